"""Finding a theme: one by name, or a user's own in a small TOML file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from attrs import evolve, fields, frozen

from argmap.drawing.errors import DrawingError, require_known
from argmap.drawing.style import THEMES, Theme
from argmap.files import File
from argmap.listing import listed
from argmap.suggest import did_you_mean
from argmap.toml import TomlError, read_toml

AUTO = "auto"
"""The light theme, and in SVG the dark one where the reader's system is dark."""

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_SUFFIX = ".toml"


@frozen
class Choice:
    """The colours that a picture is painted in, and those it has in the dark, where it follows the reader's system."""

    theme: Theme
    dark: Theme | None = None


def choose_theme(name: str) -> Choice:
    """Give the theme with that name, or the one in that file.

    A file has a line for each colour that differs from its `base`, which is the light theme if it names none:
    `support = "#005A9C"`.

    Raises:
        DrawingError: there is no such theme, or the file is none.

    """
    if name == AUTO:
        return Choice(THEMES["light"], THEMES["dark"])
    if name.endswith(_SUFFIX):
        return Choice(_read(Path(name)))
    require_known("theme", name, [*THEMES, AUTO])
    return Choice(THEMES[name])


def _read(path: Path) -> Theme:
    try:
        given = read_toml(File(str(path), path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise DrawingError(f"there is no theme file {path}", "check the name and the folder") from None
    except (OSError, UnicodeDecodeError) as error:
        raise DrawingError(f"cannot read the theme file {path}", "it should be a text file in UTF-8") from error
    except TomlError as error:
        raise DrawingError(f"{path} is no TOML: {error.message} in line {error.span.line}", 'write lines such as `support = "#005A9C"`') from error
    base = given.pop("base", "light")
    if base not in THEMES:
        help = (did_you_mean(str(base), THEMES) + f" There is {listed(f'`{name}`' for name in THEMES)}").strip()
        raise DrawingError(f"{path}: there is no theme `{base}` to be the base", help)
    return evolve(THEMES[base], **{name: _colour(path, name, value) for name, value in given.items()})


def _colour(path: Path, name: str, value: Any) -> str:
    roles = [field.name for field in fields(Theme)]
    if name not in roles:
        raise DrawingError(f"{path}: a theme has no colour `{name}`", did_you_mean(name, roles) or f"it has {listed(roles)}")
    if not isinstance(value, str) or not _COLOUR.fullmatch(value):
        raise DrawingError(f"{path}: `{name}` is no colour", 'write six hexadecimal digits in quotes, as in "#005A9C"')
    return value.upper()
