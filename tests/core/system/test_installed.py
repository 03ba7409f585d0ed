from __future__ import annotations

import sys

import pytest

from amt_core.system.installed import how_to_install, version_of


def test_a_package_that_is_missing_is_installed_with_pip() -> None:
    assert how_to_install("amt-desktop[train]") == 'Install it: pip install "amt-desktop[train]"'


def test_the_frozen_program_says_that_nothing_can_be_added_to_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    hint = how_to_install("amt-desktop[train]")
    assert "packaged program comes without it" in hint
    assert "amt-desktop[train]" in hint


def test_a_package_that_is_not_installed_has_no_version() -> None:
    assert version_of("no-such-package-of-anyone") is None
    assert version_of("numpy")
