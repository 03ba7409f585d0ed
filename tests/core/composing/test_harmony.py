"""The plan has a chord wherever one may change, and the notes follow it."""

from __future__ import annotations

import numpy as np

from amt_core.composing.harmony import detected_harmony, draw_harmony
from amt_core.music.chords import NO_CHORD, TRIADS
from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from amt_core.music.theory import Key
from amt_core.styles.priors import ANY
from amt_core.styles.progressions import Progressions
from amt_core.tokens.codec import encode
from amt_core.tokens.grammar.write import WriteGrammar
from amt_core.tokens.grid import name_tracks, quantize
from amt_core.tokens.preferences.chords import PlannedChords
from amt_core.tokens.stream import decode
from amt_core.tokens.track_rules import rules_of
from amt_core.tokens.vocabulary import TICKS_PER_STEP, VOCABULARY

# Every chord may follow every other.
ANYTHING = Progressions({ANY: np.ones((2, 2, 24, 24))}, {ANY: np.ones((2, 24))})


def frame(*meters: tuple[int, TimeSignature], num_bars: int = 6) -> Score:
    tracks = (Track(program=33), Track(program=0))
    return Score(num_bars=num_bars, tracks=tracks, meter=MeterMap(changes=meters))


def plan(score: Score, form: tuple[int | None, ...] = ()) -> PlannedChords:
    rng = np.random.default_rng(5)
    return draw_harmony(ANYTHING, Key(2), score, genre=None, form=form, rng=rng)


def test_bars_of_four_beats_have_two_chords_and_those_of_three_one() -> None:
    chords = plan(frame((0, TimeSignature(4, 4)), (3, TimeSignature(3, 4))))
    assert [[step for step, _ in bar] for bar in chords] == [[0, 48]] * 3 + [[0]] * 3


def test_a_bar_that_takes_up_another_has_its_chords_unless_the_meter_has_changed() -> None:
    form = (None, None, 0, None, 1, None)
    chords = plan(frame((0, TimeSignature(4, 4)), (3, TimeSignature(3, 4))), form)
    assert chords[2] == chords[0]
    assert len(chords[4]) == 1


def test_of_a_model_without_opinion_the_bass_plays_roots_and_the_others_chords() -> None:
    score = frame((0, TimeSignature(4, 4)), num_bars=12)
    chords = plan(score)
    names = name_tracks(score.tracks)
    grammar = WriteGrammar(score, rules_of(score.tracks, names), [VOCABULARY.bos], chords=chords)
    rng = np.random.default_rng(1)
    # Half notes on the beats, or the next part.
    logits = np.full(VOCABULARY.size, -30.0, dtype=np.float32)
    logits[VOCABULARY.pos.ids(0, 96)[::48]] = 0.0
    logits[[VOCABULARY.dur.id(47), VOCABULARY.vel.id(8)]] = 0.0
    logits[VOCABULARY.pitch.ids()] = -2.0
    logits[VOCABULARY.track.ids()] = -1.0
    logits[VOCABULARY.bar.ids()] = -4.0
    tokens = []
    while not grammar.finished:
        allowed, bias = grammar.allowed(), grammar.bias(logits)
        weights = np.exp(logits[allowed] + (0.0 if bias is None else bias)).astype(np.float64)
        tokens.append(int(rng.choice(allowed, p=weights / weights.sum())))
        grammar.advance(tokens[-1])
    notes = decode(tokens, tracks=names).notes
    planned = np.array([chord for bar in chords for _, chord in bar])
    chord = planned[notes.onset_ticks // (48 * TICKS_PER_STEP)]
    is_bass = notes.track == 0
    assert np.mean(notes.pitch[is_bass] % 12 == chord[is_bass] % 12) > 0.6
    assert np.mean(TRIADS[chord[~is_bass], notes.pitch[~is_bass] % 12]) > 0.6


def test_what_joins_a_piece_leans_towards_the_chords_that_are_heard_in_it() -> None:
    chords = {0: (48, 52, 55), 1: (45, 48, 52), 2: (43, 47, 50), 3: (64, 67)}
    rows = [(bar * 1920, pitch) for bar, chord in chords.items() for pitch in chord]
    onsets, pitches = zip(*rows, strict=True)
    size = len(rows)
    notes = NoteTable.from_columns(onsets, [1920] * size, pitches, [80] * size, [1] * size)
    encoded = encode(quantize(frame((0, TimeSignature(4, 4)), num_bars=4).with_notes(notes)))
    heard = [[chord for _, chord in bar] for bar in detected_harmony(encoded)]
    a_minor = 12 + 9
    assert heard == [[0, 0], [a_minor, a_minor], [7, 7], [NO_CHORD, NO_CHORD]]
