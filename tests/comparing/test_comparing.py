"""What changed from one map to another; each pair is small enough to compare in one's head."""

from __future__ import annotations
