"""Notes as note values: on the grid of notation, cut at bar lines and beats, in two voices."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise

from amt_core.music.meter import TICKS_PER_QUARTER, TimeSignature
from amt_core.music.note_table import Note
from amt_core.music.score import Score

EIGHTH, SIXTEENTH = TICKS_PER_QUARTER // 2, TICKS_PER_QUARTER // 4
TRIPLET = TICKS_PER_QUARTER // 3
PLAIN_LENGTHS = tuple(8 * TICKS_PER_QUARTER >> power for power in range(8))
"""From the double whole note to the 64th."""
# A finer grid must fit better by so many ticks for each note.
_GRIDS = {SIXTEENTH: 0, TRIPLET: 0, SIXTEENTH // 2: 15, TRIPLET // 2: 20}
# What begins so shortly before a beat is meant on it.
_EARLY_TICKS = 20
# In swing a beat has more strokes than this if it has a finer grid.
_FEWEST_IN_SWING = {SIXTEENTH: 0, TRIPLET: 2, SIXTEENTH // 2: 4, TRIPLET // 2: 4}
# Onsets nearer than this are meant to be together: a 32nd note and a half of what humans miss.
_TOGETHER_TICKS = 40
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar on the page.

    Attributes:
        start: Where it starts, in ticks.
        meter: Its time signature.
    """

    start: int
    meter: TimeSignature

    @property
    def length(self) -> int:
        """Ticks."""
        return self.meter.bar_ticks

    @property
    def beat(self) -> int:
        """The ticks that beams join and that longer notes show: a quarter, or three eighths."""
        return self.meter.beat_ticks if self.meter.is_compound else TICKS_PER_QUARTER


def bars_of(score: Score) -> list[Bar]:
    """The bars of a score."""
    meters = dict(score.meter.changes)
    bars: list[Bar] = []
    meter = score.meter.at(0)
    for number, start in enumerate(score.bar_starts_ticks[:-1].tolist()):
        meter = meters.get(number, meter)
        bars.append(Bar(start=start, meter=meter))
    return bars


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
    """For each bar its voices: the first is filled with rests, the second has only its notes.

    Onsets move to the nearest sixteenth or triplet, or to the finer grids where they fit much
    better. Ends move to where a musician would write them: no short rests before the next note.

    Args:
        notes: The notes of one staff.
        bars: The bars of the piece, at least one.
        voicing: How the notes become voices.
        feet: The drum keys that are played with the feet.
        is_swung: True if the notes were played with swing, which has been taken out.
    """
    grid = _Grid(notes, bars, is_swung=is_swung)
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


class _Grid:
    """The grid of each beat with onsets.

    Args:
        notes: The notes of one staff.
        bars: The bars of the piece.
        is_swung: True if the notes were played with swing.
    """

    def __init__(self, notes: Sequence[Note], bars: Sequence[Bar], *, is_swung: bool) -> None:
        self.bars = bars
        self._starts = [bar.start for bar in bars]
        self.end = bars[-1].start + bars[-1].length
        onsets: dict[tuple[int, int], set[int]] = defaultdict(set)
        for note in notes:
            beat, within = self._felt_beat(note.onset_ticks)
            onsets[beat].add(within)
        self._unit = {
            beat: _best_grid(
                own,
                is_compound=bars[beat[0]].meter.is_compound,
                is_swung=is_swung,
            )
            for beat, own in onsets.items()
        }
        self._triplets: dict[int, set[int]] = defaultdict(set)
        for (bar, beat), unit in self._unit.items():
            if TRIPLET % unit == 0 and SIXTEENTH % unit:
                self._triplets[bar].add(beat)

    def place(self, tick: int) -> tuple[int, int]:
        """The bar in which a tick lies, and the ticks from its start."""
        bar = bisect_right(self._starts, tick) - 1
        return bar, tick - self._starts[bar]

    def _felt_beat(self, tick: int) -> tuple[tuple[int, int], int]:
        """The bar and the beat that an onset belongs to, and its ticks from there."""
        bar, at = self.place(tick + _EARLY_TICKS)
        beat, within = divmod(at, self.bars[bar].beat)
        return (bar, beat), within - _EARLY_TICKS

    def triplets(self, bar: int) -> set[int]:
        """The beats of a bar that are divided in three."""
        return self._triplets.get(bar, set())

    def onset(self, tick: int) -> int:
        """The nearest place on the grid, before the end of the piece."""
        unit = self._unit.get(self._felt_beat(tick)[0], SIXTEENTH)
        return min(self._nearest(tick, unit), self.end - unit)

    def release(self, tick: int, onset: int) -> int:
        """The nearest place on the grid of the beat that a note ends in, after its onset."""
        unit = self._unit_at(max(tick - 1, onset))
        return min(max(self._nearest(tick, unit), onset + self._unit_at(onset)), self.end)

    def next_eighth(self, tick: int) -> int:
        """The first place of a simple rhythm at or after a tick."""
        bar, at = self.place(max(tick - 1, 0))
        beat = self.bars[bar].beat
        unit = TRIPLET if at // beat in self.triplets(bar) else EIGHTH
        return self._starts[bar] + -(-(tick - self._starts[bar]) // unit) * unit

    def beat_end(self, tick: int) -> int:
        """The end of the beat in which a tick lies."""
        bar, at = self.place(tick)
        beat = self.bars[bar].beat
        return self._starts[bar] + min((at // beat + 1) * beat, self.bars[bar].length)

    def _unit_at(self, tick: int) -> int:
        bar, at = self.place(tick)
        return self._unit.get((bar, at // self.bars[bar].beat), SIXTEENTH)

    def _nearest(self, tick: int, unit: int) -> int:
        bar, at = self.place(tick)
        return self._starts[bar] + round(at / unit) * unit


def _best_grid(onsets: set[int], *, is_compound: bool, is_swung: bool) -> int:
    """The unit that fits the onsets of a beat; onsets that would fall together count as errors."""
    strokes: list[list[int]] = []
    for onset in sorted(onsets):
        # Players of one chord, and the hands of a drummer, are never quite together.
        if strokes and onset - strokes[-1][0] < _TOGETHER_TICKS:
            strokes[-1].append(onset)
        else:
            strokes.append([onset])
    places = [sum(stroke) / len(stroke) for stroke in strokes]

    def error(unit: int) -> float:
        written = [round(at / unit) for at in places]
        missed = sum(abs(at - place * unit) for at, place in zip(places, written, strict=True))
        num_lost = len(places) - len(set(written))
        return missed + len(places) * _GRIDS[unit] + SIXTEENTH * num_lost

    units = [unit for unit in _GRIDS if not is_compound or unit in (SIXTEENTH, SIXTEENTH // 2)]
    if is_swung:
        # Players of swing place notes so freely that only what must be is a triplet or a 32nd.
        units = [unit for unit in units if len(places) > _FEWEST_IN_SWING[unit]]
    return min(units, key=error)


def _chords(notes: Sequence[Note], grid: _Grid) -> list[_Chord]:
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


def _melodic_voices(chords: list[_Chord], grid: _Grid, *, is_single: bool) -> list[list[_Chord]]:
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


def _settle_end(chord: _Chord, next_onset: int, grid: _Grid) -> None:
    """Moves the end of a chord to where it is written."""
    end = next_onset
    if next_onset - chord.release >= EIGHTH:
        end = min(grid.next_eighth(chord.release), next_onset)
        end = next_onset if next_onset - end < EIGHTH else end
    # What is over before the next beat is not written into it.
    beat_end = grid.beat_end(chord.onset)
    chord.release = beat_end if chord.release <= beat_end < end else end


def _drum_chords(notes: Sequence[Note], grid: _Grid) -> list[_Chord]:
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


def _add_values(values: dict[int, list[NoteValue]], chord: _Chord, grid: _Grid) -> None:
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
