"""What is measured, and what is made of it: medians, ratios, exponents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log
from statistics import median, quantiles

from attrs import frozen


class TroubleError(Exception):
    """A tool failed, or did not finish; that is a result too."""


@frozen
class Spread:
    """The middle of several values, and how far they lie apart."""

    median: float
    low: float
    """A quarter of the values are not above it."""
    high: float
    """A quarter of the values are not below it."""


def spread_of(values: Sequence[float]) -> Spread:
    """Give the median and the quartiles of at least one value; they lie within the values."""
    if len(values) == 1:
        return Spread(values[0], values[0], values[0])
    low, _, high = quantiles(values, n=4, method="inclusive")
    return Spread(median(values), low, high)


@frozen
class Measure:
    """What one tool took for one argument, several times in turn with the others."""

    name: str
    """What it did: the name of a row."""
    tool: str
    size: int
    """How many statements it was given."""
    shape: str
    seconds: tuple[float, ...] = ()
    """One a round."""
    peak: int = 0
    """The most bytes that it held in any round."""
    trouble: str = ""
    """Why there are no seconds."""

    @property
    def spread(self) -> Spread:
        """Its time, in seconds."""
        return spread_of(self.seconds)

    def ratio_to(self, ours: Measure) -> Spread:
        """Give how many times as long it took as ours, round by round: what else the machine does in a round falls on both."""
        return spread_of([theirs / own for theirs, own in zip(self.seconds, ours.seconds, strict=False)])


def exponent(points: Iterable[tuple[float, float]]) -> float:
    """Fit y = c·x^k to points by least squares of the logarithms, and give k: 1 is in proportion."""
    logs = [(log(x), log(y)) for x, y in points]
    middle_x, middle_y = (sum(values) / len(logs) for values in zip(*logs, strict=True))
    return sum((x - middle_x) * (y - middle_y) for x, y in logs) / sum((x - middle_x) ** 2 for x, _ in logs)
