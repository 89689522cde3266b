"""Sentences in the lines of a terminal."""

from __future__ import annotations

import textwrap

from argmap.reports.paint import visible


def filled(text: str, width: int, indent: str = "", below: str | None = None) -> str:
    """Give a text in lines of that width, as far as its words let it, that a terminal only shows; `below` indents all lines but the first."""
    lines = textwrap.wrap(
        text, width, initial_indent=indent, subsequent_indent=indent if below is None else below, break_on_hyphens=False, break_long_words=False
    )
    return "\n".join(visible(line) for line in lines)
