"""Markdown pages as tests: what a page says is what happens.

An `argmap` block is a file; a name after `argmap` names it, else it is map.argmap.
A file in a folder is part of another, and is read with it.
A comment `// error: rule-name` (or warning, hint) at the end of a line expects that finding on that line, and none elsewhere.
A `text` block right behind it is the whole report. A block with neither has no findings.
An `argmap before` block is a text, and the `argmap after` block behind it what `argmap fmt` makes of it.
A `console` block has commands after `$ ` and what they print; a line `…` stands for any lines.
A `python` block is run, one after the other in a page, or checked as a session if it has `>>>`.
An HTML comment `<!-- not run -->` before a block leaves it out.
A page with the comment `<!-- of writing -->` is about what is well-formed; what judges an argument is left out there.
"""

from __future__ import annotations

import contextlib
import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import commands
import strategies
from attrs import define, field

import argmap.reading
from argmap.files import File
from argmap.language import parse
from argmap.language.printer import print_syntax
from argmap.reports import print_full

_BLOCK = re.compile(r"(?P<skip><!-- not run -->\n)?^(?P<fence>```+)(?P<kind>\w+)?(?P<name>[^\n]*)\n(?P<body>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL)
_PLAIN = re.compile(r"argmap [^|&;<>()$`*?~#\[\n]*")
"""A command that needs no shell."""
_EXPECTED = re.compile(r"// (error|warning|hint): ([a-z-]+)")


@define
class Block:
    """A fenced block of a page."""

    kind: str
    name: str
    body: str
    line: int
    start: int
    end: int


@define
class Page:
    """A page, and the folder in which what it shows is done."""

    path: Path
    folder: Path
    accept: bool = False
    names: dict[str, object] = field(factory=dict)
    of_writing: bool = False

    def run(self) -> None:
        text = self.path.read_text(encoding="utf-8")
        self.of_writing = "<!-- of writing -->" in text
        blocks = [
            Block(found["kind"] or "", found["name"].strip(), found["body"], text.count("\n", 0, found.start()) + 1, found.start("body"), found.end("body"))
            for found in _BLOCK.finditer(text)
            if not found["skip"]
        ]
        accepted = []
        with contextlib.chdir(self.folder):
            for number, block in enumerate(blocks):
                following = blocks[number + 1] if number + 1 < len(blocks) else None
                if block.kind == "argmap" and block.name in ("before", "after"):
                    accepted += self._layout(block, following) if block.name == "before" else []
                elif block.kind == "argmap":
                    report = following if following and following.kind == "text" and not text[block.end : following.start].strip("`tex \n") else None
                    accepted += self._map(block, report)
                elif block.kind == "console":
                    self._console(block)
                elif block.kind == "python":
                    self._python(block)
        for block, printed in reversed(accepted):
            text = text[: block.start] + printed + text[block.end :]
        if accepted:
            self.path.write_text(text, encoding="utf-8")

    def _map(self, block: Block, report: Block | None) -> list[tuple[Block, str]]:
        name = block.name or "map.argmap"
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(block.body, encoding="utf-8")
        where = f"{self.path.name}:{block.line}"
        if "/" in name:
            return []
        reading = (strategies.read if self.of_writing else argmap.reading.read)(name)
        printed = print_full(reading.diagnostics) + "\n"
        if report:
            if self.accept:
                return [(report, printed)] if printed != report.body else []
            assert printed == report.body, f"{where}: the report is another\n{printed}"
            return []
        expected = sorted((number, severity, rule) for number, line in enumerate(block.body.splitlines(), 1) for severity, rule in _EXPECTED.findall(line))
        found = sorted((found.primary.place.line, found.severity.value, found.rule.name) for found in reading.diagnostics)
        assert found == expected, f"{where}\n{printed}"
        return []

    def _layout(self, before: Block, after: Block | None) -> list[tuple[Block, str]]:
        where = f"{self.path.name}:{before.line}"
        assert after, where
        assert after.name == "after", where
        printed = print_syntax(parse(File(before.name, before.body))[0])
        if self.accept:
            return [(after, printed)] if printed != after.body else []
        assert printed == after.body, f"{where}: the canonical text is another\n{printed}"
        return []

    def _console(self, block: Block) -> None:
        for command, expected in _commands(block.body):
            if _PLAIN.fullmatch(command):
                done = commands.run(*shlex.split(command)[1:], env={"NO_COLOR": "1"}, text=True)
            else:
                done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False, env=_environment(), encoding="utf-8")
            printed = done.stdout + done.stderr
            assert _matches(printed, expected), f"{self.path.name}:{block.line}: $ {command}\nprinted\n{printed}\nnot\n{expected}"

    def _python(self, block: Block) -> None:
        if ">>>" in block.body:
            test = doctest.DocTestParser().get_doctest(block.body, self.names, self.path.name, str(self.path), block.line)
            output: list[str] = []
            runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
            runner.run(test, out=output.append, clear_globs=False)
            self.names.update(test.globs)
            assert not runner.failures, "".join(output)
        else:
            # The page is one program: it is compiled with its own name and line, so that a failure points into it.
            exec(compile("\n" * block.line + block.body, str(self.path), "exec"), self.names)  # noqa: S102


def _commands(body: str) -> list[tuple[str, str]]:
    parts = re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]
    return [(command, expected) for command, _, expected in (part.partition("\n") for part in parts)]


def _matches(printed: str, expected: str) -> bool:
    pattern = "".join(r"(?:.*\n)*?" if line == "…" else ".*".join(map(re.escape, line.split("…"))) + r"\n" for line in expected.splitlines())
    return re.fullmatch(pattern, printed if printed.endswith("\n") or not printed else printed + "\n") is not None


def _environment() -> dict[str, str]:
    scripts = str(Path(sys.executable).parent)
    return {**os.environ, "PATH": scripts + os.pathsep + os.environ.get("PATH", ""), "NO_COLOR": "1"}
