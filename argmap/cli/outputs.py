"""Standard output, and where products go."""

from __future__ import annotations

import sys


def write_out(data: bytes) -> None:
    """Write to standard output."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
