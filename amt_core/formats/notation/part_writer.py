"""One part of a score as MusicXML: its bars, staves, voices and notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from amt_core.formats.notation.clefs import Clef
from amt_core.formats.notation.grid import Bar
from amt_core.formats.notation.lyrics import Verses, lyric_text, places_of
from amt_core.formats.notation.note_values import NoteValue, voices_by_bar
from amt_core.formats.notation.octave_shifts import find_octave_shifts, octave_line
from amt_core.formats.notation.pedals import pedals_by_bar
from amt_core.formats.notation.percussion import FEET, drum_sign
from amt_core.formats.notation.signs import (
    TYPES,
    Accidentals,
    beams,
    num_flags,
    sign_of,
    tuplet_ends,
)
from amt_core.formats.notation.staves import Part
from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.score import Score
from amt_core.music.theory import Key, pitch_name

# MusicXML counts loudness in hundredths of forte, which is velocity 90.
_FORTE = 90
_ACCIDENTALS = {-2: "flat-flat", -1: "flat", 0: "natural", 1: "sharp", 2: "double-sharp"}
_VOICES_OF_STAFF = 4


class PartWriter:
    """One part as text.

    Args:
        score: The score.
        part: The part.
        bars: Its bars.
        number: Which part it is, counted from 0.
        is_swung: True if swing has been taken out of it.
        directions: For each bar with any, what stands above it.
        verses: Its words.
        new_systems: The bars that begin a line.
    """

    def __init__(
        self,
        score: Score,
        part: Part,
        bars: list[Bar],
        *,
        number: int,
        is_swung: bool,
        directions: dict[int, list[str]],
        verses: Verses,
        new_systems: frozenset[int],
    ) -> None:
        self._score, self._part, self._bars, self._number = score, part, bars, number
        self._is_drum = score.tracks[part.track].is_drum
        self._voices = [
            voices_by_bar(staff.notes, bars, voicing=staff.voicing, feet=FEET, is_swung=is_swung)
            for staff in part.staves
        ]
        self._keys = {change.bar: change.key for change in score.keys}
        self._meters = dict(score.meter.changes)
        self._directions = directions
        self._new_systems = new_systems
        self._shifts = [
            find_octave_shifts(voices, bars, staff.clefs)
            for staff, voices in zip(part.staves, self._voices, strict=True)
        ]
        self._pedals = pedals_by_bar(score, part.track, bars, staff=self._name_of_staff(-1))
        self._orders = [_orders_from_top(staff, keeps=self._is_drum) for staff in self._voices]
        self._key: Key | None = None
        self._words = self._words_by_tick(verses)

    def lines(self) -> Iterator[str]:
        """The part, line by line."""
        yield f'<part id="P{self._number + 1}">\n'
        last = len(self._bars) - 1
        for index, bar in enumerate(self._bars):
            yield f'<measure number="{index + 1}">\n'
            if index in self._new_systems:
                yield '<print new-system="yes"/>\n'
            yield self._attributes(index)
            yield from self._directions.get(index, [])
            yield self._pedals[index].within if index in self._pedals else ""
            for staff in range(len(self._part.staves)):
                if staff:
                    yield _backup(bar.length)
                yield from self._staff(index, staff)
            yield self._pedals[index].at_end if index in self._pedals else ""
            if index == last:
                yield '<barline location="right"><bar-style>light-heavy</bar-style></barline>\n'
            yield "</measure>\n"
        yield "</part>\n"

    def _words_by_tick(self, verses: Verses) -> dict[int, str]:
        """Tick of a written note → the words under it, which its first voice has."""
        ticks = sorted(
            {
                bar.start + value.start
                for staff in self._voices
                for bar, voices in zip(self._bars, staff, strict=True)
                for voice in voices
                for value in voice
                if value.pitches and not value.continues
            }
        )
        words: dict[int, str] = defaultdict(str)
        for number, syllables in enumerate(verses if ticks else [], start=1):
            for tick, sung in places_of(syllables, ticks).items():
                words[tick] += lyric_text(sung, number)
        return words

    def _attributes(self, index: int) -> str:
        said: list[str] = []
        num_staves = len(self._part.staves)
        if index == 0:
            said.append(f"<divisions>{TICKS_PER_QUARTER}</divisions>")
        if index in self._keys:
            self._key = self._keys[index]
        if index in self._keys and not self._is_drum:
            key = self._keys[index]
            said.append(f"<key><fifths>{key.num_sharps}</fifths><mode>{key.mode}</mode></key>")
        if index in self._meters:
            meter = self._meters[index]
            said.append(f"<time><beats>{meter.numerator}</beats>")
            said.append(f"<beat-type>{meter.denominator}</beat-type></time>")
        if index == 0:
            said.append(f"<staves>{num_staves}</staves>" if num_staves > 1 else "")
        for number, staff in enumerate(self._part.staves, start=1):
            if index in staff.clefs:
                said.append(_clef(staff.clefs[index], number if num_staves > 1 else 0))
        return f"<attributes>{''.join(said)}</attributes>\n" if said else ""

    def _staff(self, index: int, staff: int) -> Iterator[str]:
        bar = self._bars[index]
        voices = self._voices[staff][index]
        order = self._orders[staff][index]
        # Accidentals hold for a bar in time, whichever voice they stand in.
        accidentals = Accidentals(self._key)
        signs = {} if self._is_drum else self._signs(voices, accidentals)
        is_held = any(value.pitches for voice in voices[1:] for value in voice)
        is_split = sum(any(value.pitches for value in voice) for voice in voices) > 1
        lines = self._octave_lines(staff, bar)
        if is_split:
            # Both voices stand under a line, which then begins and ends with the bar.
            yield lines[0].get(bar.start, "")
        for number, voice in enumerate(order):
            if number:
                yield _backup(bar.length)
            name = staff * _VOICES_OF_STAFF + number + 1
            yield from self._voice(
                voices[voice],
                bar,
                voice=name,
                staff=staff,
                signs=signs,
                is_held=is_held,
                lines=({}, {}) if is_split else lines,
            )
        if is_split:
            yield lines[1].get(bar.start + bar.length, "")

    def _octave_lines(self, staff: int, bar: Bar) -> tuple[dict[int, str], dict[int, str]]:
        """Ticks at which octave lines of a staff begin, and at which they end, in a bar."""
        which = self._name_of_staff(staff)
        end = bar.start + bar.length
        starts = {
            shift.start: octave_line("down" if shift.side > 0 else "up", shift, which)
            for shift in self._shifts[staff]
            if bar.start <= shift.start < end
        }
        stops = {
            shift.stop: octave_line("stop", shift, which)
            for shift in self._shifts[staff]
            if bar.start < shift.stop <= end
        }
        return starts, stops

    def _name_of_staff(self, staff: int) -> int:
        """The number of a staff, counted from 1, -1 being the lowest; 0 if there is one only."""
        num_staves = len(self._part.staves)
        return 0 if num_staves == 1 else staff % num_staves + 1

    def _signs(
        self, voices: list[list[NoteValue]], accidentals: Accidentals
    ) -> dict[tuple[int, int], bool]:
        """(start, pitch) → whether the note shows its accidental."""
        values = sorted(
            (value for voice in voices for value in voice), key=lambda value: value.start
        )
        signs: dict[tuple[int, int], bool] = {}
        for value in values:
            for pitch in value.pitches:
                # A tie carries its accidental over the bar line.
                if not value.continues and (value.start, pitch) not in signs:
                    signs[value.start, pitch] = accidentals.needs_sign(*_spelled(pitch, self._key))
        return signs

    def _voice(
        self,
        values: list[NoteValue],
        bar: Bar,
        *,
        voice: int,
        staff: int,
        signs: dict[tuple[int, int], bool],
        is_held: bool,
        lines: tuple[dict[int, str], dict[int, str]],
    ) -> Iterator[str]:
        brackets, joined = tuplet_ends(values), beams(values, bar)
        position = 0
        for index, value in enumerate(values):
            if position < value.start:
                yield _forward(value.start - position, voice)
            position = value.stop
            tail = f"<voice>{voice}</voice>"
            if not (value.length == bar.length and not value.pitches):
                tail += _type(value)
            common = "".join(
                f'<beam number="{level}">{does}</beam>'
                for level, does in enumerate(joined.get(index, []), start=1)
            )
            if number_of_staff := self._name_of_staff(staff):
                common = f"<staff>{number_of_staff}</staff>{common}"
            notations = self._notations(value, brackets.get(index, ""))
            if not value.pitches:
                whole = ' measure="yes"' if value.length == bar.length else ""
                # Where another voice holds a note, a bar's rest says nothing.
                shown = ' print-object="no"' if whole and is_held else ""
                yield f"<note{shown}><rest{whole}/><duration>{value.length}</duration>{tail}"
                yield f"{common}{notations}</note>\n"
            if value.pitches:
                yield lines[0].get(bar.start + value.start, "")
            for number, pitch in enumerate(value.pitches):
                chord = "<chord/>" if number else ""
                yield f'<note dynamics="{100 * value.velocity / _FORTE:.2f}">{chord}'
                yield self._pitch(pitch)
                yield f"<duration>{value.length}</duration>{_ties(value)}"
                if self._is_drum:
                    yield f'<instrument id="P{self._number + 1}-I{pitch + 1}"/>'
                yield tail
                yield self._look(value, pitch, signs=signs)
                yield common if not number else _without_beams(common)
                yield notations if not number else self._notations(value, "", is_chord=True)
                if not number and not value.continues:
                    yield self._words.pop(bar.start + value.start, "")
                yield "</note>\n"
            if value.pitches:
                yield lines[1].get(bar.start + value.stop, "")
        if position < bar.length:
            yield _forward(bar.length - position, voice)

    def _pitch(self, pitch: int) -> str:
        if self._is_drum:
            sign = drum_sign(pitch)
            return (
                f"<unpitched><display-step>{sign.step}</display-step>"
                f"<display-octave>{sign.octave}</display-octave></unpitched>"
            )
        step, octave, alter = _spelled(pitch, self._key)
        altered = f"<alter>{alter}</alter>" if alter else ""
        return f"<pitch><step>{step}</step>{altered}<octave>{octave}</octave></pitch>"

    def _look(self, value: NoteValue, pitch: int, *, signs: dict[tuple[int, int], bool]) -> str:
        """Accidental, ratio of a triplet, stem and notehead, in the order of MusicXML."""
        said = ""
        if signs.get((value.start, pitch)) and not value.continues:
            said += f"<accidental>{_ACCIDENTALS[_spelled(pitch, self._key)[2]]}</accidental>"
        if value.is_triplet:
            said += _RATIO
        if self._is_drum:
            said += f"<stem>{'down' if pitch in FEET else 'up'}</stem>"
            head = drum_sign(pitch).head
            said += f"<notehead>{head}</notehead>" if head != "normal" else ""
        return said

    def _notations(self, value: NoteValue, bracket: str, *, is_chord: bool = False) -> str:
        said = ""
        if value.pitches and value.continues:
            said += '<tied type="stop"/>'
        if value.pitches and value.is_tied:
            said += '<tied type="start"/>'
        if bracket:
            shown = ' bracket="yes"' if num_flags(value) == 0 else ""
            said += f'<tuplet type="{bracket}"{shown if bracket == "start" else ""}/>'
        is_first = value.pitches and not value.continues and not is_chord
        if is_first and value.is_staccato and not value.is_tied and not self._is_drum:
            said += "<articulations><staccato/></articulations>"
        return f"<notations>{said}</notations>" if said else ""


_RATIO = (
    "<time-modification><actual-notes>3</actual-notes><normal-notes>2</normal-notes>"
    "</time-modification>"
)


def _type(value: NoteValue) -> str:
    index, has_dot = sign_of(value)
    ratio = _RATIO if value.is_triplet and not value.pitches else ""
    return f"<type>{TYPES[index]}</type>{'<dot/>' if has_dot else ''}{ratio}"


def _ties(value: NoteValue) -> str:
    stop = '<tie type="stop"/>' if value.continues else ""
    return stop + ('<tie type="start"/>' if value.is_tied else "")


def _without_beams(common: str) -> str:
    """Only the first note of a chord has the beams."""
    return common.partition("<beam")[0]


def _spelled(pitch: int, key: Key | None) -> tuple[str, int, int]:
    """Step, octave and alteration of a pitch in a key."""
    name = pitch_name(pitch, key)
    accidentals = name[1:].rstrip("-0123456789")
    alter = accidentals.count("#") - accidentals.count("b")
    return name[0], int(name[1 + len(accidentals) :]), alter


def _orders_from_top(
    by_bar: Sequence[list[list[NoteValue]]], *, keeps: bool
) -> list[tuple[int, ...]]:
    """For each bar, its voices from the top: stems of the upper one point up.

    Args:
        by_bar: The voices of each bar.
        keeps: True if the first voice is always the upper one.
    """
    orders: list[tuple[int, ...]] = []
    first = 0
    for index, bar in enumerate(by_bar):
        # A tie over the bar line stays in its voice, so that tied bars have one order.
        if index + 1 < len(by_bar) and any(voice and voice[-1].is_tied for voice in bar):
            continue
        tied = by_bar[first : index + 1]
        has_two = all(len(voices) > 1 for voices in tied)
        order = (0, 1)
        if has_two and not keeps:
            means = [_mean_pitch(v for voices in tied for v in voices[i]) for i in order]
            order = (1, 0) if means[1] > means[0] else order
        orders += [order[: len(voices)] for voices in tied]
        first = index + 1
    return orders


def _mean_pitch(values: Iterable[NoteValue]) -> float:
    pitches = [pitch for value in values for pitch in value.pitches]
    return sum(pitches) / len(pitches) if pitches else 0.0


def _clef(clef: Clef, number: int) -> str:
    sign, line, octaves = clef.value
    which = f' number="{number}"' if number else ""
    at = f"<line>{line}</line>" if line else ""
    shift = f"<clef-octave-change>{octaves}</clef-octave-change>" if octaves else ""
    return f"<clef{which}><sign>{sign}</sign>{at}{shift}</clef>"


def _backup(length: int) -> str:
    return f"<backup><duration>{length}</duration></backup>\n"


def _forward(length: int, voice: int) -> str:
    return f"<forward><duration>{length}</duration><voice>{voice}</voice></forward>\n"
