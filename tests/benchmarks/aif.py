"""An argument as AIFdb gives it."""

from __future__ import annotations

import json
from typing import Any

from tests.benchmarks.trees import Tree

_WHEN = "2026-01-01 00:00:00"


def write_aif(tree: Tree) -> str:
    """Write an argument as AIFdb does: numbers for ids, and a time and a scheme in each node."""
    size = len(tree.statements)
    nodes: list[dict[str, Any]] = []
    edges: list[dict[str, Any]] = []
    for statement in tree.statements:
        nodes.append({"nodeID": str(statement.number), "text": statement.text, "type": "I", "timestamp": _WHEN})
    for statement in tree.statements:
        for child in statement.children:
            against = tree.by_number[child].against
            id, name = str(size + child), "Default Conflict" if against else "Default Inference"
            scheme = {"scheme": name, "schemeID": "71" if against else "72"}
            nodes.append({"nodeID": id, "text": name, "type": "CA" if against else "RA", "timestamp": _WHEN, **scheme})
            for start, end in ((str(child), id), (id, str(statement.number))):
                edges.append({"edgeID": str(len(edges) + 1), "fromID": start, "toID": end, "formEdgeID": None})
    return json.dumps({"nodes": nodes, "edges": edges, "locutions": []})
