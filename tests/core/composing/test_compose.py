"""The compose flow with a model that knows nothing: what holds, holds by construction."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest

from amt_core.composing.compose import (
    BarWritten,
    ComposeEvent,
    TakeFinished,
    TakeStarted,
    compose,
    plan_takes,
)
from amt_core.engine.model import Model
from amt_core.errors import AmtError
from amt_core.music.instruments.general_midi import family
from amt_core.music.meter import TimeSignature
from amt_core.music.note_table import NoteTable
from amt_core.music.theory import Key
from amt_core.spec.music_spec import Instrument, MusicSpec
from amt_core.styles.priors import ANY, STYLE_PRIORS_FILE
from amt_core.styles.progressions import PROGRESSIONS_FILE, Progressions

SPEC = (
    MusicSpec(text="a test")
    .setting("tempo_bpm", 91.0)
    .setting("time_signature", TimeSignature(3, 4))
    .setting("key", Key(2, "minor"))
    .setting("num_bars", 6)
    .setting("instruments", (Instrument(0), Instrument(33), Instrument(is_drum=True)))
)


@pytest.fixture(scope="module")
def model(tiny_model: Path) -> Model:
    return Model.load(tiny_model)


def finished(events: Iterable[ComposeEvent]) -> list[TakeFinished]:
    return [event for event in events if isinstance(event, TakeFinished)]


def test_a_piece_has_what_was_asked_for(model: Model) -> None:
    (take,) = finished(compose(SPEC, model=model, seed=3))
    score = take.score
    assert not take.was_stopped
    assert score.num_bars == 6
    assert score.tempo.at(0) == 91.0
    assert score.meter.at(5) == TimeSignature(3, 4)
    assert score.key == Key(2, "minor")
    assert [(t.program, t.is_drum) for t in score.tracks] == [(0, True), (33, False), (0, False)]
    assert set(score.notes.track.tolist()) == {0, 1, 2}
    assert score.notes.end_ticks.max() <= score.length_ticks


def test_the_chords_that_the_model_folder_counts_are_planned(
    tiny_model: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(tiny_model, tmp_path / "model")
    # Every chord may follow every other.
    counts = Progressions({ANY: np.ones((2, 2, 24, 24))}, {ANY: np.ones((2, 24))})
    PROGRESSIONS_FILE.save(folder, counts)
    model = Model.load(folder)
    spec = SPEC.setting("num_bars", 40)
    for seed in range(4):
        (plan,) = plan_takes(spec, model=model, seed=seed)
        roots = {bar.chords[0].chord.root for bar in plan.chords if bar.chords[0].chord}
        # Those of a key are seven at most.
        assert len(roots) > 7


def test_bars_come_in_order_and_together_are_the_piece(model: Model) -> None:
    events = list(compose(SPEC, model=model, seed=4))
    assert isinstance(events[0], TakeStarted)
    assert isinstance(events[-1], TakeFinished)
    bars = [event for event in events if isinstance(event, BarWritten)]
    assert [bar.bar for bar in bars] == list(range(6))
    assert len(NoteTable.concat([bar.notes for bar in bars])) == len(events[-1].score.notes)
    starts = events[0].score.bar_starts_ticks
    for bar in bars:
        assert np.all(bar.notes.onset_ticks >= starts[bar.bar])
        assert np.all(bar.notes.onset_ticks < starts[bar.bar + 1])


def test_the_first_bar_is_there_before_the_second_is_written(model: Model) -> None:
    flow = compose(SPEC, model=model, seed=5)
    first = next(event for event in flow if isinstance(event, BarWritten))
    flow.close()
    assert first.bar == 0


def test_the_same_seed_gives_the_same_notes_however_many_takes_are_made(model: Model) -> None:
    together = finished(compose(SPEC, model=model, seed=10, takes=3))
    for take in together:
        (alone,) = finished(compose(SPEC, model=model, seed=take.seed))
        assert alone.score == take.score
    assert together[0].score.notes != together[1].score.notes
    assert sorted(take.seed for take in together) == [10, 11, 12]


def test_a_stop_keeps_the_bars_that_are_complete(model: Model) -> None:
    cancel = threading.Event()
    events: list[ComposeEvent] = []
    for event in compose(SPEC, model=model, seed=6, cancel=cancel):
        events.append(event)
        if isinstance(event, BarWritten) and event.bar == 1:
            cancel.set()
    (take,) = finished(events)
    assert take.was_stopped
    assert take.score.num_bars == 2
    (whole,) = finished(compose(SPEC, model=model, seed=6))
    assert take.score.notes.onset_ticks.tolist() == (
        whole.score.notes.window(0, take.score.length_ticks).onset_ticks.tolist()
    )


def test_a_piece_longer_than_the_context_is_written_to_its_end(model: Model) -> None:
    (take,) = finished(compose(SPEC.setting("num_bars", 160), model=model, seed=7))
    assert take.stats.tokens > 1024
    assert take.score.num_bars == 160
    assert not take.was_stopped


def test_what_is_free_is_chosen_and_what_is_excluded_is_not(model: Model) -> None:
    spec = MusicSpec().setting("excluded", (Instrument(is_drum=True),)).setting("num_bars", 2)
    (take,) = finished(compose(spec, model=model, seed=8))
    assert len(take.score.notes)
    assert not any(track.is_drum for track in take.score.tracks)
    assert {family(track.program) for track in take.score.tracks} == {"piano", "bass"}


def test_a_model_without_priors_is_refused_with_a_remedy(tiny_model: Path, tmp_path: Path) -> None:
    for file in tiny_model.rglob("*"):
        target = tmp_path / "model" / file.relative_to(tiny_model)
        if file.is_file() and file.name != STYLE_PRIORS_FILE.name:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    with pytest.raises(AmtError, match="priors") as caught:
        list(compose(SPEC, model=Model.load(tmp_path / "model"), seed=1))
    assert caught.value.hint
