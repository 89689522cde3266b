"""Whatever is told in words, one way a file."""

from argmap.reports.concise import print_concise
from argmap.reports.diff import print_diff
from argmap.reports.full import print_full
from argmap.reports.paint import visible
from argmap.reports.tally import print_tally

__all__ = ["print_concise", "print_diff", "print_full", "print_tally", "visible"]
