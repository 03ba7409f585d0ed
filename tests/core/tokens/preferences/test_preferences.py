"""The biases of a note come from its part, its chord and the notes of other parts."""

from __future__ import annotations

import numpy as np
import pytest
from choices import choice

from amt_core.music.chord_symbols import ChordSymbol
from amt_core.music.meter import MeterMap
from amt_core.music.score import Score, Track
from amt_core.music.theory import Key
from amt_core.tokens.grammar.write import WriteGrammar
from amt_core.tokens.grid import name_tracks
from amt_core.tokens.preferences.chords import PlannedChords
from amt_core.tokens.preferences.preferences import (
    Preferences,
    preferences_of_filling,
    preferences_of_writing,
)
from amt_core.tokens.preferences.protocol import Preference
from amt_core.tokens.track_rules import rules_of
from amt_core.tokens.vocabulary import VOCABULARY

KEY = Key(9, "minor")
NO_OPINION = np.zeros(VOCABULARY.size, dtype=np.float32)
NOTE = (VOCABULARY.pos.id(0), VOCABULARY.vel.id(8), VOCABULARY.dur.id(23))


def grammar_of(*tracks: Track, chords: PlannedChords = ()) -> WriteGrammar:
    """One that has opened its first bar."""
    frame = Score(num_bars=1, tracks=tracks)
    rules = rules_of(tracks, name_tracks(tracks))
    asked = range(len(chords))
    grammar = WriteGrammar(frame, rules, [VOCABULARY.bos], chords=chords, asked=asked)
    while len(allowed := grammar.allowed()) == 1 and int(allowed[0]) not in VOCABULARY.track:
        grammar.advance(int(allowed[0]))
    return grammar


def begin(grammar: WriteGrammar, *opening: int) -> None:
    """A part up to its first pitch."""
    for token in (*opening, *NOTE):
        grammar.advance(token)


def bias_of(grammar: WriteGrammar, token: int, logits: np.ndarray = NO_OPINION) -> float:
    bias = grammar.bias(logits)
    assert bias is not None
    return float(bias[grammar.allowed() == token][0])


def test_planned_chords_favor_their_notes_and_leave_drums_alone() -> None:
    chords = [[(0, ChordSymbol(0, "maj"))]]
    guitar = grammar_of(Track(program=24), chords=chords)
    begin(guitar, VOCABULARY.track.id(24))
    assert (
        bias_of(guitar, VOCABULARY.pitch.id(60)) > bias_of(guitar, VOCABULARY.pitch.id(61)) == 0.0
    )
    drums = grammar_of(Track(is_drum=True), chords=chords)
    begin(drums, VOCABULARY.track.id(128))
    bias = drums.bias(NO_OPINION)
    assert bias is not None
    assert not bias[np.isin(drums.allowed(), VOCABULARY.drum.ids())].any()


def test_the_chords_of_a_plan_choose_the_notes_of_a_hand_and_not_how_many_there_are() -> None:
    rng = np.random.default_rng(0)
    logits = rng.normal(0, 2, VOCABULARY.size).astype(np.float32)
    shares: dict[str, list[float]] = {}
    for names in (("Right hand", "Left hand"), ("Piano 1", "Piano 2")):
        for chords in ((), [[(0, ChordSymbol(0, "maj"))]]):
            grammar = grammar_of(*(Track(program=0, name=name) for name in names), chords=chords)
            begin(grammar, VOCABULARY.track.id(0))
            grammar.advance(VOCABULARY.pitch.id(60))
            allowed, bias = grammar.allowed(), grammar.bias(logits)
            assert bias is not None
            weights = np.exp(logits[allowed] + bias)
            is_note = allowed >= VOCABULARY.pitch.start
            shares.setdefault(names[0], []).append(weights[is_note].sum() / weights.sum())
    free, planned = shares["Right hand"]
    assert abs(free - planned) < 1e-5
    free, planned = shares["Piano 1"]
    assert planned > free + 0.01


@pytest.mark.parametrize(
    "preferences",
    [
        preferences_of_writing((), meter=MeterMap(), keys=[KEY], chords=[[(0, None)]], form=()),
        preferences_of_writing((), meter=MeterMap(), keys=[KEY], chords=(), form=()),
        preferences_of_filling((), meter=MeterMap(), keys=[KEY], chords=[[(0, None)]]),
    ],
    ids=["writing with planned chords", "writing without", "filling with detected chords"],
)
def test_the_key_guides_from_the_start(preferences: tuple[Preference, ...]) -> None:
    bias = Preferences(preferences).bias(choice(VOCABULARY.pitch.ids(60, 72)))
    assert bias.any()
