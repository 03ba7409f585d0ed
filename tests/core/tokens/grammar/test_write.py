"""Random walks: whatever the grammar allows is music, and is what the frame says."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import numpy as np
import pytest
from numpy.typing import NDArray
from random_walk import is_border, walk

from amt_core.music.instruments.general_midi import max_chord_size, pitch_range
from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from amt_core.music.theory import Key
from amt_core.spec.music_spec import DYNAMICS
from amt_core.tokens.codec import encode, write_tokens
from amt_core.tokens.grammar.fill import FillGrammar
from amt_core.tokens.grammar.repeated_bar_guard import MAX_EQUAL_BARS
from amt_core.tokens.grammar.write import WriteGrammar
from amt_core.tokens.grid import name_tracks, quantize, track_order
from amt_core.tokens.stream import CellReader, decode
from amt_core.tokens.track_rules import MAX_SILENT_BARS, rules_of
from amt_core.tokens.vocabulary import VOCABULARY

KEY = Key(9, "minor")
NOTE = (VOCABULARY.pos.id(0), VOCABULARY.vel.id(8), VOCABULARY.dur.id(23), VOCABULARY.pitch.id(40))


def frame(rng: np.random.Generator) -> Score:
    """Any tracks, meter and length."""
    programs = rng.integers(0, 128, int(rng.integers(1, 5))).tolist()
    programs += programs[: int(rng.integers(2))]
    tracks = [Track(program=p) for p in programs]
    tracks += [Track(is_drum=True)] if rng.random() < 0.5 else []
    ordered = tuple(tracks[i] for i in track_order(tuple(tracks)))
    meter = TimeSignature(int(rng.integers(1, 13)), int(rng.choice([4, 8])))
    meter = MeterMap.constant(meter)
    return Score(num_bars=int(rng.integers(1, 20)), tracks=ordered, meter=meter)


def write(score: Score, *, is_strict: bool = False, key: Key | None = None) -> WriteGrammar:
    names = name_tracks(score.tracks)
    rules = rules_of(score.tracks, names, key=key, is_strict=is_strict)
    return WriteGrammar(score, rules, [VOCABULARY.bos])


@pytest.mark.parametrize("seed", range(40))
def test_a_random_walk_decodes_to_the_music_it_says(seed: int) -> None:
    rng = np.random.default_rng(seed)
    wanted = frame(rng)
    names = name_tracks(wanted.tracks)
    score = decode(walk(write(wanted), rng), tracks=names)
    assert score.num_bars == wanted.num_bars
    assert score.meter == wanted.meter
    assert score.tempo.at(0) == pytest.approx(wanted.tempo.at(0), rel=0.025)
    again = decode(write_tokens(encode(score)), tracks=names)
    assert again.notes == score.notes


@pytest.mark.parametrize("seed", range(20))
def test_every_track_is_heard_and_none_is_silent_for_long(seed: int) -> None:
    rng = np.random.default_rng(100 + seed)
    wanted = frame(rng)
    names = name_tracks(wanted.tracks)
    score = decode(walk(write(wanted), rng, haste=0.5), tracks=names)
    for track in range(len(wanted.tracks)):
        bars = np.unique(score.bars_of(score.notes.of_track(track).onset_ticks))
        gaps = np.diff([-1, *bars.tolist(), score.num_bars])
        assert len(bars)
        assert gaps.max() - 1 <= MAX_SILENT_BARS


@pytest.mark.parametrize("seed", range(20))
def test_instruments_keep_to_their_range_and_their_hands(seed: int) -> None:
    rng = np.random.default_rng(200 + seed)
    wanted = frame(rng)
    score = decode(walk(write(wanted), rng, haste=0.05), tracks=name_tracks(wanted.tracks))
    for index, track in enumerate(wanted.tracks):
        if track.is_drum:
            continue
        notes = score.notes.of_track(index)
        low, high = pitch_range(track.program)
        assert low <= notes.pitch.min()
        assert notes.pitch.max() <= high
        _, chords = np.unique(notes.onset_ticks, return_counts=True)
        assert chords.max() <= max_chord_size(track.program)


@pytest.mark.parametrize("program", [0, 42])
def test_no_more_notes_of_a_part_sound_together_than_an_instrument_has(program: int) -> None:
    wanted = Score(num_bars=12, tracks=(Track(program=program),))
    rules = rules_of(wanted.tracks, name_tracks(wanted.tracks))
    tokens = walk(write(wanted), np.random.default_rng(program), haste=0.02)
    notes = decode(tokens, tracks=name_tracks(wanted.tracks)).notes
    starts = wanted.bar_starts_ticks
    # The first notes of a bar may cut those of the bars before short.
    first_of_bar = {int(notes.onset_ticks[bar].min()) for bar in bars_of(notes, starts)}
    sounding = [
        int(((notes.onset_ticks <= onset) & (notes.end_ticks > onset)).sum())
        for onset in set(notes.onset_ticks.tolist()) - first_of_bar
    ]
    most = rules[0].max_sounding
    assert most is not None
    assert max(sounding) == most


@pytest.mark.parametrize("seed", range(5))
def test_a_player_of_single_notes_ends_one_before_the_next_of_the_bar(seed: int) -> None:
    wanted = Score(num_bars=12, tracks=(Track(program=73),))
    tokens = walk(write(wanted), np.random.default_rng(seed), haste=0.02)
    notes = decode(tokens, tracks=name_tracks(wanted.tracks)).notes
    bars = [notes.select(bar) for bar in bars_of(notes, wanted.bar_starts_ticks)]
    assert max(map(len, bars)) > 1
    for bar in bars:
        assert (bar.end_ticks[:-1] <= bar.onset_ticks[1:]).all()


def test_a_note_that_would_fill_the_next_bar_leaves_it_to_its_notes() -> None:
    grammar = write(Score(num_bars=4, tracks=(Track(program=73),)))
    v = VOCABULARY
    whole = v.long_dur.id(1)
    for token in (v.track.id(73), v.pos.id(48), v.vel.id(8), whole, v.pitch.id(72)):
        while len(grammar.header_rest):
            grammar.advance(grammar.header_rest[0])
        grammar.advance(token)
    grammar.advance(int(grammar.allowed()[grammar.allowed() >= v.bar.start][0]))
    while len(grammar.header_rest):
        grammar.advance(grammar.header_rest[0])
    for token in (v.track.id(73), v.pos.id(0), v.vel.id(8), v.dur.id(11), v.pitch.id(74)):
        assert token in grammar.allowed()
        grammar.advance(token)
    assert v.pos.id(12) in grammar.allowed()


def bars_of(notes: NoteTable, starts: NDArray[np.int64]) -> Iterable[NDArray[np.bool_]]:
    bar = np.searchsorted(starts, notes.onset_ticks, side="right")
    return [bar == number for number in np.unique(bar)]


def test_a_strict_key_lets_no_other_pitch_through() -> None:
    rng = np.random.default_rng(5)
    wanted = Score(num_bars=8, tracks=(Track(program=0), Track(program=40)))
    tokens = walk(write(wanted, key=KEY, is_strict=True), rng, haste=0.05)
    notes = decode(tokens, tracks=name_tracks(wanted.tracks)).notes
    assert set((notes.pitch % 12).tolist()) <= KEY.scale


def test_the_last_bar_holds_the_tonic_chord_only() -> None:
    rng = np.random.default_rng(6)
    wanted = Score(num_bars=3, tracks=(Track(program=0), Track(program=33)))
    score = decode(walk(write(wanted, key=KEY), rng), tracks=name_tracks(wanted.tracks))
    last = score.notes.window(2 * 1920, 3 * 1920)
    assert len(last)
    assert set((last.pitch % 12).tolist()) <= KEY.tonic_triad


def test_a_bass_ends_on_the_tonic() -> None:
    rng = np.random.default_rng(6)
    wanted = Score(num_bars=2, tracks=(Track(program=33), Track(program=0)))
    score = decode(walk(write(wanted, key=KEY), rng), tracks=name_tracks(wanted.tracks))
    bass = score.notes.window(1920, 3840).of_track(0)
    assert set((bass.pitch % 12).tolist()) <= {KEY.tonic}


@pytest.mark.parametrize("seed", range(10))
def test_without_a_bass_the_lowest_part_ends_with_the_tonic_below(seed: int) -> None:
    hands = tuple(Track(program=0, name=name) for name in ("Right hand", "Left hand"))
    wanted = Score(num_bars=2, tracks=hands)
    tokens = walk(write(wanted, key=KEY), np.random.default_rng(seed), haste=0.05)
    notes = decode(tokens, tracks=name_tracks(wanted.tracks)).notes
    left = notes.select((notes.track == 1) & (notes.onset_ticks >= wanted.bar_starts_ticks[1]))
    for onset in np.unique(left.onset_ticks):
        chord = left.pitch[left.onset_ticks == onset]
        assert chord.min() % 12 == KEY.tonic
        assert set((chord % 12).tolist()) <= KEY.tonic_triad


@pytest.mark.parametrize("dynamics", DYNAMICS)
def test_dynamics_are_heard_in_every_note(dynamics: str) -> None:
    rng = np.random.default_rng(8)
    wanted = Score(num_bars=6, tracks=(Track(is_drum=True), Track(program=0)))
    names = name_tracks(wanted.tracks)
    rules = rules_of(wanted.tracks, names, dynamics=dynamics)
    tokens = walk(WriteGrammar(wanted, rules, [VOCABULARY.bos]), rng, haste=0.02)
    velocities = decode(tokens, tracks=names).notes.velocity.astype(float)
    middle = [20 + 14 * level for level in range(len(DYNAMICS))][DYNAMICS.index(dynamics)]
    assert abs(velocities.mean() - middle) < 22
    assert np.ptp(velocities) <= 48


def test_louder_marks_are_louder() -> None:
    track = Track(program=0)
    (name,) = name_tracks((track,))
    means = [rules_of([track], [name], dynamics=mark)[0].velocities.mean() for mark in DYNAMICS]
    assert means == sorted(set(means))


@pytest.mark.parametrize("varies_loudness", [False, True])
def test_no_bar_is_repeated_too_often(varies_loudness: bool) -> None:
    wanted = Score(num_bars=40, tracks=(Track(program=33),))
    names = name_tracks(wanted.tracks)
    grammar = write(wanted)
    tokens: list[int] = []
    first_bar: list[int] = []
    place = 0
    while not grammar.finished:
        allowed = grammar.allowed().tolist()
        # A model that repeats itself: the tokens of the first bar, wherever the grammar lets it.
        repeats = place < len(first_bar) and first_bar[place] in allowed
        ends = [t for t in allowed if t in VOCABULARY.bar or t == VOCABULARY.eos]
        token = first_bar[place] if repeats else (ends or allowed)[0]
        if varies_loudness and token in VOCABULARY.vel:
            token = VOCABULARY.vel.id(3 + grammar.bar % 2)
        grammar.advance(token)
        tokens.append(token)
        is_header = VOCABULARY.bar.start <= token < VOCABULARY.tempo.end
        place = 0 if is_header else place + 1
        if grammar.bar == 0 and not is_header:
            first_bar.append(token)
    score = decode(tokens, tracks=names)
    bars = [score.notes.window(b * 1920, (b + 1) * 1920) for b in range(score.num_bars - 1)]
    sounds = [(tuple(b.pitch), tuple(b.onset_ticks % 1920), tuple(b.track)) for b in bars]
    lengths = [len(list(run)) for _, run in itertools.groupby(sounds)]
    assert max(lengths) == MAX_EQUAL_BARS


def test_a_restart_begins_with_a_whole_bar_and_ends_with_the_newest_token() -> None:
    rng = np.random.default_rng(7)
    wanted = Score(num_bars=12, tracks=(Track(program=0), Track(is_drum=True)))
    grammar = write(wanted)
    written: list[int] = []
    while not grammar.finished:
        written.append(int(rng.choice(grammar.allowed())))
        grammar.advance(written[-1])
        prompt = grammar.restart_prompt(100)
        if grammar.finished or prompt is None:
            continue
        assert prompt[0] == VOCABULARY.bos
        assert len(prompt) <= 100
        assert prompt[1] in VOCABULARY.bar
        if len(prompt) > 6:
            assert prompt[2] in VOCABULARY.beats
            assert prompt[5:] == written[-len(prompt[5:]) :]


@pytest.mark.parametrize("seed", range(20))
def test_filling_in_fills_every_wanted_cell_once_and_nothing_else(seed: int) -> None:
    rng = np.random.default_rng(300 + seed)
    wanted = frame(rng)
    score = quantize(decode(walk(write(wanted), rng), tracks=name_tracks(wanted.tracks)))
    cells = list(itertools.product(range(score.num_bars), range(len(score.tracks))))
    chosen = sorted(cells[i] for i in rng.choice(len(cells), min(6, len(cells)), replace=False))
    encoded = encode(score)
    rules = rules_of(score.tracks, name_tracks(score.tracks))
    tokens = walk(FillGrammar(score, encoded, rules, chosen), rng, haste=0.4)
    assert tokens[-1] == VOCABULARY.eos
    filled = list(notes_of_cells(tokens[:-1]))
    assert len(filled) == len(chosen)
    for track in {t for _, t in chosen}:
        heard = [len(n) > 0 for n, (_, t) in zip(filled, chosen, strict=True) if t == track]
        assert any(heard)


def notes_of_cells(tokens: Iterable[int]) -> Iterable[NoteTable]:
    reader = CellReader()
    for token in tokens:
        if token == VOCABULARY.cell_end:
            yield reader.table(0, 0)
            reader = CellReader()
        elif not is_border(token) and token not in VOCABULARY.part:
            assert reader.push(token)


@pytest.mark.parametrize("named", [VOCABULARY.track.id(77), VOCABULARY.bar.id(3), VOCABULARY.eos])
def test_the_wish_to_end_a_cell_survives_that_what_would_follow_is_forbidden(named: int) -> None:
    grammar = write(Score(num_bars=2, tracks=(Track(program=0), Track(program=40))))
    while {is_border(token) for token in grammar.allowed().tolist()} != {True, False}:
        grammar.advance(int(grammar.allowed()[0]))
    allowed = grammar.allowed()
    assert named not in allowed
    logits = np.random.default_rng(1).normal(size=VOCABULARY.size).astype(np.float32)
    logits[named] = 12.0
    bias = grammar.bias(logits)
    assert bias is not None
    weights = np.exp(logits[allowed] + bias)
    ends = np.array([is_border(t) for t in allowed.tolist()])
    assert weights[ends].sum() / weights.sum() > 0.99
    assert np.ptp(bias[ends]) == 0.0, "which of the endings is likelier stays as it was"
    assert not bias[~ends & (allowed < VOCABULARY.pitch.start)].any()


def test_passing_over_a_track_becomes_less_likely_with_each_track() -> None:
    grammar = write(Score(num_bars=16, tracks=tuple(Track(program=p) for p in (33, 0, 0, 40))))
    logits = np.zeros(VOCABULARY.size, dtype=np.float32)

    def go(*tokens: int) -> None:
        for token in tokens:
            grammar.advance(token)

    def biases() -> dict[int, float]:
        allowed, bias = grammar.allowed(), grammar.bias(logits)
        assert bias is not None
        return dict(zip(allowed.tolist(), bias.tolist(), strict=True))

    while len(grammar.allowed()) == 1:
        go(int(grammar.allowed()[0]))
    v = VOCABULARY
    bass, piano, violin = (v.track.id(program) for program in (33, 0, 40))
    one = biases()[piano]
    assert one < -0.5
    assert biases() == {bass: 0.0, piano: one, violin: 3 * one}
    go(bass, *NOTE, piano)
    assert biases()[v.part.id(0)] == one
    assert biases()[v.pos.id(0)] == 0.0
    go(v.part.id(0), *NOTE)
    assert biases()[v.bar.id(14)] - biases()[violin] == pytest.approx(one)
