"""Two hands at one keyboard: apart from each other, each within its reach, both always there."""

from __future__ import annotations

import numpy as np
import pytest
from random_walk import walk

from amt_core.music.instruments.hands import NUM_FINGERS, REACH_SEMITONES
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from amt_core.tokens.codec import encode
from amt_core.tokens.grammar.fill import FillGrammar
from amt_core.tokens.grammar.write import WriteGrammar
from amt_core.tokens.grid import name_tracks, quantize
from amt_core.tokens.stream import decode
from amt_core.tokens.track_rules import rules_of
from amt_core.tokens.vocabulary import VOCABULARY

RIGHT, LEFT = Track(program=0, name="Right hand"), Track(program=0, name="Left hand")
SEEDS = range(8)


def written(tracks: tuple[Track, ...], seed: int) -> Score:
    """The piece that a random walk writes for them."""
    frame = Score(num_bars=6, tracks=tracks)
    names = name_tracks(tracks)
    grammar = WriteGrammar(frame, rules_of(tracks, names), [VOCABULARY.bos])
    score = decode(walk(grammar, np.random.default_rng(seed), haste=0.1), tracks=names)
    return quantize(Score(num_bars=6, tracks=tracks).with_notes(score.notes))


def share_of_crossings(right: NoteTable, left: NoteTable) -> float:
    """The number of notes that begin where the other hand holds one beyond them."""
    crossed = [
        bool(np.any(left.pitch[(left.onset_ticks <= onset) & (left.end_ticks > onset)] >= pitch))
        for onset, pitch in zip(right.onset_ticks, right.pitch, strict=True)
    ]
    crossed += [
        bool(np.any(right.pitch[(right.onset_ticks <= onset) & (right.end_ticks > onset)] <= pitch))
        for onset, pitch in zip(left.onset_ticks, left.pitch, strict=True)
    ]
    return float(np.mean(crossed))


@pytest.mark.parametrize("tracks", [(RIGHT, LEFT), (LEFT, RIGHT)])
@pytest.mark.parametrize("seed", SEEDS)
def test_hands_keep_apart_in_whichever_order_they_are_written(
    tracks: tuple[Track, ...], seed: int
) -> None:
    score = written(tracks, seed)
    right, left = (score.notes.of_track(tracks.index(hand)) for hand in (RIGHT, LEFT))
    # What begins later in the bar below a note of the first hand that is held is not foreseen.
    first, second = (right, left) if tracks[0] == RIGHT else (left, right)
    for onset, pitch in zip(second.onset_ticks, second.pitch, strict=True):
        held = first.pitch[(first.onset_ticks <= onset) & (first.end_ticks > onset)]
        assert np.all(held > pitch if second is left else held < pitch)
    strangers = written((Track(program=0), Track(program=0)), seed).notes
    assert share_of_crossings(right, left) < 0.1
    assert share_of_crossings(strangers.of_track(0), strangers.of_track(1)) > 0.2


@pytest.mark.parametrize("seed", SEEDS)
def test_a_hand_strikes_what_it_can_reach(seed: int) -> None:
    notes = written((RIGHT, LEFT), seed).notes
    for hand in (0, 1):
        own = notes.of_track(hand)
        for onset in np.unique(own.onset_ticks):
            chord = own.pitch[own.onset_ticks == onset]
            assert np.ptp(chord) <= REACH_SEMITONES
            assert len(chord) <= NUM_FINGERS


@pytest.mark.parametrize("seed", SEEDS)
def test_both_hands_play_in_every_bar(seed: int) -> None:
    score = written((RIGHT, LEFT), seed)
    for hand in (0, 1):
        assert len(np.unique(score.bars_of(score.notes.of_track(hand).onset_ticks))) == 6


@pytest.mark.parametrize("hand", [0, 1])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_hand_that_is_rewritten_keeps_out_of_the_way_of_the_other(seed: int, hand: int) -> None:
    score = written((RIGHT, LEFT), seed)
    kept = score.with_notes(score.notes.select(score.notes.track != hand))
    rules = rules_of(kept.tracks, name_tracks(kept.tracks))
    cells = [(bar, hand) for bar in range(6)]
    tokens = walk(FillGrammar(kept, encode(kept), rules, cells), np.random.default_rng(seed))
    bar, position = -1, 0
    other = kept.notes
    for token in tokens:
        if token in VOCABULARY.bar:
            bar += 1
        elif token in VOCABULARY.pos:
            position = int(kept.bar_starts_ticks[bar]) + (token - VOCABULARY.pos.start) * 20
        elif token in VOCABULARY.pitch:
            pitch = token - VOCABULARY.pitch.start
            held = other.pitch[(other.onset_ticks <= position) & (other.end_ticks > position)]
            assert np.all(held < pitch if hand == 0 else held > pitch)
