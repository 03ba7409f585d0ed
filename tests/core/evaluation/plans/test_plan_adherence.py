"""Adherence to a plan is measured in the file of the piece, and only what was asked for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from amt_core.composing.planning.draw_plan import draw_plan
from amt_core.composing.planning.plan import Plan
from amt_core.evaluation.plans.plan_adherence import measure_plan
from amt_core.midi.read import read_midi_bytes
from amt_core.midi.write import midi_bytes
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score
from amt_core.music.tempo_map import TempoMap
from amt_core.spec.music_spec import MusicSpec
from amt_core.styles.priors import ANY, StylePrior, StylePriors
from amt_core.text import describe

PRIORS = StylePriors(
    {
        ANY: StylePrior(
            num_pieces=1, tempo_bpm=(90, 95, 100, 110, 120), meters={"4/4": 1}, minor_share=0.5,
            ensembles=(((128, 33, 0), 1),),
        )
    }
)  # fmt: skip


def written(text: str, *, is_silent_first: bool = True) -> tuple[MusicSpec, Plan, Score]:
    """A piece in which every player plays the chord of the bar, as its plan says."""
    spec = describe(text)
    plan = draw_plan(spec, PRIORS, 1)
    frame = plan.frame()
    rows: list[tuple[int, int, int, int]] = []
    for bar in range(plan.num_bars):
        start, end = frame.bar_starts_ticks[bar : bar + 2].tolist()
        chord = plan.chords[bar].chords[0].chord if plan.chords else None
        for track, player in enumerate(plan.players):
            if track in plan.resting(bar) and is_silent_first:
                continue
            low = {"bass": 36, "melody": 72}.get(player.role, 48)
            pitches = [low] if chord is None else [low + chord.root + i for i in chord.intervals]
            is_line = player.role in ("bass", "drums", "melody")
            ticks = range(start, end, 1920 if is_line else 480)
            rows += [
                (tick, min(ticks.step, end - tick), pitch, track)
                for tick in ticks
                for pitch in (pitches[:1] if is_line else pitches)
            ]
    onset, duration, pitch, track = zip(*rows, strict=True)
    notes = NoteTable.from_columns(onset, duration, pitch, [80] * len(rows), track)
    return spec, plan, read_midi_bytes(midi_bytes(frame.with_notes(notes)))


def test_a_piece_that_does_what_is_asked_is_right_in_all() -> None:
    spec, plan, score = written(
        "Am F C G, violin melody, piano chords and bass, intro 4, verse 8, no bass in the intro, "
        "100 bpm, slows down at the end"
    )
    figures = measure_plan(spec, score, plan)
    names = {"chord_root", "chord_triad", "chord_quality", "chord_bass", "ecm", "cmao", "cmaomm",
             "sections", "rests", "entrances", "tempo_curve", "roles"}  # fmt: skip
    assert names <= set(figures)
    assert {name: figures[name] for name in names} == dict.fromkeys(names, 1.0)


def test_what_is_not_asked_is_not_measured() -> None:
    spec, plan, score = written("piano and bass, 4 bars")
    assert measure_plan(spec, score, plan) == {}


def test_wrong_chords_are_found_wrong() -> None:
    spec, plan, score = written("Am F C G, piano, 4 bars")
    notes = score.notes
    moved = replace(score, notes=replace(notes, pitch=(notes.pitch + 1).astype(notes.pitch.dtype)))
    figures = measure_plan(spec, moved, plan)
    assert (figures["chord_root"], figures["ecm"], figures["cmao"]) == (0, 0, 0)


def test_a_figure_of_a_part_is_looked_for_in_that_part() -> None:
    text = "C F G C, violin melody, piano, verse 8, chorus 8, block chords in the chorus"
    spec, plan, score = written(text)
    # In the verse each beat has one note of the chord.
    piano = next(i for i, player in enumerate(plan.players) if player.program == 0)
    kept = [
        note.track != piano
        or note.onset_ticks >= score.bar_starts_ticks[8]
        or (note.pitch % 3) == (note.onset_ticks // 480) % 3
        for note in score.notes.rows()
    ]
    score = score.with_notes(score.notes.select(np.array(kept)))
    assert measure_plan(spec, score, plan)["figures"] == 1.0
    other = describe(text.replace("block chords in the chorus", "block chords in the verse"))
    assert measure_plan(other, score, plan)["figures"] == 0.0


@pytest.mark.parametrize("figure", ["rests", "sections", "tempo_curve", "key_changes"])
def test_each_break_of_the_plan_is_found(figure: str) -> None:
    text = ("piano and bass, intro 4, verse 8, chorus 4, no bass in the intro, "
            "up a step in the chorus, slows down at the end")  # fmt: skip
    spec, plan, score = written(text, is_silent_first=figure != "rests")
    match figure:
        case "sections":
            score = replace(score, markers=score.markers[:1])
        case "tempo_curve":
            score = replace(score, tempo=TempoMap(changes=score.tempo.changes[:1]))
        case "key_changes":
            score = replace(score, keys=score.keys[:1])
        case _:
            pass
    figures = measure_plan(spec, score, plan)
    assert figures[figure] == 0.0
