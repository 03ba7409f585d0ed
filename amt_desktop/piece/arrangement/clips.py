"""The parts of a score as clips: runs of bars in which a part plays. No Qt."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score

# A note that reaches less than this into a bar does not make the part play in it.
_OVERHANG_TICKS = 240
_LEAST_SPAN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """Bars in which a part plays without a rest, within one section.

    Attributes:
        first: Its first bar.
        stop: The bar after its last one.
    """

    first: int
    stop: int


@dataclass(frozen=True, kw_only=True, eq=False)
class PartClips:
    """The notes of one part, and its clips.

    Attributes:
        notes: The notes, sorted by onset.
        clips: The clips, ascending.
        is_drum: Whether it plays drums.
        digest: Equal for parts with equal pictures.
    """

    notes: NoteTable
    clips: tuple[Clip, ...]
    is_drum: bool
    digest: bytes

    @cached_property
    def heights(self) -> NDArray[np.float64]:
        """(n,) the height of each note in its clip, 0 lowest to 1; drums evenly, by what sounds."""
        if self.is_drum:
            places, at = np.unique(self.notes.pitch, return_inverse=True)
            return (at + 0.5) / max(len(places), 1)
        pitch = self.notes.pitch.astype(np.float64)
        low, high = float(pitch.min(initial=127)), float(pitch.max(initial=0))
        missing = max(_LEAST_SPAN - (high - low), 0.0) / 2
        return (pitch - low + missing) / max(high - low + 2 * missing, 1.0)

    @cached_property
    def longest_ticks(self) -> int:
        """The length of its longest note."""
        return int(self.notes.duration_ticks.max(initial=0))

    def clip_at(self, bar: int) -> Clip | None:
        """The clip that holds a bar; None where the part rests."""
        return next((clip for clip in self.clips if clip.first <= bar < clip.stop), None)


def parts_of(score: Score, section_starts: Collection[int] = ()) -> tuple[PartClips, ...]:
    """The parts of a score as clips, in the order of its tracks.

    Args:
        score: The score.
        section_starts: The bars in which a section begins, and with it another clip.
    """
    notes = score.notes
    order = np.argsort(notes.track, kind="stable")
    ends = np.searchsorted(notes.track[order], np.arange(len(score.tracks) + 1))
    playing = _playing(score)
    cuts = sorted(section_starts)
    frame = score.bar_starts_ticks.tobytes()
    parts: list[PartClips] = []
    for index, track in enumerate(score.tracks):
        own = notes.select(order[ends[index] : ends[index + 1]])
        clips = _runs(playing[index], cuts)
        content = blake2b(frame, digest_size=16)
        for column in (own.onset_ticks, own.duration_ticks, own.pitch):
            content.update(column.tobytes())
        content.update(repr((clips, track.is_drum)).encode())
        parts.append(
            PartClips(notes=own, clips=clips, is_drum=track.is_drum, digest=content.digest())
        )
    return tuple(parts)


def _playing(score: Score) -> NDArray[np.bool_]:
    """(tracks, bars) whether each track plays in each bar."""
    notes = score.notes
    is_drum = np.array([track.is_drum for track in score.tracks] or [False])
    last_bar = max(score.num_bars - 1, 0)
    first = np.clip(score.bars_of(notes.onset_ticks), 0, last_bar)
    # A drum hit lasts no longer than its onset.
    held = np.where(is_drum[notes.track], 1, notes.duration_ticks - _OVERHANG_TICKS)
    ends = score.bars_of(notes.onset_ticks + np.maximum(held, 1) - 1)
    last = np.clip(ends, first, last_bar)
    counts = np.zeros((max(len(score.tracks), 1), score.num_bars + 1), dtype=np.int64)
    np.add.at(counts, (notes.track, first), 1)
    np.add.at(counts, (notes.track, last + 1), -1)
    return np.cumsum(counts, axis=1)[:, : score.num_bars] > 0


def _runs(playing: NDArray[np.bool_], cuts: list[int]) -> tuple[Clip, ...]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], playing, [False]]).astype(np.int8)))
    clips: list[Clip] = []
    for first, stop in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        bounds = [first, *(cut for cut in cuts if first < cut < stop), stop]
        clips += [Clip(first=one, stop=other) for one, other in pairwise(bounds)]
    return tuple(clips)
