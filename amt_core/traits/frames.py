"""The pitched notes of a piece summed over beats: what sounds in each, and what lies lowest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# Chords change no faster than eighths, and a frame is no longer than a dotted quarter.
_MIN_FRAME_TICKS = TICKS_PER_QUARTER // 2
_MAX_FRAME_TICKS = 3 * TICKS_PER_QUARTER // 2
# A note that is held longer tells nothing new about the harmony.
_MAX_FRAMES_OF_A_NOTE = 64
# How much a note tells of the harmony, by the number of notes that its track strikes with it.
_WEIGHT_BY_SIMULTANEOUS = np.array([0.0, 0.65, 0.9, 1.15])
_WEIGHT_OF_HELD = 0.8
# Semitones above the lowest note in which the share in the bass falls to a third.
_BASS_DEPTH_SEMITONES = 2.5
# Played basses begin a little early; what starts so near before a beat belongs to the beat.
_EARLY_TICKS = TICKS_PER_QUARTER // 8
# A strummed chord is spread, each note starting so near to the one before it.
_STRUM_TICKS = TICKS_PER_QUARTER // 16
# Agogo, wood block, taiko, toms, synth drum, reverse cymbal and noises have no harmony.
_UNPITCHED_PROGRAMS = frozenset({113, *range(115, 128)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """Beats of a piece in columns, with the pitched notes that sound in them.

    Attributes:
        start_ticks: (frames + 1,) int64, where each frame starts, and where the last one ends.
        bar: (frames,) int64, the bar of each.
        offset_ticks: (frames,) int64, where it starts in its bar.
        strength: (frames,) float, 1 on the first beat of a bar, 0.6 in the middle of an even bar,
            less on other beats.
        chroma: (frames, 12) float, weighted quarter notes for which each pitch class sounds.
        bass: (frames, 12) float, share of each pitch class in the bass; zero where nothing sounds.
    """

    start_ticks: Ints
    bar: Ints
    offset_ticks: Ints
    strength: Floats
    chroma: Floats
    bass: Floats

    def sum_by_bar(self, values: Floats, num_bars: int) -> Floats:
        """(bars, columns) sums of the rows of (frames, columns)."""
        sums = np.zeros((num_bars, values.shape[1]))
        np.add.at(sums, self.bar, values)
        return sums


def frame_ticks(beat_ticks: int, bar_ticks: int) -> int:
    """The length of the frames of a bar: its felt beat, divided or joined to a usual length."""
    ticks = beat_ticks
    while ticks > _MAX_FRAME_TICKS:
        ticks //= 2
    while ticks < _MIN_FRAME_TICKS:
        ticks *= 2
    return min(ticks, bar_ticks)


def measure_frames(score: Score) -> Frames:
    """The frames of a score; none for a score without bars."""
    bar, offset, strength = _beats(score)
    starts = np.append(score.bar_starts_ticks[bar] + offset, score.length_ticks)
    is_pitched = pitched_tracks(score)
    chroma, bass = _sounding(score.notes.select(is_pitched[score.notes.track]), starts)
    return Frames(
        start_ticks=starts, bar=bar, offset_ticks=offset, strength=strength,
        chroma=chroma, bass=bass,
    )  # fmt: skip


def pitched_tracks(score: Score) -> NDArray[np.bool_]:
    """(tracks,) which tracks have notes with a harmony: no drums, no noises."""
    return np.array(
        [not t.is_drum and t.program not in _UNPITCHED_PROGRAMS for t in score.tracks],
        dtype=np.bool_,
    )


def _beats(score: Score) -> tuple[Ints, Ints, Floats]:
    """The bar, the place in it and the metrical strength of every frame."""
    bars: list[Ints] = []
    offsets: list[Ints] = []
    strengths: list[Floats] = []
    changes = [change for change in score.meter.changes if change[0] < score.num_bars]
    ends = [*(bar for bar, _ in changes[1:]), score.num_bars][: len(changes)]
    for (first, signature), end in zip(changes, ends, strict=True):
        bar_ticks = max(signature.bar_ticks, 1)
        step = max(frame_ticks(signature.beat_ticks, bar_ticks), 1)
        places = np.arange(0, bar_ticks, step, dtype=np.int64)
        strength = np.full(len(places), 0.2)
        if len(places) % 2 == 0 and len(places) > 2:
            strength[len(places) // 2] = 0.6
        strength[0] = 1.0
        count = end - first
        bars.append(np.repeat(np.arange(first, end, dtype=np.int64), len(places)))
        offsets.append(np.tile(places, count))
        strengths.append(np.tile(strength, count))
    if not bars:
        empty = np.zeros(0, dtype=np.int64)
        return empty, empty, np.zeros(0)
    return np.concatenate(bars), np.concatenate(offsets), np.concatenate(strengths)


def _sounding(notes: NoteTable, starts: Ints) -> tuple[Floats, Floats]:
    """(frames, 12), (frames, 12): the weighted chroma, and the bass."""
    num_frames = len(starts) - 1
    chroma = np.zeros((max(num_frames, 0), 12))
    if not len(notes) or num_frames < 1:
        return chroma, chroma.copy()
    onset = notes.onset_ticks.astype(np.int64)
    end = np.minimum(onset + notes.duration_ticks, starts[-1])
    first = np.searchsorted(starts, onset + _EARLY_TICKS, side="right") - 1
    first = np.clip(first, 0, num_frames - 1)
    last = np.clip(np.searchsorted(starts, end, side="left") - 1, first, num_frames - 1)
    count = np.minimum(last - first + 1, _MAX_FRAMES_OF_A_NOTE)
    note = np.repeat(np.arange(len(notes)), count)
    nth = np.arange(len(note)) - np.repeat(np.cumsum(count) - count, count)
    frame = first[note] + nth
    begins = np.maximum(onset[note], starts[frame])
    sounds = np.minimum(end[note], starts[frame + 1]) - np.where(nth == 0, onset[note], begins)
    quarters = np.maximum(sounds, 1) / TICKS_PER_QUARTER
    weight = quarters * _note_weights(notes)[note] * np.where(nth == 0, 1.0, _WEIGHT_OF_HELD)
    pitch = notes.pitch.astype(np.int64)[note]
    place = frame * 12 + pitch % 12
    size = num_frames * 12
    chroma = np.bincount(place, weights=weight, minlength=size).astype(np.float64).reshape(-1, 12)
    lowest = np.full(num_frames, 127, dtype=np.int64)
    np.minimum.at(lowest, frame, pitch)
    depth = np.exp((lowest[frame] - pitch) / _BASS_DEPTH_SEMITONES) * np.sqrt(quarters)
    bass = np.bincount(place, weights=depth, minlength=size).astype(np.float64).reshape(-1, 12)
    total = bass.sum(axis=1, keepdims=True)
    return chroma, np.divide(bass, total, out=np.zeros_like(bass), where=total > 0)


def _note_weights(notes: NoteTable) -> Floats:
    """(n,) how much each note tells of the harmony: more where its track strikes a chord."""
    order = np.lexsort((notes.onset_ticks, notes.track))
    onset, track = notes.onset_ticks[order], notes.track[order]
    same = np.zeros(len(notes), dtype=np.bool_)
    same[1:] = (np.diff(onset) <= _STRUM_TICKS) & (np.diff(track) == 0)
    chord = np.cumsum(~same) - 1
    size = np.bincount(chord)[chord]
    weights = np.empty(len(notes))
    weights[order] = _WEIGHT_BY_SIMULTANEOUS[np.minimum(size, 3)]
    return weights
