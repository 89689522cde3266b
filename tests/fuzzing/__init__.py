"""Inputs at random, led by what code they reach: `python -m tests.fuzzing TARGET --seconds N` from the repository's root."""

from __future__ import annotations

import sys
from pathlib import Path

# What a target holds is what the tests hold, and these name each other so.
_TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [path for path in (str(_TESTS), str(_TESTS / "formats")) if path not in sys.path]
