from __future__ import annotations

import pytest

from amt_core.music.analysis import analyze
from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track
from amt_core.music.tempo_map import TempoMap
from amt_core.music.theory import Key


def _score(notes: list[Note], *tracks: Track, num_bars: int = 1, **rest: object) -> Score:
    table = NoteTable.from_notes(notes)
    return Score(num_bars=num_bars, tracks=tracks or (Track(),), notes=table, **rest)  # type: ignore[arg-type]


def _scale(
    tonic: int, steps: tuple[int, ...], *, duration: int = 480, step: int = 480
) -> list[Note]:
    return [Note(step * i, duration, tonic + s, 80, 0) for i, s in enumerate(steps)]


MAJOR = (0, 2, 4, 5, 7, 9, 11, 12, 7, 4, 0, 0)
MINOR = (0, 2, 3, 5, 7, 8, 11, 12, 7, 3, 0, 0)


def test_the_tempo_is_the_one_that_plays_longest() -> None:
    tempo = TempoMap(changes=((0, 60.0), (960, 120.0), (1920 * 4, 90.0)))
    assert analyze(_score([], num_bars=5, tempo=tempo)).tempo_bpm == 120.0
    assert analyze(_score([], num_bars=1, tempo=tempo)).tempo_bpm == 60.0


def test_the_time_signature_is_the_one_that_lasts_longest() -> None:
    meter = MeterMap(changes=((0, TimeSignature(4, 4)), (1, TimeSignature(3, 4))))
    assert str(analyze(_score([], num_bars=4, meter=meter)).time_signature) == "3/4"
    assert str(analyze(_score([], num_bars=2, meter=meter)).time_signature) == "4/4"


@pytest.mark.parametrize("tonic", range(12))
def test_the_key_is_found_from_the_notes(tonic: int) -> None:
    major = analyze(_score(_scale(60 + tonic, MAJOR), num_bars=3))
    minor = analyze(_score(_scale(60 + tonic, MINOR), num_bars=3))
    assert major.key == Key(tonic, "major")
    assert minor.key == Key(tonic, "minor")
    assert major.key_confidence > 0.3


def test_drums_say_nothing_about_the_key() -> None:
    drums = [Note(480 * i, 100, 36, 90, 1) for i in range(500)]
    with_drums = _score([*_scale(60, MAJOR), *drums], Track(), Track(is_drum=True), num_bars=130)
    only_drums = _score([n._replace(track=0) for n in drums], Track(is_drum=True), num_bars=130)
    assert analyze(with_drums).key == Key(0, "major")
    facts = analyze(only_drums)
    assert (facts.key, facts.key_confidence, facts.has_drums) == (None, 0.0, True)
    assert (facts.instruments, facts.mean_pitch, facts.pitch_range) == ((), None, None)


def test_instruments_are_ordered_by_their_notes_without_drums() -> None:
    notes = [Note(i, 10, 60, 64, 0) for i in range(3)]
    notes += [Note(i * 20, 10, 60, 64, 1) for i in range(4)]
    notes += [Note(i * 20, 10, 60, 64, 2) for i in range(2)]
    notes += [Note(i * 20, 10, 38, 64, 3) for i in range(50)]
    tracks = (Track(program=33), Track(program=0), Track(program=35), Track(is_drum=True))
    facts = analyze(_score(notes, *tracks, Track(program=99)))
    assert facts.instruments == ("bass", "piano")
    assert facts.programs == (0, 33, 35)
    assert facts.has_drums
    assert facts.num_tracks == 4


def test_counts_and_means_are_those_of_the_notes() -> None:
    notes = [Note(0, 480, 60, 60, 0), Note(0, 480, 64, 80, 0), Note(480, 480, 67, 100, 0)]
    facts = analyze(_score(notes, num_bars=2))
    assert (facts.num_notes, facts.num_bars, facts.duration_sec) == (3, 2, 4.0)
    assert (facts.notes_per_bar, facts.notes_per_sec) == (1.5, 0.75)
    assert facts.mean_pitch == pytest.approx((60 + 64 + 67) / 3)
    assert facts.pitch_range == (60, 67)
    assert facts.mean_velocity == 80
    assert facts.median_note_quarters == 1
    assert facts.empty_bar_share == 0.5


def test_polyphony_counts_only_the_time_in_which_something_sounds() -> None:
    chord = [Note(0, 480, pitch, 64, 0) for pitch in (60, 64, 67)]
    alone = [Note(1440, 480, 60, 64, 0)]
    assert analyze(_score(chord + alone)).mean_polyphony == pytest.approx(2.0)


def test_a_line_that_holds_over_the_beat_is_syncopated() -> None:
    on_beat = [Note(480 * i, 480, 60, 64, 0) for i in range(8)]
    between = [Note(480 * i + 240, 480, 60, 64, 0) for i in range(8)]
    short = [Note(480 * i + 240, 120, 60, 64, 0) for i in range(8)]
    assert analyze(_score(on_beat, num_bars=3)).syncopation_share == 0
    assert analyze(_score(between, num_bars=3)).syncopation_share == 1
    facts = analyze(_score(short, num_bars=3))
    assert (facts.syncopation_share, facts.off_beat_share) == (0, 1)


def test_touch_is_seen_in_how_much_of_the_way_to_the_next_note_sounds() -> None:
    staccato = analyze(_score(_scale(60, MAJOR, duration=120), num_bars=3))
    legato = analyze(_score(_scale(60, MAJOR, duration=480), num_bars=3))
    assert (staccato.staccato_share, staccato.legato_share) == (1, 0)
    assert (legato.staccato_share, legato.legato_share) == (0, 1)


def test_notes_outside_the_key_are_weighed_by_their_length() -> None:
    notes = _scale(60, MAJOR)
    assert analyze(_score(notes, num_bars=4)).out_of_key_share == 0
    strange = [*notes, Note(480 * 12, 480, 61, 64, 0)]
    assert analyze(_score(strange, num_bars=4)).out_of_key_share == pytest.approx(1 / 13)


def test_a_score_without_notes_has_facts_too() -> None:
    facts = analyze(Score(num_bars=2, tracks=()))
    assert (facts.num_notes, facts.key, facts.has_drums) == (0, None, False)
    assert facts.empty_bar_share == 1
