"""What all tests share."""

from __future__ import annotations

import effort  # noqa: F401 (chooses how far hypothesis looks)
import pytest
from browser import launched
from ground import SHELF


def pytest_addoption(parser):
    parser.addoption("--accept", action="store_true", help="write what is now printed into golden files and pages")


@pytest.fixture
def accept(request):
    return request.config.getoption("--accept")


@pytest.fixture(scope="session")
def shelf():
    """The folder of other people's files; what needs it is proved by a fixture of our own elsewhere."""
    if not SHELF.is_dir():
        pytest.skip("the shared shelf is not beside this checkout")
    return SHELF


@pytest.fixture(scope="session")
def chromium():
    """A browser of this process, started when the first test asks for it."""
    with launched() as browser:
        yield browser
