"""Syllables know which of them are one word, however their program wrote them."""

from __future__ import annotations

import pytest

from amt_core.midi.read import read_midi_bytes
from amt_core.midi.smf.smf_encode import Event, encode_header, encode_track, meta
from amt_core.midi.text.lyrics import lyric_events, read_syllables
from amt_core.music.score import Score


def _song(kind: int, *texts: str) -> Score:
    words = [meta(480 * i, kind, text.encode()) for i, text in enumerate(texts)]
    notes = [Event(0, 0x90, bytes([60, 64])), Event(480, 0x80, bytes([60, 0]))]
    header = encode_header(1, 2, (480).to_bytes(2))
    return read_midi_bytes(header + encode_track(notes, 0) + encode_track(words, 0))


def _words(score: Score) -> list[str]:
    """The words, with a hyphen between their syllables."""
    text = ""
    for syllable in read_syllables(score)[1]:
        text += ("-" if syllable.joins_before else " ") + syllable.text
    return text.split()


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        (5, ("A", "ma", "zing ", "grace\r", "how ", "sweet ")),
        (5, ("A-", "ma-", "zing", "grace", "how", "sweet")),
        (5, ("A", "-ma", "-zing", "grace", "how", "sweet")),
        (5, ("A-", "ma-", "zing ", "grace ", "-", "how ", "sweet")),
        (5, ("A", "ma", "zing", "\r", "grace ", "how", " sweet")),
        (1, ("@KMIDI KARAOKE FILE", "@TSong", "\\A", "ma", "zing", " grace", "/how", " sweet")),
    ],
)
def test_words_of_all_conventions(kind: int, texts: tuple[str, ...]) -> None:
    assert _words(_song(kind, *texts)) == ["A-ma-zing", "grace", "how", "sweet"]


def test_texts_that_are_no_karaoke_are_no_words() -> None:
    assert read_syllables(_song(1, "C", "Am", "made with")) == {}


def test_written_syllables_are_read_the_same() -> None:
    score = _song(5, "Hal-", "le-", "lu-", "jah ", "a-", "men ")
    syllables = read_syllables(score)[1]
    events = lyric_events(syllables, chunk=1)
    assert [events.content(row) for row in range(len(events))] == [
        b"Hal-", b"le-", b"lu-", b"jah ", b"a-", b"men ",
    ]  # fmt: skip
