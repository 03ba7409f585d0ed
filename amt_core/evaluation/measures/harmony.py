"""Measures of harmony: detected chords, the bass on their roots, the melody, the ending."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from amt_core.evaluation.measures.columns import PieceColumns
from amt_core.music.chords import NO_CHORD, NUM_CHORDS, chord_spans, find_chords
from amt_core.music.instruments.general_midi import is_bass
from amt_core.music.theory import Key, find_key, pitch_class_histogram

_MIN_MELODY_NOTES = 8


@dataclass(frozen=True, eq=False)
class Harmony:
    """The detected key, chords and melody of a piece.

    Chords are major and minor triads, found in spans of a bar or half a bar
    (`amt_core.music.chords`); the first beat of a span is a strong one.

    Attributes:
        columns: The piece.
    """

    columns: PieceColumns

    @cached_property
    def key(self) -> Key | None:
        """The key found in the notes (Krumhansl & Schmuckler); None if there is none to find."""
        found = find_key(pitch_class_histogram(self.columns.pitched))
        return None if found is None else found[0]

    @cached_property
    def span_starts(self) -> NDArray[np.int64]:
        """(spans + 1,) in steps, ascending."""
        return chord_spans(self.columns.bar_starts, self.columns.beat_steps)

    @cached_property
    def is_bass(self) -> NDArray[np.bool_]:
        """(n,) which notes belong to a bass or a contrabass."""
        tracks = [not t.is_drum and is_bass(t.program) for t in self.columns.score.tracks]
        return np.array(tracks, dtype=np.bool_)[self.columns.notes.track]

    def chords(self, *, with_bass: bool) -> NDArray[np.int64]:
        """(spans,) the chord of each span."""
        columns = self.columns
        which = ~columns.is_drum if with_bass else ~columns.is_drum & ~self.is_bass
        if not which.any():
            return np.full(len(self.span_starts) - 1, NO_CHORD, dtype=np.int64)
        roll = columns.roll(columns.notes.pitch.astype(np.int64) % 12, 12, which)
        return find_chords(np.add.reduceat(roll, self.span_starts[:-1], axis=0).astype(np.float64))

    def chord_irregularity(self) -> float | None:
        """CPI: the share of unique trigrams among all trigrams of the chord progression.

        A chord that stays is one chord (Wu & Yang 2020). None for fewer than three chords.
        """
        chords = self.chords(with_bass=True)
        chords = chords[chords != NO_CHORD]
        if len(chords) < 3:
            return None
        chords = chords[np.concatenate(([True], chords[1:] != chords[:-1]))]
        if len(chords) < 3:
            return None
        trigrams = (chords[:-2] * NUM_CHORDS + chords[1:-1]) * NUM_CHORDS + chords[2:]
        return len(np.unique(trigrams)) / len(trigrams)

    def bass_root_rate(self) -> float | None:
        """Share of bass notes on strong beats that are the root of the chord above them.

        None if no bass plays there, or no chord is detected above it.
        """
        if not self.is_bass.any():
            return None
        chords = self.chords(with_bass=False)
        onset = self.columns.onset[self.is_bass]
        span = np.searchsorted(self.span_starts, onset, side="right") - 1
        is_strong = (onset == self.span_starts[span]) & (chords[span] != NO_CHORD)
        if not is_strong.any():
            return None
        pitch = self.columns.notes.pitch[self.is_bass][is_strong]
        return float(np.mean(pitch % 12 == chords[span[is_strong]] % 12))

    @cached_property
    def melody(self) -> NDArray[np.int64]:
        """Indices of the highest notes at each onset of the highest part; ascending by onset.

        The highest part is the one with the highest mean pitch among the parts of at least eight
        notes that are neither drums nor bass. Empty if there is none.
        """
        columns = self.columns
        notes = columns.notes
        which = np.flatnonzero(~columns.is_drum & ~self.is_bass)
        track = notes.track[which]
        counts = np.bincount(track, minlength=len(columns.score.tracks))
        sums = np.bincount(track, weights=notes.pitch[which], minlength=len(counts))
        means = np.where(counts >= _MIN_MELODY_NOTES, sums / np.maximum(counts, 1), -1.0)
        if not len(which) or means.max() < 0:
            return np.zeros(0, dtype=np.int64)
        part = which[track == int(np.argmax(means))]
        # Sorted by onset and then pitch: the last of the notes that start together is the highest.
        onset = columns.onset[part]
        return part[np.concatenate((onset[1:] != onset[:-1], [True]))]

    def melody_in_scale(self) -> float | None:
        """Share of the melody's notes in the scale of the key found; minor has the raised degrees.

        None without a melody or a key.
        """
        if self.key is None or not len(self.melody):
            return None
        pitch_classes = self.columns.notes.pitch[self.melody] % 12
        return float(np.mean(np.isin(pitch_classes, sorted(self.key.scale))))

    def ends_on_tonic(self) -> float | None:
        """1 if the piece closes: its last bar sounds, and its last bass note is the tonic.

        The last bass note is the lowest of the pitched notes that sound when the last of them
        begins. None without a key.
        """
        if self.key is None:
            return None
        columns = self.columns
        which = np.flatnonzero(~columns.is_drum)
        onset = columns.onset[which]
        last = int(onset[-1])
        if int((columns.onset + columns.duration).max()) <= columns.bar_starts[-2]:
            return 0.0
        sounding = which[onset + columns.duration[which] > last]
        lowest = int(columns.notes.pitch[sounding].min())
        return float(lowest % 12 == self.key.tonic)
