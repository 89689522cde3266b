"""Processes that share in the work on many files; loaded only where there are many."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

import click
from attrs import define, field

from argmap.cli.limiting import attempt
from argmap.cli.recording import Manner, Told, manners, recorded
from argmap.cli.terminal import fail
from argmap.reports import visible

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Done: TypeAlias = tuple[Any, Told]
"""What came of a file, and what is to be told of it."""

_GRACE = 2.0
"""Seconds that a worker has to put away what it was writing."""


@define(eq=False)
class _Worker:
    """A process that works on one file after the other."""

    process: BaseProcess
    connection: Connection
    number: int | None = None
    """Which file it is working on."""


@define
class Crew:
    """Workers that do the same with files."""

    work: Callable[[str], Any]
    workers: list[_Worker] = field(factory=list)

    def share(self, names: Sequence[str], count: int) -> Iterator[Done]:
        """Let up to `count` workers share in the files; give what comes of each, in order."""
        waiting = list(reversed(range(len(names))))
        done: dict[int, Done] = {}
        for following in range(len(names)):
            while following not in done:
                self._hand_out(waiting, names, count)
                done |= self._take_in(names)
            yield done.pop(following)

    def _hand_out(self, waiting: list[int], names: Sequence[str], count: int) -> None:
        idle = [worker for worker in self.workers if worker.number is None]
        while waiting and (idle or len(self.workers) < count):
            worker = idle.pop() if idle else self._start()
            worker.number = waiting.pop()
            # That a worker is dead is seen when its answer is awaited.
            with suppress(OSError):
                worker.connection.send(names[worker.number])

    def _take_in(self, names: Sequence[str]) -> dict[int, Done]:
        """Wait until files are done, and give what came of them."""
        from multiprocessing.connection import wait

        done: dict[int, Done] = {}
        answering = wait([worker.connection for worker in self.workers if worker.number is not None])
        for worker in [worker for worker in self.workers if worker.connection in answering]:
            number, worker.number = worker.number, None
            assert number is not None
            try:
                done[number] = worker.connection.recv()
            except (EOFError, OSError):
                self.workers.remove(worker)
                done[number] = _lost(names[number], worker.process)
        return done

    def _start(self) -> _Worker:
        import multiprocessing

        # A copy of this process would have its threads' locks, but not its threads.
        context: Any = multiprocessing.get_context("forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn")
        context.set_forkserver_preload([__name__, _module_of(self.work)])
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self.work, manners(), gc.get_threshold()), daemon=True)
        try:
            with _uninterrupted():
                process.start()
        except OSError as error:
            fail(f"no other process can be started: {(error.strerror or str(error)).lower()}", "do without with `--jobs 1`")
            raise click.exceptions.Exit(2) from None
        theirs.close()
        self.workers.append(worker := _Worker(process, ours))
        return worker

    def end(self) -> None:
        """End the workers, whatever they are doing."""
        for worker in self.workers:
            if worker.number is None:
                # It ends by itself when nobody can ask it any more.
                worker.connection.close()
            else:
                worker.process.terminate()
        until = time.monotonic() + _GRACE
        for worker in self.workers:
            worker.process.join(max(0.0, until - time.monotonic()))
            if worker.process.is_alive():
                worker.process.kill()
        self.workers.clear()


def _module_of(work: Callable[..., Any]) -> str:
    return _module_of(work.func) if isinstance(work, partial) else work.__module__


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let what is started meanwhile pass over Ctrl-C, which goes to all processes of a terminal: it is for this one to end the others."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _lost(name: str, process: BaseProcess) -> Done:
    process.join(_GRACE)
    code = process.exitcode or 0
    how = f"was killed by signal {-code}" if code < 0 else f"ended with status {code}"
    message = f"{visible(name)} is not done, since the process that worked on it {how}"
    return recorded(partial(fail, message, "try it alone; memory may have run out"), manners())


def _serve(connection: Connection, work: Callable[[str], Any], how: tuple[Manner, Manner], thresholds: tuple[int, int, int]) -> None:
    """Work on the files that are named, until nobody asks any more."""
    gc.set_threshold(*thresholds)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # So an engine that runs is ended too, and what is half written is put away.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    threading.Thread(target=_end_with_parent, daemon=True).start()
    while True:
        try:
            name = connection.recv()
        except (EOFError, OSError):
            return
        answer = recorded(partial(attempt, work, name), how)
        try:
            connection.send(answer)
        except OSError:
            return


def _end_with_parent() -> None:
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    if parent := parent_process():
        wait([parent.sentinel])
        if hasattr(signal, "pthread_kill"):
            # It is the main thread that waits for an engine.
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGTERM)
        time.sleep(_GRACE)
        os._exit(1)
