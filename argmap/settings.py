"""The settings of a project: an `argmap.toml`, or the table `[tool.argmap]` of a `pyproject.toml`, found upwards from a file."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from argmap.checks import CATALOGUE, RULES, Choice
from argmap.checks.rules.bad_settings import bad_settings
from argmap.diagnostic import ArgmapError, Diagnostic, Label
from argmap.files import File, Span, decode, from_here
from argmap.limits import LIMITS, Limits, setting_of
from argmap.reports import REPORTS
from argmap.suggest import did_you_mean
from argmap.toml import TomlError, locate, read_toml

_OWN = "argmap.toml"
_SHARED = "pyproject.toml"
_TABLE = ("tool", "argmap")
_CHOOSING = ("select", "ignore")
_LIMITS = "limits"
_REPOSITORIES = (".git", ".hg", ".jj", ".svn")


@frozen
class Settings:
    """What a project wants: which rules are kept, whether warnings fail, how findings are told, and how much is taken on."""

    choice: Choice = field(factory=Choice)
    strict: bool = False
    output_format: str = "full"
    limits: Limits = field(factory=Limits)


def find_settings(path: str | os.PathLike[str] | None = None) -> Settings:
    """Give the settings for a file, or for the current folder.

    In each folder from the file's upwards an `argmap.toml` is looked for, then a `pyproject.toml` with a table `[tool.argmap]`; the first that is found holds.
    The search ends at the root of a repository.

    Raises:
        ArgmapError: a settings file is broken or says what cannot be followed; all of it is told.
    """
    try:
        start = (Path(path).parent if path is not None else Path()).resolve()
    except (OSError, RuntimeError, ValueError):
        # There can be no file in such a folder, which whoever reads it tells.
        return Settings()
    for folder in (start, *start.parents):
        for name, read in ((_OWN, read_settings), (_SHARED, _read_shared)):
            if _is_there(folder / name) and (found := read(folder / name)) is not None:
                return found
        if any(_is_there(folder / mark) for mark in _REPOSITORIES):
            break
    return Settings()


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        # What may not be looked at is not there for us.
        return False


def read_settings(path: Path) -> Settings:
    """Give the settings in a file.

    Raises:
        ArgmapError: it is broken, or says what cannot be followed; all of it is told.
    """
    file = _file(path)
    given: dict[str, Any] = _parse(file)
    table: tuple[str, ...] = ()
    if path.name == _SHARED:
        given, table = _table(given) or {}, _TABLE
    found: list[Diagnostic] = []
    settings = _settings(file, table, given, found)
    if found:
        raise ArgmapError(found)
    return settings


def _read_shared(path: Path) -> Settings | None:
    """Give the settings in a file that is other tools' too, None if it has none of ours."""
    file = _file(path)
    # What is wrong with the rest of it is not our business.
    if "argmap" not in file.text or _table(_parse(file)) is None:
        return None
    return read_settings(path)


def _file(path: Path) -> File:
    name = str(from_here(path))
    try:
        text, flaws = decode(path.read_bytes())
    except FileNotFoundError:
        raise ArgmapError([bad_settings(f"there is no settings file {name}", Label((name,)), "check the name and the folder")]) from None
    except OSError as error:
        why = (error.strerror or "the system refuses").lower()
        raise ArgmapError([bad_settings(f"cannot read the settings file {name}: {why}", Label((name,)), "name a text file")]) from error
    file = File(name, text, path)
    if flaws:
        raise ArgmapError([bad_settings(flaws[0].what, Label(Span(file, flaws[0].offset, flaws[0].offset)), flaws[0].remedy)])
    return file


def _parse(file: File) -> dict[str, Any]:
    try:
        return read_toml(file)
    except TomlError as error:
        raise ArgmapError(
            [bad_settings(f"{file.name} is no TOML: {error.message}", Label(error.span), 'write lines such as `ignore = ["both-sides"]`')]
        ) from error


def _table(given: Mapping[str, Any]) -> dict[str, Any] | None:
    tool = given.get(_TABLE[0])
    table = tool.get(_TABLE[1]) if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None


_Told = Callable[..., None]
_PLAIN: dict[str, tuple[Callable[[Any], bool], str, str]] = {
    "strict": (lambda value: isinstance(value, bool), "`strict` is neither true nor false", "write `strict = true`"),
    "output-format": (lambda value: isinstance(value, str) and value in REPORTS, "no report is called `{}`", f"there is {', '.join(REPORTS)}"),
}
"""For each setting that is one value: whether a value is one, and else what is wrong and what to do."""


def _settings(file: File, table: tuple[str, ...], given: Mapping[str, Any], found: list[Diagnostic]) -> Settings:
    """Give what a table says; what is wrong with it is added to `found`."""

    def tell(what: str, help: str, *keys: str) -> None:
        *tables, key = keys
        found.append(bad_settings(what, Label(locate(file, (*table, *tables), key)), help))

    words: dict[str, list[str]] = {}
    thresholds: dict[str, dict[str, Any]] = {}
    settings = Settings()
    for key, value in given.items():
        if key in _CHOOSING:
            if isinstance(value, list) and all(isinstance(word, str) for word in value):
                words[key] = value
            else:
                tell(f"`{key}` is no list of rules", f'write a list of names, codes or letters: `{key} = ["both-sides", "N1"]`', key)
        elif key in _PLAIN:
            is_right, what, help = _PLAIN[key]
            if is_right(value):
                settings = evolve(settings, **{key.replace("-", "_"): value})
            else:
                near = did_you_mean(str(value), REPORTS) if key == "output-format" else ""
                tell(what.format(value), near or help, key)
        elif key == _LIMITS:
            settings = evolve(settings, limits=_read_limits(value, tell))
        elif key in (known := _thresholds()):
            thresholds[key] = _read_thresholds(key, value, known[key], tell)
        else:
            tell(f"there is no setting `{key}`", _known(key, [*_CHOOSING, *_PLAIN, _LIMITS, *known], own=not table), key)
    choice = Choice(words.get("select"), words.get("ignore", ()), thresholds=thresholds)
    for fault in choice.faults(CATALOGUE):
        assert isinstance(fault.primary.place, tuple)
        part, number = fault.primary.place
        word = (choice.ignore if part == "ignore" else choice.select or ())[int(number)]
        found.append(evolve(fault, primary=Label(locate(file, table, str(part), word))))
    return evolve(settings, choice=choice)


def _known(key: str, known: Sequence[str], *, own: bool) -> str:
    """What to do about a setting that is not known; `own` says whether the file is ours alone."""
    if own and key == _TABLE[0]:
        return f"write settings without `[tool.argmap]`, which is for a {_SHARED}"
    return did_you_mean(key, known) or f"there is {', '.join(known)}"


def _thresholds() -> dict[str, dict[str, int]]:
    """What each rule can be told to go by, with what it goes by otherwise."""
    from inspect import signature

    found = {}
    for each in RULES:
        _, *parameters = signature(each.find).parameters.values()
        if parameters:
            found[each.RULE.name] = {parameter.name.replace("_", "-"): int(parameter.default) for parameter in parameters}
    return found


def _read_limits(given: Any, tell: _Told) -> Limits:
    known = {setting_of(name): name for name in LIMITS}
    if not isinstance(given, dict):
        tell(f"`{_LIMITS}` is no table", f"write `[{_LIMITS}]`, and below it `statements = {Limits().statements}`", _LIMITS)
        return Limits()
    limits = Limits()
    for name, value in given.items():
        if name not in known:
            tell(f"there is no limit `{name}`", did_you_mean(name, known) or f"there is {', '.join(known)}", _LIMITS, name)
            continue
        try:
            limits = evolve(limits, **{known[name]: value})
        except ValueError as error:
            tell(str(error), f"write `{name} = {getattr(Limits(), known[name])}`", _LIMITS, name)
    return limits


def _read_thresholds(rule: str, given: Any, known: Mapping[str, int], tell: _Told) -> dict[str, int]:
    """Give a rule's thresholds by the names of its parameters."""
    example = next(f"{name} = {default}" for name, default in known.items())
    if not isinstance(given, dict):
        tell(f"`{rule}` is no table", f"write `[{rule}]`, and below it `{example}`", rule)
        return {}
    thresholds = {}
    for name, value in given.items():
        if name not in known:
            tell(f"`{rule}` has no setting `{name}`", did_you_mean(name, known) or f"it has {', '.join(known)}", rule, name)
        elif not isinstance(value, int) or isinstance(value, bool) or value < 0:
            tell(f"`{name}` is no whole number", f"write `{name} = {known[name]}`", rule, name)
        else:
            thresholds[name.replace("-", "_")] = value
    return thresholds
