"""The DOT of three small maps; `--accept` writes it anew. SVG is never compared: it names the engine's version."""

from pathlib import Path

import pytest
from drawn import MAPS

from argmap.drawing import draw

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", MAPS)
def test_dot_is_as_accepted(name, accept):
    found = draw(MAPS[name], layout="dot").render("dot").decode()
    golden = GOLDEN / f"{name}.dot"
    if accept:
        golden.write_text(found, "utf-8", newline="\n")
    assert golden.is_file(), "run pytest --accept, and look at what it wrote"
    assert found == golden.read_text("utf-8")
