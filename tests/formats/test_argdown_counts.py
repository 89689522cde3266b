"""What Argdown itself counts is what we count, in what we read and in what we write; `python -m tests.benchmarks.argdown` installs it and compares more."""

from __future__ import annotations

import shutil
import sys

import pytest
from ground import ROOT

sys.path.insert(0, str(ROOT))

from tests.benchmarks.argdown import count_there, differences, write_afresh
from tests.benchmarks.argdown_texts import make_argdown
from tests.benchmarks.peers.argdown import PEERS

CORPUS = ROOT.parent / "shared" / "corpora" / "argdown"
TEXTS = [(f"random {seed}", make_argdown(seed)) for seed in range(40)]


def there(peer):
    if not shutil.which("node") or not (peer.home() / "node_modules").is_dir():
        pytest.skip(f"{peer.name} is not installed: `python -m tests.benchmarks.argdown` does so")
    return peer


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_argdown_counts_what_we_read_and_what_we_write_as_we_do(peer):
    files = [(path.name, path.read_text("utf-8")) for path in sorted(CORPUS.glob("*.argdown"))]
    # Three files of the corpora name others in an include, whose underscore Argdown's parser takes for an emphasis: by its command line it includes first.
    found, refused = differences([*files, *TEXTS], there(peer))
    assert found == []
    assert refused <= 3 + len(TEXTS) // 10


def test_a_text_that_argdown_refuses_is_told_and_the_next_is_counted():
    refused, counted = count_there(["A _name.\n", "[A]\n  + [B]\n"], there(PEERS[0]))
    assert refused["error"]
    assert counted == {"statements": 2, "arguments": 0, "support": 1}


def test_what_is_written_afresh_is_not_the_text_that_was_kept():
    text = "// Mine.\n[A]: a.\n"
    assert write_afresh(text) == "[A]: a.\n"
