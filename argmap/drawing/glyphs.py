"""What the bundled engine has no glyphs for: its one font knows Latin, Greek, Cyrillic and Hebrew."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

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


def missing_glyphs(texts: Iterable[str]) -> list[str]:
    """Name what would be drawn as empty boxes: scripts by name, in order of appearance, then single signs."""
    known = known_characters()
    missing = dict.fromkeys(character for text in texts for character in text if character not in known and not _is_invisible(character))
    scripts: dict[str, None] = {}
    signs: list[str] = []
    for character in missing:
        word = unicodedata.name(character, "UNKNOWN").split()[0].partition("-")[0]
        if word in _SCRIPTS or unicodedata.category(character)[0] in "LM":
            scripts[_SCRIPTS.get(word, word.capitalize())] = None
        else:
            signs.append(character)
    return [*(f"{script} characters" for script in scripts), *signs]


def _is_invisible(character: str) -> bool:
    # Graphviz draws nothing for these, or nothing that is missed; U+FFFD stands for what was no text.
    return character.isspace() or unicodedata.category(character) in ("Cf", "Cc") or "\ufe00" <= character <= "\ufe0f"
