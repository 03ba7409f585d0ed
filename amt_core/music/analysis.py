"""Facts of a score measured from its notes, for captions, checks and charts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from amt_core.music.instruments.general_midi import Family, family
from amt_core.music.meter import TICKS_PER_QUARTER, TimeSignature
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score
from amt_core.music.theory import Key, find_key, pitch_class_histogram

# Played music strays from the grid: an onset this near to a beat is on it.
_ON_BEAT_TICKS = TICKS_PER_QUARTER // 16
# The wait for the next note tells nothing about touch if it is longer than a half note.
_LONGEST_STEP_TICKS = 2 * TICKS_PER_QUARTER
_STACCATO, _LEGATO = 0.5, 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class MusicFacts:
    """Measurements of one score. Shares lie in 0..1; what has no notes to measure is 0 or None.

    Attributes:
        tempo_bpm: The tempo in force longest, quarter notes per minute.
        time_signature: The time signature in force longest.
        key: The key that the pitched notes fit best; None without any.
        key_confidence: How clearly they fit it, 0..1.
        instruments: Families of the pitched parts, those with most notes first.
        programs: General MIDI programs of the pitched parts, those with most notes first.
        has_drums: Whether a drum part plays.
        num_tracks: Parts that play.
        num_bars: Bars.
        num_notes: Notes, drums included.
        duration_sec: Playing time to the end of the last bar.
        notes_per_bar: Notes in a bar on average.
        notes_per_sec: Notes in a second on average.
        mean_polyphony: Pitched notes that sound together, over the time in which any sounds.
        mean_pitch: Mean of the pitched notes, MIDI pitch; None without any.
        pitch_range: Lowest and highest pitch; None without pitched notes.
        mean_velocity: Mean of all notes, 1..127.
        velocity_spread: Standard deviation of the velocities.
        median_note_quarters: Median length of the pitched notes in quarter notes.
        empty_bar_share: Bars in which no note starts.
        off_beat_share: Notes that start between two beats.
        syncopation_share: Pitched notes that start between two beats and sound into the next.
        staccato_share: Pitched notes shorter than half the way to the next, if that comes soon.
        legato_share: Of the notes that another follows soon, those that sound until it.
        out_of_key_share: Sounding time of pitched notes outside the key's scale.
    """

    tempo_bpm: float
    time_signature: TimeSignature
    key: Key | None
    key_confidence: float
    instruments: tuple[Family, ...]
    programs: tuple[int, ...]
    has_drums: bool
    num_tracks: int
    num_bars: int
    num_notes: int
    duration_sec: float
    notes_per_bar: float
    notes_per_sec: float
    mean_polyphony: float
    mean_pitch: float | None
    pitch_range: tuple[int, int] | None
    mean_velocity: float
    velocity_spread: float
    median_note_quarters: float
    empty_bar_share: float
    off_beat_share: float
    syncopation_share: float
    staccato_share: float
    legato_share: float
    out_of_key_share: float


def analyze(score: Score) -> MusicFacts:
    """The facts of a score."""
    notes = score.notes
    bar_starts = score.bar_starts_ticks
    duration_sec = float(score.tempo.to_sec(bar_starts[-1]))
    is_drum = np.array([track.is_drum for track in score.tracks], dtype=np.bool_)
    notes_of_track = np.bincount(notes.track, minlength=len(score.tracks))
    pitched = notes.select(~is_drum[notes.track]) if is_drum.any() else notes
    histogram = pitch_class_histogram(pitched)
    found = find_key(histogram)
    key, key_confidence = found if found is not None else (None, 0.0)
    bars = np.searchsorted(bar_starts, notes.onset_ticks, side="right") - 1
    off_beat, syncopated = _between_beats(score, notes, bars, bar_starts)
    staccato_share, legato_share = _touch(pitched)
    num_notes = len(notes)
    return MusicFacts(
        tempo_bpm=longest_tempo(score),
        time_signature=longest_time_signature(score),
        key=key,
        key_confidence=key_confidence,
        instruments=_families(score, notes_of_track),
        programs=_programs(score, notes_of_track),
        has_drums=bool(notes_of_track[is_drum].any()),
        num_tracks=int(np.count_nonzero(notes_of_track)),
        num_bars=score.num_bars,
        num_notes=num_notes,
        duration_sec=duration_sec,
        notes_per_bar=num_notes / score.num_bars,
        notes_per_sec=num_notes / duration_sec,
        mean_polyphony=mean_polyphony(pitched),
        mean_pitch=float(pitched.pitch.mean()) if len(pitched) else None,
        pitch_range=(int(pitched.pitch.min()), int(pitched.pitch.max())) if len(pitched) else None,
        mean_velocity=float(notes.velocity.mean()) if num_notes else 0.0,
        velocity_spread=float(notes.velocity.std()) if num_notes else 0.0,
        median_note_quarters=(
            float(np.median(pitched.duration_ticks)) / TICKS_PER_QUARTER if len(pitched) else 0.0
        ),
        empty_bar_share=1.0 - len(np.unique(bars)) / score.num_bars,
        off_beat_share=_share(off_beat),
        syncopation_share=_share(syncopated[~is_drum[notes.track]]),
        staccato_share=staccato_share,
        legato_share=legato_share,
        out_of_key_share=_out_of_key_share(histogram, key),
    )


def _share(is_so: NDArray[np.bool_]) -> float:
    return float(is_so.mean()) if len(is_so) else 0.0


def longest_tempo(score: Score) -> float:
    """The tempo with the most playing time before the end; the earliest of equals."""
    if len(score.tempo.changes) == 1:
        return score.tempo.changes[0][1]
    length_ticks = score.length_ticks
    starts = [min(tick, length_ticks) for tick, _ in score.tempo.changes]
    lengths_sec = np.diff(score.tempo.to_sec([*starts, length_ticks]))
    time_of: dict[float, float] = {}
    for (_, bpm), length_sec in zip(score.tempo.changes, lengths_sec.tolist(), strict=True):
        time_of[bpm] = time_of.get(bpm, 0.0) + length_sec
    return max(time_of, key=time_of.__getitem__)


def longest_time_signature(score: Score) -> TimeSignature:
    """The time signature in force longest, counted in ticks; the earliest of equals."""
    if len(score.meter.changes) == 1:
        return score.meter.changes[0][1]
    starts = [min(bar, score.num_bars) for bar, _ in score.meter.changes]
    ticks_of: dict[TimeSignature, int] = {}
    for (_, signature), start, end in zip(
        score.meter.changes, starts, [*starts[1:], score.num_bars], strict=True
    ):
        ticks_of[signature] = ticks_of.get(signature, 0) + (end - start) * signature.bar_ticks
    return max(ticks_of, key=ticks_of.__getitem__)


def _programs(score: Score, notes_of_track: NDArray[np.intp]) -> tuple[int, ...]:
    counts: dict[int, int] = {}
    for track, count in zip(score.tracks, notes_of_track.tolist(), strict=True):
        if count and not track.is_drum:
            counts[track.program] = counts.get(track.program, 0) + count
    return tuple(sorted(counts, key=lambda program: -counts[program]))


def _families(score: Score, notes_of_track: NDArray[np.intp]) -> tuple[Family, ...]:
    counts: dict[Family, int] = {}
    for track, count in zip(score.tracks, notes_of_track.tolist(), strict=True):
        if count and not track.is_drum:
            name = family(track.program)
            counts[name] = counts.get(name, 0) + count
    return tuple(sorted(counts, key=lambda name: -counts[name]))


def mean_polyphony(pitched: NoteTable) -> float:
    """Sounding time of all notes by the time in which at least one sounds."""
    if not len(pitched):
        return 0.0
    onsets = pitched.onset_ticks.astype(np.int64)
    last_end = np.maximum.accumulate(pitched.end_ticks.astype(np.int64))
    rests = np.maximum(onsets[1:] - last_end[:-1], 0).sum()
    return float(pitched.duration_ticks.sum(dtype=np.int64) / (last_end[-1] - onsets[0] - rests))


def _between_beats(
    score: Score, notes: NoteTable, bars: NDArray[np.intp], bar_starts: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """(n,), (n,): which notes start between two beats, and which of them sound into the next."""
    beat_ticks = np.empty(score.num_bars, dtype=np.int64)
    for bar, signature in score.meter.changes:
        beat_ticks[bar:] = signature.beat_ticks
    beat = beat_ticks[bars]
    after_beat = (notes.onset_ticks - bar_starts[bars]) % beat
    to_next_beat = beat - after_beat
    off_beat = (after_beat > _ON_BEAT_TICKS) & (to_next_beat > _ON_BEAT_TICKS)
    return off_beat, off_beat & (notes.duration_ticks > to_next_beat + _ON_BEAT_TICKS)


def _touch(pitched: NoteTable) -> tuple[float, float]:
    """Shares of staccato and legato among the notes that another of their track follows soon."""
    place = (pitched.track.astype(np.int64) << 32) | pitched.onset_ticks
    order = np.argsort(place, kind="stable")
    place, duration = place[order], pitched.duration_ticks[order]
    following = np.searchsorted(place, place, side="right")
    has_next = following < len(place)
    step = place[following[has_next]] - place[has_next]
    # The step to another track is at least 2**32, less the length of the piece.
    is_soon = step <= _LONGEST_STEP_TICKS
    filled = duration[has_next][is_soon] / step[is_soon]
    return _share(filled < _STACCATO), _share(filled >= _LEGATO)


def _out_of_key_share(histogram: NDArray[np.float64], key: Key | None) -> float:
    if key is None:
        return 0.0
    return float(1.0 - histogram[sorted(key.scale)].sum() / histogram.sum())
