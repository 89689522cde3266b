"""Where the project and the shelf beside it lie."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHELF = ROOT.parent / "shared"
EXAMPLES = sorted((ROOT / "examples").glob("*.argmap"))
