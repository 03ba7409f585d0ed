"""Numbers that describe the expression of a piece, measured from its notes.

Listening studies relate these numbers to expression: mode, tempo, loudness,
register, density, articulation and dissonance (A. Gabrielsson & E. Lindström, "The role
of structure in the musical expression of emotions", in *Handbook of Music and Emotion*,
2010).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score
from amt_core.music.theory import ALL_KEYS, MAJOR_PROFILE, MINOR_PROFILE

_DRIVEN_PROGRAMS = (29, 30)
_LOW_PITCH = 48
_LONGEST_GAP_BEATS = 4.0


def _key_matrix() -> NDArray[np.float64]:
    """(24, 12) centered, unit-length key profiles, the twelve major keys first."""
    rows = np.stack(
        [np.roll(MAJOR_PROFILE if k.mode == "major" else MINOR_PROFILE, k.tonic) for k in ALL_KEYS]
    )
    rows = rows - rows.mean(axis=1, keepdims=True)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def _scale_matrix() -> NDArray[np.float64]:
    """(24, 12) 1 where a pitch class belongs to the key, else 0."""
    return np.array([[float(pc in key.scale) for pc in range(12)] for key in ALL_KEYS])


def _clash_table() -> NDArray[np.float64]:
    """(4096,) roughness of every set of pitch classes: share of its pairs that clash.

    A semitone or major seventh counts 1, a tritone .5, a whole tone or minor seventh .2.
    """
    weight = {1: 1.0, 2: 0.2, 6: 0.5}
    table = np.zeros(4096)
    for mask in range(4096):
        members = [pc for pc in range(12) if mask >> pc & 1]
        pairs = [(b - a) for i, a in enumerate(members) for b in members[i + 1 :]]
        if pairs:
            table[mask] = sum(weight.get(min(p, 12 - p), 0.0) for p in pairs) / len(pairs)
    return table


_KEYS = _key_matrix()
_SCALES = _scale_matrix()
_CLASHES = _clash_table()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurements:
    """Numbers measured from a piece's notes; zero where there is nothing to measure.

    Attributes:
        tempo_bpm: Mean tempo in quarter notes per minute.
        density: Attacks per quarter note and sounding part. A chord is one attack; a part
            counts only in the bars in which it plays, so that neither the size of the
            ensemble, nor its tempo, nor the thickness of its chords counts as density.
        pulse: Moments per second at which anything starts.
        polyphony: Pitched notes sounding together, averaged over the time in which any sounds.
        register: Mean pitch of the pitched notes, weighted by duration.
        velocity: Mean velocity.
        velocity_spread: Standard deviation of velocity.
        articulation: Mean length of a note as a share of the time to its part's next
            attack: .5 is staccato, 1 legato; capped at 1.5.
        minorness: Correlation with the best minor key minus that with the best major one.
        dissonance: Mean roughness of what starts together, see `_clash_table`.
        chromaticism: Share of the sounding time outside the best key's scale.
        low_share: Share of pitched sounding time below C3.
        drum_rate: Drum strokes per quarter note, over the whole piece.
        offbeat_share: Share of attack moments that fall between the quarter notes.
        driven_share: Share of notes on overdriven or distorted guitars.
        has_pitched: Whether anything but drums sounds.
    """

    tempo_bpm: float = 0.0
    density: float = 0.0
    pulse: float = 0.0
    polyphony: float = 0.0
    register: float = 0.0
    velocity: float = 0.0
    velocity_spread: float = 0.0
    articulation: float = 0.0
    minorness: float = 0.0
    dissonance: float = 0.0
    chromaticism: float = 0.0
    low_share: float = 0.0
    drum_rate: float = 0.0
    offbeat_share: float = 0.0
    driven_share: float = 0.0
    has_pitched: bool = False


def measure(score: Score) -> Measurements:
    """Measures a score."""
    notes = score.notes
    if len(notes) == 0:
        return Measurements()
    is_drum = np.array([track.is_drum for track in score.tracks])[notes.track]
    driven = np.array([t.program in _DRIVEN_PROGRAMS and not t.is_drum for t in score.tracks])[
        notes.track
    ]
    onsets, tracks = notes.onset_ticks, notes.track
    bar_starts = score.bar_starts_ticks
    beats = float(bar_starts[-1]) / TICKS_PER_QUARTER
    seconds = max(score.duration_sec, 1e-3)

    new_moment = np.diff(onsets, prepend=-1) != 0
    new_attack = new_moment | (np.diff(tracks, prepend=-1) != 0)
    moments = onsets[new_moment]
    pitched = notes.select(~is_drum)
    velocity = notes.velocity.astype(np.float64)
    facts = {
        "tempo_bpm": 60.0 * beats / seconds,
        "density": np.count_nonzero(new_attack)
        / _active_beats(onsets, tracks, bar_starts, len(score.tracks)),
        "pulse": len(moments) / seconds,
        "velocity": float(velocity.mean()),
        "velocity_spread": float(velocity.std()),
        "drum_rate": np.count_nonzero(is_drum) / beats,
        "offbeat_share": np.count_nonzero(moments % TICKS_PER_QUARTER) / len(moments),
        "driven_share": float(driven.mean()),
    }
    return Measurements(**facts, **_measure_pitched(pitched), has_pitched=len(pitched) > 0)


def _active_beats(
    onsets: NDArray[np.int32],
    tracks: NDArray[np.int16],
    bar_starts: NDArray[np.int64],
    num_tracks: int,
) -> float:
    """Quarter notes of all cells that hold notes."""
    num_bars = len(bar_starts) - 1
    bars = np.searchsorted(bar_starts, onsets, side="right") - 1
    sounding = np.zeros((num_tracks, num_bars), dtype=bool)
    sounding[tracks, np.minimum(bars, num_bars - 1)] = True
    return float(sounding.sum(axis=0) @ np.diff(bar_starts)) / TICKS_PER_QUARTER


def _measure_pitched(notes: NoteTable) -> dict[str, float]:
    """The measurements for which pitch matters; none without pitched notes."""
    if len(notes) == 0:
        return {}
    durations = notes.duration_ticks.astype(np.float64)
    pitches = notes.pitch.astype(np.int64)
    total = float(durations.sum())
    histogram = np.bincount(pitches % 12, weights=durations, minlength=12)
    correlation = _KEYS @ histogram / max(float(np.linalg.norm(histogram - total / 12)), 1e-9)
    in_scale = _SCALES[int(np.argmax(correlation))] @ histogram

    # A moment of silence lies between two notes where the later one starts after all
    # earlier ones have ended.
    ends = np.maximum.accumulate(notes.end_ticks)
    silence = np.maximum(notes.onset_ticks[1:] - ends[:-1], 0).sum()
    sounding = max(float(ends[-1] - notes.onset_ticks[0] - silence), 1.0)

    starts = np.flatnonzero(np.diff(notes.onset_ticks, prepend=-1))
    together = np.bitwise_or.reduceat(1 << (pitches % 12), starts)
    chords = together[(together & (together - 1)) != 0]
    return {
        "polyphony": total / sounding,
        "register": float(pitches @ durations) / total,
        "articulation": _articulation(notes),
        "minorness": float(correlation[12:].max() - correlation[:12].max()),
        "dissonance": float(_CLASHES[chords].mean()) if len(chords) else 0.0,
        "chromaticism": 1.0 - float(in_scale) / total,
        "low_share": float(durations[pitches < _LOW_PITCH].sum()) / total,
    }


def _articulation(notes: NoteTable) -> float:
    """Mean of note length over the time to the next attack of the same part."""
    order = np.argsort(notes.track, kind="stable")
    onsets, tracks = notes.onset_ticks[order], notes.track[order]
    durations = notes.duration_ticks[order]
    first = (np.diff(onsets, prepend=-1) != 0) | (np.diff(tracks, prepend=-1) != 0)
    onsets, tracks, durations = onsets[first], tracks[first], durations[first]
    gaps = np.diff(onsets)
    usable = (np.diff(tracks) == 0) & (gaps <= _LONGEST_GAP_BEATS * TICKS_PER_QUARTER)
    if not usable.any():
        return 1.0
    return float(np.minimum(durations[:-1][usable] / gaps[usable], 1.5).mean())
