"""Putting trees and regions on a page: blocks side by side and under one another, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from attrs import frozen

from argmap.drawing.boxes import height_of, length
from argmap.drawing.diagram import Box, Diagram, Point, Region
from argmap.drawing.layouts.choosing import Effort, filled, sample, within_height, within_width
from argmap.drawing.layouts.forest import roots
from argmap.drawing.layouts.hanging import Placing
from argmap.drawing.layouts.profile import Profile, clearance, envelope, moved
from argmap.drawing.layouts.shapes import Shape

GAP = 10
"""Between trees, in pt."""
FRAME = 7
"""Between a region's frame and what is in it."""

_HEAPS = 16
"""How many widths are tried."""


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
    spots: tuple[Point, ...] = ()
    """Where each part begins."""
    floor: Profile = ()
    shoulder: tuple[float, float] = (0, 0)


def join(parts: Sequence[Block], *, across: bool) -> Block:
    """Put blocks side by side, or under one another."""
    if len(parts) == 1:
        return parts[0]
    frames = any(part.frames for part in parts)
    spots: list[Point] = []
    floor: Profile = ()
    x = 0.0
    for part in parts:
        spots.append(Point(x, 0) if across else Point(0, clearance(floor, 0, part.width, part.shoulder, GAP)))
        floor = (*floor, *moved(part.floor, x, 0)) if across else envelope([*floor, *moved(part.floor, 0, spots[-1].y)])
        x += part.width + GAP if across else 0
    return _joined(parts, spots, envelope(floor) if across else floor, across=across, frames=frames)


def _joined(parts: Sequence[Block], spots: Sequence[Point], floor: Profile, *, across: bool, frames: bool = False) -> Block:
    width = max(spot.x + part.width for spot, part in zip(spots, parts, strict=True))
    height = max(spot.y + part.height for spot, part in zip(spots, parts, strict=True))
    return Block(width, height, parts=tuple(parts), across=across, frames=frames, spots=tuple(spots), floor=floor, shoulder=(width, 0))


def of_shape(shape: Shape) -> Block:
    """Make a block of a tree."""
    return Block(shape.width, shape.height, shape, floor=shape.floor, shoulder=shape.shoulder)


def frame(region: Region, inner: Block) -> Block:
    """Put a region's frame and title around a block."""
    title = max((length(row.left) for row in region.rows), default=0) + 20
    width, height = max(inner.width + 2 * FRAME, title), inner.height + _title(region) + FRAME
    return Block(width, height, region=region, parts=(inner,), frames=True, floor=((0, width, height),), shoulder=(width, 0))


def _title(region: Region) -> float:
    return height_of(region.rows) + 10


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
    grown = 0.0
    for spot, part in zip(block.spots, block.parts, strict=True):
        more = spare if part.frames else 0
        if block.across:
            yield part, Point(at.x + spot.x + grown, at.y), part.width + more, height
        else:
            yield part, Point(at.x + spot.x, at.y + spot.y + grown), width if block.frames else part.width, part.height + more
        grown += more


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
        return effort.pick([*_in_lines(options, across=True), *_in_lines(options, across=False)])
    if not any(block.frames for option in options for block in option):
        # Trees may stand wherever there is room.
        return effort.pick([*_cut(options, effort), *_heaps(options)])
    return _cut(options, effort)


def _heaps(options: list[list[Block]]) -> Iterator[Block]:
    """Put each block as high up as it goes, in a heap of one of several widths."""
    narrowest = max(option[0].width for option in options)
    widest = sum(option[-1].width + GAP for option in options)
    for number in range(_HEAPS):
        width = narrowest * (widest / narrowest) ** (number / _HEAPS) + 1
        floor: Profile = ()
        parts: list[Block] = []
        spots: list[Point] = []
        for option in options:
            fitting = [block for block in option if block.width <= width]
            tried = [(at, block) for block in fitting for at in _places(floor, block, width)]
            deepest = max((bottom for *_, bottom in floor), default=0)
            at, block = min(tried, key=lambda tried: (max(tried[0].y + tried[1].height, deepest), tried[0].y, tried[0].x))
            parts.append(block)
            spots.append(at)
            floor = envelope([*floor, *moved(block.floor, at.x, at.y)])
        yield _joined(parts, spots, floor, across=False)


def _places(floor: Profile, block: Block, width: float) -> Iterator[Point]:
    for x in {0.0, *(left for left, *_ in floor), *(right + GAP for _, right, _ in floor)}:
        if x + block.width <= width:
            yield Point(x, clearance(floor, x, x + block.width, block.shoulder, GAP))


def _cut(options: list[list[Block]], effort: Effort) -> list[Block]:
    count = len(options)
    found = {(number, number + 1): effort.pick(option) for number, option in enumerate(options)}
    for span in range(2, count + 1):
        for start in range(count - span + 1):
            end = start + span
            pairs = [(one, other) for cut in range(start + 1, end) for one in found[start, cut] for other in found[cut, end]]
            best = effort.pick([_Pair(one, other, across) for one, other in pairs for across in (True, False)])
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
            top = one.height + GAP if other.region else clearance(one.floor, 0, other.width, other.shoulder, GAP)
            self.width, self.height = max(one.width, other.width), max(one.height, top + other.height)


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
