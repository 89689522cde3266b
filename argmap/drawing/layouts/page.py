"""A poster: the map in the shape in which a sheet of paper shows it in the largest letters.

Found by search: of each tree and each region many shapes are kept, from the narrowest to the lowest, with boxes of many widths.
The search is run several times: what has been found bounds what is worth keeping.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import inf

from attrs import frozen

from argmap.argument import ArgumentMap
from argmap.drawing.boxes import CLOSE
from argmap.drawing.compose import Composer, Measures
from argmap.drawing.diagram import Box, Diagram
from argmap.drawing.frame import heading_height
from argmap.drawing.layouts.choosing import Effort, Search
from argmap.drawing.layouts.down import finish
from argmap.drawing.layouts.hanging import Placing
from argmap.drawing.layouts.heads import head_again
from argmap.drawing.layouts.packing import Block, arrange_blocks, of_shape, pack_in_every_way
from argmap.drawing.layouts.paper import PAPERS, Paper, scale_to
from argmap.drawing.layouts.shapes import Gaps, Shaper
from argmap.drawing.layouts.wish import Wish

_PAPER = PAPERS["a4-landscape"]
_USUAL = 152
"""How wide boxes are where only one width is tried, in pt."""
_GAPS = Gaps(across=7, down=6, head=9, approach=5, track=5, spine=10, undercut=22)
_WIDEST = 330
_ROUNDS = ((92, 20, 48), (92, 16, 100), (96, 20, 100))
"""For each search the narrowest box and the step to the next wider one, in pt, and how many shapes of each tree are kept."""
_HASTY = Effort(kept=16, heights=8, widths=3, columns=3, exact=4, cut=1)
_MANY = 200
"""Above so many statements less is tried."""


@frozen
class Found:
    """The best that was found."""

    placing: Placing
    block: Block | None
    scale: float
    top: float = 0
    """The height of the heading over it."""


def lay_out_page(map: ArgumentMap, wish: Wish) -> Diagram:
    """Give the diagram with every box, bar and line placed, in the shape of the paper."""
    composer = Composer(map, Measures(box=_USUAL, root=_USUAL, manner=CLOSE), wish.showing, across=False)
    diagram = composer.compose()
    paper = wish.paper or _PAPER
    shaper = Shaper(diagram, _GAPS, composer)
    if len(map.statements) > _MANY:
        best = _best(map, diagram, wish.foot, paper, Search(shaper, _HASTY, range(100, _WIDEST, 80)))
    else:
        best = Found(Placing(diagram, shaper), None, 0)
        for narrowest, step, kept in _ROUNDS:
            limits = (paper.room[0] / best.scale, paper.room[1] / best.scale - best.top) if best.scale else (inf, inf)
            search = Search(shaper, Effort(kept, heights=24, limits=limits), range(narrowest, _WIDEST, step))
            best = max(best, _best(map, diagram, wish.foot, paper, search), key=lambda found: found.scale)
    return finish(map, best.placing, best.block, wish.foot)


def fit(map: ArgumentMap, diagrams: Iterable[Diagram], wish: Wish) -> Diagram:
    """Of several diagrams that are not yet placed, place the one that can be printed largest."""
    found = [_best(map, diagram, wish.foot, wish.paper or _PAPER, Search(Shaper(diagram, _GAPS), Effort(kept=32))) for diagram in diagrams]
    best = max(found, key=lambda found: found.scale)
    return finish(map, best.placing, best.block, wish.foot)


def _best(map: ArgumentMap, diagram: Diagram, foot: str, paper: Paper, search: Search) -> Found:
    def grow(box: Box) -> list[Block]:
        return [of_shape(shape) for shape in search.shaper.grow(box.key, search)]

    best = Found(Placing(diagram, search.shaper), None, 0)
    heights: dict[int, float] = {}
    for block in arrange_blocks(diagram, grow, lambda options: pack_in_every_way(options, search.effort)):
        room = max(360, block.width)
        if round(room / 20) not in heights:
            heights[round(room / 20)] = heading_height(head_again(map, diagram, foot, room))
        top = heights[round(room / 20)]
        scale = scale_to(paper, block.width, top + block.height)
        if scale > best.scale:
            best = Found(best.placing, block, scale, top)
    return best
