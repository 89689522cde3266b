"""A foreign file: its text, as JSON and as XML; where in it a pointer leads."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, TypeAlias

from attrs import define, field

from argmap.diagnostic import Diagnostic, Label, Path
from argmap.files import File, Span
from argmap.formats.elements import Element, parse_elements
from argmap.formats.findings import MOST
from argmap.formats.rules.broken_file import broken_file
from argmap.formats.rules.wrong_value import wrong_value
from argmap.formats.sharing import Sharing

_Parts: TypeAlias = Mapping[str | int, tuple[int, int, int]]
"""Of each part of a list or an object where it begins and ends, and where its key begins."""

Fetch: TypeAlias = Callable[[File, str], tuple[File, list[Diagnostic]]]
"""Gives the file that a file names by a path from its own folder; raises `UnreachableError` if it may not or cannot be read."""

_HEAD = 4096
DEEPEST = 200
"""How deep JSON may be nested: no dialect needs more than ten levels, and a bomb has thousands."""


@define(eq=False)
class Foreign:
    """A file of another format. It is parsed once, whoever asks first."""

    file: File
    fetch: Fetch | None = None
    """Gives a file that another one names, with what is wrong with its bytes; None where no other file is read."""
    faults: list[Diagnostic] = field(init=False, factory=list)
    """What is wrong with it as JSON or as XML, once it has been asked for; whoever reads it tells them."""

    _parts: dict[int, _Parts] = field(init=False, factory=dict)
    """Where the parts of lists and objects lie that a second look went through, by where these begin."""

    @cached_property
    def head(self) -> str:
        """The first letters that are not space: `{` or `[` of JSON, `<` of XML."""
        return self.file.text[:_HEAD].lstrip()

    @property
    def is_json(self) -> bool:
        """Whether it begins as JSON does, and as no text does."""
        return _JSON_HEAD.match(self.head) is not None

    @property
    def is_xml(self) -> bool:
        """Whether it begins as XML does, and as no text does."""
        return _XML_HEAD.match(self.head) is not None

    @cached_property
    def json(self) -> Any:
        """What it says as JSON; None if it is none, and then `faults` says why."""
        text = self.file.text
        try:
            value = json.loads(self._sound(text), parse_constant=_no_constant, parse_float=_finite, object_hook=Sharing().share)
            if not _is_deep(value):
                return value
            self._tell_deep()
        except RecursionError:
            self._tell_deep()
        except json.JSONDecodeError as error:
            at = min(error.pos, len(text))
            self.faults.append(
                broken_file(
                    f"this is no JSON: {_in_our_words(error.msg)}", Label(Span(self.file, at, min(at + 1, len(text)))), "mend it, or export it once more"
                )
            )
        except _NoNumberError as error:
            at = max(text.find(str(error)), 0)
            what = f"`{error}` is no number that can be read"
            self.faults.append(broken_file(what, Label(Span(self.file, at, at + len(str(error)))), "write another number, or a text"))
        except ValueError:
            # Python reads no whole number of more digits than it can in a moment.
            found = _LONG_NUMBER.search(text)
            at = found.start() if found else 0
            what = "this JSON has a number of more digits than can be read"
            self.faults.append(broken_file(what, Label(Span(self.file, at, at + 1)), "write another number, or a text"))
        return None

    def _tell_deep(self) -> None:
        at = _too_deep(self.file.text)
        here = Label(Span(self.file, at, at + 1))
        self.faults.append(broken_file(f"this JSON is nested deeper than {DEEPEST} levels", here, "no argument map needs that"))

    def _sound(self, text: str) -> str:
        """Give a JSON text without half characters and NULs, which nothing could print; each gives way to U+FFFD, and is told."""
        if not _PERHAPS_UNSOUND.search(text):
            return text

        def mended(escape: re.Match[str]) -> str:
            if not escape["unsound"]:
                return escape[0]
            if len(self.faults) < MOST:
                nature = "a NUL" if escape["unsound"] == "u0000" else "half a character"
                span = Span(self.file, escape.start(), escape.end())
                self.faults.append(
                    wrong_value(f"`{escape[0]}` is {nature}", Label(span), "it is read as \N{REPLACEMENT CHARACTER}; write the character that is meant")
                )
            return "\\ufffd"

        return _ESCAPE.sub(mended, text)

    @cached_property
    def xml(self) -> Element | None:
        """Its outermost element as XML; None if it is none or may do harm, and then `faults` says why."""
        found = parse_elements(self.file)
        if isinstance(found, Element):
            return found
        self.faults.append(found)
        return None

    def label(self, pointer: Path, text: str = "") -> Label:
        """Give where a pointer such as `("nodes", 3, "text")` leads, by line where a second look finds it."""
        span = locate(self.file, pointer, self._parts)
        return Label(span if span is not None else pointer, text)

    def key_label(self, pointer: Path, text: str = "") -> Label:
        """Give where the key stands that a pointer ends in."""
        return Label(locate(self.file, pointer, self._parts, key=True) or pointer, text)


def fold(text: str) -> str:
    """Give a text as our language reads it, with one space where there is white space."""
    # What is kept of a large file must not lie among what goes, or no room comes free.
    return " ".join(text.split())


def print_pointer(pointer: Path) -> str:
    """A pointer in one word, as RFC 6901 writes it: `/nodes/3/text`."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in pointer) or "/"


class _NoNumberError(Exception):
    """A number, as it is written, that is none or has no end."""


def _no_constant(name: str) -> Any:
    raise _NoNumberError(name)


def _finite(written: str) -> float:
    number = float(written)
    if math.isinf(number):
        raise _NoNumberError(written)
    return number


_FAULTS = (
    ("Expecting property name", "there is no key in double quotes here"),
    ("Illegal trailing comma", "nothing comes after this comma"),
    ("Expecting value", "there is no value here"),
    ("Expecting ',' delimiter", "there is no comma here, nor a bracket that closes"),
    ("Expecting ':' delimiter", "there is no colon behind this key"),
    ("Unterminated string", "this text is never closed"),
    ("Invalid control character", "a text holds a line break or another control character as it is, and not as `\\n`"),
    ("Invalid \\", "no escape in a text is written so"),
    ("Extra data", "more comes behind its end"),
)


def _in_our_words(message: str) -> str:
    """What Python's parser says, in the same words for each of its versions."""
    return next((words for start, words in _FAULTS if message.startswith(start)), message[:1].lower() + message[1:])


_LONG_NUMBER = re.compile(r"\d{4301,}")
_PERHAPS_UNSOUND = re.compile(r"\\u(?:[dD][89a-fA-F]|0000)")
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?P<unsound>u(?:[dD][89a-fA-F][0-9a-fA-F]{2}|0000))|.)", re.DOTALL)
"""Escapes one by one, so that of two backslashes the second begins none; a pair of halves makes one character."""


_JSON_HEAD = re.compile(r'\{\s*(?:"|\}|$)|\[\s*(?:[{"]|\[[\s{"\d\[]|-?\d+\s*(?:,|\](?!:)|$)|\](?!:|\s*\S)|$)')
_XML_HEAD = re.compile(r"(?:<!--.*?-->\s*)*+<(?:\?xml|!DOCTYPE|[\w:.-]+(?:\s+[\w:.-]+\s*=|\s*/?>\s*<))", re.IGNORECASE | re.DOTALL)

_STRINGS_AND_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*+"|[{}\[\]]', re.DOTALL)


def _is_deep(value: Any) -> bool:
    """Whether lists and objects stand in each other too deep, looked at level by level."""
    level = [value] if isinstance(value, (dict, list)) else []
    for _ in range(DEEPEST):
        level = [part for each in level for part in (each.values() if isinstance(each, dict) else each) if isinstance(part, (dict, list))]
        if not level:
            return False
    return True


def _too_deep(text: str) -> int:
    """The offset at which a JSON text is nested too deep; 0 if it never is."""
    depth = 0
    for found in _STRINGS_AND_BRACKETS.finditer(text):
        mark = found[0]
        if mark in "{[":
            depth += 1
            if depth > DEEPEST:
                return found.start()
        elif mark in "}]":
            depth -= 1
    return 0


_SPACE = re.compile(r"[\s,:]*")
_PART = json.JSONDecoder(strict=False)


def locate(file: File, pointer: Path, parts: dict[int, _Parts] | None = None, *, key: bool = False) -> Span | None:
    """Give the stretch of a JSON text that a pointer leads to, a value or the bracket that opens it, or as far as it leads; None if it leads nowhere.

    It takes a second look at the text, for what is to be told. `parts` keeps what it finds on the way, for the next pointer.
    With `key` it gives the key that names the value.
    """
    known: dict[int, _Parts] = {} if parts is None else parts
    text = file.text
    start = named = _past_space(text, 0)
    end = len(text)
    for step in pointer:
        if start not in known:
            known[start] = _parts_of(text, start)
        if step not in known[start]:
            key = False
            break
        start, end, named = known[start][step]
    if key and named < start:
        return Span(file, named, _PART.raw_decode(text, named)[1])
    if text[start : start + 1] in ("{", "["):
        return Span(file, start, start + 1)
    return Span(file, start, end if pointer else min(start + 1, end)) if text else None


def _parts_of(text: str, start: int) -> _Parts:
    """Where the parts of the list or the object lie that begins there, as far as it can be read; nothing for other values."""
    parts: dict[str | int, tuple[int, int, int]] = {}
    opened = text[start : start + 1]
    if opened not in ("{", "["):
        return parts
    at = _past_space(text, start + 1)
    try:
        while at < len(text) and text[at] not in "}]":
            name: str | int = len(parts)
            named = at
            if opened == "{":
                name, at = _PART.raw_decode(text, at)
                if not isinstance(name, str):
                    break
                at = _past_space(text, at)
            _, end = _PART.raw_decode(text, at)
            parts[name] = (at, end, named)
            at = _past_space(text, end)
    except (ValueError, RecursionError):
        pass
    return parts


def _past_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    assert found is not None
    return found.end()
