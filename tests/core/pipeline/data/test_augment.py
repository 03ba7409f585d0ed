"""A changed piece is the same music, and its labels stay true."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from amt_core.music.instruments.general_midi import pitch_range
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from amt_core.pipeline.data.augment import UNCHANGED, AugmentOptions, augment, play_louder
from amt_core.pipeline.data.shards import Labels, Piece
from amt_core.tokens.codec import EncodedScore, encode, write_tokens
from amt_core.tokens.controls import Controls
from amt_core.tokens.grid import quantize, track_order
from amt_core.tokens.stream import decode
from amt_core.traits.traits import measure_traits


def played(piece: Piece) -> Score:
    return decode(write_tokens(piece.encoded))


def changed(piece: Piece, seed: int, **options: float) -> Piece:
    wanted = replace(UNCHANGED, **options)  # type: ignore[arg-type]
    return augment(piece, np.random.default_rng(seed), wanted)


def louder(piece: Piece, controls: Controls, seed: int) -> tuple[EncodedScore, Controls]:
    options = replace(UNCHANGED, max_velocity_shift=4)
    return play_louder(piece.encoded, controls, np.random.default_rng(seed), options)


def piece_of(*parts: tuple[int, list[int]], velocity: int = 60) -> Piece:
    """Four bars of crotchets; every part has a program and the pitches it goes through."""
    columns = [
        (beat * 480, 480, pitches[beat % len(pitches)], velocity + 8 * (beat % 2), track)
        for track, (_, pitches) in enumerate(parts)
        for beat in range(16)
    ]
    notes = NoteTable.from_columns(*map(np.array, zip(*columns, strict=True)))
    tracks = tuple(Track(program=program) for program, _ in parts)
    return piece_from(quantize(Score(num_bars=4, tracks=tracks, notes=notes)))


def piece_from(score: Score) -> Piece:
    """The score as a piece of which dynamics and register are known."""
    traits = measure_traits(score)
    controls = Controls(dynamics=traits.dynamics, register=traits.register)
    labels = Labels(name="A piece", work="1", split="train", controls=controls)
    return Piece(labels=labels, encoded=encode(score))


def test_nothing_changes_where_nothing_shall(pieces: list[Piece]) -> None:
    before, after = pieces[0], changed(pieces[0], 1)
    assert write_tokens(after.encoded) == write_tokens(before.encoded)
    assert after.labels == before.labels


@pytest.mark.parametrize("seed", range(10))
def test_transposition_moves_pitches_and_key_together(pieces: list[Piece], seed: int) -> None:
    before, after = pieces[0], changed(pieces[0], seed, max_transposition=5)
    old, new = played(before).notes, played(after).notes
    is_drum = old.track == 0
    shifts = set((new.pitch.astype(int) - old.pitch)[~is_drum].tolist())
    assert len(shifts) == 1
    assert np.array_equal(new.pitch[is_drum], old.pitch[is_drum])
    old_key, new_key = before.labels.controls.key, after.labels.controls.key
    assert old_key is not None and new_key == old_key.transposed(shifts.pop())


def test_transposition_stays_within_the_instruments() -> None:
    lowest, _ = pitch_range(73)
    piece = piece_of((73, [lowest, lowest + 4]))
    for seed in range(40):
        pitches = played(changed(piece, seed, max_transposition=5)).notes.pitch
        assert pitches.min() >= lowest


def test_a_transposition_out_of_its_register_says_no_register() -> None:
    piece = piece_of((0, [60, 64, 67]))
    for seed in range(20):
        after = changed(piece, seed, max_transposition=5)
        moved = abs(int(played(after).notes.pitch.min()) - 60)
        assert (after.labels.controls.register is None) == (moved > 2)


def test_a_louder_piece_has_the_dynamics_that_it_is_measured_to_have() -> None:
    piece = piece_of((0, [60, 64, 67]), velocity=56)
    heard = set()
    for seed in range(30):
        encoded, controls = louder(piece, piece.labels.controls, seed)
        assert controls.dynamics == measure_traits(decode(write_tokens(encoded))).dynamics
        heard.add(controls.dynamics)
    assert len(heard) > 3


def test_a_piece_without_stated_dynamics_stays_as_loud_as_it_is() -> None:
    piece = piece_of((0, [60, 64, 67]), velocity=56)
    open_controls = replace(piece.labels.controls, dynamics=None)
    for seed in range(30):
        assert louder(piece, open_controls, seed) == (piece.encoded, open_controls)


def test_a_faster_piece_has_the_same_notes(pieces: list[Piece]) -> None:
    tempi = set()
    for seed in range(20):
        after = played(changed(pieces[3], seed, max_tempo_shift=1))
        assert np.array_equal(after.notes.pitch, played(pieces[3]).notes.pitch)
        tempi.add(after.tempo.at(0))
    assert len(tempi) == 3


def test_dropped_tracks_are_gone_and_the_others_stay(pieces: list[Piece]) -> None:
    before = played(pieces[3])
    counts = set()
    for seed in range(40):
        after = played(changed(pieces[3], seed, drop_tracks_share=1.0))
        counts.add(len(after.tracks))
        assert after.num_bars == before.num_bars
        for index, track in enumerate(after.tracks):
            (old,) = [i for i, t in enumerate(before.tracks) if t.program == track.program
                      and t.is_drum == track.is_drum]  # fmt: skip
            old_pitches = before.notes.pitch[before.notes.track == old]
            assert np.array_equal(after.notes.pitch[after.notes.track == index], old_pitches)
    assert counts == {1, 2, 3}


def test_no_bar_falls_silent_as_tracks_are_dropped() -> None:
    played_bars = {40: (0, 1, 2, 3), 42: (0, 1), 43: (2, 3)}
    columns = [
        (bar * 1920, 480, 60, 60, track)
        for track, bars in enumerate(played_bars.values())
        for bar in bars
    ]
    notes = NoteTable.from_columns(*map(np.array, zip(*columns, strict=True)))
    tracks = tuple(Track(program=program) for program in played_bars)
    piece = piece_from(quantize(Score(num_bars=4, tracks=tracks, notes=notes)))
    kept = {
        frozenset(
            track.program for track in changed(piece, seed, drop_tracks_share=1.0).encoded.tracks
        )
        for seed in range(60)
    }
    ensembles = ((40,), (40, 42), (40, 43), (42, 43), (40, 42, 43))
    assert kept == set(map(frozenset, ensembles))


def test_exchanged_instruments_reach_their_notes_and_stand_in_token_order() -> None:
    piece = piece_of((73, [74, 79, 84]), (42, [40, 45, 47]), (33, [30, 35]))
    ensembles = set()
    for seed in range(60):
        after = played(changed(piece, seed, exchange_share=0.7))
        assert np.array_equal(track_order(after.tracks), np.arange(3))
        for index, track in enumerate(after.tracks):
            low, high = pitch_range(track.program)
            pitches = after.notes.pitch[after.notes.track == index]
            assert low <= pitches.min() and pitches.max() <= high
        assert sorted(after.notes.pitch.tolist()) == sorted(played(piece).notes.pitch.tolist())
        ensembles.add(tuple(track.program for track in after.tracks))
    assert len(ensembles) > 20


def test_players_of_one_instrument_are_exchanged_together() -> None:
    piece = piece_of((40, [74, 79]), (40, [67, 69]))
    for seed in range(20):
        after = played(changed(piece, seed, exchange_share=1.0))
        assert len({track.program for track in after.tracks}) == 1
        assert len(after.tracks) == 2


def test_changes_depend_on_the_seed_alone(pieces: list[Piece]) -> None:
    options = AugmentOptions(drop_tracks_share=0.5, exchange_share=0.5)
    for seed in range(20):
        first, second = (augment(pieces[5], np.random.default_rng(seed), options) for _ in range(2))
        assert write_tokens(first.encoded) == write_tokens(second.encoded)
