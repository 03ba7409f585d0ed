"""A grammar that is walked at random with the bias of a figure writes that figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from amt_core.music.chord_symbols import ChordSymbol
from amt_core.music.instruments.roles import FIGURE_ROLES
from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from amt_core.tokens.codec import encode
from amt_core.tokens.grammar.fill import FillGrammar
from amt_core.tokens.grammar.write import WriteGrammar
from amt_core.tokens.grid import name_tracks
from amt_core.tokens.preferences.figures.figure_bias import FigureBias
from amt_core.tokens.preferences.preferences import preferences_of_writing
from amt_core.tokens.stream import CellReader, StreamDecoder
from amt_core.tokens.track_rules import TrackRules, rules_of
from amt_core.tokens.vocabulary import VOCABULARY
from amt_core.traits.frames import measure_frames
from amt_core.traits.swing import find_swing
from amt_core.traits.tracks.drum_figures import find_drum_figure
from amt_core.traits.tracks.features import measure_tracks
from amt_core.traits.tracks.pitched_figures import find_figure

NUM_BARS = 8
CYCLE = [ChordSymbol(0, "maj"), ChordSymbol(9, "min"), ChordSymbol(5, "maj"), ChordSymbol(7, "maj")]
CHORDS = [[(0, CYCLE[bar % 4])] for bar in range(NUM_BARS)]
PROGRAMS = {"bass": 33, "pad": 48, "riff": 12, "melody": 40, "counter-melody": 40, "solo": 40}
GUITAR = 25
TUNES = ("melody", "counter-melody", "solo")
# Of percussion everything will do, and brushes are a kit. A tremolo says which pitch a tune has.
PLAYED = [
    (figure, role)
    for figure, roles in FIGURE_ROLES.items()
    for role in roles
    if figure not in ("percussion", "brushes") and (figure, role) != ("tremolo", "melody")
]


def frame_of(figure: str, role: str) -> tuple[Score, tuple[TrackRules, ...]]:
    """A piece without notes for one player, and its rules with the figure."""
    program = GUITAR if figure == "strumming" else PROGRAMS.get(role, 0)
    track = Track(program=program, is_drum=role == "drums")
    meter = TimeSignature(3, 4) if figure == "waltz" else TimeSignature()
    frame = Score(num_bars=NUM_BARS, tracks=(track,), meter=MeterMap(changes=((0, meter),)))
    (rules,) = rules_of((track,), name_tracks((track,)))
    return frame, (replace(rules, figure=figure, has_tune=role in TUNES),)


def draw(grammar: WriteGrammar | FillGrammar, rng: np.random.Generator) -> int:
    """A token, where a model would find all of them equally likely."""
    allowed = grammar.allowed()
    bias = grammar.bias(np.zeros(VOCABULARY.size, dtype=np.float32))
    nats = np.zeros(len(allowed)) if bias is None else bias.astype(np.float64)
    shares = np.exp(nats - nats.max())
    return int(rng.choice(allowed, p=shares / shares.sum()))


def written(
    figure: str, role: str, seed: int, *, figures: Sequence[Mapping[int, str]] = ()
) -> Score:
    """A piece that is written at random, with the bias of the figure."""
    frame, rules = frame_of(figure, role)
    grammar = WriteGrammar(frame, rules, [VOCABULARY.bos], chords=CHORDS, figures=figures)
    reader = StreamDecoder(tracks=name_tracks(frame.tracks))
    rng = np.random.default_rng(seed)
    bars: list[NoteTable] = []
    while not grammar.finished:
        token = draw(grammar, rng)
        grammar.advance(token)
        bar = reader.push(token)
        if bar is not None:
            bars.append(bar.notes)
    return frame.with_notes(NoteTable.concat(bars))


def filled(figure: str, role: str, seed: int) -> Score:
    """The same, written into the empty cells of a piece."""
    frame, rules = frame_of(figure, role)
    cells = [(bar, 0) for bar in range(NUM_BARS)]
    grammar = FillGrammar(frame, encode(frame), rules, cells, chords=CHORDS)
    rng = np.random.default_rng(seed)
    starts = frame.bar_starts_ticks
    bars: list[NoteTable] = []
    reader = CellReader()
    while not grammar.finished:
        token = draw(grammar, rng)
        grammar.advance(token)
        if token == VOCABULARY.cell_end:
            bars.append(reader.table(int(starts[len(bars)]), 0))
            reader = CellReader()
        elif token != VOCABULARY.eos:
            reader.push(token)
    return frame.with_notes(NoteTable.concat(bars))


def figure_found(score: Score, role: str) -> str | None:
    """The figure that the analysis finds in a piece of one player."""
    (track,) = score.tracks
    if track.is_drum:
        swing = find_swing(score)
        is_swung = swing.unit == 8 and swing.share > 0.55
        return find_drum_figure(score, score.notes, track.program, is_swung=is_swung)
    (features,) = measure_tracks(score, measure_frames(score))
    return find_figure(role, features, program=track.program)


@pytest.mark.parametrize(("figure", "role"), PLAYED)
def test_what_is_written_at_random_with_the_bias_is_the_figure(figure: str, role: str) -> None:
    assert [figure_found(written(figure, role, seed), role) for seed in range(2)] == 2 * [figure]


@pytest.mark.parametrize(
    ("figure", "role"),
    [("walking", "bass"), ("arpeggio", "chords"), ("stride", "chords"), ("bossa", "drums")],
)
def test_cells_that_are_filled_have_the_figure_as_well(figure: str, role: str) -> None:
    assert figure_found(filled(figure, role, 0), role) == figure


def test_a_figure_of_some_bars_ends_with_them() -> None:
    half = NUM_BARS // 2
    figures: list[dict[int, str]] = [{0: "block chords"} for _ in range(half)]
    score = written("arpeggio", "chords", 0, figures=[*figures, *({} for _ in range(half))])
    middle = int(score.bar_starts_ticks[half])
    is_first = score.notes.onset_ticks < middle
    halves = [
        score.with_notes(score.notes.select(is_first)),
        score.with_notes(score.notes.select(~is_first)),
    ]
    assert [figure_found(part, "chords") for part in halves] == ["block chords", "arpeggio"]


@pytest.mark.parametrize("figure", ["walking", "arpeggio", "block chords", "backbeat"])
def test_bars_of_a_figure_are_not_copies_of_each_other(figure: str) -> None:
    score = written(figure, FIGURE_ROLES[figure][0], 0)
    starts = score.bar_starts_ticks.tolist()
    bars = {
        tuple((note.onset_ticks - start, note.pitch) for note in score.notes.rows()
              if start <= note.onset_ticks < end)
        for start, end in pairwise(starts)
    }  # fmt: skip
    assert len(bars) > NUM_BARS // 2


def test_a_tune_keeps_its_pitches() -> None:
    frame, rules = frame_of("running", "melody")
    grammar = WriteGrammar(frame, rules, [VOCABULARY.bos])
    while not np.isin(grammar.allowed(), VOCABULARY.pos.ids()).any():
        grammar.advance(int(grammar.allowed()[0]))
    v = VOCABULARY
    first = (v.pos.id(0), v.vel.id(8), v.dur.id(11), v.pitch.id(72))
    for token in (*first, v.pos.id(12), v.dur.id(10)):
        grammar.advance(token)
    assert all(token in v.pitch for token in grammar.allowed().tolist())
    bias = grammar.bias(np.zeros(v.size, dtype=np.float32))
    assert bias is not None
    assert not bias.any()


def test_where_no_figure_is_asked_for_there_is_no_preference() -> None:
    frame, (rules,) = frame_of("walking", "bass")
    of_figure = {"meter": frame.meter, "keys": (), "chords": CHORDS, "form": ()}
    asked = preferences_of_writing((rules,), **of_figure)
    free = preferences_of_writing((replace(rules, figure=None),), **of_figure)
    assert any(isinstance(each, FigureBias) for each in asked)
    assert not any(isinstance(each, FigureBias) for each in free)
