"""Chromium, for what only a browser can tell."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from shutil import which

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync")


@contextmanager
def launched() -> Iterator[object]:
    """Run the Chromium that is on the PATH: Playwright's own would be another download."""
    sync = pytest.importorskip("playwright.sync_api", reason="the extra `test` is not installed")
    program = next(filter(None, map(which, _NAMES)), None)
    if program is None:
        pytest.skip("no Chromium on the PATH: apt-get install chromium")
    with sync.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_QUIET)
        yield browser
        browser.close()
