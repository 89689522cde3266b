"""A large picture is drawn in pieces, and is the same as in one."""

import signal
import sys
import threading
import time
from pathlib import Path

import pytest
from drawn import MAPS

import argmap
from argmap.drawing import drawing as module
from argmap.drawing import pieces
from argmap.drawing.errors import DrawingError
from argmap.drawing.view import View

ARTICLE = argmap.read(Path(__file__).parents[2] / "examples" / "russia-pakistan.argmap").map


@pytest.fixture
def small_pieces(monkeypatch):
    monkeypatch.setattr(module, "_PIECE", 60)
    drawn = []
    monkeypatch.setattr(
        pieces.Pieces, "__init__", lambda self, sources, draw, start=pieces.Pieces.__init__: start(self, drawn.append(len(sources)) or sources, draw)
    )
    return drawn


def in_one(drawing):
    """The picture of a drawing whose graph was asked for is drawn in one piece, for it may have been changed."""
    assert drawing.graph
    return drawing.svg()


@pytest.mark.parametrize("options", [{}, {"layout": "down"}, {"theme": "auto", "view": View(show=("status", "notes"))}], ids=["right", "down", "with statuses"])
def test_a_picture_in_pieces_is_the_same_to_the_letter(small_pieces, options):
    in_pieces = argmap.draw(ARTICLE, foot="drawn with 2 errors", **options).svg()
    assert len(small_pieces) == 1
    assert small_pieces[0] > 4
    assert in_pieces == in_one(argmap.draw(ARTICLE, foot="drawn with 2 errors", **options))
    assert len(small_pieces) == 1


@pytest.mark.parametrize("name", MAPS)
def test_so_it_is_with_pieces_of_two(monkeypatch, name):
    monkeypatch.setattr(module, "_PIECE", 2)
    assert argmap.draw(MAPS[name]).svg() == in_one(argmap.draw(MAPS[name]))


def test_a_graph_that_was_changed_is_drawn_as_it_is(small_pieces):
    drawing = argmap.draw(ARTICLE)
    drawing.graph.attr("graph", bgcolor="#123456")
    assert "#123456" in drawing.svg()
    assert not small_pieces


def test_pieces_that_do_not_lie_on_each_other_are_drawn_again_in_one(small_pieces, monkeypatch):
    monkeypatch.setattr(pieces, "_rim", lambda _: [])
    drawing = argmap.draw(ARTICLE)
    assert drawing.svg() == in_one(argmap.draw(ARTICLE))
    assert len(small_pieces) == 1
    assert "graph" in vars(drawing)


def test_a_piece_that_cannot_be_drawn_is_told(small_pieces):
    with pytest.raises(DrawingError, match=r"did not finish within 0\.001 s"):
        argmap.draw(ARTICLE, time_limit=0.001).svg()
    assert small_pieces


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there, and threads are sent no signals")
def test_an_interruption_ends_the_engines_that_still_draw(small_pieces, monkeypatch, tmp_path):
    slow = tmp_path / "slow"
    slow.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setattr("argmap.drawing.engine._FINDERS", {"bundled": lambda: str(slow), "system": lambda: None})
    begun = time.monotonic()
    interrupt = threading.Timer(0.3, signal.pthread_kill, [threading.main_thread().ident, signal.SIGINT])
    interrupt.start()
    with pytest.raises(KeyboardInterrupt):
        argmap.draw(ARTICLE).svg()
    interrupt.join()
    assert small_pieces
    assert time.monotonic() - begun < 30
