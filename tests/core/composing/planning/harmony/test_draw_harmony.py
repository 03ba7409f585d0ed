"""The plan has a chord wherever one changes, and the notes follow it."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from amt_core.composing.planning.harmony.draw_harmony import draw_harmony
from amt_core.composing.write_conditions import planned_chords
from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.score import Score, Track
from amt_core.music.theory import Key
from amt_core.styles.plan_counts import BASSES, PlanCounts, StylePlans, bass_place
from amt_core.styles.priors import ANY
from amt_core.styles.progressions import Progressions
from amt_core.tokens.grammar.write import WriteGrammar
from amt_core.tokens.grid import name_tracks
from amt_core.tokens.preferences.chords import PlannedChords
from amt_core.tokens.stream import decode
from amt_core.tokens.track_rules import rules_of
from amt_core.tokens.vocabulary import TICKS_PER_STEP, VOCABULARY

# Every chord may follow every other.
ANYTHING = Progressions({ANY: np.ones((2, 2, 24, 24))}, {ANY: np.ones((2, 24))})


def frame(*meters: tuple[int, TimeSignature], num_bars: int = 6) -> Score:
    tracks = (Track(program=33), Track(program=0))
    return Score(num_bars=num_bars, tracks=tracks, meter=MeterMap(changes=meters))


# Bars of four beats change their chord on the first and the third beat, those of three on the third
# alone, and those of two felt beats in compound time on both.
RHYTHMS = {"----": "x.x.", "x.x.": "x.x.", "---": "x.x", "x.x": "..x", "..x": "..x", "--": "xx"}
COUNTS = PlanCounts(
    {ANY: StylePlans(harmonic_rhythms={place: {on: 50.0} for place, on in RHYTHMS.items()})}
)


def plan(
    score: Score, form: tuple[int | None, ...] = (), *, counts: PlanCounts | None = None
) -> PlannedChords:
    rng = np.random.default_rng(5)
    bars = draw_harmony(ANYTHING, Key(2), score, genre=None, form=form, rng=rng, counts=counts)
    return planned_chords(bars, score)


def test_chords_change_on_the_beats_of_the_harmonic_rhythm_of_the_style() -> None:
    meters = (0, TimeSignature(4, 4)), (2, TimeSignature(3, 4)), (4, TimeSignature(6, 8))
    chords = plan(frame(*meters), counts=COUNTS)
    steps = [[step for step, _ in bar] for bar in chords]
    assert steps == [[0, 48], [0, 48], [0, 48], [0, 48], [0, 36], [0]]
    assert chords[3][0][1] == chords[2][-1][1]


def test_without_counts_every_bar_has_another_chord() -> None:
    chords = [bar[0][1] for bar in plan(frame((0, TimeSignature(4, 4))))]
    assert all(before != after for before, after in pairwise(chords))
    assert all(len(bar) == 1 for bar in plan(frame((0, TimeSignature(4, 4)))))


def test_a_bar_that_takes_up_another_has_its_chords_unless_the_meter_has_changed() -> None:
    form = (None, None, 0, None, 1, None)
    chords = plan(frame((0, TimeSignature(4, 4)), (3, TimeSignature(3, 4))), form, counts=COUNTS)
    assert chords[2] == chords[0]
    assert chords[4] != chords[1]


def test_a_chord_that_stays_over_the_bar_line_is_named_again() -> None:
    stays = PlanCounts({ANY: StylePlans(harmonic_rhythms={"----": {"x...": 50.0},
                                                          "x...": {"....": 50.0}})})  # fmt: skip
    chords = plan(frame((0, TimeSignature(4, 4))), counts=stays)
    assert [len(bar) for bar in chords] == [1] * 6
    assert chords[1][0] == chords[0][0]


def test_chords_stand_on_the_basses_of_the_style_and_the_last_on_its_root() -> None:
    places = [bass_place(bass, is_bar_start=begins) for begins in (True, False) for bass in BASSES]
    counts = PlanCounts({ANY: StylePlans(basses={place: {"third": 50.0} for place in places})})
    score = frame((0, TimeSignature(4, 4)))
    bars = draw_harmony(
        ANYTHING, Key(2), score, genre=None, form=(None, None, 0), rng=np.random.default_rng(5),
        counts=counts,
    )  # fmt: skip
    *others, last = [at.chord for bar in bars for at in bar.chords if at.chord is not None]
    assert all(chord.bass == (chord.root + chord.intervals[1]) % 12 for chord in others)
    assert (last.root, last.bass) == (2, None)
    assert bars[2].chords == bars[0].chords


def test_of_a_model_without_opinion_the_bass_plays_roots_and_the_others_chords() -> None:
    score = frame((0, TimeSignature(4, 4)), num_bars=12)
    chords = plan(score)
    names = name_tracks(score.tracks)
    grammar = WriteGrammar(
        score,
        rules_of(score.tracks, names),
        [VOCABULARY.bos],
        chords=chords,
        asked=range(score.num_bars),
    )
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
    planned = [(96 * bar + step, chord) for bar, own in enumerate(chords) for step, chord in own]
    begins = np.searchsorted(
        [step for step, _ in planned], notes.onset_ticks // TICKS_PER_STEP, side="right"
    )
    sounding = [chord for i in begins if (chord := planned[i - 1][1]) is not None]
    pitches = (notes.pitch % 12).tolist()
    is_root = np.array([p == c.root for p, c in zip(pitches, sounding, strict=True)])
    is_inside = np.array([p in c.pitch_classes for p, c in zip(pitches, sounding, strict=True)])
    assert np.mean(is_root[notes.track == 0]) > 0.6
    assert np.mean(is_inside[notes.track == 1]) > 0.6
