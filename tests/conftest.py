"""What all tests share."""

from __future__ import annotations

import pytest
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
