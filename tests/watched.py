"""Runs commands of argmap in this process while Python tells what they ask of the system: `python watched.py FOLDER`, commands as JSON on standard input.

Gives, as JSON: which programs were started, which hosts were asked for, and which files were opened outside of the project and of what is installed.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from pathlib import Path

_ASKS = (
    "socket.",
    "http.client.",
    "urllib.",
    "ftplib.",
    "smtplib.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.startfile",
    "pickle.",
    "shelve.",
    "webbrowser.",
)
_SENDS = os.O_WRONLY | os.O_RDWR | os.O_CREAT

folder = Path(sys.argv[1]).resolve()
commands = json.load(sys.stdin)
installed = [
    Path(path).resolve() for path in {sys.prefix, sys.base_prefix, *filter(None, sys.path), "/proc", "/dev/null", "/usr/lib", "/usr/share", "/etc/mime.types"}
]
asked, started, read, written = [], [], [], []
is_watching = False


def watch(event, args):
    if not is_watching:
        return
    if event.startswith(_ASKS):
        asked.append([event, *map(str, args)])
    elif event == "subprocess.Popen":
        started.append([str(args[0]), [os.fsdecode(each) for each in args[1]] if not isinstance(args[1], str) else args[1]])
    elif event == "open" and isinstance(args[0], str | bytes):
        path = Path(os.fsdecode(args[0])).resolve()
        if isinstance(args[2], int) and args[2] & _SENDS:
            written.append(str(path))
        elif not any(path.is_relative_to(home) for home in installed):
            read.append(str(path))


# What is loaded once is loaded before anyone watches.
from argmap.cli import main  # noqa: E402

os.chdir(folder)
sys.addaudithook(watch)
statuses = []
for arguments in commands:
    is_watching = True
    with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())), contextlib.redirect_stderr(io.StringIO()):
        try:
            main(arguments)
            statuses.append(0)
        except SystemExit as end:
            statuses.append(end.code)
    is_watching = False
json.dump({"statuses": statuses, "asked": asked, "started": started, "read": sorted(set(read)), "written": sorted(set(written))}, sys.stdout)
