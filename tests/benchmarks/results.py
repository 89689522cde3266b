"""What was measured, as `RESULTS.md`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from tests.benchmarks.measure import Measure, Spread, exponent
from tests.benchmarks.rows import Row

_MB = 1_000_000
_LARGE = 1_000
"""Below this, most of the time is the start, and says nothing of how cost grows."""


@frozen
class Goal:
    """How far ahead of a peer we want to be."""

    what: str
    row: str
    peer: str
    """What the names of those peers begin with."""
    least: float
    """How many times as much they should take."""
    of: str = "seconds"
    """Or `peak`, for memory."""
    sizes: tuple[int, ...] = ()
    """At which sizes; all of them if nothing is said."""


GOALS = (
    Goal("six times as fast at starting as the newest Argdown", "start", "Argdown 2", 6),
    Goal("twice as fast at parsing and building as Argdown", "parse", "Argdown", 2),
    Goal("half of Argdown's memory at 100,000 statements", "json", "Argdown", 2, "peak", (100_000,)),
    Goal("half of arguebuf's memory at 100,000 statements", "aif-in", "arguebuf", 2, "peak", (100_000,)),
)
YARDSTICKS = ("json.loads", "difflib")
"""No peers: they do less, and are here for scale."""


def print_results(
    head: Sequence[str], rows: Sequence[Row], measures: Sequence[Measure], stages: Mapping[int, Mapping[str, float]], ours: str = "argmap"
) -> str:
    """Print all tables as Markdown.

    Args:
        head: What was measured how, a line each.
        rows: The rows, in order.
        measures: What each tool took, ours before others of the same row, shape and size.
        stages: The seconds of each of our stages, by size.
        ours: The tool that ratios are to.
    """
    parts = ["# Results", "", *head, "", *_standing(measures, ours)]
    for row in rows:
        own = [measure for measure in measures if measure.name == row.name]
        if own:
            parts += ["", f"## {row.title}", "", row.about, "", *_table(own, ours)]
    parts += ["", *_growth(rows, measures, stages)]
    return "\n".join(parts) + "\n"


def _pairs(measures: Iterable[Measure], ours: str) -> list[tuple[Measure, Measure]]:
    """Give ours and theirs, for what both have done."""
    done = [measure for measure in measures if not measure.trouble]
    own = {(measure.name, measure.shape, measure.size): measure for measure in done if measure.tool == ours}
    found = [(own.get((measure.name, measure.shape, measure.size)), measure) for measure in done if measure.tool != ours]
    return [(first, second) for first, second in found if first]


def _standing(measures: Sequence[Measure], ours: str) -> list[str]:
    """Tell where we are ahead and where behind, and which goals are met."""
    pairs = [(own, theirs) for own, theirs in _pairs(measures, ours) if not theirs.tool.startswith(YARDSTICKS)]
    behind = [(own, theirs) for own, theirs in pairs if theirs.ratio_to(own).median <= 1]
    lines = [f"{ours} is faster than a peer in {len(pairs) - len(behind)} of {len(pairs)} comparisons."]
    lines += [
        f"- behind {theirs.tool} in `{own.name}`, {own.shape} of {own.size:,}: it takes {theirs.ratio_to(own).median:.2f} of our time" for own, theirs in behind
    ]
    lines += ["", "| goal | least reached | |", "|---|--:|---|"]
    for goal in GOALS:
        if reached := [_reached(goal, own, theirs) for own, theirs in pairs if _is_meant(goal, theirs)]:
            lines.append(f"| {goal.what} | {min(reached):.2f} | {'met' if min(reached) >= goal.least else f'not met: {goal.least:g} is wanted'} |")
        else:
            lines.append(f"| {goal.what} | | not measured |")
    return lines


def _is_meant(goal: Goal, theirs: Measure) -> bool:
    return theirs.name == goal.row and theirs.tool.startswith(goal.peer) and (not goal.sizes or theirs.size in goal.sizes)


def _reached(goal: Goal, ours: Measure, theirs: Measure) -> float:
    return theirs.peak / ours.peak if goal.of == "peak" else theirs.ratio_to(ours).median


def _table(measures: Sequence[Measure], ours: str) -> list[str]:
    own = {(measure.shape, measure.size): measure for measure in measures if measure.tool == ours and not measure.trouble}
    lines = [
        "| statements | shape | tool | seconds | quartiles | MB | times our time | quartiles | times our memory |",
        "|--:|---|---|--:|--:|--:|--:|--:|--:|",
    ]
    for measure in sorted(measures, key=lambda each: (each.shape != "tree", each.shape, each.size)):
        start = f"| {measure.size:,} | {measure.shape} | {measure.tool} |"
        if measure.trouble:
            lines.append(f"{start} {measure.trouble.replace('|', '')} | | | | | |")
            continue
        compared = "| | | |"
        first = own.get((measure.shape, measure.size))
        if first and first is not measure:
            ratio = measure.ratio_to(first)
            compared = f"| **{ratio.median:.2f}** | {_quartiles(ratio)} | {measure.peak / first.peak:.2f} |"
        lines.append(f"{start} {measure.spread.median:.3f} | {_quartiles(measure.spread, 3)} | {measure.peak / _MB:.0f} {compared}")
    return lines


def _quartiles(spread: Spread, digits: int = 2) -> str:
    return f"{spread.low:.{digits}f}–{spread.high:.{digits}f}"


def _growth(rows: Sequence[Row], measures: Sequence[Measure], stages: Mapping[int, Mapping[str, float]]) -> list[str]:
    """Fit how cost grows with size: of our stages, and of all that was measured of trees."""
    sizes = sorted(size for size in stages if size >= _LARGE)
    lines = ["## Cost against size", "", "The exponent k of size^k that fits best, from 1,000 statements on: 1 is in proportion."]
    if len(sizes) > 1:
        lines += ["", f"| stage of argmap | {' | '.join(f'{size:,}, s' for size in sizes)} | k |", f"|---|{'--:|' * len(sizes)}--:|"]
        for stage in stages[sizes[0]]:
            points = [(size, stages[size][stage]) for size in sizes if stage in stages[size]]
            shown = [f"{stages[size][stage]:.3f}" if stage in stages[size] else "" for size in sizes]
            lines.append(f"| {stage} | {' | '.join(shown)} | {_fitted(points)} |")
    lines += ["", "| | tool | statements | k of time | k of memory |", "|---|---|---|--:|--:|"]
    for row in rows:
        for tool in dict.fromkeys(measure.tool for measure in measures):
            all_sizes = [measure for measure in measures if (measure.name, measure.tool, measure.shape) == (row.name, tool, "tree") and not measure.trouble]
            large = [measure for measure in all_sizes if measure.size >= _LARGE]
            if len(large) > 1:
                time = _fitted([(measure.size, measure.spread.median) for measure in large])
                memory = _fitted([(measure.size, measure.peak) for measure in large])
                lines.append(f"| {row.title} | {tool} | {', '.join(f'{measure.size:,}' for measure in large)} | {time} | {memory} |")
    return lines


def _fitted(points: Sequence[tuple[float, float]]) -> str:
    return f"{exponent(points):.2f}" if len(points) > 1 and all(cost > 0 for _, cost in points) else ""
