"""Notes as note values: on the grid of notation, cut at bar lines and beats, in two voices."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise

from amt_core.formats.notation.grid import EIGHTH, SIXTEENTH, TRIPLET, Bar, Grid
from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.note_table import Note

PLAIN_LENGTHS = tuple(8 * TICKS_PER_QUARTER >> power for power in range(8))
"""From the double whole note to the 64th."""
_LENGTHS = tuple(
    sorted([*PLAIN_LENGTHS, *(length * 3 // 2 for length in PLAIN_LENGTHS)], reverse=True)
)
_TRIPLET_LENGTHS = tuple(2 * TRIPLET >> power for power in range(4))
# A note that is played shorter than this share of its value gets a staccato dot.
_STACCATO_SHARE = 0.6
# What rings into the next note for less than this is played legato, and not a voice of its own.
_LEGATO_TICKS, _LEGATO_SHARE = SIXTEENTH, 0.25


class Voicing(Enum):
    """Rules by which the notes of a staff become voices."""

    ONE = auto()
    """One voice: a note ends where the next one begins, as players of a line have it."""
    TWO = auto()
    """Two voices where notes are held while others move."""
    DRUMS = auto()
    """Hands and feet, whose ends mean nothing."""


def by_onset(notes: Sequence[Note]) -> dict[int, list[Note]]:
    """Onset → the notes that start there, in their order."""
    groups: dict[int, list[Note]] = defaultdict(list)
    for note in notes:
        groups[note.onset_ticks].append(note)
    return groups


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteValue:
    """A chord, a note or a rest that has one sign.

    Attributes:
        start: Ticks from the start of the bar.
        length: Ticks.
        pitches: MIDI pitches, ascending; empty for a rest.
        velocity: Of its loudest note.
        is_tied: True if it goes on in the next value of its voice.
        continues: True if it continues the value before it.
        is_staccato: True if it is played much shorter than it is written.
    """

    start: int
    length: int
    pitches: tuple[int, ...] = ()
    velocity: int = 64
    is_tied: bool = False
    continues: bool = False
    is_staccato: bool = False

    @property
    def stop(self) -> int:
        """Ticks from the start of the bar."""
        return self.start + self.length

    @property
    def is_triplet(self) -> bool:
        """True if its length is a part of three."""
        return self.length % (SIXTEENTH // 8) != 0


@dataclass(slots=True)
class _Chord:
    """Notes that start together; `release` is written, `played` is where they really end."""

    onset: int
    release: int
    played: int
    pitches: list[int] = field(default_factory=list[int])
    velocity: int = 1


def voices_by_bar(
    notes: Sequence[Note],
    bars: Sequence[Bar],
    *,
    voicing: Voicing,
    feet: frozenset[int],
    is_swung: bool = False,
) -> list[list[list[NoteValue]]]:
    """For each bar, its voices: the first is filled with rests, the second has only its notes.

    Onsets move to the nearest sixteenth or triplet, or to the finer grids where they fit much
    better. Ends move to where a musician would write them: no short rests before the next note.

    Args:
        notes: The notes of one staff.
        bars: The bars of the piece, at least one.
        voicing: How the notes become voices.
        feet: The drum keys that are played with the feet.
        is_swung: True if the notes were played with swing, which has been taken out.
    """
    grid = Grid(notes, bars, is_swung=is_swung)
    if voicing is Voicing.DRUMS:
        hands = [note for note in notes if note.pitch not in feet]
        voices = [_drum_chords(hands, grid)]
        voices.append(_drum_chords([note for note in notes if note.pitch in feet], grid))
    else:
        voices = _melodic_voices(_chords(notes, grid), grid, is_single=voicing is Voicing.ONE)
    by_bar: list[list[list[NoteValue]]] = [[] for _ in bars]
    for number, voice in enumerate(voices):
        values: dict[int, list[NoteValue]] = defaultdict(list)
        for chord in voice:
            _add_values(values, chord, grid)
        for index, bar in enumerate(bars):
            own = values.get(index, [])
            if number == 0:
                by_bar[index].append(list(_with_rests(own, bar, grid.triplets(index))))
            elif own:
                by_bar[index].append(own)
    return by_bar


def _chords(notes: Sequence[Note], grid: Grid) -> list[_Chord]:
    """Notes with one onset as chords; what lasts much longer than the rest is one of its own."""
    groups: dict[int, list[Note]] = defaultdict(list)
    for note in notes:
        groups[grid.onset(note.onset_ticks)].append(note)
    chords: list[_Chord] = []
    for onset in sorted(groups):
        own: list[_Chord] = []
        for note in sorted(groups[onset], key=lambda note: note.duration_ticks):
            length = note.duration_ticks
            chord = next((c for c in own if length < 2 * (c.played - onset)), None)
            played = onset + length
            if chord is None or (length - (chord.played - onset)) >= TICKS_PER_QUARTER:
                chord = _Chord(onset, grid.release(played, onset), played)
                own.append(chord)
            if note.pitch not in chord.pitches:
                chord.pitches.append(note.pitch)
            chord.velocity = max(chord.velocity, note.velocity)
        chords += own
    return chords


def _melodic_voices(chords: list[_Chord], grid: Grid, *, is_single: bool) -> list[list[_Chord]]:
    """The chords in one or two voices; what a third voice would have to hold is cut short."""
    onsets = sorted({chord.onset for chord in chords})
    moving: list[_Chord] = []
    held: list[_Chord] = []
    for onset, group in _chords_by_onset(chords):
        following = bisect_right(onsets, onset)
        next_onset = onsets[following] if following < len(onsets) else grid.end
        *short, longest = group
        overlap = longest.release - next_onset
        is_held = overlap > max(_LEGATO_TICKS, _LEGATO_SHARE * (longest.release - onset))
        is_free = not held or held[-1].release <= onset
        if not is_single and is_free and is_held:
            held.append(longest)
        else:
            short.append(longest)
        if short:
            moving.append(_joined(short))
    for voice in (moving, held):
        for chord, after in pairwise([*voice, _Chord(grid.end, grid.end, grid.end)]):
            _settle_end(chord, after.onset, grid)
    return [moving, held]


def _chords_by_onset(chords: list[_Chord]) -> Iterator[tuple[int, list[_Chord]]]:
    groups: dict[int, list[_Chord]] = defaultdict(list)
    for chord in chords:
        groups[chord.onset].append(chord)
    yield from groups.items()


def _joined(chords: list[_Chord]) -> _Chord:
    """One chord of all pitches, as long as the longest."""
    last = chords[-1]
    for chord in chords[:-1]:
        last.pitches += [pitch for pitch in chord.pitches if pitch not in last.pitches]
        last.velocity = max(last.velocity, chord.velocity)
    return last


def _settle_end(chord: _Chord, next_onset: int, grid: Grid) -> None:
    """Moves the end of a chord to where it is written."""
    end = next_onset
    if next_onset - chord.release >= EIGHTH:
        end = min(grid.next_eighth(chord.release), next_onset)
        end = next_onset if next_onset - end < EIGHTH else end
    # What is over before the next beat is not written into it.
    beat_end = grid.beat_end(chord.onset)
    chord.release = beat_end if chord.release <= beat_end < end else end


def _drum_chords(notes: Sequence[Note], grid: Grid) -> list[_Chord]:
    """Drums struck together as one chord, which lasts to the next one within its beat."""
    groups: dict[int, list[Note]] = defaultdict(list)
    for note in notes:
        groups[grid.onset(note.onset_ticks)].append(note)
    onsets = sorted(groups)
    chords: list[_Chord] = []
    for onset, after in pairwise([*onsets, grid.end]):
        release = min(after, grid.beat_end(onset))
        pitches = list(dict.fromkeys(note.pitch for note in groups[onset]))
        velocity = max(note.velocity for note in groups[onset])
        chords.append(_Chord(onset, release, release, pitches, velocity))
    return chords


def _add_values(values: dict[int, list[NoteValue]], chord: _Chord, grid: Grid) -> None:
    """Cuts a chord at bar lines and into lengths that have a sign."""
    written = chord.release - chord.onset
    is_staccato = chord.played - chord.onset < _STACCATO_SHARE * written
    onset = chord.onset
    while onset < chord.release:
        bar, start = grid.place(onset)
        stop = min(chord.release - grid.bars[bar].start, grid.bars[bar].length)
        for at, length in _split(start, stop, grid.bars[bar], grid.triplets(bar)):
            end = grid.bars[bar].start + at + length
            values[bar].append(
                NoteValue(
                    start=at,
                    length=length,
                    pitches=tuple(sorted(chord.pitches)),
                    velocity=chord.velocity,
                    is_tied=end < chord.release,
                    continues=onset + at - start > chord.onset,
                    is_staccato=is_staccato and written <= TICKS_PER_QUARTER,
                )
            )
        onset = grid.bars[bar].start + stop


def _with_rests(values: list[NoteValue], bar: Bar, triplets: set[int]) -> Iterator[NoteValue]:
    position = 0
    for value in [*values, NoteValue(start=bar.length, length=0)]:
        if not values:
            yield NoteValue(start=0, length=bar.length)
        elif position < value.start:
            for start, length in _split(position, value.start, bar, triplets, is_rest=True):
                yield NoteValue(start=start, length=length)
        if value.length:
            yield value
        position = value.stop


def _split(
    start: int, stop: int, bar: Bar, triplets: set[int], *, is_rest: bool = False
) -> Iterator[tuple[int, int]]:
    """A span of a bar as start and length of values that have a sign and show the beats."""
    while start < stop:
        length = _first_length(start, stop, bar, triplets, is_rest=is_rest)
        yield start, length
        start += length


def _first_length(start: int, stop: int, bar: Bar, triplets: set[int], *, is_rest: bool) -> int:
    beat, within = divmod(start, bar.beat)
    beat_end = min((beat + 1) * bar.beat, bar.length)
    if beat in triplets and (within or stop < beat_end):
        return _largest(_TRIPLET_LENGTHS, min(stop, beat_end) - start)
    last_beat = (stop - 1) // bar.beat
    if last_beat > beat and last_beat in triplets and stop % bar.beat:
        stop = last_beat * bar.beat
    rest = stop - start
    if not within:
        if rest in _LENGTHS and (rest <= bar.beat or not is_rest or rest % bar.beat == 0):
            return rest
        whole_beats = rest // bar.beat * bar.beat
        return _largest(_LENGTHS, whole_beats or rest)
    # A quarter or a dotted quarter after an eighth is read at a glance, except across the middle of
    # a bar of four beats or more.
    middle = bar.length // 2 if bar.length >= 4 * bar.beat else bar.length
    is_syncope = 2 * within == bar.beat and not bar.meter.is_compound and not is_rest
    if is_syncope and rest in (2 * EIGHTH, 3 * EIGHTH) and not start < middle < stop:
        return rest
    return _largest(_LENGTHS, min(stop, beat_end) - start)


def _largest(lengths: tuple[int, ...], room: int) -> int:
    """The longest value that fits; what is shorter than any takes all the room."""
    return next((length for length in lengths if length <= room), room)
