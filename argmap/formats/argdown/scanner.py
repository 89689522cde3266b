"""Argdown's words: the marks that begin lines and those that stand in texts, told apart as Argdown's own lexer does.

The order in which marks are tried is that of `lexer.ts` in @argdown/core 1.7.5, so that what is read here is what is read there.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from enum import Enum, auto
from typing import NamedTuple


class Mark(Enum):
    """What a stretch of Argdown is."""

    FRONT_MATTER = auto()
    DATA = auto()
    ESCAPED = auto()
    GAP = auto()
    NEWLINE = auto()
    INFERENCE = auto()
    INFERENCE_END = auto()
    COMMA = auto()
    RELATION = auto()
    HEADING = auto()
    NUMBER = auto()
    ITEM = auto()
    EMPHASIS = auto()
    EMPHASIS_END = auto()
    INCLUDE = auto()
    LINK = auto()
    TAG = auto()
    STATEMENT_DEFINITION = auto()
    STATEMENT = auto()
    STATEMENT_MENTION = auto()
    ARGUMENT_DEFINITION = auto()
    ARGUMENT = auto()
    ARGUMENT_MENTION = auto()
    TEXT = auto()


class Word(NamedTuple):
    """A stretch of the text from `start` up to but not including `end`, and what it is."""

    mark: Mark
    start: int
    end: int
    text: str
    indentation: int = 0
    """Of relations and items, in characters: Argdown counts a tab as one."""


_SPACES = re.compile(r"[ \t]++")
_GAP = re.compile(r"(?:[ \t]*+(?:\r\n|\n)){2,}+")
_NEWLINE = re.compile(r"[ \t]*+(?:\r\n|\n|\r)")
_NEWLINES = re.compile(r"(?:[ \t]*+\r\n|\n|\r)*+")
_LONE_NEWLINE = re.compile(r"[ \t]*+(?:\r\n|\n|\r)(?![ \t]*+(?:\r\n|\n|\r))")
_INFERENCE = re.compile(r"[ \t]*+--")
_DASHES = re.compile(r"-{2,}+")
_RELATION = re.compile(r"([ \t]*+)(\+>|->|<?\+|<?-|><|_>|<_|_(?=\s))")
_HEADING = re.compile(r"(#++) ")
_NUMBER = re.compile(r"[ \t]*+\(\d+\)")
_ITEM = re.compile(r"([ \t]*+)(?:\d++\.|\*)(?=\s)")
_EMPHASIS = re.compile(r"(\*\*|__|\*|_)(?!\s)")
_EMPHASIS_END = re.compile(r"(\*\*|__|\*|_)(?:[ \t]|(?=[\n\r)}_.,!?;:*-]|$(?![\n\r])))")
_INCLUDE = re.compile(r"@include\(([^)\r\n]++)\)")
_TAG = re.compile(r"#[a-zA-z0-9\-\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF]++[ \t]?")
_ESCAPED = re.compile(r"\\[^\n\r] *+")
_SHORTCODE = re.compile(r"\.\S+?\.[ \t]?|:\S+?:[ \t]?")
_TEXT = re.compile(r"[^\\@#*_\[\],.:;<\/>\-\r\n(){}]+")
_END_OF_LINE = re.compile(r"[\r\n]")
_DATA_STOP = re.compile(r"\}(?=\s[^,}])")
_DATA_END = re.compile(r"\}(?!\s*+[,}])")
_FENCE = re.compile(r"={3,}+")


class _Finder:
    """Finds marks further on, each by one walk over the text however often it is asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next: dict[str, int] = {}

    def find(self, mark: str, at: int) -> int:
        """Give where `mark` stands next, from `at` on; the length of the text if nowhere. What is asked for one mark never goes back by much."""
        known = self._next.get(mark, -1)
        if known < at:
            known = self._text.find(mark, at)
            known = self._next[mark] = len(self._text) if known < 0 else known
        return known


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.words: list[Word] = []
        self.open: list[str] = []
        self.in_inference = False
        self.skipped_to = -1
        self._finder = _Finder(text)
        self._line_end = 0
        stops = [found.start() for found in _DATA_STOP.finditer(text)] if "{" in text else []
        ends = [found.start() for found in _DATA_END.finditer(text)] if "{" in text else []
        self._stops, self._ends = stops, ends

    def scan(self) -> list[Word]:
        text, length = self.text, len(self.text)
        while self.at < length:
            letter = text[self.at]
            if letter in "</" and self._comment():
                continue
            if self.in_inference:
                self._inference_word(letter)
            elif not (self._line_word(letter) or self._text_word(letter)):
                self._plain(letter)
        if self.words and self.words[-1].mark is Mark.GAP:
            self.words.pop()
        return self.words

    @property
    def _last(self) -> Mark | None:
        return self.words[-1].mark if self.words else None

    def _add(self, mark: Mark, end: int, *, text: str | None = None, indentation: int = 0) -> bool:
        self.words.append(Word(mark, self.at, end, self.text[self.at : end] if text is None else text, indentation))
        self.at = end
        return True

    def _comment(self) -> bool:
        text, at = self.text, self.at
        if text.startswith("<!--", at):
            end = self._finder.find("-->", at + 4) + 3
        elif text.startswith("/*", at):
            end = self._finder.find("*/", at + 2) + 2
        elif text.startswith("//", at):
            end = self._end_of_line(at)
            if end == len(text):
                return False
        else:
            return False
        if end > len(text):
            return False
        follows = _NEWLINES if self._last is Mark.GAP else _LONE_NEWLINE if self._last is Mark.NEWLINE else None
        if follows and (found := follows.match(text, end)):
            end = found.end()
        self.at = self.skipped_to = end
        return True

    def _inference_word(self, letter: str) -> None:
        text, at = self.text, self.at
        if found := _NEWLINE.match(text, at):
            self._add(Mark.NEWLINE, found.end())
        elif found := _DASHES.match(text, at):
            self._add(Mark.INFERENCE_END, found.end())
            self.in_inference = False
        elif letter == "{" and (end := self._data_end(at)):
            self._add(Mark.DATA, end)
        elif letter == ",":
            self._add(Mark.COMMA, at + 1)
        elif found := _SPACES.match(text, at):
            self.at = found.end()
        elif found := _ESCAPED.match(text, at) or _SHORTCODE.match(text, at):
            self._add(Mark.ESCAPED if letter == "\\" else Mark.TEXT, found.end())
        else:
            self._plain(letter)

    def _line_word(self, letter: str) -> bool:
        text, at, last = self.text, self.at, self._last
        if letter == "=" and not self.words and (found := _FENCE.match(text, at)) and (end := text.find("===", found.end())) > 0:
            fence = _FENCE.match(text, end)
            return self._add(Mark.FRONT_MATTER, fence.end() if fence else end)
        if letter in " \t\r\n":
            if last is not Mark.GAP and (found := _GAP.match(text, at)):
                self.open.clear()
                return self._add(Mark.GAP, found.end())
            if found := _NEWLINE.match(text, at):
                return self._add(Mark.NEWLINE, found.end())
        if last not in (None, Mark.NEWLINE, Mark.GAP):
            return False
        if last is not Mark.GAP and (found := _INFERENCE.match(text, at)):
            self.in_inference = True
            return self._add(Mark.INFERENCE, found.end())
        if found := _RELATION.match(text, at):
            return self._add(Mark.RELATION, found.end(), text=found[2], indentation=len(found[1]))
        if letter == "#" and (found := _HEADING.match(text, at)):
            return self._add(Mark.HEADING, found.end(), text=found[1])
        if found := _NUMBER.match(text, at):
            return self._add(Mark.NUMBER, found.end())
        if found := _ITEM.match(text, at):
            return self._add(Mark.ITEM, found.end(), indentation=len(found[1]) + 1)
        return False

    def _text_word(self, letter: str) -> bool:
        text, at = self.text, self.at
        found: re.Match[str] | None
        if letter == "{" and (end := self._data_end(at)):
            return self._add(Mark.DATA, end)
        if letter == "\\" and (found := _ESCAPED.match(text, at)):
            return self._add(Mark.ESCAPED, found.end())
        if letter in ".:" and (found := _SHORTCODE.match(text, at)):
            return self._add(Mark.TEXT, found.end())
        if letter in "*_":
            return self._emphasis()
        if letter == "[":
            return self._titled("[", "]")
        if letter == "<":
            return self._titled("<", ">")
        if letter == "@" and at + 1 < len(text) and text[at + 1] in "[<":
            return self._mention()
        if letter == "@" and (found := _INCLUDE.match(text, at)):
            return self._add(Mark.INCLUDE, found.end(), text=found[1])
        if letter == "#":
            return self._tag()
        if letter in " \t" and (found := _SPACES.match(text, at)):
            self.at = self.skipped_to = found.end()
            return True
        return False

    def _plain(self, letter: str) -> None:
        text, at = self.text, self.at
        found = _TEXT.match(text, at)
        end = found.end() if found else at + 1
        if not found and text[end : end + 1] in (" ", "\t") and letter != "\\":
            end += 1
        self._add(Mark.TEXT, end)

    def _emphasis(self) -> bool:
        text, at = self.text, self.at
        for width in (2, 1):
            mark = text[at : at + width]
            ends = self.open and self.open[-1] == mark and self.skipped_to != at and (found := _EMPHASIS_END.match(text, at)) and found[1] == mark
            if ends and found:
                self.open.pop()
                return self._add(Mark.EMPHASIS_END, found.end())
        if found := _EMPHASIS.match(text, at):
            self.open.append(found[1])
            return self._add(Mark.EMPHASIS, found.end())
        return False

    def _titled(self, opening: str, closing: str) -> bool:
        text, at = self.text, self.at
        line_end = self._end_of_line(at)
        find = self._finder.find
        is_statement = opening == "["
        close = find("]", at + 1) if is_statement else at
        # A link goes before a title, and may run over lines.
        if close > at + 1 and text.startswith("](", close) and close + 2 < (end := find(")", close + 2)) < len(text):
            return self._add(Mark.LINK, end + 1 + (text[end + 1 : end + 2] in (" ", "\t")), text=text[at + 1 : close])
        definition = find(f"{closing}:", at + 2)
        if definition < line_end:
            return self._add(Mark.STATEMENT_DEFINITION if is_statement else Mark.ARGUMENT_DEFINITION, definition + 2, text=text[at + 1 : definition])
        close = find(closing, at + 2)
        if close < line_end and text[at + 1] != "-":
            return self._add(Mark.STATEMENT if is_statement else Mark.ARGUMENT, close + 1, text=text[at + 1 : close])
        return False

    def _tag(self) -> bool:
        text, at = self.text, self.at
        if found := _TAG.match(text, at):
            return self._add(Mark.TAG, found.end())
        if text.startswith("#(", at) and at + 2 < (close := self._finder.find(")", at + 2)) < len(text):
            return self._add(Mark.TAG, close + 1 + (text[close + 1 : close + 2] in (" ", "\t")))
        return False

    def _mention(self) -> bool:
        text, at = self.text, self.at
        is_statement = text[at + 1] == "["
        close = self._finder.find("]" if is_statement else ">", at + 3)
        if close >= self._end_of_line(at):
            return False
        return self._add(
            Mark.STATEMENT_MENTION if is_statement else Mark.ARGUMENT_MENTION,
            close + 1 + (text[close + 1 : close + 2] in (" ", "\t")),
            text=text[at + 2 : close],
        )

    def _end_of_line(self, at: int) -> int:
        if self._line_end < at or not self._line_end:
            found = _END_OF_LINE.search(self.text, at)
            self._line_end = found.start() if found else len(self.text)
        return self._line_end

    def _data_end(self, at: int) -> int:
        """Where the data end that begin at `at`: at the last bracket before one that text follows; 0 if nowhere."""
        stop = bisect_left(self._stops, at)
        most = self._stops[stop] if stop < len(self._stops) else len(self.text)
        end = bisect_right(self._ends, most) - 1
        return self._ends[end] + 1 if end >= 0 and self._ends[end] > at else 0


def scan(text: str) -> list[Word]:
    """Give the words of an Argdown text, without comments; in linear time, whatever it holds."""
    return _Scanner(text).scan()
