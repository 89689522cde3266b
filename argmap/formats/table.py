"""Comma-separated values that a spreadsheet can open without harm."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

from argmap.formats.format import Loss

# A spreadsheet takes a cell that begins so for a formula, and a formula can send what it reads elsewhere; the wide forms are those of Chinese and Japanese keyboards.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def print_table(columns: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]]) -> tuple[str, tuple[Loss, ...]]:
    """Print rows under the names of their columns, as RFC 4180 says, and give what had to be changed.

    An apostrophe is put before a cell that a spreadsheet would take for a formula.

    Args:
        columns: The names of the columns, which are taken to do no harm.
        rows: The cells of each row, and the id of the statement that it is about.
    """
    made = StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(columns)
    losses = []
    for id, cells in rows:
        row = []
        for column, cell in zip(columns, cells, strict=True):
            fit = _CONTROLS.sub("\ufffd", cell)
            if fit != cell:
                losses.append(Loss(f"the control characters in the column `{column}`", id))
            if _FORMULA.match(fit):
                losses.append(Loss(f"the column `{column}` as it is: an apostrophe stands before it, so that no spreadsheet takes it for a formula", id))
                fit = f"'{fit}"
            row.append(fit)
        writer.writerow(row)
    return made.getvalue(), tuple(losses)
