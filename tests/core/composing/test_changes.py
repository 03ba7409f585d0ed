"""Cells are rewritten, and every other note stays as it is, to the tick."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from amt_core.composing import (
    Reshaped,
    ShapeEvent,
    Shaping,
    add_part,
    continue_piece,
    filler,
    rewrite,
    vary,
)
from amt_core.composing.compose import BarWritten
from amt_core.engine.decoder import Decoder
from amt_core.engine.model import Model
from amt_core.engine.takes import TakeRow, write_tokens
from amt_core.errors import AmtError
from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.note_table import NoteTable
from amt_core.music.score import KeyChange, Score, Track
from amt_core.music.tempo_map import TempoMap
from amt_core.music.theory import Key
from amt_core.spec.music_spec import Instrument
from amt_core.styles.clusters import STYLE_CLUSTERS_FILE, StyleClusters
from amt_core.text import describe, embed
from amt_core.tokens.vocabulary import VOCABULARY


@pytest.fixture(scope="module")
def model(tiny_model: Path) -> Model:
    return Model.load(tiny_model)


def human_piece(seed: int, *, num_bars: int = 12) -> Score:
    """A piece as people play: off the grid, notes across bar lines, two meters, a ritardando."""
    rng = np.random.default_rng(seed)
    tracks = (Track(program=73), Track(is_drum=True), Track(program=0), Track(program=0))
    score = Score(
        num_bars=num_bars,
        tracks=tracks,
        meter=MeterMap(changes=((0, TimeSignature(4, 4)), (5, TimeSignature(3, 4)))),
        tempo=TempoMap(changes=((0, 97.0), (9000, 71.5))),
        keys=(KeyChange(bar=0, key=Key(7, "major")),),
    )
    count = 150
    onset = rng.integers(0, score.length_ticks - 60, count)
    duration = np.minimum(rng.integers(20, 2500, count), score.length_ticks - onset)
    notes = NoteTable.from_columns(
        onset, duration, rng.integers(40, 80, count), rng.integers(1, 128, count),
        rng.integers(0, 4, count),
    )  # fmt: skip
    return score.with_notes(notes)


def last(events: Iterable[ShapeEvent]) -> Reshaped:
    *_, event = events
    assert isinstance(event, Reshaped)
    return event


def in_cells(score: Score, bars: range, tracks: list[int]) -> np.ndarray:
    notes = score.notes
    bar = score.bars_of(notes.onset_ticks)
    return (bar >= bars.start) & (bar < bars.stop) & np.isin(notes.track, tracks)


def test_what_joins_goes_with_the_chords_that_are_there(model: Model) -> None:
    c_major, a_minor = (48, 52, 55), (45, 48, 52)
    rows = [(bar, pitch) for bar in range(16) for pitch in (a_minor if bar % 2 else c_major)]
    bars, pitches = np.array(rows).T
    size = len(rows)
    notes = NoteTable.from_columns(bars * 1920, [1920] * size, pitches, [80] * size, [0] * size)
    score = Score(num_bars=16, tracks=(Track(program=0),), notes=notes)
    fits: list[bool] = []
    for seed in range(6):
        shaping = Shaping(model=model, seed=seed)
        new = last(add_part(score, Instrument(program=73), shaping)).score.notes.of_track(1)
        for bar, pitch in zip((new.onset_ticks // 1920).tolist(), new.pitch.tolist(), strict=True):
            fits.append(pitch % 12 in {p % 12 for p in (a_minor if bar % 2 else c_major)})
    # Of any notes of the scale three in seven would.
    assert np.mean(fits) > 0.7


@pytest.mark.parametrize("seed", range(4))
def test_rewriting_leaves_every_other_note_alone(model: Model, seed: int) -> None:
    score = human_piece(seed)
    bars, tracks = range(4, 8), [0, 2]
    done = last(rewrite(score, [*product(bars, tracks)], Shaping(model=model, seed=seed)))
    old, new = in_cells(score, bars, tracks), in_cells(done.score, bars, tracks)
    assert done.score.notes.select(~new) == score.notes.select(~old)
    assert done.score.notes.select(new) != score.notes.select(old)
    assert set(done.score.notes.select(new).track.tolist()) == set(tracks)
    assert done.edit.inverse.apply(done.score) == score
    assert not done.was_stopped


@pytest.mark.parametrize("seed", range(4))
def test_no_pitch_of_a_track_sounds_twice_where_new_meets_old(model: Model, seed: int) -> None:
    score = human_piece(seed)
    done = last(rewrite(score, [*product(range(2, 6), [0])], Shaping(model=model, seed=seed)))
    new = done.score.notes.select(~done.score.notes.is_in(score.notes))
    old = score.notes.select(score.notes.is_in(done.score.notes) & (score.notes.track == 0))
    for onset, end, pitch in zip(new.onset_ticks, new.end_ticks, new.pitch, strict=True):
        overlaps = (old.pitch == pitch) & (old.onset_ticks < end) & (old.end_ticks > onset)
        assert not overlaps.any()


def test_bars_arrive_in_order_and_together_are_what_is_new(model: Model) -> None:
    score = human_piece(5)
    events = list(rewrite(score, [*product(range(1, 11), [2])], Shaping(model=model, seed=5)))
    bars = [event for event in events if isinstance(event, BarWritten)]
    assert [bar.bar for bar in bars] == list(range(1, 11))
    written = NoteTable.concat([bar.notes for bar in bars])
    assert written == last(events).score.notes.select(
        in_cells(last(events).score, range(1, 11), [2])
    )


def test_the_same_seed_gives_the_same_and_takes_are_seeds(model: Model) -> None:
    score = human_piece(6)

    def scores(seed: int, takes: int) -> list[Score]:
        shaping = Shaping(model=model, seed=seed, takes=takes)
        events = rewrite(score, [*product(range(3, 5), [0, 2])], shaping)
        return [event.score for event in events if isinstance(event, Reshaped)]

    assert scores(3, 2) == scores(3, 1) + scores(4, 1)
    assert scores(3, 1) != scores(4, 1)


def test_continuing_adds_bars_and_touches_nothing(model: Model) -> None:
    score = human_piece(7)
    done = last(continue_piece(score, 5, Shaping(model=model, seed=1)))
    assert done.score.num_bars == score.num_bars + 5
    assert done.score.notes.window(0, score.length_ticks) == score.notes
    assert done.score.notes.onset_ticks.max() >= score.length_ticks
    assert done.score.notes.end_ticks.max() <= done.score.length_ticks
    assert done.edit.inverse.apply(done.score) == score


def test_a_piece_of_more_bars_than_are_composed_at_once_is_continued(model: Model) -> None:
    piece = human_piece(7)
    score = replace(piece, num_bars=700)
    done = last(continue_piece(score, 1, Shaping(model=model, seed=1)))
    assert done.score.num_bars == 701
    assert done.score.notes.window(0, score.length_ticks) == piece.notes


def test_a_new_part_is_heard_and_the_others_stay(model: Model) -> None:
    score = human_piece(8)
    done = last(add_part(score, Instrument(program=32), Shaping(model=model, seed=1)))
    assert [track.program for track in done.score.tracks][-1] == 32
    assert done.score.notes.select(done.score.notes.track < 4) == score.notes
    own = done.score.notes.of_track(4)
    assert len(set(done.score.bars_of(own.onset_ticks).tolist())) >= 3
    assert done.edit.inverse.apply(done.score) == score


def test_varying_changes_about_the_share_that_is_asked_for(model: Model) -> None:
    score = human_piece(9)
    few = last(vary(score, 0.1, Shaping(model=model, seed=1))).score
    many = last(vary(score, 0.8, Shaping(model=model, seed=1))).score
    assert score.notes.is_in(few.notes).mean() > 0.6
    assert score.notes.is_in(many.notes).mean() < 0.4


def test_a_cancelled_change_keeps_what_is_complete(model: Model) -> None:
    score = human_piece(10)
    cancel = threading.Event()
    events: list[ShapeEvent] = []
    for event in rewrite(
        score, [*product(range(12), [0, 2])], Shaping(model=model, seed=1, cancel=cancel)
    ):
        events.append(event)
        if len(events) == 2:
            cancel.set()
    done = last(events)
    assert done.was_stopped
    later = score.notes.window(int(score.bar_starts_ticks[4]), score.length_ticks)
    assert later.is_in(done.score.notes).all()
    assert done.edit.inverse.apply(done.score) == score


def test_a_piece_longer_than_the_context_is_filled_all_the_way(model: Model) -> None:
    rng = np.random.default_rng(0)
    count = 4000
    notes = NoteTable.from_columns(
        np.sort(rng.integers(0, 60 * 16, count)) * 120, np.full(count, 120),
        rng.integers(30, 100, count), np.full(count, 80), np.zeros(count, dtype=np.int64),
    )  # fmt: skip
    score = Score(num_bars=60, tracks=(Track(program=0),), notes=notes)
    done = last(add_part(score, Instrument(is_drum=True), Shaping(model=model, seed=2)))
    drums = done.score.notes.of_track(1)
    assert done.score.bars_of(drums.onset_ticks).max() >= 56


def test_what_cannot_be_done_is_said(model: Model) -> None:
    score, shaping = human_piece(11), Shaping(model=model, seed=1)
    long_bars = Score(num_bars=2, tracks=(Track(),), meter=MeterMap.constant(TimeSignature(20, 4)))
    for events, words in (
        (rewrite(score, [*product(range(10, 14), [0])], shaping), "bars 1 to 12"),
        (rewrite(score, [*product(range(1), [9])], shaping), "no such part"),
        (rewrite(long_bars, [*product(range(1), [0])], shaping), "sixteen quarter notes"),
        (continue_piece(score, 600, shaping), "1 to 512 bars at a time"),
        (continue_piece(Score(num_bars=1, tracks=()), 1, shaping), "no parts"),
        (vary(score, 0.0, shaping), "above 0"),
        (vary(score.with_notes(NoteTable.empty()), 0.5, shaping), "no notes"),
    ):
        with pytest.raises(AmtError, match=words):
            next(events)


def test_a_change_is_conditioned_on_the_clusters_of_its_description(
    tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(tiny_model, tmp_path / "model")
    metal, lullaby = (embed(text) for text in ("loud metal with guitars", "quiet lullaby"))
    assert metal is not None
    assert lullaby is not None
    centers = np.stack([metal, lullaby])
    clusters = StyleClusters(
        coarse=centers, fine=centers, coarse_labels=("a", "b"), fine_labels=("c", "d")
    )
    STYLE_CLUSTERS_FILE.save(folder, clusters)
    prompts: list[list[int]] = []

    def spied(decoder: Decoder, *, rows: Sequence[TakeRow], cancel: threading.Event) -> object:
        prompts.extend(list(row.prompt) for row in rows)
        return write_tokens(decoder, rows=rows, cancel=cancel)

    monkeypatch.setattr(filler, "write_tokens", spied)
    shaping = Shaping(model=Model.load(folder), seed=1, spec=describe("heavy metal"))
    list(rewrite(human_piece(12), [(2, 0)], shaping))
    assert prompts
    for prompt in prompts:
        assert {VOCABULARY.coarse.id(0), VOCABULARY.fine.id(0)} <= set(prompt)
