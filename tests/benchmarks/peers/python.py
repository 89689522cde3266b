"""What Python has by itself, as a yardstick where no peer does the same."""

from __future__ import annotations

import sys

from tests.benchmarks.peers.argmap import inside
from tests.benchmarks.peers.peer import Installed, Peer


def _version(_: Installed) -> str:
    return f"json and difflib of Python {sys.version.split()[0]}"


PEERS = (
    Peer("json.loads", "json", _version, {"weigh": inside("json.loads")}),
    Peer("difflib, 5 by characters", "txt", _version, {"quotes": inside("by-characters")}),
    Peer("difflib, by words", "txt", _version, {"quotes": inside("by-words")}),
)
