"""Options of the tests in a real window."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declares the options; they are known when a file of this folder is named."""
    parser.addoption("--files", type=int, help="files of the library that is trained on")
    parser.addoption("--library", help="a folder of real files to choose those from")
    parser.addoption("--pictures", help="folder for pictures of each state")
