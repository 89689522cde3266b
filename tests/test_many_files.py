"""Many files at once: told as if one were done after the other, whatever becomes of those who work on them."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from commands import run
from effort import effort

from argmap.cli.outputs import write_out
from argmap.cli.terminal import fail, tell
from argmap.cli.workers import for_each

POSIX = pytest.mark.skipif(os.name == "nt", reason="this system has no signals that end one process alone")
SOUND = 'main claim a "A."   { because premise b "B."   }\n'
WARNED = 'main claim a "A." { because by signs: premise b "B." }\n'
BROKEN = 'main claim a "A\n'


@pytest.fixture
def maps(tmp_path):
    """A folder of maps, sound, warned of and broken in turn."""
    folder = tmp_path / "maps"
    folder.mkdir()
    for number, text in enumerate([SOUND, WARNED, BROKEN] * 2):
        (folder / f"{number}.argmap").write_text(text.replace("B.", f"B{number}."), encoding="utf-8")
    return folder


def held(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "maps", "maps/none.argmap"],
        ["check", "--output-format", "json", "maps"],
        ["fmt", "--diff", "maps"],
        ["fmt", "maps"],
        ["draw", "maps", "-T", "dot", "--reject", "b"],
        ["draw", "maps", "-T", "dot", "-o", "-"],
        ["convert", "maps", "-o", "out", "--to", "json"],
        ["convert", "maps", "-o", "out", "--to", "argdown"],
    ],
    ids=" ".join,
)
def test_two_at_once_say_and_write_what_one_does(tmp_path, maps, arguments):
    before = held(maps)
    done = []
    for jobs in (1, 2):
        for path, data in before.items():
            (maps / path).write_bytes(data)
        done.append((run(*arguments, "--jobs", jobs, folder=tmp_path), held(tmp_path)))

    (one, written), (two, written_by_two) = done
    assert (one.returncode, one.stdout, one.stderr) == (two.returncode, two.stdout, two.stderr)
    assert written == written_by_two


def test_standard_input_and_a_few_files_are_done_by_this_process(tmp_path, maps, monkeypatch):
    monkeypatch.setattr("argmap.cli.crew.Crew._start", lambda _: pytest.fail("a worker was started"))

    assert run("check", "-", maps / "0.argmap", "--jobs", 2, folder=tmp_path, input=SOUND).returncode == 0
    assert run("check", maps / "0.argmap", maps / "1.argmap", folder=tmp_path).returncode == 0


def work(name, folder):
    """Tell on both streams, and meet the fate that the name says."""
    tell(f"{name} to be seen")
    fail(f"{name} is wrong")
    if name.startswith("dies"):
        os.kill(os.getpid(), signal.SIGKILL)
    if name.startswith("needs"):
        raise MemoryError
    if name.startswith("sleeps"):
        (folder / str(os.getpid())).touch()
        time.sleep(60)
    if name.startswith("slow"):
        time.sleep(0.3)
    write_out(b"bytes too\n")
    return name.upper()


def printed(name):
    return f"{name} to be seen\nbytes too\n"


@POSIX
def test_a_worker_that_dies_costs_its_file_alone(capfdbinary, tmp_path):
    names = ["slow", "dies 1", "a", "needs memory", "dies 2", "dies 3", "b"]

    with for_each(partial(work, folder=tmp_path), names, 2) as results:
        assert list(results) == ["SLOW", None, "A", None, None, None, "B"]

    out, err = (stream.decode() for stream in capfdbinary.readouterr())
    assert out == f"{printed('slow')}{printed('a')}needs memory to be seen\n{printed('b')}"
    # What one who died had told is gone with it.
    assert err.splitlines() == [
        "error: slow is wrong",
        "error: dies 1 is not done, since the process that worked on it was killed by signal 9",
        "  help: try it alone; memory may have run out",
        "error: a is wrong",
        "error: needs memory is wrong",
        "error: needs memory is not done, since there is not enough memory",
        "  help: do it where there is more, or in parts",
        "error: dies 2 is not done, since the process that worked on it was killed by signal 9",
        "  help: try it alone; memory may have run out",
        "error: dies 3 is not done, since the process that worked on it was killed by signal 9",
        "  help: try it alone; memory may have run out",
        "error: b is wrong",
    ]


def is_running(pid):
    """Whether a process has not ended; one that nobody has asked for its status has."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout.strip()
    return bool(state) and not state.startswith("Z")


def wait_for(condition, seconds=20):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.02)


SLEEPING = """
import sys; sys.path.insert(0, {tests!r})
import signal; signal.signal(signal.SIGINT, signal.default_int_handler)
import argmap.cli, click, pathlib, functools, test_many_files
from argmap.cli.workers import for_each
@click.command()
def command():
    with for_each(functools.partial(test_many_files.work, folder=pathlib.Path({folder!r})), ["sleeps 1", "sleeps 2", "sleeps 3"], 2) as results:
        list(results)
argmap.cli._Commands.get_command = lambda *_: command
sys.argv = ["argmap", "check"]
argmap.cli.main()
"""


@POSIX
@pytest.mark.parametrize(("sent", "status", "told"), [("SIGINT", 130, "interrupted\n"), ("SIGTERM", 143, ""), ("SIGKILL", -9, "")])
def test_whatever_ends_the_command_leaves_no_worker(tmp_path, sent, status, told):
    code = SLEEPING.format(tests=str(Path(__file__).parent), folder=str(tmp_path))
    process = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True, start_new_session=True)
    wait_for(lambda: len(list(tmp_path.iterdir())) == 2)
    workers = [int(path.name) for path in tmp_path.iterdir()]

    if sent == "SIGINT":
        # As a terminal does it: all of them are told.
        os.killpg(process.pid, signal.SIGINT)
    else:
        process.send_signal(getattr(signal, sent))
    _, err = process.communicate(timeout=30)

    assert (process.returncode, err) == (status, told)
    wait_for(lambda: not any(is_running(pid) for pid in workers))


@POSIX
def test_a_closed_pipe_ends_it_in_silence(tmp_path, maps):
    command = f"{sys.executable} -m argmap check --output-format concise --jobs 2 maps maps maps | head -1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False, cwd=tmp_path)

    assert len(done.stdout.splitlines()) == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["draw", "a/x.argmap", "b/x.argmap", "-o", "out"], ["convert", "a", "b", "-o", "out", "--to", "json"]], ids=" ".join)
def test_two_files_never_go_to_one(tmp_path, arguments):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.argmap").write_text(SOUND, encoding="utf-8")
    (tmp_path / "out").mkdir()

    done = run(*arguments, folder=tmp_path, text=True)

    assert done.returncode == 2
    assert "error: out" in done.stderr
    assert not list((tmp_path / "out").iterdir())


KILLED = {
    "draw": ["draw", "maps", "-T", "dot"],
    "fmt": ["fmt", "maps"],
    "fix": ["check", "--unsafe-fixes", "maps"],
    "convert": ["convert", "maps", "-o", "out", "--to", "json"],
}


@POSIX
@pytest.mark.parametrize("command", KILLED)
def test_a_kill_at_any_moment_leaves_every_file_as_it_was_or_new_and_whole(tmp_path, command):
    """`HYPOTHESIS_PROFILE=search` kills each command at 200 moments."""
    maps, out = tmp_path / "maps", tmp_path / "out"
    maps.mkdir()
    out.mkdir()
    # What is not laid out, and has a slip that can be fixed.
    line = 'claim a{0} "A {0} of {1}."   {{ because by signs: premise b{0} "B {0} of {1}."   }}\n'
    texts = {f"{number}.argmap": "main " + "".join(line.format(each, number) for each in range(80)) for number in range(4)}
    old = {f"out/{number}.json": b"{}" for number in range(4)} | {f"maps/{number}.dot": b"digraph {}" for number in range(4)}
    old |= {f"maps/{name}": text.encode() for name, text in texts.items()}

    def put():
        for name, data in old.items():
            (tmp_path / name).write_bytes(data)

    argv = [sys.executable, "-m", "argmap", *KILLED[command]]
    put()
    begun = time.monotonic()
    subprocess.run([*argv, "--jobs", "2"], cwd=tmp_path, capture_output=True, check=False)
    longest = time.monotonic() - begun
    new = {name: (tmp_path / name).read_bytes() for name in old}
    assert new != old
    chance = random.Random(command)
    for number in range(effort(2, 200)):
        put()
        process = subprocess.Popen(
            [*argv, "--jobs", str(1 + number % 2)], cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(chance.uniform(0, longest))
        # The workers too, as when memory runs out or the power fails.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for name in old:
            assert (tmp_path / name).read_bytes() in (old[name], new[name]), f"{name} after kill {number}"
    # Whatever is left lying about is no hindrance.
    put()
    subprocess.run(argv, cwd=tmp_path, capture_output=True, check=False)
    assert {name: (tmp_path / name).read_bytes() for name in old} == new
