import numpy as np
import pytest

from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track
from amt_core.music.tempo_map import TempoMap
from amt_core.spec.genres import MOODS
from amt_core.spec.music_spec import DYNAMICS, LEVELS
from amt_core.traits.measurements import measure
from amt_core.traits.mood_evidence import EVIDENCE, MAX_MOODS
from amt_core.traits.traits import measure_traits

C_MAJOR, C_MINOR = (0, 4, 7, 12), (0, 3, 7, 12)


def score(
    chord: tuple[int, ...] = C_MAJOR, *, root: int = 60, step_ticks: int = 480,
    length_ticks: int = 480, velocity: int = 80, bpm: float = 120.0, block: bool = False,
    num_bars: int = 8, program: int = 0, is_drum: bool = False,
) -> Score:  # fmt: skip
    """A chord, broken or in blocks, through all bars; velocities differ by a little."""
    notes = [
        Note(tick, length_ticks, root + step, velocity + (k % 2), 0)
        for k, tick in enumerate(range(0, num_bars * 1920, step_ticks))
        for step in (chord if block else (chord[k % len(chord)],))
    ]
    return Score(
        num_bars=num_bars,
        tracks=(Track(program=program, is_drum=is_drum),),
        notes=NoteTable.from_notes(notes),
        tempo=TempoMap.constant(bpm),
    )


def test_every_mood_has_evidence() -> None:
    assert set(EVIDENCE) == set(MOODS)


def test_density_counts_attacks_per_beat_of_the_parts_that_play() -> None:
    assert measure(score(step_ticks=240)).density == pytest.approx(2.0)
    assert measure(score(step_ticks=240, block=True)).density == pytest.approx(2.0)
    one_of_eight_bars = score(num_bars=1)
    padded = Score(num_bars=8, tracks=one_of_eight_bars.tracks, notes=one_of_eight_bars.notes)
    assert measure(padded).density == measure(one_of_eight_bars).density == pytest.approx(1.0)


def test_polyphony_counts_notes_that_sound_together() -> None:
    assert measure(score()).polyphony == pytest.approx(1.0)
    assert measure(score(block=True)).polyphony == pytest.approx(4.0)
    with_rests = score(step_ticks=960, length_ticks=240, block=True)
    assert measure(with_rests).polyphony == pytest.approx(4.0)


def test_articulation_is_length_over_distance() -> None:
    assert measure(score(length_ticks=240)).articulation == pytest.approx(0.5)
    assert measure(score()).articulation == pytest.approx(1.0)


def test_levels_follow_the_music() -> None:
    slow, quick = measure_traits(score(step_ticks=960)), measure_traits(score(step_ticks=120))
    assert LEVELS.index(slow.density) < LEVELS.index(quick.density)
    low, high = measure_traits(score(root=36)), measure_traits(score(root=84))
    assert (low.register, high.register) == ("very low", "very high")
    soft, loud = measure_traits(score(velocity=45)), measure_traits(score(velocity=110))
    assert DYNAMICS.index(soft.dynamics) < DYNAMICS.index("mf") < DYNAMICS.index(loud.dynamics)


def test_one_default_velocity_throughout_says_nothing_about_dynamics() -> None:
    piece = score()
    n = len(piece.notes)
    flat = NoteTable.from_columns(
        piece.notes.onset_ticks, piece.notes.duration_ticks, piece.notes.pitch,
        np.full(n, 100), piece.notes.track,
    )  # fmt: skip
    assert measure_traits(piece.with_notes(flat)).dynamics == "mf"


def test_slow_soft_minor_is_sad_and_fast_staccato_major_is_happy() -> None:
    sad = measure_traits(score(C_MINOR, bpm=50, velocity=50, root=55)).moods
    happy = measure_traits(score(C_MAJOR, bpm=170, length_ticks=160, velocity=85)).moods
    assert {"sad", "melancholic"} & set(sad)
    assert {"happy", "playful"} & set(happy)


def test_there_are_at_most_three_moods() -> None:
    for bpm in (40, 100, 200):
        for velocity in (30, 80, 120):
            moods = measure_traits(score(C_MINOR, bpm=bpm, velocity=velocity)).moods
            assert len(moods) <= MAX_MOODS
            assert set(moods) <= set(MOODS)


def test_silence_and_drums_alone_have_medium_traits_and_no_mood() -> None:
    empty = measure_traits(Score(num_bars=4, tracks=(Track(),)))
    assert (empty.density, empty.polyphony, empty.register, empty.dynamics) == (
        "medium", "medium", "medium", "mf",
    )  # fmt: skip
    drums = measure_traits(score(root=36, is_drum=True, step_ticks=120))
    assert (drums.density, drums.polyphony, drums.register) == ("very high", "medium", "medium")
    assert drums.moods == empty.moods == ()
