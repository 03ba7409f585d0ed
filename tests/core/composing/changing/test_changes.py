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

from amt_core.cli.arguments.spec_options import parse_chords
from amt_core.composing import (
    Reshaped,
    ShapeEvent,
    Shaping,
    add_part,
    continue_piece,
    rewrite,
    vary,
)
from amt_core.composing.changing import filler
from amt_core.composing.changing.changed_plan import plan_of_change
from amt_core.composing.compose import BarWritten
from amt_core.composing.planning.found_plan import find_plan
from amt_core.engine.decoder import Decoder
from amt_core.engine.model import Model
from amt_core.engine.sampling.takes import TakeRow, write_tokens
from amt_core.errors import AmtError
from amt_core.midi.text.chord_texts import chord_text_events
from amt_core.music.event_table import EventTable
from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import KeyChange, Marker, Score, Track
from amt_core.music.tempo_map import TempoMap
from amt_core.music.theory import Key
from amt_core.spec.music_spec import Instrument, MusicSpec
from amt_core.spec.requests import FigureRequest
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


def test_strings_that_join_go_with_the_chords_that_are_there(model: Model) -> None:
    c_major, a_minor = (48, 52, 55), (45, 48, 52)
    rows = [(bar, pitch) for bar in range(16) for pitch in (a_minor if bar % 2 else c_major)]
    bars, pitches = np.array(rows).T
    size = len(rows)
    notes = NoteTable.from_columns(bars * 1920, [1920] * size, pitches, [80] * size, [0] * size)
    score = Score(num_bars=16, tracks=(Track(program=0),), notes=notes)
    fits: list[bool] = []
    for seed in range(6):
        shaping = Shaping(model=model, seed=seed)
        new = last(add_part(score, Instrument(program=48), shaping)).score.notes.of_track(1)
        for bar, pitch in zip((new.onset_ticks // 1920).tolist(), new.pitch.tolist(), strict=True):
            fits.append(pitch % 12 in {p % 12 for p in (a_minor if bar % 2 else c_major)})
    # Of any notes of the scale three in seven would.
    assert np.mean(fits) > 0.7


def composed_piece() -> Score:
    """Eight bars as they are composed: an intro without drums, chords in every bar."""
    tracks = (Track(is_drum=True), Track(program=33), Track(program=0))
    rows = [(bar, t, 40 if t == 0 else 36 + 12 * t) for bar in range(8) for t in range(3)]
    rows = [row for row in rows if row[0] >= 4 or row[1] > 0]
    bars, track, pitch = np.array(rows).T
    size = len(rows)
    notes = NoteTable.from_columns(bars * 1920, [960] * size, pitch, [80] * size, track)
    chords = chord_text_events([(bar * 1920, ("Am", "F")[bar % 2]) for bar in range(8)])
    return Score(
        num_bars=8, tracks=tracks, notes=notes, events=chords,
        markers=(Marker(tick=0, text="Intro"), Marker(tick=4 * 1920, text="Verse")),
        keys=(KeyChange(bar=0, key=Key(9, "minor")), KeyChange(bar=4, key=Key(11, "minor"))),
    )  # fmt: skip


def chords_by_bar(score: Score) -> list[str]:
    return [str(bar.chords[0].chord) for bar in find_plan(score).chords]


def foreign_piece() -> Score:
    """The same music as a file of somebody else: no markers, no texts, no keys."""
    return replace(composed_piece(), events=EventTable.empty(), markers=(), keys=())


def test_who_rests_in_the_intro_still_rests_in_what_is_rewritten(model: Model) -> None:
    for piece in (composed_piece(), foreign_piece()):
        cells = [*product(range(8), range(3))]
        new = last(rewrite(piece, cells, Shaping(model=model, seed=1))).score
        drums = new.notes.of_track(0)
        assert (new.bars_of(drums.onset_ticks) >= 4).all()
        assert len(drums)


def test_a_player_that_is_chosen_alone_plays_also_where_it_rested(model: Model) -> None:
    cells = [*product(range(4), [0])]
    new = last(rewrite(composed_piece(), cells, Shaping(model=model, seed=1))).score
    drums = new.notes.of_track(0)
    assert (new.bars_of(drums.onset_ticks) < 4).any()


@pytest.mark.parametrize("words", ["no drums", "drums rest in bars 5 to 8"])
def test_who_is_asked_to_rest_rests(model: Model, words: str) -> None:
    shaping = Shaping(model=model, seed=1, spec=describe(words))
    cells = [*product(range(4, 8), range(3))]
    new = last(rewrite(composed_piece(), cells, shaping)).score
    assert not len(new.notes.of_track(0))
    assert len(new.notes)


def test_new_chords_are_stated_in_the_bars_that_are_rewritten(model: Model) -> None:
    spec = MusicSpec().setting("chords", parse_chords("C G", num_beats=4))
    cells = [*product(range(4, 6), [2])]
    for piece in (composed_piece(), foreign_piece()):
        done = last(rewrite(piece, cells, Shaping(model=model, seed=1, spec=spec)))
        assert chords_by_bar(done.score)[4:6] == ["C", "G"]
        assert done.edit.inverse.apply(done.score) == piece
        restored = done.edit.inverse.apply(done.score).events
        assert len(restored) == len(piece.events)
    assert chords_by_bar(done.score) != chords_by_bar(composed_piece())


def test_a_change_without_new_chords_keeps_those_of_the_piece(model: Model) -> None:
    piece = composed_piece()
    shaping = Shaping(model=model, seed=1)
    for events in (
        rewrite(piece, [*product(range(2, 6), range(3))], shaping),
        vary(piece, 0.5, shaping),
        add_part(piece, Instrument(program=73), shaping),
    ):
        score = last(events).score
        assert chords_by_bar(score) == ["Am", "F"] * 4
        assert [s.name for s in find_plan(score).sections] == ["intro", "verse"]


def test_what_is_continued_goes_on_with_the_chords_of_the_last_section(model: Model) -> None:
    shaping = Shaping(model=model, seed=1)
    assert chords_by_bar(last(continue_piece(composed_piece(), 3, shaping)).score)[8:] == [
        "Am", "F", "Am",
    ]  # fmt: skip
    spec = MusicSpec().setting("chords", parse_chords("C G", num_beats=4))
    asked = Shaping(model=model, seed=1, spec=spec)
    assert chords_by_bar(last(continue_piece(composed_piece(), 2, asked)).score)[8:] == ["C", "G"]


def test_modulations_of_the_piece_reach_its_changes(model: Model) -> None:
    piece = composed_piece()
    plan = plan_of_change(piece, [*product(range(2, 6), [2])], MusicSpec())
    assert [str(plan.key_of(bar)) for bar in (2, 5)] == ["A minor", "B minor"]
    asked = plan_of_change(piece, [(2, 2), (3, 2)], MusicSpec().setting("key", Key(0)))
    assert [str(asked.key_of(bar)) for bar in (1, 2, 3, 4)] == [
        "A minor", "C major", "C major", "B minor",
    ]  # fmt: skip


def test_roles_and_figures_are_asked_for_what_is_written() -> None:
    piece = composed_piece()
    spec = MusicSpec().setting("figures", (FigureRequest(instrument=None, figure="arpeggio"),))
    plan = plan_of_change(piece, [(0, 2)], spec)
    assert (plan.players[2].figure, plan.players[2].role) == ("arpeggio", "chords")
    joined = replace(piece, tracks=(*piece.tracks, Track(program=73), Track(program=40)))
    first = plan_of_change(joined, [(0, 3)], MusicSpec())
    assert first.players[3].role in ("melody", "counter-melody")


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


def test_no_bar_of_what_is_continued_is_empty(model: Model) -> None:
    score = human_piece(7)
    for seed in range(4):
        done = last(continue_piece(score, 6, Shaping(model=model, seed=seed))).score
        bars = set(done.bars_of(done.notes.onset_ticks).tolist())
        assert bars >= {*range(score.num_bars, score.num_bars + 6)}


def test_what_is_continued_is_not_brought_to_its_end(model: Model) -> None:
    score = human_piece(7)
    frame = replace(score, num_bars=16)
    shaping = Shaping(model=model, seed=1)
    new = {*product(range(12, 16), range(4))}
    assert filler.Filler(frame, new, 0, shaping).bars_to_come > 0
    assert filler.Filler(score, {*product(range(8, 12), range(4))}, 0, shaping).bars_to_come == 0


def test_a_piece_of_more_bars_than_are_composed_at_once_is_continued(model: Model) -> None:
    piece = human_piece(7)
    score = replace(piece, num_bars=700)
    done = last(continue_piece(score, 1, Shaping(model=model, seed=1)))
    assert done.score.num_bars == 701
    assert done.score.notes.window(0, score.length_ticks) == piece.notes


def orchestra(num_parts: int) -> Score:
    """Four bars in which every tenth part plays eighths, and the others quarter notes."""
    rows = [
        Note(at, 60, 40 + part // 4, 80, part)
        for part in range(num_parts)
        for at in range(0, 4 * 1920, 240 if part % 10 == 3 else 480)
    ]
    tracks = tuple(Track(program=part % 100) for part in range(num_parts))
    return Score(num_bars=4, tracks=tracks, notes=NoteTable.from_notes(rows))


def test_of_more_parts_than_the_model_can_see_the_busiest_play_on(model: Model) -> None:
    score = orchestra(120)
    shaped = last(continue_piece(score, 1, Shaping(model=model, seed=1)))
    assert shaped.score.num_bars == 5
    assert shaped.score.notes.window(0, 4 * 1920) == score.notes
    assert set(range(3, 120, 10)) <= set(shaped.parts)
    assert set(shaped.score.notes.window(4 * 1920, 5 * 1920).track.tolist()) <= set(shaped.parts)


def test_a_piece_of_more_parts_than_the_model_can_see_is_rewritten(model: Model) -> None:
    score = orchestra(120)
    few = [(1, 7), (2, 7), (2, 100)]
    many = [(1, part) for part in range(0, 120, 5)]
    for cells in (few, many):
        done = last(rewrite(score, cells, Shaping(model=model, seed=1)))
        bars = done.score.bars_of(done.score.notes.onset_ticks).tolist()
        other = [
            cell not in cells for cell in zip(bars, done.score.notes.track.tolist(), strict=True)
        ]
        before = score.bars_of(score.notes.onset_ticks).tolist()
        same = [cell not in cells for cell in zip(before, score.notes.track.tolist(), strict=True)]
        assert done.score.notes.select(np.array(other)) == score.notes.select(np.array(same))
        assert done.score.notes != score.notes
        assert not done.was_stopped
        assert done.edit.inverse.apply(done.score) == score


def test_a_part_joins_a_piece_of_any_number_of_parts(model: Model) -> None:
    for num_parts in (15, 40, 120):
        score = orchestra(num_parts)
        done = last(add_part(score, Instrument(program=68), Shaping(model=model, seed=1)))
        assert len(done.score.tracks) == num_parts + 1
        assert len(done.score.notes.of_track(num_parts))
        assert done.score.notes.select(done.score.notes.track < num_parts) == score.notes


def test_a_part_joins_many_that_share_one_instrument(model: Model) -> None:
    score = replace(orchestra(60), tracks=(Track(program=48),) * 60)
    done = last(add_part(score, Instrument(program=68), Shaping(model=model, seed=1)))
    assert len(done.score.notes.of_track(60))


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
    no_parts = Score(num_bars=1, tracks=())
    for events, words in (
        (rewrite(score, [*product(range(10, 14), [0])], shaping), "bars 1 to 12"),
        (rewrite(score, [*product(range(1), [9])], shaping), "no such part"),
        (rewrite(no_parts, [(0, 0)], shaping), "no parts that could be rewritten"),
        (rewrite(long_bars, [*product(range(1), [0])], shaping), "sixteen quarter notes"),
        (continue_piece(score, 600, shaping), "1 to 512 bars at a time"),
        (continue_piece(no_parts, 1, shaping), "no parts"),
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
    shaping = Shaping(model=Model.load(folder), seed=1, spec=describe("roaring guitars"))
    list(rewrite(human_piece(12), [(2, 0)], shaping))
    assert prompts
    for prompt in prompts:
        assert {VOCABULARY.coarse.id(0), VOCABULARY.fine.id(0)} <= set(prompt)
