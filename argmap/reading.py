"""From a file to a checked map: includes gathered, every stage run, everything told."""

from __future__ import annotations

import contextlib
import os
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from attrs import define, evolve, field, frozen

from argmap.argument import ArgumentMap
from argmap.argument.map import attach_display
from argmap.argument.naming import same_id
from argmap.building import Building, Places, build
from argmap.building.declarations import statements_in
from argmap.checks import CATALOGUE, Choice, check, compares_texts, has_all_texts, placed
from argmap.checks.allowances import Allowance, FileAllowances, sift
from argmap.diagnostic import ArgmapError, Diagnostic, Label, Lack, Rule, Severity, in_order
from argmap.diagnostic import Path as MapPath
from argmap.files import File, Span, UnreachableError, decode, resolved
from argmap.formats.rules.disguised_file import disguised_file
from argmap.language import parse
from argmap.language.rules.bad_encoding import RULE as BAD_ENCODING
from argmap.language.rules.bad_encoding import bad_encoding
from argmap.language.rules.limit_reached import RULE as LIMIT_REACHED
from argmap.language.rules.limit_reached import help_for, limit_reached
from argmap.language.rules.unreadable_file import RULE as UNREADABLE
from argmap.language.rules.unreadable_file import unreadable_file
from argmap.language.rules.unusable_include import unusable_include
from argmap.language.syntax import IncludeSyntax, ItemSyntax, MapSyntax, SectionSyntax, StatementSyntax
from argmap.limits import current_limits, read_bounded
from argmap.memory import without_collection
from argmap.reports import print_full, print_tally, visible

if TYPE_CHECKING:
    from argmap.argument import Document
    from argmap.citing import Editions
    from argmap.citing.shelf import Shelf

_ROOT_MARKS = ("argmap.toml", "pyproject.toml")
_EVERYTHING = Choice()
_OWN, _SUFFIX = "argmap", ".argmap"
_HEAD = 4096
_TOO_LARGE = "it is larger than {:,} MB"
_SHORTEST = 7
"""A statement has no fewer characters: `claim""`."""
_NOTHING_READ = ("broken-file", "unknown-format", "unsafe-xml", "newer-version")
"""The rules of which a breach keeps a foreign file from being read at all."""


@frozen(repr=False)
class Reading:
    """What reading a file gives: the map as far as it could be read, and everything that is wrong with it."""

    name: str
    map: ArgumentMap
    diagnostics: tuple[Diagnostic, ...]
    """By file and place."""
    places: Places = field(repr=False)
    syntaxes: tuple[MapSyntax, ...] = field(repr=False)
    """What was written, the file itself first, then what it includes."""
    broken: bool
    """Whether there are syntax errors, so that the map may lack something that was written."""
    editions: Editions | None = field(default=None, repr=False)
    """The documents that the map cites, as far as they are at hand; None if it names no record and no text."""
    unread: tuple[str, ...] = ()
    """The documents whose words could not be checked, for want of their text."""
    paths: tuple[Path, ...] = field(default=(), repr=False)
    """The files that it was read from and those that they name, each as it was named, whether or not it is there: if one changes, so may the reading."""

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that are errors."""
        return tuple(diagnostic for diagnostic in self.diagnostics if diagnostic.is_error)

    @property
    def grave(self) -> tuple[Diagnostic, ...]:
        """The findings that are errors or warnings: what whoever draws or weighs a map should know; hints are for who writes it."""
        return tuple(diagnostic for diagnostic in self.diagnostics if diagnostic.severity is not Severity.HINT)

    @property
    def is_unread(self) -> bool:
        """Whether there was no file to read, or more than the limits allow."""
        rules = [diagnostic.rule for diagnostic in self.diagnostics]
        return UNREADABLE in rules or (LIMIT_REACHED in rules and not len(self.map))

    def __repr__(self) -> str:
        return f"<Reading of {self.name}: {self.map!r}, {print_tally(self.diagnostics)}>"

    def __str__(self) -> str:
        findings = [print_full(self.diagnostics)] if self.diagnostics else []
        return "\n\n".join([*findings, f"{visible(self.name)}: {print_tally(self.diagnostics)}"])


Texts = Mapping[str, str | os.PathLike[str]]
"""Where texts lie, by the ids of their documents."""


def read(
    path: str | os.PathLike[str],
    *,
    root: str | os.PathLike[str] | None = None,
    choice: Choice = _EVERYTHING,
    texts: Texts | None = None,
    overlay: Mapping[Any, str] | None = None,
    format: str | None = None,
) -> Reading:
    """Read a file in any format, build its map and check it. Never raises on bad input.

    Args:
        path: An `.argmap` file, or one of another format that is read: see `argmap.formats.FORMATS`.
        root: The folder that includes never leave; without it, the nearest folder upwards that holds an argmap.toml
            or a pyproject.toml, or else the folder of the file.
        choice: Which rules are kept. Settings files are not looked for; `find_settings` finds them.
        texts: Where the texts of documents lie, by their ids; they go before what the file says.
        overlay: What files are taken to hold, whatever they hold, by their resolved paths.
        format: The name of its format; without it, its content decides, and a file called `.argmap` is in the language.

    Raises:
        ArgmapError: the choice names rules that there are not, or that cannot be ignored.
        FormatError: there is no such format, or none that is read.
    """
    name = os.fspath(path)
    try:
        text = overlay.get(Path(path).resolve()) if overlay else None
    except (OSError, ValueError) as error:
        return _unread(name, unreadable_file(name, *_reason(error, Path(path))), path=Path(path))
    if text is not None:
        return _read_any(File(name, text, Path(path)), [], root, choice, texts, overlay, format)
    try:
        # A variable would hold the bytes as long as the map is made.
        file, found = _file(read_data(path), name, Path(path))
    except ArgmapError as error:
        return _unread(name, *error.diagnostics, path=Path(path))
    return _read_any(file, found, root, choice, texts, overlay, format)


def read_data(path: str | os.PathLike[str]) -> bytes:
    """Give what a file holds, or as much of it as shows that it is larger than the limits allow.

    Raises:
        ArgmapError: it cannot be read.
    """
    try:
        return _read_bounded(Path(path))
    except (OSError, ValueError) as error:
        raise ArgmapError([unreadable_file(os.fspath(path), *_reason(error, Path(path)))]) from error


def parse_data(data: bytes, *, name: str, path: Path | None = None) -> tuple[MapSyntax, list[Diagnostic]]:
    """Give what is written in one file, and what is wrong with how it is written; nothing is included, built or checked."""
    file, found = _file(data, name, path)
    if found and not file.text:
        # There is no text to say more about.
        return MapSyntax(file, lossy=True), found
    if disguised := _disguised(file):
        return MapSyntax(file, lossy=True), [*found, disguised]
    syntax, wrong = _parse(file)
    return syntax, in_order([*found, *wrong], [file])


def read_text(
    text: str, *, name: str = "<text>", root: str | os.PathLike[str] | None = None, choice: Choice = _EVERYTHING, texts: Texts | None = None
) -> Reading:
    """Read a text as if it were a file in the current folder."""
    return _read(File(name, text), [], root, choice, texts)


def read_bytes(
    data: bytes,
    *,
    name: str,
    path: Path | None = None,
    root: str | os.PathLike[str] | None = None,
    choice: Choice = _EVERYTHING,
    texts: Texts | None = None,
    overlay: Mapping[Any, str] | None = None,
    format: str | None = None,
) -> Reading:
    """Read what a file holds; `path` is where it lies, None for standard input; otherwise as `read`."""
    file, found = _file(data, name, path)
    return _read_any(file, found, root, choice, texts, overlay, format)


def load(path: str | os.PathLike[str], *, root: str | os.PathLike[str] | None = None, choice: Choice = _EVERYTHING, texts: Texts | None = None) -> ArgumentMap:
    """Read a file and give its map.

    Raises:
        ArgmapError: there are errors; its `diagnostics` are all that was found.
    """
    reading = read(path, root=root, choice=choice, texts=texts)
    if reading.errors:
        raise ArgmapError(reading.diagnostics)
    return reading.map


def _read_any(
    file: File,
    found: list[Diagnostic],
    root: str | os.PathLike[str] | None,
    choice: Choice,
    texts: Texts | None,
    overlay: Mapping[Any, str] | None,
    format: str | None,
) -> Reading:
    """Read a text in the format that is named, or else in the one that it is of."""
    if found and not file.text:
        # There is no text to say more about.
        return _unread(file.name, *found, path=file.path)
    if format is None and file.path and file.path.suffix == _SUFFIX:
        if disguised := _disguised(file):
            return _unread(file.name, *found, disguised, path=file.path)
        format = _OWN
    if format is None:
        from argmap.formats import Foreign, is_foreign

        format = None if is_foreign(Foreign(file)) else _OWN
    if format == _OWN:
        return _read(file, found, root, choice, texts, overlay)
    return _read_foreign(file, found, root, choice, texts, overlay, format)


def _disguised(file: File) -> Diagnostic | None:
    """Say that a file is no text in the language if it is JSON or XML; what only looks a little unlike it has its own advice."""
    if not file.text[:_HEAD].lstrip().startswith(("{", "[", "<")):
        return None
    from argmap.formats import Foreign, sniff

    foreign = Foreign(file)
    if not (foreign.is_json or foreign.is_xml):
        return None
    here = Label(Span(file, 0, 1))
    near = sniff(foreign)
    if near and not near[1]:
        return disguised_file(file.name, near[0].title, here)
    return disguised_file(file.name, "JSON" if foreign.is_json else "XML", here, is_read=False)


def _read_foreign(
    file: File,
    found: list[Diagnostic],
    root: str | os.PathLike[str] | None,
    choice: Choice,
    texts: Texts | None,
    overlay: Mapping[Any, str] | None,
    format: str | None,
) -> Reading:
    """Read a map in another format and check it; what is wrong with the argument is told by path."""
    from argmap.formats import read_file

    gathering = _Gathering(root_of(file.path, root), overlay or {}, paths={file.path: None} if file.path else {})
    # A text that lies nowhere names nothing.
    read = read_file(file, format, gathering.fetch if file.path else None)
    shelf = _shelf(read.map, gathering, Places(), texts or {}, file)
    editions = shelf.editions if shelf else None
    told = [*found, *(each for each in read.diagnostics if each.is_error or choice.keeps(each.rule)), *(shelf.diagnostics if shelf else ())]
    if len(read.map) > (most := current_limits().statements):
        over = limit_reached(f"{file.name} has more than {_many(most, 'statement')}", Label(Span(file, 0, 0)), "statements")
        return _unread(file.name, *in_order([*told, over], [file]), path=file.path)
    broken = any(each.rule.name in _NOTHING_READ for each in told)
    # Of an argument that could not be read nothing is lacking.
    checked = [] if broken else check(read.map, choice=choice, editions=editions)
    if any(each.is_error for each in told):
        # What is lacking may be what was left out.
        checked = [each for each in checked if not each.rule.lack]
    return Reading(
        file.name,
        read.map,
        tuple(in_order([*told, *checked], [file])),
        Places(),
        (),
        broken,
        editions,
        shelf.unread if shelf else (),
        tuple(gathering.paths),
    )


@without_collection()
def _read(
    file: File,
    found: list[Diagnostic],
    root: str | os.PathLike[str] | None,
    choice: Choice,
    texts: Texts | None,
    overlay: Mapping[Any, str] | None = None,
) -> Reading:
    gathering = _Gathering(root_of(file.path, root), overlay or {})
    diagnostics = list(found)
    diagnostics += gathering.gather(file)
    broken = any(diagnostic.is_error for diagnostic in diagnostics)
    building = build(gathering.syntaxes)
    # What is wrong with the map as a whole is told at the beginning of the file.

    def places(path: MapPath) -> Span | None:
        return building.places.span(path) if path else Span(file, 0, 0)

    shelf = _shelf(building.map, gathering, building.places, texts or {})
    cut = _Cuts(building)
    checked = check(building.map, choice=choice, editions=shelf.editions if shelf else None, allows=False, written=building.places)
    checked = [*(shelf.diagnostics if shelf else ()), *(diagnostic for diagnostic in checked if not cut.off(diagnostic))]
    found = diagnostics + building.diagnostics + [placed(diagnostic, places) for diagnostic in checked]
    lossy = gathering.lossy or any(syntax.lossy for syntax in gathering.syntaxes)
    if lossy:
        # What is lacking may have stood in what could not be read.
        found = [diagnostic for diagnostic in found if not diagnostic.rule.lack]
    unsound = {diagnostic.primary.place.file for diagnostic in found if diagnostic.rule is BAD_ENCODING and isinstance(diagnostic.primary.place, Span)}
    # A text that is not UTF-8 was guessed, and is not written.
    found = [evolve(each, fix=None) if each.fix and any(edit.span.file in unsound for edit in each.fix.edits) else each for each in found]

    whole = not lossy and not any(diagnostic.rule.is_binding for diagnostic in found)

    has_texts = has_all_texts(building.map, shelf.editions if shelf else None)

    def ran(rule: Rule, allowance: Allowance) -> bool:
        # An included file is checked by itself too, where what it allows may be found.
        return whole and (has_texts or not compares_texts(rule)) and isinstance(allowance.place, Span) and allowance.place.file is file

    sifted = sift(found, FileAllowances(gathering.syntaxes), CATALOGUE, keeps=choice.keeps, ran=ran)
    told = in_order(sifted, [syntax.file for syntax in gathering.syntaxes])
    return Reading(
        file.name,
        building.map,
        tuple(told),
        building.places,
        tuple(gathering.syntaxes),
        broken,
        shelf.editions if shelf else None,
        shelf.unread if shelf else (),
        tuple(gathering.paths),
    )


def _shelf(map: ArgumentMap, gathering: _Gathering, places: Places, texts: Texts, home: File | None = None) -> Shelf | None:
    """Read the records and texts of a map's documents; None if it has none, and then nothing is loaded for it.

    `home` is the file whose documents they are if `places` does not tell.
    """
    given_texts = {same_id(id): Path(path) for id, path in texts.items()}
    if not any(document.record or document.text or document.id in given_texts for document in map.documents):
        return None
    from argmap.citing.shelf import Found, Reach, fetch

    def named(document: Document, said: str, what: str) -> Found:
        span = places.span((f"document:{document.id}",))
        file = span.file if span else home
        folder = file.path.parent if file and file.path else Path()
        cannot = f"cannot read {what} `{said}`"
        path = _inside(gathering.root, folder, said, cannot)
        gathering.paths[folder / said] = None
        name = str(PurePath(file.name).parent / said) if file and file.path else said
        return Found(name, path, _contents(path, folder / said, cannot))

    def given(path: Path, what: str) -> Found:
        gathering.paths[path] = None
        return Found(str(path), path, _contents(path, path, f"cannot read {what} `{path}`"))

    return fetch(map, Reach(named, given), given_texts)


def _inside(root: Path, folder: Path, said: str, cannot: str) -> Path:
    """Give where a file lies that another in `folder` names.

    Raises:
        UnreachableError: it is not in the root, links counted.
    """
    try:
        path = (folder / said).resolve()
    except RuntimeError:
        # Up to Python 3.12, so pathlib calls links that lead to each other.
        raise UnreachableError(f"{cannot}: its links lead in a circle", "name the file itself") from None
    except (OSError, ValueError) as error:
        raise _unreachable(error, folder / said, cannot) from None
    if not path.is_relative_to(root):
        raise UnreachableError(f"`{said}` is outside the project's folder", f"move it into {root}, or name a folder that holds both with `--root`")
    return path


def _contents(path: Path, said: Path, cannot: str) -> bytes:
    """Read a file that was named as `said`.

    Raises:
        UnreachableError: it is not there, not a file, or may not be read.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise UnreachableError(f"{cannot}: it is no file but a device or a pipe", "name a file")
        data = _read_bounded(path)
    except (OSError, ValueError) as error:
        raise _unreachable(error, said, cannot) from None
    if len(data) > current_limits().bytes:
        raise UnreachableError(f"{cannot}: {_TOO_LARGE.format(current_limits().file_size)}", help_for("file_size"))
    return data


def _read_bounded(path: Path) -> bytes:
    with path.open("rb") as file:
        return read_bounded(file)


def _unreachable(error: OSError | ValueError, path: Path, cannot: str) -> UnreachableError:
    why, help = _reason(error, path)
    return UnreachableError(f"{cannot}: {why}", help)


@define
class _Cuts:
    """Where names are wrong, so that what they stand for is left out of the map and is not lacking."""

    building: Building
    starts: dict[File, list[int]] = field(init=False)

    @starts.default
    def _starts(self) -> dict[File, list[int]]:
        starts: dict[File, list[int]] = {}
        for diagnostic in self.building.diagnostics:
            if diagnostic.is_error and isinstance(diagnostic.primary.place, Span):
                starts.setdefault(diagnostic.primary.place.file, []).append(diagnostic.primary.place.start)
        return {file: sorted(places) for file, places in starts.items()}

    def off(self, diagnostic: Diagnostic) -> bool:
        """Whether a finding, told by path, is of something lacking that may be what is wrong."""
        if not self.starts or diagnostic.rule.lack in (None, Lack.IN_TEXT):
            return False
        place = diagnostic.primary.place
        whole = None if isinstance(place, Span) or not place else self.building.places.whole(str(place[0]))
        if whole is None or diagnostic.rule.lack is Lack.IN_MAP:
            return True
        starts = self.starts.get(whole.file, [])
        following = bisect_left(starts, whole.start)
        return following < len(starts) and starts[following] < whole.end


def _unread(name: str, *diagnostics: Diagnostic, path: Path | None) -> Reading:
    return Reading(name, ArgumentMap(), diagnostics, Places(), (), broken=True, paths=(path,) if path else ())


def _parse(file: File) -> tuple[MapSyntax, list[Diagnostic]]:
    """Give what is written in a file, or nothing if that is more than the limits allow."""
    syntax, wrong = parse(file)
    if over := _over(syntax):
        return MapSyntax(file, lossy=True), [over]
    return syntax, wrong


def _over(syntax: MapSyntax) -> Diagnostic | None:
    """Tell of the first statement that is one too many or stands too deep."""
    limits, text = current_limits(), syntax.file.text
    if len(text) < _SHORTEST * limits.statements and text.count("{") <= limits.nesting:
        return None
    count = 0
    stack: list[tuple[ItemSyntax, int]] = [(item, 1) for item in reversed(syntax.items)]
    while stack:
        node, level = stack.pop()
        if not isinstance(node, SectionSyntax | StatementSyntax):
            continue
        count += isinstance(node, StatementSyntax)
        if count > limits.statements:
            return limit_reached(f"this file has more than {_many(limits.statements, 'statement')}, the next one here", Label(syntax.span(node)), "statements")
        if level > limits.nesting:
            return limit_reached(f"more than {limits.nesting:,} statements and sections stand in one another here", Label(syntax.span(node)), "nesting")
        below = node.items if isinstance(node, SectionSyntax) else tuple(statements_in(node))
        stack += [(each, level + 1) for each in reversed(below)]
    return None


def _many(count: float, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _file(data: bytes, name: str, path: Path | None) -> tuple[File, list[Diagnostic]]:
    if len(data) > current_limits().bytes:
        return File(name, "", path), [limit_reached(f"{name}: {_TOO_LARGE.format(current_limits().file_size)}", Label((name,)), "file_size")]
    text, flaws = decode(data)
    file = File(name, text, path)
    if not text:
        return file, [bad_encoding(f"{name}: {flaw.what}", Label((name,)), flaw.remedy) for flaw in flaws]
    return file, [bad_encoding(flaw.what, Label(Span(file, flaw.offset, min(flaw.offset + 1, len(text)))), flaw.remedy) for flaw in flaws]


def root_of(path: Path | None, given: str | os.PathLike[str] | None = None) -> Path:
    """Give the folder that the includes of a file never leave: the given one, or the nearest upwards that is marked as a root, or the file's."""
    if given is not None:
        return Path(given).resolve()
    # Where the file itself is a link, what it names lies beside the link.
    folder = path.parent if path else Path()
    try:
        folder = folder.resolve()
    except OSError:
        # The folder in which somebody works can be gone; then nothing lies in it.
        return folder
    marked = (above for above in (folder, *folder.parents) if any((above / mark).is_file() for mark in _ROOT_MARKS))
    return next(marked, folder)


@define
class _Gathering:
    """Collects a file and what it includes, each once."""

    root: Path
    overlay: Mapping[Any, str] = field(factory=dict)
    """What files are taken to hold, by resolved path."""
    syntaxes: list[MapSyntax] = field(factory=list)
    seen: set[Path] = field(factory=set)
    lossy: bool = False
    """Whether a file is missing, and with it what it would have declared."""
    count: int = 0
    """How many files are included."""
    is_over: bool = False
    """Whether more was to be taken in than the limits allow, so that nothing more is."""
    paths: dict[Path, None] = field(factory=dict)
    """The files that were read or looked for, as they were named, in that order."""
    fetched: dict[Path, tuple[File, list[Diagnostic]]] = field(factory=dict)
    """What was fetched, so that nothing is read twice, however often it is named."""

    def gather(self, file: File) -> Iterator[Diagnostic]:
        """Read a file and, after it, whatever it includes; give what is wrong with their writing."""
        start = resolved(file.path) if file.path else None
        if start and file.path:
            self.seen.add(start)
            self.paths[file.path] = None
        pending: list[tuple[File, list[Diagnostic], tuple[Path, ...]]] = [(file, [], (start,) if start else ())]
        while pending:
            file, found, chain = pending.pop()
            syntax, wrong = _parse(file)
            self.syntaxes.append(syntax)
            yield from found
            yield from wrong
            included = []
            for item, inside in _includes(syntax):
                if inside:
                    help = "move it out of the section; the included file can have sections of its own"
                    yield unusable_include("an include in a section does not put anything into it", Label(syntax.span(item.path)), help=help)
                    self.lossy = True
                    continue
                target = self._find(syntax, item, chain)
                if isinstance(target, Diagnostic):
                    self.lossy = True
                    yield target
                elif target is not None:
                    included.append((*target, (*chain, resolved(target[0].path) if target[0].path else self.root)))
            pending += reversed(included)

    def _over(self, chain: tuple[Path, ...], here: Label) -> Diagnostic | None:
        limits = current_limits()
        if self.count >= limits.includes:
            return limit_reached(f"more than {_many(limits.includes, 'file')} would be included", here, "includes")
        if len(chain) > limits.include_depth:
            return limit_reached(f"more than {_many(limits.include_depth, 'file')} would include one another in a row", here, "include_depth")
        return None

    def fetch(self, home: File, said: str) -> tuple[File, list[Diagnostic]]:
        """Give a file that another one names, and what is wrong with its bytes.

        Raises:
            UnreachableError: it is not in the root, or cannot be read.
        """
        path = self._place(home, said)
        if path not in self.fetched:
            self.fetched[path] = self._open(home, said, path)
        return self.fetched[path]

    def _place(self, home: File, said: str) -> Path:
        folder = home.path.parent if home.path else Path()
        path = _inside(self.root, folder, said, f"cannot include `{said}`")
        self.paths[folder / said] = None
        return path

    def _open(self, home: File, said: str, path: Path) -> tuple[File, list[Diagnostic]]:
        name = str(PurePath(home.name).parent / said) if home.path else said
        if path in self.overlay:
            return File(name, self.overlay[path], path), []
        folder = home.path.parent if home.path else Path()
        return _file(_contents(path, folder / said, f"cannot include `{said}`"), name, path)

    def _find(self, syntax: MapSyntax, item: IncludeSyntax, chain: tuple[Path, ...]) -> tuple[File, list[Diagnostic]] | Diagnostic | None:
        here, said = Label(syntax.span(item.path)), item.path.value
        if not said:
            # That the text is empty has been told.
            return None
        try:
            path = self._place(syntax.file, said)
            if path in chain:
                return unusable_include(
                    f"`{said}` includes this file, directly or by way of others",
                    here,
                    help="delete one of the two includes; a file's declarations are taken in once",
                )
            if path in self.seen or self.is_over:
                return None
            if over := self._over(chain, here):
                self.is_over = True
                return over
            self.seen.add(path)
            self.count += 1
            return self._open(syntax.file, said, path)
        except UnreachableError as error:
            return unusable_include(error.message, here, help=error.help)


def _includes(syntax: MapSyntax) -> Iterator[tuple[IncludeSyntax, bool]]:
    """The includes of a file, and whether each stands in a section."""
    stack = [(item, False) for item in reversed(syntax.items)]
    while stack:
        item, inside = stack.pop()
        if isinstance(item, IncludeSyntax):
            yield item, inside
        elif isinstance(item, SectionSyntax):
            stack += [(below, True) for below in reversed(item.items)]


def _reason(error: OSError | ValueError, path: Path) -> tuple[str, str]:
    """Why a path cannot be read, and what to do, without the system's own wording."""
    if isinstance(error, FileNotFoundError):
        from argmap.suggest import did_you_mean

        if not path.parent.is_dir():
            return f"there is no folder {path.parent}", "check the name of the folder"
        near = path.with_suffix(".argmap").name if path.with_suffix(".argmap").is_file() else ""
        with contextlib.suppress(OSError):
            near = f"did you mean `{near}`?" if near else did_you_mean(path.name, sorted(each.name for each in path.parent.iterdir()))
        return "there is no such file", near or "check the name and the folder"
    if isinstance(error, IsADirectoryError):
        return "it is a folder", "name a file in it"
    if isinstance(error, PermissionError):
        return "it may not be read", "ask for permission to read it, or copy it"
    if isinstance(error, OSError):
        return (error.strerror or "the system refuses").lower(), "check the name and the folder"
    return "its name cannot be a file's", "take out the odd character"


class _Display:
    """Draws maps for themselves: in a notebook, and as an ordinary graph."""

    def to_graphviz(self, map: ArgumentMap) -> Any:
        from argmap.drawing import to_graphviz

        return to_graphviz(map)

    def mime_bundle(self, map: ArgumentMap) -> dict[str, str]:
        from argmap.drawing import draw

        return draw(map)._repr_mimebundle_()


attach_display(_Display())
