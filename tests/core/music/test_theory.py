"""Keys: their spelling, their scales, and finding them."""

from __future__ import annotations

import numpy as np
import pytest

from amt_core.errors import AmtError
from amt_core.music.note_table import NoteTable
from amt_core.music.theory import ALL_KEYS, Key, Mode, find_key, pitch_class_histogram, pitch_name


@pytest.mark.parametrize(
    ("text", "key"),
    [("C", Key(0)), ("F# minor", Key(6, "minor")), ("Bb major", Key(10)), ("E♭", Key(3)),
     ("ebm", Key(3, "minor")), ("A-flat major", None), ("c#m", Key(1, "minor"))],
)  # fmt: skip
def test_usual_spellings_are_read(text: str, key: Key | None) -> None:
    if key is None:
        text, key = text.replace("-", " "), Key(8)
    assert Key.parse(text) == key


@pytest.mark.parametrize("text", ["", "H major", "major", "A lydian", "Cb b"])
def test_what_is_no_key_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(AmtError) as caught:
        Key.parse(text)
    assert caught.value.hint


@pytest.mark.parametrize("key", ALL_KEYS, ids=str)
def test_a_key_reads_back_from_its_own_name(key: Key) -> None:
    assert Key.parse(str(key)) == key


@pytest.mark.parametrize("key", ALL_KEYS, ids=str)
def test_the_relative_key_has_the_same_signature_and_is_mutual(key: Key) -> None:
    assert key.relative.num_sharps == key.num_sharps
    assert key.relative.relative == key


def test_signatures_count_sharps_and_flats() -> None:
    named = {"C major": 0, "G major": 1, "F major": -1, "A minor": 0, "C minor": -3, "F# major": 6}
    assert {name: Key.parse(name).num_sharps for name in named} == named


@pytest.mark.parametrize("tonic", range(12))
@pytest.mark.parametrize("mode", ["major", "minor"])
def test_a_cadence_shows_its_key(tonic: int, mode: str) -> None:
    third = 4 if mode == "major" else 3
    cadence = [0, third, 7, 5, 5 + third, 12, 7, 11, 14, 0, third, 7, 0]
    n = len(cadence)
    pitches = [60 + tonic + step for step in cadence]
    notes = NoteTable.from_columns(range(n), [480] * n, pitches, [80] * n, [0] * n)
    found = find_key(pitch_class_histogram(notes))
    assert found is not None
    assert found[0] == Key(tonic, "major" if mode == "major" else "minor")
    assert 0.0 < found[1] <= 1.0


def test_nothing_and_everything_have_no_key() -> None:
    assert find_key(np.zeros(12)) is None
    assert find_key(np.ones(12)) is None


def test_drums_do_not_count() -> None:
    notes = NoteTable.from_columns([0, 0], [480, 480], [60, 42], [80, 80], [0, 1])
    histogram = pitch_class_histogram(notes, np.array([False, True]))
    assert np.flatnonzero(histogram).tolist() == [0]


def test_pitches_are_named_in_the_spelling_of_the_key() -> None:
    assert pitch_name(60) == "C4"
    assert pitch_name(61) == "C#4"
    assert pitch_name(61, Key.parse("F major")) == "Db4"


def test_a_key_keeps_its_spelling_and_equals_the_one_that_sounds_alike() -> None:
    flats = Key.of_signature(-6, "major")
    assert (str(flats), flats.num_sharps) == ("Gb major", -6)
    assert flats == Key.parse("F# major") == Key.parse("Gb major")
    assert str(Key.parse("Cb major")) == "Cb major"
    assert str(flats.relative) == "Eb minor"


def test_every_key_spells_its_scale_with_each_letter_once() -> None:
    for num_sharps in range(-7, 8):
        key = Key.of_signature(num_sharps, "major")
        names = [pitch_name(60 + key.tonic + step, key) for step in (0, 2, 4, 5, 7, 9, 11)]
        assert sorted(name[0] for name in names) == list("ABCDEFG"), str(key)


def test_e_flat_minor_has_no_sharps() -> None:
    key = Key.parse("Eb minor")
    names = [pitch_name(pitch, key) for pitch in range(60, 72)]
    assert not any("#" in name for name in names)
    assert pitch_name(71, key) == "Cb5"


@pytest.mark.parametrize(
    ("natural", "shift", "mode", "name"),
    [(7, -1, "major", "Gb major"), (5, 1, "major", "F# major"), (9, -1, "minor", "Ab minor"),
     (0, 0, "minor", "C minor"), (2, -1, "minor", "C# minor")],
)  # fmt: skip
def test_a_key_is_spelled_as_it_was_named_where_a_signature_can_say_so(
    natural: int, shift: int, mode: Mode, name: str
) -> None:
    assert str(Key.spelled(natural, shift, mode)) == name
