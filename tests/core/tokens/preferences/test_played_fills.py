"""The busier end of a bar with a fill."""

from __future__ import annotations

import numpy as np
from choices import choice, rules_for

from amt_core.music.score import Score, Track
from amt_core.tokens.grammar.write import WriteGrammar
from amt_core.tokens.grid import name_tracks
from amt_core.tokens.preferences.played_fills import FillsByBar, PlayedFills
from amt_core.tokens.preferences.protocol import Choice, Endings, WrittenNote
from amt_core.tokens.stream import decode
from amt_core.tokens.track_rules import rules_of
from amt_core.tokens.vocabulary import VOCABULARY

BASS, DRUMS = rules_for(Track(program=33), Track(is_drum=True))
FILLS = PlayedFills([(), (0,)], [96, 96])


def bias_of(a_choice: Choice) -> list[float]:
    bias = FILLS.bias(a_choice)
    assert bias is not None
    return bias.tolist()


def test_other_bars_and_other_parts_are_left_alone() -> None:
    positions = VOCABULARY.pos.ids(49, 96)
    assert FILLS.bias(choice(positions, rules=DRUMS, bar=0, position=48)) is None
    assert FILLS.bias(choice(positions, rules=DRUMS, bar=1, track=1, position=48)) is None
    assert FILLS.bias(choice(positions, rules=DRUMS, bar=2, position=48)) is None
    assert FILLS.bias(choice(positions, rules=None, bar=1, position=48)) is None


def test_long_steps_are_less_likely_in_the_second_half() -> None:
    positions = np.array([VOCABULARY.pos.id(step) for step in (54, 60, 72)], dtype=np.int64)
    near, far, farther = bias_of(choice(positions, rules=DRUMS, bar=1, position=48))
    assert near == 0 > far > farther
    early = np.array([VOCABULARY.pos.id(step) for step in (12, 24, 47)], dtype=np.int64)
    assert bias_of(choice(early, rules=DRUMS, bar=1, position=0)) == [0, 0, 0]


def test_an_early_end_of_the_cell_is_less_likely() -> None:
    allowed = np.array([VOCABULARY.eos], dtype=np.int64)
    endings = Endings(where=slice(0, 1), num_passed=np.zeros(1, dtype=np.float32))
    (early,) = bias_of(choice(allowed, rules=DRUMS, bar=1, position=48, endings=endings))
    (late,) = bias_of(choice(allowed, rules=DRUMS, bar=1, position=90, endings=endings))
    assert early < late == 0


def test_a_drummer_goes_over_to_toms_and_snare() -> None:
    drums = np.array([VOCABULARY.drum.id(pitch) for pitch in (36, 42, 47)], dtype=np.int64)
    kick, hat, tom = bias_of(choice(drums, rules=DRUMS, bar=1, position=60))
    assert hat < kick == 0 < tom
    assert bias_of(choice(drums, rules=DRUMS, bar=1, position=0)) == [0, 0, 0]


def test_a_bass_runs_from_note_to_neighbor_in_eighth_notes() -> None:
    fills = PlayedFills([(), (0,)], [96, 96])
    fills.observe(
        WrittenNote(
            track=0, token=VOCABULARY.pitch.id(40), position=48, onset_step=144, duration_steps=12
        )
    )
    pitches = np.array([VOCABULARY.pitch.id(pitch) for pitch in (38, 40, 41, 47)], dtype=np.int64)
    below, same, above, leap = fills.bias(  # type: ignore[union-attr]  # the bar has a fill
        choice(pitches, rules=BASS, bar=1, position=60, steps=12)
    ).tolist()
    assert below == above > leap == 0 > same
    assert not fills.bias(choice(pitches, rules=BASS, bar=1, position=0)).any()  # type: ignore[union-attr]
    positions = np.array([VOCABULARY.pos.id(step) for step in (54, 60, 72)], dtype=np.int64)
    sixteenth, eighth, quarter = fills.bias(  # type: ignore[union-attr]
        choice(positions, rules=BASS, bar=1, position=48)
    ).tolist()
    assert sixteenth == eighth == 0 > quarter


def test_a_note_of_a_fill_makes_room_for_the_next_one() -> None:
    durations = np.array(
        [VOCABULARY.dur.id(11), VOCABULARY.dur.id(23), VOCABULARY.long_dur.id(0)], dtype=np.int64
    )
    eighth, quarter, longer = bias_of(choice(durations, rules=BASS, bar=1, position=48, steps=0))
    assert eighth == 0 > quarter > longer
    before_the_fill = bias_of(choice(durations, rules=BASS, bar=1, position=24, steps=0))
    assert before_the_fill[:2] == [0, 0]


def hits_by_bar(fills: FillsByBar) -> list[float]:
    """Mean hits in the second half of each bar, drawn with flat logits."""
    frame = Score(num_bars=3, tracks=(Track(is_drum=True),))
    names = name_tracks(frame.tracks)
    rules = rules_of(frame.tracks, names)
    logits = np.full(VOCABULARY.size, -9.0, dtype=np.float32)
    logits[[VOCABULARY.drum.id(pitch) for pitch in (36, 38, 42)]] = 0.0
    logits[VOCABULARY.pos.ids(0, 96)[::6]] = 0.0
    logits[VOCABULARY.bar.ids()] = -2.0
    logits[VOCABULARY.vel.id(8)] = 0.0
    counts = np.zeros(3)
    for seed in range(20):
        grammar = WriteGrammar(frame, rules, [VOCABULARY.bos], fills=fills)
        rng, tokens = np.random.default_rng(seed), list[int]()
        while not grammar.finished:
            allowed = grammar.allowed()
            bias = grammar.bias(logits)
            scores = logits[allowed] + (0.0 if bias is None else bias)
            weights = np.exp(scores - scores.max())
            tokens.append(int(rng.choice(allowed, p=weights / weights.sum())))
            grammar.advance(tokens[-1])
        onsets = np.unique(decode(tokens, tracks=names).notes.onset_ticks)
        for bar in range(3):
            counts[bar] += np.count_nonzero(
                (onsets >= bar * 1920 + 960) & (onsets < (bar + 1) * 1920)
            )
    return (counts / 20).tolist()


def test_a_fill_is_busier_than_the_bars_around_it() -> None:
    before, fill, after = hits_by_bar([(), (0,), ()])
    assert fill > max(before, after) + 2
    assert fill > hits_by_bar(())[1] + 2
