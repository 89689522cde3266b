"""The formats in order, telling which one a file is of, and reading and writing by it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from argmap.argument import ArgumentMap
from argmap.diagnostic import Diagnostic, Label, in_order
from argmap.files import File, Span, decode
from argmap.formats.findings import MOST
from argmap.formats.foreign import Fetch, Foreign
from argmap.formats.format import Export, Format, Import
from argmap.formats.rules.unknown_format import unknown_format
from argmap.language.rules.bad_encoding import bad_encoding
from argmap.listing import listed
from argmap.memory import without_collection
from argmap.saving import write_file
from argmap.suggest import did_you_mean

_FORMATS: tuple[Format, ...] = (
    Format("argmap", "argmap's own text", ".argmap"),
    Format("json", "argmap's own JSON", ".json"),
    Format("kialo", "Kialo's text export", ".txt", writes=False),
    Format("aif", "AIF", ".aif.json"),
    Format("xaif", "xAIF", ".xaif.json"),
    Format("argdown-json", "Argdown's JSON", ".json", writes=False),
    Format("arguebuf", "arguebuf's JSON", ".json", writes=False),
    Format("sadface", "SADFace", ".json", writes=False),
    Format("microtexts", "argumentative microtexts", ".xml", writes=False),
    Format("argdown", "Argdown", ".argdown"),
    Format("mermaid", "Mermaid", ".mmd", reads=False),
    Format("graphml", "GraphML with the layout, as yEd opens it", ".graphml", reads=False),
    Format("brief", "a numbered brief in Markdown", ".md", reads=False),
    Format("csv", "a table of statements", ".csv", reads=False),
    Format("csv-links", "a table of the steps between statements", ".links.csv", reads=False),
    Format("dung", "a Dung framework as ICCMA 2023 reads it", ".af", reads=False),
    Format("dung-names", "what the numbers of a Dung framework stand for", ".af.csv", reads=False),
)

FORMATS: Mapping[str, Format] = MappingProxyType({format.name: format for format in _FORMATS})
"""The formats by name, in the order in which a file is tried."""


class FormatError(ValueError):
    """A map cannot be read or written as is wanted: `message` says why in one line, `help` what to do about it."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(f"{message}; {help}" if help else message)
        self.message, self.help = message, help


def sniff(foreign: Foreign) -> tuple[Format, tuple[str, ...]] | None:
    """Give the format that a file is of, or comes nearest to, with what it lacks to be of it; None if it is like none of them.

    Only its content counts.
    """
    near: tuple[Format, tuple[str, ...]] | None = None
    for format in FORMATS.values():
        lacking = format.reader.lacks(foreign) if format.reader else None
        if lacking is not None and (near is None or len(lacking) < len(near[1])):
            near = (format, tuple(lacking))
        if near and not near[1]:
            return near
    return near


def is_foreign(foreign: Foreign) -> bool:
    """Whether a file is, or is meant to be, something else than text in our own language."""
    if foreign.is_json or foreign.is_xml:
        return True
    found = sniff(foreign)
    return found is not None and not found[1] and found[0].name != "argmap"


@without_collection()
def read_file(file: File, format: str | None = None, fetch: Fetch | None = None) -> Import:
    """Read a text in any format; never raises on bad input.

    Args:
        file: The text.
        format: The name of its format; without it, its content decides.
        fetch: Gives the files that it includes; without it, none is read.

    Raises:
        FormatError: there is no such format, or none that is read.
    """
    foreign = Foreign(file, fetch)
    if format is not None:
        chosen = _named(format, reads=True)
    else:
        found = sniff(foreign)
        if found is None or found[1]:
            return Import(ArgumentMap(), tuple(foreign.faults) or (_unknown(foreign, found),))
        chosen = found[0]
    assert chosen.reader is not None
    read = chosen.reader.read(foreign)
    told = list(dict.fromkeys(map(id, (*foreign.faults, *read.diagnostics))))
    by_id = {id(each): each for each in (*foreign.faults, *read.diagnostics)}
    return Import(read.map, tuple(in_order([by_id[each] for each in told[:MOST]], [file])))


def _unknown(foreign: Foreign, near: tuple[Format, tuple[str, ...]] | None) -> Diagnostic:
    here = Label(Span(foreign.file, 0, min(1, len(foreign.file.text))))
    if not foreign.head:
        return unknown_format("there is nothing in this file", here, "export it once more")
    if near is None:
        return unknown_format(
            f"{_nature(foreign)}, and like no format that is read", here, "`argmap convert --formats` lists them; `--from` names one all the same"
        )
    format, lacking = near
    return unknown_format(
        f"this looks most like {format.title}, but lacks {listed(lacking)}",
        here,
        f"add what is lacking, or read it all the same with `argmap convert --from {format.name}`",
    )


def _nature(foreign: Foreign) -> str:
    """What a file is, as far as one sees."""
    if foreign.is_xml:
        return f"this is XML, `{foreign.xml.name[:_SHOWN]}` around all" if foreign.xml else "this is XML"
    if not foreign.is_json:
        return "this is text"
    whole = foreign.json
    if not isinstance(whole, dict) or not whole:
        return "this is JSON, an empty object" if whole == {} else "this is JSON, a list"
    keys = [f"`{key[:_SHOWN]}`" for key in whole]
    return f"this is JSON with {'the key' if len(keys) == 1 else 'keys such as' if len(keys) > _KEYS else 'the keys'} {listed(keys[:_KEYS])}"


_SHOWN, _KEYS = 30, 4
"""How much is shown of a name, and how many of them."""


def read_text(text: str, name: str = "<text>", format: str | None = None) -> Import:
    """Read a text in any format, as `read_file`; `name` is what findings call it."""
    return read_file(File(name, text), format)


def read(path: str | os.PathLike[str], format: str | None = None) -> Import:
    """Read a file in any format; what it includes is not read.

    Args:
        path: Where it lies.
        format: The name of its format; without it, its content decides.

    Raises:
        OSError: the file cannot be read.
        FormatError: there is no such format, or none that is read.
    """
    text, flaws = decode(Path(path).read_bytes())
    file = File(os.fspath(path), text, Path(path))
    told = tuple(bad_encoding(flaw.what, Label(Span(file, flaw.offset, min(flaw.offset + 1, len(text)))), flaw.remedy) for flaw in flaws)
    if told and not text:
        return Import(ArgumentMap(), told)
    found = read_file(file, format)
    return Import(found.map, told + found.diagnostics)


def format_of(path: str | os.PathLike[str]) -> Format:
    """Give the format that is written to a path if none is named: the first of those with the longest suffix that its name ends in.

    Raises:
        FormatError: none has that suffix.
    """
    name = Path(path).name.lower()
    fit = [format for format in FORMATS.values() if format.writes and name.endswith(format.suffix)]
    if not fit:
        raise FormatError(f"{os.fspath(path)} does not say by its suffix in which format it is to be", "name the format: `argmap convert --formats` lists them")
    return max(fit, key=lambda format: len(format.suffix))


@without_collection()
def write_text(map: ArgumentMap, format: str) -> Export:
    """Write a map in a format.

    Raises:
        FormatError: there is no such format, or none that is written.
        ValueError: the map has what not even an own format can say, such as an id that is none.
    """
    chosen = _named(format, writes=True)
    assert chosen.write is not None
    return chosen.write(map)


def write(map: ArgumentMap, path: str | os.PathLike[str], format: str | None = None, *, strict: bool = False) -> Export:
    """Write a map to a file, and give what was written and what was lost.

    Args:
        map: Any map.
        path: Where to write.
        format: The name of the format; without it, the path's suffix decides.
        strict: Whether to write nothing if anything would be lost.

    Raises:
        FormatError: there is no such format, or something would be lost and `strict` is set.
        OSError: the file cannot be written; what was there is unharmed.
    """
    export = write_text(map, format or format_of(path).name)
    if strict and export.losses:
        count = len(export.losses)
        raise FormatError(
            f"{count} {'thing' if count == 1 else 'things'} would be lost, first {export.losses[0]}", "write another format, or leave out `strict`"
        )
    write_file(path, export.text)
    return export


def _named(name: str, *, reads: bool = False, writes: bool = False) -> Format:
    format = FORMATS.get(name)
    fit = [each.name for each in FORMATS.values() if (each.reads or not reads) and (each.writes or not writes)]
    if format is None:
        raise FormatError(f"no format is called `{name}`", did_you_mean(name, fit) or f"choose one of {', '.join(fit)}")
    if name not in fit:
        raise FormatError(f"{format.title} is only {'written' if reads else 'read'}", f"choose one of {', '.join(fit)}")
    return format
