"""Notes become the note values that a musician would write."""

from __future__ import annotations

import pytest

from amt_core.formats.notation.grid import Bar
from amt_core.formats.notation.note_values import NoteValue, Voicing, voices_by_bar
from amt_core.formats.notation.signs import beams, tuplet_ends
from amt_core.music.meter import TimeSignature
from amt_core.music.note_table import Note

FOUR, SIX = TimeSignature(4, 4), TimeSignature(6, 8)


def _voices(
    *notes: tuple[int, int, int], meter: TimeSignature = FOUR, voicing: Voicing = Voicing.TWO
) -> list[list[NoteValue]]:
    bars = [Bar(start=i * meter.bar_ticks, meter=meter) for i in range(2)]
    rows = [Note(onset, length, pitch, 80, 0) for onset, length, pitch in notes]
    return voices_by_bar(rows, bars, voicing=voicing, feet=frozenset({36}))[0]


def _spans(values: list[NoteValue]) -> list[tuple[int, int, bool]]:
    return [(value.start, value.length, bool(value.pitches)) for value in values]


def test_short_breaks_before_the_next_note_are_not_written() -> None:
    (voice,) = _voices((0, 440, 60), (480, 400, 62), (960, 900, 64))
    assert _spans(voice) == [(0, 480, True), (480, 480, True), (960, 960, True)]


def test_a_note_that_is_over_at_once_gets_a_staccato_dot_and_one_rest() -> None:
    (voice,) = _voices((0, 100, 60), (480, 100, 62), (960, 960, 64))
    assert _spans(voice)[:4] == [(0, 240, True), (240, 240, False), (480, 240, True),
                                 (720, 240, False)]  # fmt: skip
    assert [value.is_staccato for value in voice if value.pitches] == [True, True, False]


def test_a_held_note_under_moving_ones_is_a_second_voice() -> None:
    moving, held = _voices((0, 1920, 48), (0, 480, 60), (480, 480, 62), (960, 960, 64))
    assert [value.pitches for value in moving] == [(60,), (62,), (64,)]
    assert [(value.length, value.pitches) for value in held] == [(1920, (48,))]


def test_a_line_has_one_voice_also_where_it_is_played_legato() -> None:
    voices = _voices((0, 960, 60), (480, 960, 62), (960, 960, 64), voicing=Voicing.ONE)
    assert [_spans(voice) for voice in voices] == [
        [(0, 480, True), (480, 480, True), (960, 960, True)]
    ]


def test_a_syncopated_quarter_stays_whole_and_a_note_over_the_middle_is_tied() -> None:
    (voice,) = _voices((0, 240, 60), (240, 480, 62), (720, 480, 64), (1200, 720, 65))
    assert [(v.start, v.length, v.is_tied) for v in voice] == [
        (0, 240, False), (240, 480, False), (720, 240, True), (960, 240, False),
        (1200, 720, False),
    ]  # fmt: skip


def test_triplets_have_brackets_for_each_beat() -> None:
    (voice,) = _voices(*((i * 160, 160, 60 + i) for i in range(6)), (960, 960, 70))
    assert [value.is_triplet for value in voice] == [True] * 6 + [False]
    assert tuplet_ends(voice) == {0: "start", 2: "stop", 3: "start", 5: "stop"}


def test_thirty_seconds_stay_apart() -> None:
    (voice,) = _voices(*((i * 60, 60, 60 + i) for i in range(8)), (480, 480, 70))
    assert [value.length for value in voice][:8] == [60] * 8


def test_eighths_are_beamed_in_fours_in_four_four_and_in_threes_in_six_eight() -> None:
    (voice,) = _voices(*((i * 240, 240, 60) for i in range(8)))
    ends = [i for i, does in beams(voice, Bar(start=0, meter=FOUR)).items() if does == ["end"]]
    assert ends == [3, 7]
    (voice,) = _voices(*((i * 240, 240, 60) for i in range(6)), meter=SIX)
    ends = [i for i, does in beams(voice, Bar(start=0, meter=SIX)).items() if does == ["end"]]
    assert ends == [2, 5]


def test_a_dotted_eighth_and_a_sixteenth_have_a_hook() -> None:
    (voice,) = _voices((0, 360, 60), (360, 120, 62), (480, 1440, 64))
    assert beams(voice, Bar(start=0, meter=FOUR)) == {0: ["begin"], 1: ["end", "backward hook"]}


def test_hands_and_feet_of_drums_are_two_voices_without_rests_between_strokes() -> None:
    hands, feet = _voices(
        (0, 30, 42), (0, 30, 36), (240, 30, 42), (480, 30, 42), (960, 30, 36),
        voicing=Voicing.DRUMS,
    )  # fmt: skip
    assert _spans(hands) == [(0, 240, True), (240, 240, True), (480, 480, True), (960, 960, False)]
    assert _spans(feet) == [(0, 480, True), (960, 480, True)]


@pytest.mark.parametrize("meter", ["3/4", "5/8", "7/8", "9/8", "12/8", "2/2", "3/16"])
def test_the_first_voice_fills_every_bar(meter: str) -> None:
    signature = TimeSignature.parse(meter)
    bars = [Bar(start=i * signature.bar_ticks, meter=signature) for i in range(4)]
    end = 4 * signature.bar_ticks
    notes = [Note(at, 170, 60 + at % 11, 80, 0) for at in range(40, end - 200, 330)]
    for voices in voices_by_bar(notes, bars, voicing=Voicing.TWO, feet=frozenset()):
        assert sum(value.length for value in voices[0]) == signature.bar_ticks
