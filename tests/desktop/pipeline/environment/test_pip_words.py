"""Lines of pip become words for somebody who waits."""

from __future__ import annotations

import pytest

from amt_desktop.pipeline.environment.pip_words import pip_words

LINES = (
    ("Collecting numpy>=2 (from amt-desktop==0.1.0)", "Looking for numpy …"),
    ("Processing /opt/wheels/torch-2.13.0%2Bcpu-cp311-linux_x86_64.whl", ""),
    ("Downloading scipy-1.17.1-cp311-cp311-manylinux_2_27_x86_64.whl (35.3 MB)",
     "Downloading scipy (35.3 MB) …"),
    ("Downloading https://example.org/a/torch-2.13.0-cp311.whl (190 MB)",
     "Downloading torch (190 MB) …"),
    ("Installing collected packages: mpmath, sympy, torch", "Installing 3 packages …"),
    ("WARNING: Retrying (Retry(total=3, connect=None)) after connection broken by 'X': /whl/",
     "A server does not answer; trying again …"),
    ("Uninstalling setuptools-65.5.0:", ""),
    ("Successfully uninstalled setuptools-65.5.0", ""),
)  # fmt: skip


@pytest.mark.parametrize(("line", "words"), LINES)
def test_a_line_says_how_far_it_is_or_nothing(line: str, words: str) -> None:
    assert pip_words(line) == words
