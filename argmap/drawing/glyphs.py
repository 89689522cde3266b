"""What a font has no glyphs for: the one of the bundled engine knows Latin, Greek, Cyrillic and Hebrew."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable

from argmap.drawing.metrics import known_characters

_SCRIPTS = {
    "CJK": "Chinese or Japanese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HALFWIDTH": "Japanese",
    "FULLWIDTH": "Chinese or Japanese",
    "IDEOGRAPHIC": "Chinese or Japanese",
    "HANGUL": "Korean",
}


def missing_glyphs(texts: Iterable[str], has: Callable[[str], bool] | None = None) -> list[str]:
    """Name what would be drawn as empty boxes: scripts by name, in order of appearance, then single signs.

    `has` says whether there is a glyph for a character; without it, the font of the bundled engine is asked.
    """
    known = has or known_characters().__contains__
    missing = dict.fromkeys(character for text in texts for character in text if not is_invisible(character) and not known(character))
    scripts: dict[str, None] = {}
    signs: list[str] = []
    for character in missing:
        word = unicodedata.name(character, "UNKNOWN").split()[0].partition("-")[0]
        if word in _SCRIPTS or unicodedata.category(character)[0] in "LM":
            scripts[_SCRIPTS.get(word, word.capitalize())] = None
        else:
            signs.append(character)
    return [*(f"{script} characters" for script in scripts), *signs]


def is_invisible(character: str) -> bool:
    """Whether nothing is drawn for a character, or nothing that is missed."""
    # Graphviz draws nothing for these, or nothing that is missed; U+FFFD stands for what was no text.
    return character.isspace() or unicodedata.category(character) in ("Cf", "Cc") or "\ufe00" <= character <= "\ufe0f"
