"""Errors of the core are shown in the language of the window."""

from __future__ import annotations

from pathlib import Path

import pytest

from amt_core.errors import AmtError
from amt_core.midi.read import read_midi
from amt_core.sentence import Sentence
from amt_desktop.bridge.messages import Messages, Notice
from amt_desktop.look.sentences import localized


@pytest.mark.usefixtures("in_german")
def test_an_error_is_shown_in_german_with_its_values(tmp_path: Path) -> None:
    path = tmp_path / "missing.mid"
    with pytest.raises(AmtError) as caught:
        read_midi(path)
    shown: list[Notice] = []
    messages = Messages()
    messages.noticed.connect(shown.append)
    messages.report(caught.value)
    assert localized(shown[0].message) == f"Die Datei „{path}“ gibt es nicht."
    assert localized(shown[0].hint) == "Name und Ordner prüfen."


@pytest.mark.usefixtures("in_german")
def test_a_sentence_within_a_sentence_is_translated_too() -> None:
    inner = Sentence("{number} bars", number=8)
    assert localized(Sentence("A piece has at most {bars}", bars=inner)) == (
        "Ein Stück hat höchstens 8 Takte"
    )


@pytest.mark.usefixtures("in_german")
def test_a_word_of_the_core_is_translated_within_a_sentence() -> None:
    instrument = Sentence("Violin")
    assert "Violine" in localized(
        Sentence("There is no {instrument} in the piece.", instrument=instrument)
    )


def test_without_a_translation_a_sentence_stays_english() -> None:
    assert localized(Sentence("A {thing} of no catalog", thing="sentence")) == (
        "A sentence of no catalog"
    )
    assert localized("") == ""
