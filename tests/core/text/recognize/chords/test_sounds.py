"""Letters that look like a chord."""

from __future__ import annotations

import pytest

from amt_core.music.theory import Key
from amt_core.spec.instrument import Instrument
from amt_core.text.parse.parser import parse_description


@pytest.mark.parametrize("text", ["FM piano", "Instruments: FM piano", "Genre: pop / FM piano"])
def test_the_sound_of_a_synthesizer_is_neither_key_nor_chord(text: str) -> None:
    spec = parse_description(text)
    assert spec.key.value is None
    assert spec.chords.value is None
    assert spec.instruments.value == (Instrument(program=5),)


def test_a_progression_may_begin_with_f_major() -> None:
    assert parse_description("piano, chords: FM CM").key.value == Key(5, "major")
