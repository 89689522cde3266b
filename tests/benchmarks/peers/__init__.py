"""The programs that are compared; one file each, and one line in the table for each version.

A peer installs itself into a folder of its own, says what its texts are called and how they are written, and gives the command for each row that it has a part in.
"""

from __future__ import annotations

from tests.benchmarks.peers import argdown, argmap, arguebuf, python
from tests.benchmarks.peers.peer import Peer

OURS: Peer = argmap.PEER
"""Ratios are to it."""

PEERS: tuple[Peer, ...] = (OURS, *argdown.PEERS, *arguebuf.PEERS, *python.PEERS)
