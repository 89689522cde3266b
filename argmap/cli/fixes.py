"""What `check` does when it is to fix: reading, fixing, and writing or showing what changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click
from attrs import define, field

from argmap.checks import Choice
from argmap.cli.inputs import STANDARD_INPUT, read_standard_input
from argmap.cli.outputs import write_out
from argmap.cli.terminal import fail, paint, tell
from argmap.files import File, decode, encode
from argmap.fixing import FileKey, Fixing, Texts, fix
from argmap.reading import Reading, read, read_bytes, read_text
from argmap.reports import print_diff
from argmap.saving import OutputError, write_files


@define
class Fixer:
    """Fixes one input after the other."""

    root: str | None
    documents: Mapping[str, str]
    """Where the texts of documents lie."""
    unsafe: bool
    shows: bool
    """Whether what would change is shown and nothing is written."""
    made: int = 0
    texts: dict[FileKey, str] = field(factory=dict)
    """What has been changed and not written, so that a file that two others include is shown once."""

    def fix(self, name: str, choice: Choice) -> Reading:
        """Fix a file and what it includes, or standard input alone, and give how it then reads."""
        if name == STANDARD_INPUT:
            return self._fix_standard_input(choice)
        fixing = fix(lambda texts: read(name, root=self.root, choice=choice, texts=self.documents, overlay=texts), unsafe=self.unsafe, texts=self.texts)
        if fixing.reading.syntaxes:
            self._finish(fixing)
        return fixing.reading

    def _fix_standard_input(self, choice: Choice) -> Reading:
        data = read_standard_input()
        _, flaws = decode(data)
        name = "<standard input>"

        def again(texts: Texts) -> Reading:
            if None in texts:
                return read_text(texts[None], name=name, root=self.root, choice=choice, texts=self.documents)
            return read_bytes(data, name=name, root=self.root, choice=choice, texts=self.documents)

        fixing = fix(again, unsafe=self.unsafe, touch=lambda key: key is None)
        if self.shows:
            self._finish(fixing)
        else:
            self.made += len(fixing.made)
            write_out(data if flaws or not fixing.texts else encode(fixing.texts[None], data))
        return fixing.reading

    def _finish(self, fixing: Fixing) -> None:
        self.made += len(fixing.made)
        if self.shows:
            for key, text in fixing.texts.items():
                if difference := print_diff(fixing.before[key].name, fixing.before[key].text, text, paint=paint):
                    tell(difference.removesuffix("\n"))
            self.texts |= fixing.texts
            return
        try:
            write_files(encoded_texts(fixing.texts, fixing.before))
        except OutputError as error:
            fail(str(error))
            raise click.exceptions.Exit(2) from error


def encoded_texts(texts: Mapping[FileKey, str], before: Mapping[FileKey, File]) -> dict[Path, bytes]:
    """Give the bytes that files are to hold; those that would not change are left out.

    Raises:
        OutputError: a file is no longer what was read.
    """
    found = {}
    for key, text in texts.items():
        if key is None or text == before[key].text:
            continue
        try:
            old = key.read_bytes()
        except OSError as error:
            raise OutputError(f"cannot read {before[key].name} again: {(error.strerror or str(error)).lower()}") from error
        if decode(old)[0] != before[key].text:
            raise OutputError(f"cannot write {before[key].name}: it was changed in the meantime")
        found[key] = encode(text, old)
    return found
