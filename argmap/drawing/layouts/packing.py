"""Putting trees and regions on a page: blocks side by side and under one another, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from attrs import frozen

from argmap.drawing.boxes import height_of, length
from argmap.drawing.diagram import Box, Diagram, Point, Region
from argmap.drawing.layouts.choosing import Effort, filled, pareto, sample, within_height, within_width
from argmap.drawing.layouts.forest import roots
from argmap.drawing.layouts.hanging import Placing
from argmap.drawing.layouts.shapes import Shape

GAP = 20
"""Between trees, in pt."""
FRAME = 12
"""Between a region's frame and what is in it."""


@frozen(eq=False)
class Block:
    """A tree, a region, or blocks side by side or under one another; in pt."""

    width: float
    height: float
    shape: Shape | None = None
    region: Region | None = None
    parts: tuple[Block, ...] = ()
    across: bool = False
    frames: bool = False
    """Whether there is a frame in it, which can grow."""


def join(parts: Sequence[Block], *, across: bool) -> Block:
    """Put blocks side by side, or under one another."""
    if len(parts) == 1:
        return parts[0]
    between = GAP * (len(parts) - 1)
    widths, heights = [part.width for part in parts], [part.height for part in parts]
    frames = any(part.frames for part in parts)
    if across:
        return Block(sum(widths) + between, max(heights), parts=tuple(parts), across=True, frames=frames)
    return Block(max(widths), sum(heights) + between, parts=tuple(parts), frames=frames)


def frame(region: Region, inner: Block) -> Block:
    """Put a region's frame and title around a block."""
    title = max((length(row.left) for row in region.rows), default=0) + 20
    return Block(max(inner.width + 2 * FRAME, title), inner.height + _title(region) + FRAME, region=region, parts=(inner,), frames=True)


def _title(region: Region) -> float:
    return height_of(region.rows) + FRAME


def put(placing: Placing, block: Block, at: Point) -> None:
    """Place a block; the frames of regions grow to the edges of their neighbours."""
    stack = [(block, at, block.width, block.height)]
    while stack:
        block, at, width, height = stack.pop()
        if block.shape:
            placing.put(block.shape, at.x, at.y)
        elif block.region:
            placing.regions[block.region.key] = (block.region, at, width, height)
            (inner,) = block.parts
            title = _title(block.region)
            stack.append((inner, Point(at.x + FRAME, at.y + title), width - 2 * FRAME, height - title - FRAME))
        else:
            stack += _spread(block, at, width, height)


def _spread(block: Block, at: Point, width: float, height: float) -> Iterator[tuple[Block, Point, float, float]]:
    """Share out what room is left to the parts that can grow."""
    growing = [part for part in block.parts if part.frames]
    spare = (width - block.width if block.across else height - block.height) / max(1, len(growing))
    x, y = at.x, at.y
    for part in block.parts:
        if block.across:
            size = part.width + (spare if part.frames else 0)
            yield part, Point(x, y), size, height
            x += size + GAP
        else:
            size = part.height + (spare if part.frames else 0)
            yield part, Point(x, y), width, size
            y += size + GAP


def arrange_blocks(diagram: Diagram, grow: Callable[[Box], list[Block]], pack: Callable[[list[list[Block]]], list[Block]]) -> list[Block]:
    """Give the ways to arrange a map: `grow` finds the blocks of a tree, `pack` puts blocks together; regions within regions come first."""
    regions = {region.key: region for region in diagram.regions}
    opened: list[tuple[str, list[list[Block]]]] = []
    outside: list[list[Block]] = []

    def close() -> None:
        key, options = opened.pop()
        framed = [frame(regions[key], inner) for inner in pack(options)]
        (opened[-1][1] if opened else outside).append(framed)

    for way, members in groupby(roots(diagram), key=lambda root: root[0]):
        while opened and (len(opened) > len(way) or opened[-1][0] != way[len(opened) - 1]):
            close()
        opened += [(key, []) for key in way[len(opened) :]]
        (opened[-1][1] if opened else outside).extend(grow(box) for _, box in members)
    while opened:
        close()
    return pack(outside) if outside else []


def pack_in_every_way(options: list[list[Block]], effort: Effort) -> list[Block]:
    """Put a few blocks together in every way that a page can be cut in two again and again; more of them in columns or in rows."""
    if len(options) > effort.cut:
        return pareto([*_in_lines(options, across=True), *_in_lines(options, across=False)], effort.kept)
    count = len(options)
    found = {(number, number + 1): pareto(option, effort.kept) for number, option in enumerate(options)}
    for span in range(2, count + 1):
        for start in range(count - span + 1):
            end = start + span
            pairs = [(one, other) for cut in range(start + 1, end) for one in found[start, cut] for other in found[cut, end]]
            best = pareto([_Pair(one, other, across) for one, other in pairs for across in (True, False)], effort.kept)
            found[start, end] = [join([pair.one, pair.other], across=pair.across) for pair in best]
    return found[0, count]


class _Pair:
    """Two blocks that may be put together, measured but not yet made."""

    __slots__ = ("across", "height", "one", "other", "width")

    def __init__(self, one: Block, other: Block, across: bool) -> None:  # noqa: FBT001
        self.one, self.other, self.across = one, other, across
        if across:
            self.width, self.height = one.width + GAP + other.width, max(one.height, other.height)
        else:
            self.width, self.height = max(one.width, other.width), one.height + GAP + other.height


def _in_lines(options: list[list[Block]], *, across: bool) -> Iterator[Block]:
    """Put many blocks in rows (`across`) or in columns, of several widths or heights."""
    sizes = sorted({block.width if across else block.height for option in options for block in sample(option, 4)})
    whole = sum(option[0].width if across else option[0].height for option in options)
    limits = {max(sizes[-1], whole / number**1.35) for number in range(1, 13)}
    for limit in sorted(limits):
        pick = within_width if across else within_height
        blocks = [pick(option, limit) for option in options]
        yield join([join(line, across=across) for line in _lines(blocks, limit, across=across)], across=not across)


def _lines(blocks: Sequence[Block], limit: float, *, across: bool) -> Iterator[list[Block]]:
    if not across:
        yield from filled(blocks, limit, GAP)
        return
    line: list[Block] = []
    used = 0.0
    for block in blocks:
        if line and used + GAP + block.width > limit:
            yield line
            line, used = [], 0.0
        used += block.width + (GAP if line else 0)
        line.append(block)
    if line:
        yield line


def pack_in_rows(options: list[list[Block]], width: float) -> list[Block]:
    """Put blocks, each of one shape, side by side in rows of about that width in pt."""
    blocks = [option[0] for option in options]
    limit = max(width, *(block.width for block in blocks))
    return [join([join(line, across=True) for line in _lines(blocks, limit, across=True)], across=False)]
