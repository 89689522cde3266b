"""A poster: the map in the shape in which a sheet of paper shows it in the largest letters.

Found by search: of each tree and each region many shapes are kept, from the narrowest to the lowest, for boxes of several widths.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve, frozen

from argmap.argument import ArgumentMap
from argmap.drawing.compose import Measures, compose
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
_WIDTHS = range(120, 200, 10)
"""The widths of boxes that are tried, in pt."""
_ROOT = 24
"""How much wider a box is that stands alone: theses have larger letters."""
_GAPS = Gaps(across=8, down=7, head=10, approach=6, track=6, spine=12, undercut=24)
_THOROUGH = Effort(kept=32)
_HASTY = Effort(kept=4, heights=3, widths=2, columns=2, exact=0, cut=1)
_AIR = 2
"""How much lower boxes are than elsewhere, in pt."""
_MANY = 400
"""Above so many statements less is tried."""


@frozen
class Found:
    """The best that was found."""

    placing: Placing
    block: Block | None
    scale: float


def lay_out_page(map: ArgumentMap, wish: Wish) -> Diagram:
    """Give the diagram with every box, bar and line placed, in the shape of the paper."""
    hasty = len(map.statements) > _MANY
    widths = (_WIDTHS[len(_WIDTHS) // 2],) if hasty else _WIDTHS
    diagrams = (tight(compose(map, Measures(box=width, root=width + _ROOT), across=False, showing=wish.showing)) for width in widths)
    return fit(map, diagrams, wish, _HASTY if hasty else _THOROUGH)


def tight(diagram: Diagram) -> Diagram:
    """Take air out of boxes that are not yet placed."""
    return evolve(diagram, boxes=tuple(evolve(box, height=box.height - _AIR) for box in diagram.boxes))


def fit(map: ArgumentMap, diagrams: Iterable[Diagram], wish: Wish, effort: Effort = _THOROUGH) -> Diagram:
    """Of several diagrams that are not yet placed, place the one that can be printed largest."""
    paper = wish.paper or _PAPER
    found = [_best(map, diagram, wish.foot, paper, effort) for diagram in diagrams]
    best = max(found, key=lambda found: found.scale)
    return finish(map, best.placing, best.block, wish.foot)


def _best(map: ArgumentMap, diagram: Diagram, foot: str, paper: Paper, effort: Effort) -> Found:
    shaper = Shaper(diagram, _GAPS)
    search = Search(shaper, effort)

    def grow(box: Box) -> list[Block]:
        return [of_shape(shape) for shape in shaper.grow(box.key, search)]

    best = Found(Placing(diagram, shaper), None, 0)
    heights: dict[int, float] = {}
    for block in arrange_blocks(diagram, grow, lambda options: pack_in_every_way(options, effort)):
        room = max(360, block.width)
        if round(room / 20) not in heights:
            heights[round(room / 20)] = heading_height(head_again(map, diagram, foot, room))
        scale = scale_to(paper, block.width, heights[round(room / 20)] + block.height)
        if scale > best.scale:
            best = Found(best.placing, block, scale)
    return best
