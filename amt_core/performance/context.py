"""The input of every rule of performance: the written notes with places, roles and tempo."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from amt_core.music.chord_symbols import ChordSymbol
from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.score import Score
from amt_core.performance.feel import Feel
from amt_core.performance.styles import Style, style_of
from amt_core.traits.plan_analysis import PlanAnalysis

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

_NO_NEXT_TICKS = 2**38
# Thirty-seconds and triplet sixteenths; a part with many onsets off them was played by a person.
_GRIDS_TICKS = (60, 80)
_MAX_OFF_GRID_SHARE = 0.3
# Velocities that vary by this standard deviation are a person's or a composer's own dynamics.
_SHAPED_VELOCITY = 16.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PartTraits:
    """The traits of the tracks of a score that decide how their notes are played.

    Attributes:
        flatness: (tracks,) 1 where all velocities are equal, 0 where they are shaped already.
        is_played: (tracks,) whether a person's timing is in the onsets already.
        mean_pitch: (tracks,) mean MIDI pitch; 0 for a track without notes.
    """

    flatness: Floats
    is_played: Bools
    mean_pitch: Floats


def measure_parts(score: Score) -> PartTraits:
    """The traits of the tracks, from all their notes."""
    notes, num_tracks = score.notes, len(score.tracks)
    track = notes.track.astype(np.int64)
    is_off_grid = np.all([notes.onset_ticks % grid != 0 for grid in _GRIDS_TICKS], axis=0)
    return PartTraits(
        flatness=np.clip(1.0 - _velocity_spread(score, num_tracks) / _SHAPED_VELOCITY, 0.0, 1.0),
        is_played=mean_by(is_off_grid, track, num_tracks) > _MAX_OFF_GRID_SHARE,
        mean_pitch=mean_by(notes.pitch, track, num_tracks),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Context:
    """A score, and what is known of each of its notes and tracks.

    Notes that start together in a track are one attack. Attacks are counted by track, then time.

    Attributes:
        score: The written score.
        plan: Its chords, sections and roles.
        feel: How it is to be played.
        style: The manner of playing of its style, with what the feel changes of it.
        seed: The seed of all random deviations.
        track: (n,) the track of each note.
        pitch: (n,) the pitch of each note.
        is_drum: (n,) whether each note is a drum's.
        onset_ticks: (n,) written onsets.
        end_ticks: (n,) written ends.
        bar: (n,) bar of each note.
        place_ticks: (n,) ticks from the start of the bar.
        beat_ticks: (n,) length of the felt beat of the bar.
        ticks_per_ms: (n,) by the written tempo.
        attack: (n,) index of the attack.
        attack_rows: (attacks,) the row of a note of each attack.
        next_ticks: (n,) onset of the next attack of the track; far away after the last.
        parts: The traits of the tracks.
        chord_roots: (n,) pitch class of the root of the chord at each onset, -1 without a chord.
    """

    score: Score
    plan: PlanAnalysis
    feel: Feel
    style: Style
    seed: int
    track: Ints
    pitch: Ints
    is_drum: Bools
    onset_ticks: Ints
    end_ticks: Ints
    bar: Ints
    place_ticks: Ints
    beat_ticks: Ints
    ticks_per_ms: Floats
    attack: Ints
    attack_rows: Ints
    next_ticks: Ints
    parts: PartTraits
    chord_roots: Ints

    @property
    def flatness(self) -> Floats:
        """(tracks,) 1 where all velocities are equal, 0 where they are shaped already."""
        return self.parts.flatness

    @property
    def is_played(self) -> Bools:
        """(tracks,) whether a person's timing is in the onsets already."""
        return self.parts.is_played

    def has_role(self, *roles: str) -> Bools:
        """(n,) whether each note's track has one of the roles."""
        return self.of_tracks(track.role in roles for track in self.plan.tracks)

    def of_tracks(self, is_so: Iterable[bool]) -> Bools:
        """(n,) for each note the value of its track."""
        return np.fromiter(is_so, dtype=np.bool_)[self.track]


def make_context(
    score: Score, plan: PlanAnalysis, feel: Feel, seed: int, *, parts: PartTraits | None = None
) -> Context:
    """Measures a score for the rules.

    Args:
        score: The written notes.
        plan: Chords, sections and roles.
        feel: How they are to be played.
        seed: The seed of all random deviations.
        parts: The traits of the tracks; measured in the notes if absent.
    """
    notes = score.notes
    onset = notes.onset_ticks.astype(np.int64)
    track = notes.track.astype(np.int64)
    bar = np.clip(score.bars_of(onset), 0, max(score.num_bars - 1, 0))
    beat_of_bar = np.empty(max(score.num_bars, 1), dtype=np.int64)
    for first, signature in score.meter.changes:
        beat_of_bar[first:] = signature.beat_ticks
    tempo_ticks = [tick for tick, _ in score.tempo.changes]
    tempo_bpm = np.array([bpm for _, bpm in score.tempo.changes])
    bpm = tempo_bpm[np.searchsorted(tempo_ticks, onset, side="right") - 1]
    places, attack_rows, attack = np.unique(
        track << 32 | onset, return_index=True, return_inverse=True
    )
    has_next = places[1:] >> 32 == places[:-1] >> 32
    next_onset = np.full(len(places), _NO_NEXT_TICKS, dtype=np.int64)
    next_onset[:-1] = np.where(has_next, places[1:] & 0xFFFFFFFF, _NO_NEXT_TICKS)
    is_drum = np.array([each.is_drum for each in score.tracks], dtype=np.bool_)
    return Context(
        score=score,
        plan=plan,
        feel=feel,
        style=_style_of(feel),
        seed=seed,
        track=track,
        pitch=notes.pitch.astype(np.int64),
        is_drum=is_drum[track],
        onset_ticks=onset,
        end_ticks=notes.end_ticks.astype(np.int64),
        bar=bar,
        place_ticks=onset - score.bar_starts_ticks[bar],
        beat_ticks=beat_of_bar[bar],
        ticks_per_ms=bpm * TICKS_PER_QUARTER / 60_000,
        attack=attack.astype(np.int64),
        attack_rows=attack_rows.astype(np.int64),
        next_ticks=next_onset[attack],
        parts=parts or measure_parts(score),
        chord_roots=_chord_roots(score, plan, onset),
    )


def _style_of(feel: Feel) -> Style:
    """The style with what the feel changes of it."""
    style = style_of(feel.style)
    return style if feel.rubato is None else replace(style, rubato=feel.rubato)


def chord_spans(score: Score, plan: PlanAnalysis) -> tuple[Ints, list[ChordSymbol | None]]:
    """(spans,) the ticks at which chords start, ascending, and the chord of each."""
    bar_starts = score.bar_starts_ticks.tolist()
    spans = [
        (bar_starts[bar] + entry.offset_ticks, entry.chord)
        for bar, entries in enumerate(plan.chords)
        for entry in entries
    ]
    return np.array([tick for tick, _ in spans], dtype=np.int64), [chord for _, chord in spans]


def _chord_roots(score: Score, plan: PlanAnalysis, onset_ticks: Ints) -> Ints:
    starts, chords = chord_spans(score, plan)
    roots = np.array([-1 if chord is None else chord.root for chord in chords], dtype=np.int64)
    at = np.searchsorted(starts, onset_ticks, side="right") - 1
    return np.append(roots, -1)[at]


def mean_by(values: NDArray[np.generic], index: Ints, num_indices: int) -> Floats:
    """(num_indices,) the mean of the values of each index; 0 for an index without values."""
    counts = np.bincount(index, minlength=num_indices)
    sums = np.bincount(index, weights=values.astype(np.float64), minlength=num_indices)
    return sums / np.maximum(counts, 1)


def _velocity_spread(score: Score, num_tracks: int) -> Floats:
    """(tracks,) the standard deviation of the velocities around the mean of their pitch.

    Drums differ in loudness by the instrument, so that each has its own mean.
    """
    notes = score.notes
    track = notes.track.astype(np.int64)
    is_drum = np.array([t.is_drum for t in score.tracks])
    voice = track * 128 + np.where(is_drum[track], notes.pitch.astype(np.int64), 0)
    mean = mean_by(notes.velocity, voice, num_tracks * 128)
    return np.sqrt(mean_by((notes.velocity - mean[voice]) ** 2, track, num_tracks))
