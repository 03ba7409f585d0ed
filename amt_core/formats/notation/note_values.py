"""Notes as note values: on the grid of notation, cut at bar lines, chords and voices found."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.note_table import Note

_SIXTEENTH = TICKS_PER_QUARTER // 4
_TRIPLET = TICKS_PER_QUARTER // 3
_MAX_VOICES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteValue:
    """A chord, a note or a rest within one beat or one bar.

    Attributes:
        start: Ticks from the start of the bar.
        length: Ticks.
        pitches: MIDI pitches, ascending; empty for a rest.
        velocity: Of its loudest note.
        is_tied: True if it goes on in the next value of its voice.
        continues: True if it continues the value before it.
    """

    start: int
    length: int
    pitches: tuple[int, ...] = ()
    velocity: int = 64
    is_tied: bool = False
    continues: bool = False


@dataclass(slots=True)
class _Chord:
    onset: int
    release: int
    pitches: list[int]
    velocity: int


def voices_by_bar(
    notes: list[Note], bar_starts: list[int], *, joins_drums: bool
) -> list[list[list[NoteValue]]]:
    """For each bar its voices; a voice is filled with notes and rests.

    Onsets and releases move to the nearest sixteenth or, in beats whose onsets fit better there, to
    the nearest eighth of a triplet. Notes that start together and last as long become a chord.

    Args:
        notes: The notes of one track.
        bar_starts: Where each bar starts, and where the last one ends.
        joins_drums: True to write what is struck together as one chord, as drums are.
    """
    chords = _chords(notes, bar_starts, joins_drums=joins_drums)
    bars: list[list[list[NoteValue]]] = [[] for _ in bar_starts[1:]]
    for voice in _voices(chords):
        values: dict[int, list[NoteValue]] = defaultdict(list)
        bar = 0
        for chord in voice:
            while bar_starts[bar + 1] <= chord.onset:
                bar += 1
            _add_values(values, chord, bar, bar_starts)
        for bar, own in values.items():
            bars[bar].append(_with_rests(own, bar_starts[bar + 1] - bar_starts[bar]))
    for bar, (start, end) in enumerate(pairwise(bar_starts)):
        if not bars[bar]:
            bars[bar].append([NoteValue(start=0, length=end - start)])
    return bars


def _grids(notes: list[Note], bar_starts: list[int]) -> dict[int, int]:
    """For each beat with onsets, the ticks of its subdivision."""
    has_triplets = all(start % TICKS_PER_QUARTER == 0 for start in bar_starts)
    errors: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for note in notes:
        own = errors[note.onset_ticks // TICKS_PER_QUARTER]
        for index, unit in enumerate((_SIXTEENTH, _TRIPLET)):
            own[index] += abs(note.onset_ticks - round(note.onset_ticks / unit) * unit)
    return {
        beat: _TRIPLET if has_triplets and three < two else _SIXTEENTH
        for beat, (two, three) in errors.items()
    }


def _chords(notes: list[Note], bar_starts: list[int], *, joins_drums: bool) -> list[_Chord]:
    grids, end = _grids(notes, bar_starts), bar_starts[-1]
    found: dict[tuple[int, int], _Chord] = {}
    for note in notes:
        unit = grids[note.onset_ticks // TICKS_PER_QUARTER]
        onset = min(round(note.onset_ticks / unit) * unit, end - unit)
        release = note.onset_ticks + note.duration_ticks
        own = grids.get((release - 1) // TICKS_PER_QUARTER, _SIXTEENTH)
        release = min(max(round(release / own) * own, onset + unit), end)
        if joins_drums:
            release = onset + unit
        chord = found.setdefault((onset, release), _Chord(onset, release, [], note.velocity))
        if note.pitch not in chord.pitches:
            chord.pitches.append(note.pitch)
        chord.velocity = max(chord.velocity, note.velocity)
    return sorted(found.values(), key=lambda chord: (chord.onset, -max(chord.pitches)))


def _voices(chords: list[_Chord]) -> list[list[_Chord]]:
    """The chords in voices in which none sounds into the next."""
    voices: list[list[_Chord]] = []
    for chord in chords:
        free = next((voice for voice in voices if voice[-1].release <= chord.onset), None)
        if free is None and len(voices) < _MAX_VOICES:
            free = []
            voices.append(free)
        if free is None:
            # A fifth voice cannot be written: the chord that began first makes room.
            free = min(voices, key=lambda voice: voice[-1].onset)
            last = free[-1]
            if last.onset == chord.onset:
                last.pitches += [pitch for pitch in chord.pitches if pitch not in last.pitches]
                continue
            last.release = chord.onset
        free.append(chord)
    return voices


def _add_values(
    values: dict[int, list[NoteValue]], chord: _Chord, bar: int, bar_starts: list[int]
) -> None:
    """Cuts a chord at bar lines, and at the beat where it begins or ends within a triplet."""
    onset = chord.onset
    while onset < chord.release:
        while bar_starts[bar + 1] <= onset:
            bar += 1
        stop = min(chord.release, bar_starts[bar + 1])
        if (onset - bar_starts[bar]) % _SIXTEENTH or (stop - onset) % (_SIXTEENTH // 2):
            beat = bar_starts[bar] + (onset - bar_starts[bar]) // TICKS_PER_QUARTER * (
                TICKS_PER_QUARTER
            )
            stop = min(stop, beat + TICKS_PER_QUARTER)
        values[bar].append(
            NoteValue(
                start=onset - bar_starts[bar],
                length=stop - onset,
                pitches=tuple(sorted(chord.pitches)),
                velocity=chord.velocity,
                is_tied=stop < chord.release,
                continues=onset > chord.onset,
            )
        )
        onset = stop


def _with_rests(values: list[NoteValue], bar_ticks: int) -> list[NoteValue]:
    filled: list[NoteValue] = []
    position = 0
    for value in [*values, NoteValue(start=bar_ticks, length=0)]:
        while position < value.start:
            stop = value.start
            if position % _SIXTEENTH or stop % _SIXTEENTH:
                next_beat = (position // TICKS_PER_QUARTER + 1) * TICKS_PER_QUARTER
                stop = min(stop, next_beat)
            filled.append(NoteValue(start=position, length=stop - position))
            position = stop
        filled.append(value)
        position = value.start + value.length
    return filled[:-1]
