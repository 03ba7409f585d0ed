"""The list of licenses: there with the program, and no harm where it is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from amt_core.system.third_party import third_party_works


def test_qt_and_fluidsynth_are_listed_under_the_lgpl() -> None:
    licenses = {work.name: work.license for work in third_party_works()}
    assert licenses["Qt"].startswith("LGPL")
    assert licenses["FluidSynth"].startswith("LGPL")


@pytest.mark.parametrize("text", [None, "", "{", '[{"name": "Qt"}]', "[1]", "1"])
def test_a_list_that_cannot_be_read_is_empty(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str | None
) -> None:
    monkeypatch.setenv("AMT_ASSETS", str(tmp_path))
    if text is not None:
        (tmp_path / "licenses").mkdir()
        (tmp_path / "licenses" / "third_party.json").write_text(text)
    assert third_party_works() == ()
