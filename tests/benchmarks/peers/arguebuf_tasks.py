"""What arguebuf is asked to do, by the Python that it was installed for: `arguebuf_tasks.py TASK FILE MADE`."""

import json
import sys
from pathlib import Path

from arguebuf import dump, load

task, file, made = sys.argv[1:]
with Path(file).open(encoding="utf-8") as stream:
    graph = load.aif(json.load(stream))
assert graph.nodes
if task == "aif-in-out":
    with Path(made).open("w", encoding="utf-8") as stream:
        json.dump(dump.aif(graph), stream, ensure_ascii=False)
elif task == "aif-to-dot":
    # Left to itself it gives nothing for more than a thousand nodes.
    drawn = dump.graphviz(graph, max_nodes=sys.maxsize)
    Path(made).write_text(drawn.source if hasattr(drawn, "source") else drawn.to_string(), "utf-8")
