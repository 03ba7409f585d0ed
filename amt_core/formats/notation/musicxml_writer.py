"""MusicXML 4.0 as text, from the staves of a score.

Written here and not by a library: music21, which reads MusicXML for us, takes 0.4 s for eight bars
of a quartet, and knows neither drums on their places nor a second staff for a keyboard.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

import numpy as np

from amt_core.formats.notation.note_values import Bar, NoteValue, voices_by_bar
from amt_core.formats.notation.percussion import FEET, drum_sign
from amt_core.formats.notation.signs import (
    TYPES,
    Accidentals,
    beams,
    num_flags,
    sign_of,
    tuplet_ends,
)
from amt_core.formats.notation.staves import Clef, Part, lay_out
from amt_core.midi.text.chord_texts import read_chord_texts
from amt_core.music.chord_symbols import ChordSymbol, parse_chord
from amt_core.music.instruments.general_midi import DRUM_CHANNEL, DRUM_KEY_NAMES
from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.score import Marker, Score, Track
from amt_core.music.theory import Key, pitch_name

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE score-partwise PUBLIC "-//Recordare//DTD MusicXML 4.0 Partwise//EN" \
"http://www.musicxml.org/dtds/partwise.dtd">
<score-partwise version="4.0">
"""
# MusicXML counts loudness in hundredths of forte, which is velocity 90.
_FORTE = 90
_ACCIDENTALS = {-2: "flat-flat", -1: "flat", 0: "natural", 1: "sharp", 2: "double-sharp"}
_KINDS = {
    "maj": "major", "min": "minor", "dim": "diminished", "aug": "augmented",
    "sus2": "suspended-second", "sus4": "suspended-fourth", "5": "power", "6": "major-sixth",
    "m6": "minor-sixth", "7": "dominant", "maj7": "major-seventh", "m7": "minor-seventh",
    "m7b5": "half-diminished", "dim7": "diminished-seventh", "mMaj7": "major-minor",
}  # fmt: skip
_EXTENSIONS = {"9": "ninth", "11": "11th", "13": "13th"}
_VOICES_OF_STAFF = 4


def musicxml_text(score: Score) -> str:
    """The score as MusicXML: notes on the grid of notation, its stated chords as chord symbols."""
    score = _with_chord_texts(score)
    parts = lay_out(score)
    meters = dict(score.meter.changes)
    bars: list[Bar] = []
    meter = score.meter.at(0)
    for number, start in enumerate(score.bar_starts_ticks[:-1].tolist()):
        meter = meters.get(number, meter)
        bars.append(Bar(start=start, meter=meter))
    lines = [_HEAD]
    if score.title:
        lines.append(f"<work><work-title>{escape(_text(score.title))}</work-title></work>\n")
    lines.append("<identification><encoding><software>AMT Desktop</software>")
    lines.append('<supports element="accidental" type="yes"/>')
    lines.append('<supports element="beam" type="yes"/></encoding></identification>\n')
    lines += _part_list(score, parts)
    for number, part in enumerate(parts):
        lines += _PartWriter(score, part, bars, number=number).lines()
    lines.append("</score-partwise>\n")
    return "".join(lines)


def _with_chord_texts(score: Score) -> Score:
    """The score with the chords of its text events as markers, where they change."""
    marked = {marker.tick for marker in score.markers if parse_chord(marker.text) is not None}
    keys = {change.bar: change.key for change in score.keys}
    key, markers, last = score.key, list(score.markers), None
    for tick, chord in read_chord_texts(score):
        key = keys.get(int(score.bars_of(np.array([tick]))[0]), key)
        if chord is not None and chord != last and tick not in marked:
            markers.append(Marker(tick=tick, text=chord.spelled(key)))
        last = chord
    return replace(score, markers=tuple(sorted(markers, key=lambda marker: marker.tick)))


def _part_list(score: Score, parts: list[Part]) -> Iterator[str]:
    yield "<part-list>\n"
    channel = 0
    group_ends = -1
    for number, part in enumerate(parts):
        track = score.tracks[part.track]
        if part.brace:
            group_ends = number + part.brace - 1
            yield '<part-group type="start" number="1"><group-symbol>brace</group-symbol>'
            yield "<group-barline>yes</group-barline></part-group>\n"
        yield f'<score-part id="P{number + 1}"><part-name>{escape(_text(part.name))}</part-name>'
        short_name = escape(_text(part.short_name))
        yield f"<part-abbreviation>{short_name}</part-abbreviation>\n"
        channel += channel == DRUM_CHANNEL
        yield from _instruments(track, part, number=number, channel=channel)
        channel = (channel + (not track.is_drum)) % 16
        yield "</score-part>\n"
        if number == group_ends:
            yield '<part-group type="stop" number="1"/>\n'
    yield "</part-list>\n"


def _instruments(track: Track, part: Part, *, number: int, channel: int) -> Iterator[str]:
    """One instrument, or for a drum kit each drum that is played."""
    if not track.is_drum:
        name = escape(_text(track.instrument))
        yield f'<score-instrument id="P{number + 1}-I1"><instrument-name>{name}'
        yield "</instrument-name></score-instrument>"
        yield f'<midi-instrument id="P{number + 1}-I1"><midi-channel>{channel + 1}</midi-channel>'
        yield f"<midi-program>{track.program + 1}</midi-program></midi-instrument>\n"
        return
    played = {note.pitch for staff in part.staves for note in staff.notes}
    drums = sorted(played) or [min(DRUM_KEY_NAMES)]
    for drum in drums:
        name = escape(DRUM_KEY_NAMES.get(drum, f"Drum {drum}"))
        yield f'<score-instrument id="P{number + 1}-I{drum + 1}"><instrument-name>{name}'
        yield "</instrument-name></score-instrument>"
    for drum in drums:
        yield f'<midi-instrument id="P{number + 1}-I{drum + 1}">'
        yield f"<midi-channel>{DRUM_CHANNEL + 1}</midi-channel>"
        yield f"<midi-program>{track.program + 1}</midi-program>"
        yield f"<midi-unpitched>{drum + 1}</midi-unpitched></midi-instrument>\n"


class _PartWriter:
    """One part as text.

    Args:
        score: The score.
        part: The part.
        bars: Its bars.
        number: Which part it is, counted from 0; the first one has the tempos and chords.
    """

    def __init__(self, score: Score, part: Part, bars: list[Bar], *, number: int) -> None:
        self._score, self._part, self._bars, self._number = score, part, bars, number
        self._is_drum = score.tracks[part.track].is_drum
        self._voices = [
            voices_by_bar(staff.notes, bars, voicing=staff.voicing, feet=FEET)
            for staff in part.staves
        ]
        self._keys = {change.bar: change.key for change in score.keys}
        self._meters = dict(score.meter.changes)
        self._frame = _frame(score, bars) if number == 0 else {}
        self._key: Key | None = None

    def lines(self) -> Iterator[str]:
        """The part, line by line."""
        yield f'<part id="P{self._number + 1}">\n'
        last = len(self._bars) - 1
        for index, bar in enumerate(self._bars):
            yield f'<measure number="{index + 1}">\n'
            yield self._attributes(index)
            yield from self._frame.get(index, [])
            for staff in range(len(self._part.staves)):
                if staff:
                    yield _backup(bar.length)
                yield from self._staff(index, staff)
            if index == last:
                yield '<barline location="right"><bar-style>light-heavy</bar-style></barline>\n'
            yield "</measure>\n"
        yield "</part>\n"

    def _attributes(self, index: int) -> str:
        said: list[str] = []
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
            num_staves = len(self._part.staves)
            if num_staves > 1:
                said.append(f"<staves>{num_staves}</staves>")
            for number, staff in enumerate(self._part.staves, start=1):
                said.append(_clef(staff.clef, number if num_staves > 1 else 0))
        return f"<attributes>{''.join(said)}</attributes>\n" if said else ""

    def _staff(self, index: int, staff: int) -> Iterator[str]:
        bar = self._bars[index]
        voices = self._voices[staff][index]
        # Stems of the upper voice point up, so that the higher notes must be in the first one.
        order = sorted(range(len(voices)), key=lambda i: -_mean_pitch(voices[i]))
        if self._is_drum or len(voices) < 2:
            order = list(range(len(voices)))
        # Accidentals hold for a bar in time, whichever voice they stand in.
        accidentals = Accidentals(self._key)
        signs = {} if self._is_drum else self._signs(voices, accidentals)
        for number, voice in enumerate(order):
            if number:
                yield _backup(bar.length)
            name = staff * _VOICES_OF_STAFF + number + 1
            yield from self._voice(voices[voice], bar, voice=name, staff=staff, signs=signs)

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
                if not value.continues:
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
            if len(self._part.staves) > 1:
                common = f"<staff>{staff + 1}</staff>{common}"
            notations = self._notations(value, brackets.get(index, ""))
            if not value.pitches:
                whole = ' measure="yes"' if value.length == bar.length else ""
                yield f"<note><rest{whole}/><duration>{value.length}</duration>{tail}{common}"
                yield f"{notations}</note>\n"
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
                yield "</note>\n"
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


def _mean_pitch(values: list[NoteValue]) -> float:
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


# Tempos, chords and marks ------------------------------------------------------------------------


def _frame(score: Score, bars: list[Bar]) -> dict[int, list[str]]:
    """For each bar with any, its tempos, chord symbols and marks."""
    lines: dict[int, list[str]] = {}
    starts = [*(bar.start for bar in bars), score.length_ticks]
    keys = dict(sorted((change.bar, change.key) for change in score.keys))
    are_letters = _are_letters(score.markers)
    key: Key | None = None
    for index, (start, end) in enumerate(pairwise(starts)):
        key = keys.get(index, key)
        own: list[str] = []
        for tick, bpm in score.tempo.changes:
            if start <= tick < end:
                own.append(_tempo(bpm, bars[index], offset=tick - start))
        for marker in score.markers:
            if start <= marker.tick < end:
                chord = None if are_letters else parse_chord(marker.text)
                offset = marker.tick - start
                if chord is None:
                    own.append(_rehearsal_mark(marker.text, offset=offset))
                else:
                    own.append(_harmony(chord, marker.text, key, offset=offset))
        if own:
            lines[index] = own
    return lines


def _are_letters(markers: tuple[Marker, ...]) -> bool:
    """True if markers that could be chords are the names of sections: A, B, C."""
    names = [marker.text for marker in markers if parse_chord(marker.text) is not None]
    is_alphabet = all(len(name) == 1 for name in names) and names[:1] == ["A"]
    return is_alphabet and sorted(set(names)) == [chr(65 + i) for i in range(len(set(names)))]


def _offset(ticks: int) -> str:
    return f"<offset>{ticks}</offset>" if ticks else ""


def _tempo(bpm: float, bar: Bar, *, offset: int) -> str:
    unit, number = "<beat-unit>quarter</beat-unit>", bpm
    if bar.meter.is_compound and bar.beat == 3 * TICKS_PER_QUARTER // 2 and (bpm * 2 / 3) % 1 == 0:
        unit, number = unit + "<beat-unit-dot/>", bpm * 2 / 3
    return (
        f'<direction placement="above"><direction-type><metronome>{unit}'
        f"<per-minute>{round(number, 2):g}</per-minute></metronome></direction-type>"
        f'{_offset(offset)}<sound tempo="{round(bpm, 4):g}"/></direction>\n'
    )


def _rehearsal_mark(text: str, *, offset: int) -> str:
    return (
        '<direction placement="above"><direction-type>'
        f"<rehearsal>{escape(_text(text))}</rehearsal></direction-type>"
        f"{_offset(offset)}</direction>\n"
    )


def _harmony(chord: ChordSymbol, text: str, key: Key | None, *, offset: int) -> str:
    root, _, bass = chord.spelled(key).partition("/") if chord.bass is not None else (
        chord.spelled(key), "", "",
    )  # fmt: skip
    kind, colors = _KINDS[chord.quality], chord.colors
    extended = kind.removesuffix("-seventh") if "-seventh" in kind else kind
    if colors[:1] and colors[0] in _EXTENSIONS and extended in ("dominant", "major", "minor"):
        kind, colors = f"{extended}-{_EXTENSIONS[colors[0]]}", colors[1:]
    # Programs add the degrees to the text of the kind.
    suffix = text.strip()[1:].lstrip("#b♯♭").partition("/" if bass else "\0")[0]
    shown = "" if colors else f" text={quoteattr(_text(suffix))}"
    said = f"<root><root-step>{root[0]}</root-step>{_alter('root', root)}</root>"
    said += f"<kind{shown}>{kind}</kind>"
    if bass:
        said += f"<bass><bass-step>{bass[0]}</bass-step>{_alter('bass', bass)}</bass>"
    for color in colors:
        alter = {"b": -1, "#": 1}.get(color[0], 0)
        number = color.lstrip("b#")
        does = "alter" if alter and number == "5" else "add"
        said += f"<degree><degree-value>{number}</degree-value>"
        said += f"<degree-alter>{alter}</degree-alter><degree-type>{does}</degree-type></degree>"
    return f"<harmony>{said}{_offset(offset)}</harmony>\n"


def _alter(what: str, name: str) -> str:
    accidental = name[1:2]
    shift = {"b": -1, "#": 1}.get(accidental, 0)
    shift *= 2 if name[1:3] in ("bb", "##") else 1
    return f"<{what}-alter>{shift}</{what}-alter>" if shift else ""


def _text(text: str) -> str:
    """A text without the signs that XML cannot hold."""
    return "".join(sign for sign in text if sign in "\t\n" or sign >= " ")
