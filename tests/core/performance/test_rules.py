from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track
from amt_core.music.tempo_map import TempoMap
from amt_core.performance.context import Context, make_context
from amt_core.performance.feel import Feel
from amt_core.performance.noise import NoiseStream, drifting, normal
from amt_core.performance.perform import perform
from amt_core.performance.rules.accents import MelodicContour, MetricAccents
from amt_core.performance.rules.articulation import Articulation
from amt_core.performance.rules.chords import ChordSpread
from amt_core.performance.rules.drums import VOICES, drum_table
from amt_core.performance.rules.endings import FinalRitardando
from amt_core.performance.rules.phrases import PhraseArch
from amt_core.performance.rules.timing import MotorNoise, PushesAndDelays
from amt_core.traits.analyze_plan import analyze_plan


def _context(score: Score, style: str = "") -> Context:
    return make_context(score, analyze_plan(score), Feel(style=style), 1)


def _one_track(program: int, notes: list[Note], num_bars: int = 4) -> Score:
    return Score(
        num_bars=num_bars, tracks=(Track(program=program),), notes=NoteTable.from_notes(notes)
    )


def _quarters(program: int, pitches: tuple[int, ...], length: int = 480) -> Score:
    notes = [
        Note(480 * i, length, pitch, 80, 0)
        for i, pitch in enumerate(pitches * (16 // len(pitches)))
    ]
    return _one_track(program, notes)


def test_strong_beats_are_louder_than_weak_ones(music: SimpleNamespace) -> None:
    context = _context(music.band())
    velocity = MetricAccents().deviate(context).velocity
    assert velocity is not None
    means = [
        velocity[(context.track == 0) & (context.place_ticks == place)].mean()
        for place in (0, 960, 480, 240)
    ]
    assert means == sorted(means, reverse=True)


def test_high_notes_of_a_tune_are_louder() -> None:
    context = _context(_quarters(73, (60, 67, 72, 79)))
    velocity = MelodicContour().deviate(context).velocity
    assert velocity is not None
    assert velocity[context.pitch == 79].mean() > velocity[context.pitch == 60].mean()


def test_a_phrase_is_loudest_between_its_ends(music: SimpleNamespace) -> None:
    context = _context(music.piano(), "romantic")
    deviation = PhraseArch().deviate(context)
    assert deviation.velocity is not None
    assert deviation.tempo is not None
    middle = (context.bar % 4 == 2) & (context.place_ticks < 960)
    assert deviation.velocity[middle].mean() > deviation.velocity[context.place_ticks == 0].mean()
    assert deviation.tempo.max() > 1.0 > deviation.tempo.min()


def test_with_drums_the_tempo_is_steady(music: SimpleNamespace) -> None:
    assert PhraseArch().deviate(_context(music.band(), "romantic")).tempo is None


def test_an_ending_slows_down_to_its_last_note(music: SimpleNamespace) -> None:
    tempo = FinalRitardando().deviate(_context(music.piano(), "romantic")).tempo
    assert tempo is not None
    assert (tempo[: len(tempo) // 2] == 1.0).all()
    assert (np.diff(tempo) <= 0).all()
    assert tempo[-1] == pytest.approx(0.6, abs=0.02)


def test_dance_music_does_not_slow_down(music: SimpleNamespace) -> None:
    assert FinalRitardando().deviate(_context(music.piano(), "disco")).tempo is None


def test_a_written_ritardando_is_left_alone(music: SimpleNamespace) -> None:
    tempo = TempoMap(changes=((0, 120.0), (7 * music.BAR, 90.0)))
    score = replace(music.piano(), tempo=tempo)
    assert FinalRitardando().deviate(_context(score, "romantic")).tempo is None


def _chord_score(program: int, pitches: tuple[int, ...]) -> Score:
    notes = [
        Note(1920 * bar + place, 240, pitch, 80, 0)
        for bar in range(4)
        for place in (0, 720)
        for pitch in pitches
    ]
    return _one_track(program, notes)


def test_a_guitar_strums_down_on_the_beat_and_up_between_beats() -> None:
    context = _context(_chord_score(25, (52, 59, 64, 67)))
    onset_ms = ChordSpread().deviate(context).onset_ms
    assert onset_ms is not None
    down, up = (onset_ms[(context.bar == 0) & (context.place_ticks == p)] for p in (0, 720))
    assert (np.diff(down) > 0).all()
    assert (np.diff(up) < 0).all()


def test_a_piano_chord_wider_than_a_hand_is_rolled_upwards_to_the_beat() -> None:
    context = _context(_chord_score(0, (40, 52, 59, 64)))
    onset_ms = ChordSpread().deviate(context).onset_ms
    assert onset_ms is not None
    first = onset_ms[(context.bar == 0) & (context.place_ticks == 0)]
    assert (np.diff(first) > 0).all()
    assert first[-1] == 0.0


def test_an_organ_strikes_its_chords_at_once() -> None:
    onset_ms = ChordSpread().deviate(_context(_chord_score(19, (40, 52, 59, 64)))).onset_ms
    assert onset_ms is not None
    assert (onset_ms == 0.0).all()


def test_a_flute_joins_its_notes() -> None:
    length = Articulation().deviate(_context(_quarters(73, (72, 74, 76, 74)))).length
    assert length is not None
    assert (length[:3] > 1.0).all()


def test_a_repeated_note_is_left_in_time() -> None:
    length = Articulation().deviate(_context(_quarters(73, (72, 72, 74, 76)))).length
    assert length is not None
    assert length[0] < 1.0 < length[1]


def test_notes_that_are_written_short_stay_so() -> None:
    length = Articulation().deviate(_context(_quarters(73, (72, 74), length=120))).length
    assert length is not None
    assert (length == 1.0).all()


def test_a_laid_back_melody_lies_behind_the_beat_and_its_chords_half_as_far(
    music: SimpleNamespace,
) -> None:
    score = music.band()
    plan = analyze_plan(score)
    feels = (Feel(style="funk", late_ms=late_ms) for late_ms in (0.0, 20.0))
    usual, late = (
        PushesAndDelays().deviate(make_context(score, plan, feel, 1)).onset_ms for feel in feels
    )
    assert usual is not None
    assert late is not None
    flute, piano, bass, drums = 0, 1, 3, 4
    for track, added_ms in ((flute, 20.0), (piano, 10.0), (bass, 0.0), (drums, 0.0)):
        rows = score.notes.track == track
        np.testing.assert_allclose((late - usual)[rows], added_ms, atol=1e-9)


def test_chords_meet_the_hi_hat(music: SimpleNamespace) -> None:
    score = music.band()
    onset_ms = PushesAndDelays().deviate(_context(score, "funk")).onset_ms
    assert onset_ms is not None
    piano = 1
    first = int(np.flatnonzero(score.notes.track == piano)[0])
    assert onset_ms[first] == drum_table("funk").mean_ms[VOICES.index("closed hi-hat")][0]


def test_a_laid_back_feel_is_later_than_its_style(music: SimpleNamespace) -> None:
    score = music.band()
    plan = analyze_plan(score)
    plain, laid_back = (
        PushesAndDelays()
        .deviate(make_context(score, plan, Feel(style="pop", late_ms=late_ms), 1))
        .onset_ms
        for late_ms in (0.0, 15.0)
    )
    assert plain is not None
    assert laid_back is not None
    assert laid_back[0] == plain[0] + 15.0


def test_a_rubato_can_be_asked_for_in_any_style(music: SimpleNamespace) -> None:
    score = music.piano()
    feel = Feel(style="disco", rubato=1.0)
    tempo = PhraseArch().deviate(make_context(score, analyze_plan(score), feel, 1)).tempo
    assert tempo is not None
    assert tempo.max() > 1.01


def test_a_jazz_soloist_is_late_on_the_beat_and_on_time_off_the_beat(
    music: SimpleNamespace,
) -> None:
    context = _context(music.band(), "jazz")
    onset_ms = PushesAndDelays().deviate(context).onset_ms
    assert onset_ms is not None
    tune = context.has_role("melody")
    on, off = (onset_ms[tune & (context.place_ticks == place)].mean() for place in (0, 240))
    assert on >= off + 20


def test_pitched_parts_are_not_as_exact_as_a_machine(music: SimpleNamespace) -> None:
    context = _context(music.band())
    onset_ms = MotorNoise().deviate(context).onset_ms
    assert onset_ms is not None
    assert 4.0 < onset_ms[context.track == 0].std() < 14.0
    assert (onset_ms[context.is_drum] == 0.0).all()


def test_noise_is_standard_normal() -> None:
    numbers = normal(3, NoiseStream.NOTE_TIMING, np.arange(20_000))
    assert numbers.mean() == pytest.approx(0.0, abs=0.03)
    assert numbers.std() == pytest.approx(1.0, abs=0.03)


def test_drifting_noise_is_alike_at_near_places() -> None:
    numbers = drifting(3, NoiseStream.NOTE_TIMING, np.arange(4000) * 120)
    assert numbers.std() == pytest.approx(1.0, abs=0.15)
    near, far = (np.corrcoef(numbers[:-lag], numbers[lag:])[0, 1] for lag in (1, 200))
    assert near > 0.5 > abs(far) + 0.3


def test_streams_and_seeds_differ() -> None:
    places = np.arange(1000)
    first = normal(1, NoiseStream.LOUDNESS, places)
    for other in (normal(2, NoiseStream.LOUDNESS, places), normal(1, NoiseStream.STRUM, places)):
        assert abs(np.corrcoef(first, other)[0, 1]) < 0.1


def test_a_rubato_is_in_the_tempo_of_the_performance(music: SimpleNamespace) -> None:
    played = perform(music.piano(), Feel(style="romantic"), seed=1).score
    assert len(played.tempo.changes) > 10
    assert played.duration_sec > music.piano().duration_sec
