"""Augmentation: a piece played higher, faster, louder, or by fewer or other players.

Every change keeps the music what it is and keeps the labels true: a label that can no longer be
vouched for is left out. Of what an example does not state, the model learns how it usually is; so a
piece is played louder only in examples that state its dynamics.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from amt_core.music.instruments.general_midi import pitch_range
from amt_core.pipeline.configuration.options import option
from amt_core.pipeline.data.shards import Piece
from amt_core.tokens.bar_plan import PlanKinds
from amt_core.tokens.codec import EncodedScore
from amt_core.tokens.controls import Controls
from amt_core.tokens.grid import TrackTokens, track_rank
from amt_core.tokens.vocabulary import DRUM_PROGRAM, VELOCITY_STEP, VOCABULARY
from amt_core.traits.traits import dynamics_at

# Programs with the same role in a piece. Who takes a part over must also reach all its pitches.
_ROLES: tuple[tuple[int, ...], ...] = (
    (0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 23),  # keyboards
    (15, 24, 25, 26, 27, 28, 46, 104, 105, 106, 107),  # plucked strings
    (29, 30),  # distorted guitars
    (8, 9, 10, 11, 12, 13, 14, 108, 112, 114),  # mallets and bells
    (32, 33, 34, 35, 36, 37, 38, 39),  # basses
    (22, 40, 41, 42, 56, 57, 58, 59, 60, *range(64, 80), *range(80, 88), 109, 110, 111),  # lines
    (44, 48, 49, 50, 51, 52, 53, 54, 61, 62, 63, *range(88, 96)),  # ensembles and pads
)
_ROLE_OF = {program: role for role in _ROLES for program in role}

# A register's levels lie some three semitones apart: a piece moved further has left its own.
_MAX_SHIFT_IN_REGISTER = 2

# Loudness is a part of energy: a piece that is played this much louder or softer has another one.
_MAX_VELOCITY_SHIFT_IN_ENERGY = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class AugmentOptions:
    """The options of augmentation: how much pieces are changed each time they are read.

    Attributes:
        max_transposition: Semitones up or down, as far as the instruments reach.
        max_tempo_shift: Tempo classes (5 % each) up or down.
        max_velocity_shift: Velocity classes (8 each) up or down, where the dynamics are stated.
        drop_tracks_share: Share of examples that leave out some tracks.
        exchange_share: Chance of each instrument to be exchanged for another of its role.
    """

    max_transposition: int = option(5, minimum=0, maximum=12)
    max_tempo_shift: int = option(3, minimum=0, maximum=12)
    max_velocity_shift: int = option(2, minimum=0, maximum=8)
    drop_tracks_share: float = option(0.15, minimum=0, maximum=1)
    exchange_share: float = option(0.15, minimum=0, maximum=1)


_WITHOUT_ENERGY = PlanKinds(energy=False)

UNCHANGED = AugmentOptions(
    max_transposition=0, max_tempo_shift=0, max_velocity_shift=0,
    drop_tracks_share=0.0, exchange_share=0.0,
)  # fmt: skip
"""Pieces as they stand."""


def augment(piece: Piece, rng: np.random.Generator, options: AugmentOptions) -> Piece:
    """The piece with some changes drawn, and the labels that are true of it."""
    encoded, controls = piece.encoded, piece.labels.controls
    if rng.random() < options.drop_tracks_share and len(encoded.tracks) > 1:
        fewer = _drop_tracks(encoded, rng)
        if len(fewer.tracks) < len(encoded.tracks):
            # What was measured over all tracks no longer holds; chords and sections still do.
            controls = replace(controls, density=None, polyphony=None, register=None, dynamics=None)
            encoded = replace(fewer, plan=fewer.plan.only(_WITHOUT_ENERGY))
    encoded = _exchange_instruments(encoded, rng, options.exchange_share)
    encoded, semitones = _transpose(encoded, _draw_shift(rng, options.max_transposition))
    if controls.key is not None:
        controls = replace(controls, key=controls.key.transposed(semitones))
    if abs(semitones) > _MAX_SHIFT_IN_REGISTER:
        controls = replace(controls, register=None)
        encoded = replace(
            encoded,
            track_controls=tuple(replace(track, register=None) for track in encoded.track_controls),
        )
    encoded = _play_faster(encoded, _draw_shift(rng, options.max_tempo_shift))
    return Piece(labels=replace(piece.labels, controls=controls), encoded=encoded)


def _draw_shift(rng: np.random.Generator, limit: int) -> int:
    return int(rng.integers(-limit, limit + 1)) if limit else 0


def _track_of_tokens(encoded: EncodedScore) -> NDArray[np.int64]:
    """(n,) the track of every token of the cells."""
    return np.repeat(encoded.cell_track.astype(np.int64), np.diff(encoded.cell_offsets))


def _compass(encoded: EncodedScore) -> dict[int, tuple[int, int]]:
    """Lowest and highest pitch of every program that plays pitches."""
    v = VOCABULARY
    is_pitch = (encoded.cells >= v.pitch.start) & (encoded.cells < v.pitch.end)
    programs = np.array([t.program for t in encoded.tracks], dtype=np.int64)
    program = programs[_track_of_tokens(encoded)[is_pitch]] if len(programs) else programs
    pitch = encoded.cells[is_pitch].astype(np.int64) - v.pitch.start
    return {
        int(p): (int(pitch[program == p].min()), int(pitch[program == p].max()))
        for p in np.unique(program)
    }


def _transpose(encoded: EncodedScore, semitones: int) -> tuple[EncodedScore, int]:
    """The piece some semitones higher and by how many: none where an instrument ends.

    An instrument that plays beyond its range already may go as far beyond again.
    """
    for program, (lowest, highest) in _compass(encoded).items():
        low, high = pitch_range(program)
        if lowest + semitones < min(low, lowest) or highest + semitones > max(high, highest):
            return encoded, 0
    v = VOCABULARY
    is_pitch = (encoded.cells >= v.pitch.start) & (encoded.cells < v.pitch.end)
    transposed = replace(
        encoded,
        cells=_added(encoded.cells, is_pitch, semitones),
        plan=encoded.plan.transposed(semitones),
    )
    return transposed, semitones


def play_louder(
    encoded: EncodedScore, controls: Controls, rng: np.random.Generator, options: AugmentOptions
) -> tuple[EncodedScore, Controls]:
    """The piece louder or softer, and the dynamics that it then has.

    Where no dynamics are stated it stays as it is: from shifted pieces a model would learn that
    tunes of one kind are played at any loudness.

    Args:
        encoded: The piece.
        controls: What is stated of it.
        rng: Draws by how much.
        options: By how much at most.
    """
    v = VOCABULARY
    if controls.dynamics is None:
        return encoded, controls
    shift = _draw_shift(rng, options.max_velocity_shift)
    is_velocity = (encoded.cells >= v.vel.start) & (encoded.cells < v.vel.end)
    values = encoded.cells[is_velocity].astype(np.int64) + shift
    if not shift or not values.size or values.min() <= v.vel.start or values.max() >= v.vel.end:
        return encoded, controls
    louder = replace(encoded, cells=_added(encoded.cells, is_velocity, shift))
    if abs(shift) > _MAX_VELOCITY_SHIFT_IN_ENERGY:
        louder = replace(louder, plan=louder.plan.only(_WITHOUT_ENERGY))
    return louder, replace(controls, dynamics=dynamics_at(_mean_velocity(louder)))


def _mean_velocity(encoded: EncodedScore) -> float:
    """Mean over the notes; each has the velocity that was written last."""
    v = VOCABULARY
    cells = encoded.cells.astype(np.int64)
    is_velocity = (cells >= v.vel.start) & (cells < v.vel.end)
    last = np.maximum.accumulate(np.where(is_velocity, np.arange(len(cells)), 0))
    steps = cells[last[v.is_note[cells]]] - v.vel.start
    return float(steps.mean()) * VELOCITY_STEP + VELOCITY_STEP / 2


def _play_faster(encoded: EncodedScore, shift: int) -> EncodedScore:
    low, high = VOCABULARY.tempo.start, VOCABULARY.tempo.end - 1
    tempo = np.clip(encoded.tempo.astype(np.int64) + shift, low, high)
    return replace(encoded, tempo=tempo.astype(np.uint16))


def _added(cells: NDArray[np.uint16], chosen: NDArray[np.bool_], shift: int) -> NDArray[np.uint16]:
    """A copy of the tokens with the chosen ones moved on in their block."""
    return np.where(chosen, cells.astype(np.int64) + shift, cells).astype(np.uint16)


def _drop_tracks(encoded: EncodedScore, rng: np.random.Generator) -> EncodedScore:
    """The piece without some of its tracks, or the whole of it.

    At least one that plays stays, and no bar falls silent that did not: from parts that wait for
    others a model would learn to rest where nobody plays.
    """
    playing = np.unique(encoded.cell_track)
    count = int(rng.integers(1, len(playing) + 1)) if len(playing) else 0
    chosen = set(rng.choice(playing, size=count, replace=False).tolist())
    # A later part of the same program would change its name: it goes with the earlier ones.
    kept = [
        i for i, track in enumerate(encoded.tracks)
        if i in chosen
        and all(
            j in chosen
            for j, other in enumerate(encoded.tracks)
            if other.program == track.program and other.part < track.part
        )
    ]  # fmt: skip
    stays = np.isin(encoded.cell_track, kept)
    is_filled = set(encoded.cell_bar[stays]) == set(encoded.cell_bar)
    return _arranged(encoded, kept) if kept and is_filled else encoded


def _exchange_instruments(
    encoded: EncodedScore, rng: np.random.Generator, share: float
) -> EncodedScore:
    """The piece with some instruments exchanged for others that can play their parts."""
    if not share:
        return encoded
    taken = {track.program for track in encoded.tracks}
    renamed: dict[int, int] = {}
    for program, (lowest, highest) in _compass(encoded).items():
        if program not in _ROLE_OF or rng.random() >= share:
            continue
        able = [
            other for other in _ROLE_OF[program]
            if other not in taken
            and pitch_range(other)[0] <= lowest
            and highest <= pitch_range(other)[1]
        ]  # fmt: skip
        if able:
            renamed[program] = int(rng.choice(able))
            taken.add(renamed[program])
    if not renamed:
        return encoded
    tracks = tuple(
        replace(track, program=renamed.get(track.program, track.program))
        for track in encoded.tracks
    )
    cells = encoded.cells.copy()
    programs = np.array([track.program for track in tracks], dtype=np.int64)
    starts = encoded.cell_offsets[:-1]
    cells[starts] = VOCABULARY.track.start + programs[encoded.cell_track]
    order = sorted(range(len(tracks)), key=lambda i: (_rank(tracks[i]), i))
    return _arranged(replace(encoded, cells=cells, tracks=tracks), order)


def _rank(track: TrackTokens) -> int:
    is_drum = track.program == DRUM_PROGRAM
    return track_rank(0 if is_drum else track.program, is_drum=is_drum)


def _arranged(encoded: EncodedScore, order: list[int]) -> EncodedScore:
    """The piece with these of its tracks, in this order."""
    new_index = np.full(len(encoded.tracks), -1, dtype=np.int64)
    new_index[order] = np.arange(len(order))
    track = new_index[encoded.cell_track]
    kept = np.lexsort((track, encoded.cell_bar))
    kept = kept[track[kept] >= 0]
    lengths = np.diff(encoded.cell_offsets)[kept]
    offsets = np.concatenate(([0], np.cumsum(lengths)))
    # Where every token of the new order stood in the old one.
    places = np.arange(offsets[-1]) + np.repeat(
        encoded.cell_offsets[:-1][kept] - offsets[:-1], lengths
    )
    return replace(
        encoded,
        cells=encoded.cells[places],
        cell_offsets=offsets.astype(np.int64),
        cell_bar=encoded.cell_bar[kept],
        cell_track=track[kept].astype(np.int32),
        tracks=tuple(encoded.tracks[i] for i in order),
        track_controls=tuple(encoded.track_controls[i] for i in order if encoded.track_controls),
    )
