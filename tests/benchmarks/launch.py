"""Runs one command and tells how long it took and how much it held: `python -I -S launch.py LIMIT LOG COMMAND…`.

It is a process of its own, and small, since Linux counts what the parent held at the start as held by the child.
"""

import json
import os
import signal
import sys
from time import perf_counter

_KIB = 1 if sys.platform == "darwin" else 1024


def main(limit: str, log: str, *command: str) -> None:
    """Print as JSON the seconds from start to end, the most bytes held by it or by any process it waited for, and its exit status, None at the limit."""
    output = [(os.POSIX_SPAWN_OPEN, 1, log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), (os.POSIX_SPAWN_DUP2, 1, 2)]
    start = perf_counter()
    pid = os.posix_spawnp(command[0], command, os.environ, file_actions=output, setpgroup=0)
    late = []

    def stop(*_: object) -> None:
        late.append(True)
        os.killpg(pid, signal.SIGKILL)

    signal.signal(signal.SIGALRM, stop)
    signal.signal(signal.SIGTERM, stop)
    signal.setitimer(signal.ITIMER_REAL, float(limit))
    _, status, used = os.wait4(pid, 0)
    seconds = perf_counter() - start
    signal.setitimer(signal.ITIMER_REAL, 0)
    print(json.dumps([seconds, used.ru_maxrss * _KIB, None if late else os.waitstatus_to_exitcode(status)]))


main(*sys.argv[1:])
