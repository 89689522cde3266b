"""The programs that are compared; one file and one line in the table each.

A peer installs itself into a folder of its own, says what its texts are called and how they are written, and gives the command that draws one.
"""

from __future__ import annotations

from tests.benchmarks.peers import argdown, argmap
from tests.benchmarks.peers.peer import Peer

PEERS: tuple[Peer, ...] = (argmap.PEER, argdown.PEER)
"""Ours comes first: ratios are to it."""
