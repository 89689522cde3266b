"""The graph is an ordinary `graphviz.Digraph`: it can be changed, restyled and shown."""

import os
import subprocess
import sys
from pathlib import Path

import graphviz
import pytest
from drawn import TRAMS

from argmap.drawing import DrawingError, draw, engine, to_graphviz


def test_to_graphviz_gives_an_ordinary_digraph_to_restyle():
    graph = to_graphviz(TRAMS)
    assert type(graph) is graphviz.Digraph
    assert "pos=" not in graph.source
    graph.attr("graph", bgcolor="#ABCDEF", rankdir="TB")
    graph.node("mine", "My own")
    graph.edge("mine", "s-1")
    drawn = engine.render(graph.source, "svg").data.decode()
    assert "#abcdef" in drawn
    assert "My own" in drawn


def test_the_drawings_graph_shows_itself_without_dot_on_the_path(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", "")
    graph = draw(TRAMS).graph
    assert isinstance(graph, graphviz.Digraph)
    assert "<svg" in graph._repr_mimebundle_()["image/svg+xml"]
    assert graph.pipe("png").startswith(b"\x89PNG")
    written = graph.render(tmp_path / "map", format="png")
    assert written == str(tmp_path / "map.png")
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")
    graph.render(outfile=tmp_path / "map.svg")
    assert "<svg" in (tmp_path / "map.svg").read_text("utf-8")
    with pytest.raises(DrawingError):
        graph.pipe("xyz")


def test_what_is_changed_in_the_graph_changes_the_picture():
    drawing = draw(TRAMS)
    drawing.graph.attr("graph", bgcolor="#ABCDEF")
    assert "#abcdef" in drawing.svg()


def test_a_notebook_shows_the_svg():
    drawing = draw(TRAMS)
    bundle = drawing._repr_mimebundle_()
    assert bundle["image/svg+xml"] == drawing.svg()
    assert bundle["text/plain"] == repr(drawing) == "<Drawing 'Should the city build trams?': 5 statements, 3 steps>"


SCRIPT = """
import hashlib, sys
sys.path.insert(0, {folder!r})
from drawn import MAPS
from argmap.drawing import draw
for map in MAPS.values():
    for format in ("dot", "svg", "png"):
        print(hashlib.sha256(draw(map).render(format)).hexdigest())
"""


def test_the_same_bytes_in_two_processes_with_different_hash_seeds():
    script = SCRIPT.format(folder=str(Path(__file__).parent))
    runs = [
        subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "4711")
    ]
    assert runs[0] == runs[1]
    assert len(runs[0].split()) == 9


def test_importing_the_drawing_room_does_not_import_graphviz():
    done = subprocess.run([sys.executable, "-c", "import sys, argmap.drawing; print('graphviz' in sys.modules)"], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "False"
