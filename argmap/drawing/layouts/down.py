"""From the top down: theses at the top, each step below what it bears on, linked members side by side under one bar.

Linear in time. No line crosses another and none passes a box: every tree has a rectangle of its own.
"""

from __future__ import annotations

from argmap.argument import ArgumentMap
from argmap.drawing.compose import Measures, compose
from argmap.drawing.diagram import Box, Diagram, Point
from argmap.drawing.frame import frame_up, heading_height
from argmap.drawing.layouts.choosing import Pyramid
from argmap.drawing.layouts.hanging import Placing
from argmap.drawing.layouts.heads import head_again
from argmap.drawing.layouts.packing import Block, arrange_blocks, of_shape, pack_in_rows, put
from argmap.drawing.layouts.shapes import Gaps, Shaper
from argmap.drawing.layouts.wish import Wish

_MEASURES = Measures(box=168, root=230)
_ROW = 1100
"""How wide a row of small trees may be, in pt."""
_HEADING = 360


def lay_out_down(map: ArgumentMap, wish: Wish) -> Diagram:
    """Give the diagram with every box, bar and line placed."""
    diagram = compose(map, _MEASURES, across=False, showing=wish.showing)
    shaper = Shaper(diagram, Gaps())
    pyramid = Pyramid(shaper)

    def grow(box: Box) -> list[Block]:
        return [of_shape(shape) for shape in shaper.grow(box.key, pyramid)]

    blocks = arrange_blocks(diagram, grow, lambda options: pack_in_rows(options, _ROW))
    return finish(map, Placing(diagram, shaper), blocks[0] if blocks else None, wish.foot)


def finish(map: ArgumentMap, placing: Placing, block: Block | None, foot: str) -> Diagram:
    """Place the block that was chosen under a heading of its width."""
    width = block.width if block else 0.0
    headed = head_again(map, placing.diagram, foot, max(_HEADING, width))
    placing.diagram = headed
    top = heading_height(headed)
    if block:
        put(placing, block, Point(0, top))
    return frame_up(placing.placed(), width, top + (block.height if block else 0))
