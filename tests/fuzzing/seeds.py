"""What the attack begins with: examples, the pages' blocks, accepted files, and other people's files where they are at hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ground import ROOT, SHELF

from argmap import formats
from argmap.reading import read_text

_HERE = Path(__file__).parent
_BLOCK = re.compile(r"^`{3,}argmap[^\n]*\n(.*?)^`{3,}$", re.MULTILINE | re.DOTALL)
_PAGES = ("README.md", "examples/guide/*.md", "tests/pages/*.md")
_FILES = {
    "aif": ("tests/formats/golden/aif.json", "aif-araucaria/*.json", "aif-other/*.json"),
    "xaif": ("tests/formats/golden/xaif.json", "xaif/*.json"),
    "argdown": ("tests/formats/golden/*.argdown", "argdown/*.argdown"),
    "json": ("tests/formats/golden/everything.json",),
    "microtexts": ("tests/formats/golden/microtexts.xml", "microtexts/*.xml"),
    "kialo": ("tests/formats/golden/kialo.txt",),
    "record": ("seeds/*.toml",),
    "recording": ("examples/guide/*.txt", "tests/texts/*"),
    "texts-markdown": ("README.md", "examples/guide/*.md", "tests/texts/*.md"),
}
_PAGE = b"""<!DOCTYPE html><html><head><title>Ferry</title></head><body><nav>Home</nav><main><h1>The Ferry</h1>
<p>It is <b>slow</b>.<br>It carries nine cars &amp; a <!-- hidden --> van.<table><tr><td>Nine</td></tr></table><ul><li>One<li>Two</ul></main></body></html>
"""
_OWN = ("reader", "formatter", "drawing", "fixes", "rename", "reports", "highlighter")
_WRITTEN = ("aif", "xaif", "argdown", "json")


def seeds(target: str) -> list[bytes]:
    """Give what a target begins with, what the attack has found before among it."""
    patterns = _FILES.get(target, () if target in _OWN else (f"tests/formats/golden/{target}*.json",))
    files = [path for pattern in patterns for root in (ROOT, SHELF / "corpora") for path in sorted(root.glob(pattern)) if path.is_file()]
    found = [path.read_bytes() for path in [*files, *sorted((_HERE / "found" / target).glob("*"))]]
    if target == "texts-html":
        found.append(_PAGE)
    if target in _OWN:
        found += [text.encode() for text in _texts()]
    if target in _WRITTEN:
        found += [formats.write_text(read_text(text).map, target).text.encode() for text in _texts()]
    return list(dict.fromkeys(found))


def _texts() -> Iterator[str]:
    yield from (path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.argmap")))
    yield (ROOT / "tests/formats/golden/everything.argmap").read_text(encoding="utf-8")
    for pattern in _PAGES:
        for path in sorted(ROOT.glob(pattern)):
            yield from _BLOCK.findall(path.read_text(encoding="utf-8"))
