"""What all tests share."""

from __future__ import annotations

import os

import pytest
from browser import launched
from ground import SHELF
from hypothesis import settings

# The same examples each time, so that a failure is the change's and not chance's; HYPOTHESIS_PROFILE=search looks further.
settings.register_profile("suite", max_examples=40, deadline=None, derandomize=True)
settings.register_profile("search", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


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
