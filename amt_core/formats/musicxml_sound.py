"""Drum keys, swing and pedals, which MusicXML says exactly and music21 does not read so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import isfinite
from xml.etree import ElementTree as ET

from amt_core.midi.smf.smf_events import CONTROL_CHANGE
from amt_core.music.event_table import EventTable
from amt_core.music.instruments.controllers import SUSTAIN
from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.score import NO_PART, Score
from amt_core.traits.plan_analysis import Swing

_LETTERS, _ALTERS = "CCDDEFFGGAAB", (0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0)
_UNITS = {"eighth": 8, "16th": 16}
_DOWN, _UP = 127, 0
# By a sign or sound, what the pedal does.
_MOVES = {"start": (_DOWN,), "yes": (_DOWN,), "stop": (_UP,), "no": (_UP,), "change": (_UP, _DOWN)}
# A pedal that changes is down again so much later.
_CHANGE_TICKS = 40
# Signs from one place to another. They set no sound that is read here, and music21 refuses a file
# in which one of them ends that has not begun.
_LINES = frozenset({"pedal", "octave-shift", "wedge", "bracket", "dashes"})


def give_drum_keys(root: ET.Element) -> None:
    """Gives the notes of drums the pitches of their keys, where their instruments state them.

    Programs put a drum on whatever line they like, so that its place does not say what it is.
    """
    keys: dict[str, int] = {}
    for instrument in root.iterfind("part-list/score-part/midi-instrument"):
        key = instrument.findtext("midi-unpitched", "")
        if key.strip().isdecimal() and 1 <= int(key) <= 128:
            keys[instrument.get("id", "")] = int(key) - 1
    for note in root.iter("note"):
        unpitched, instrument = note.find("unpitched"), note.find("instrument")
        key = None if instrument is None else keys.get(instrument.get("id", ""))
        if unpitched is None or key is None:
            continue
        octave, step = divmod(key, 12)
        unpitched.clear()
        unpitched.tag = "pitch"
        ET.SubElement(unpitched, "step").text = _LETTERS[step]
        ET.SubElement(unpitched, "alter").text = str(_ALTERS[step])
        ET.SubElement(unpitched, "octave").text = str(octave - 1)


def stated_swing(root: ET.Element) -> Swing | None:
    """The first swing that the score states, None where it states none or to play straight."""
    for swing in root.iter("swing"):
        first, second = swing.findtext("first", ""), swing.findtext("second", "")
        if not (first.isdecimal() and second.isdecimal() and 0 < int(second) < int(first) < 100):
            continue
        unit = _UNITS.get(swing.findtext("swing-type", "eighth"), 8)
        return Swing(unit=unit, share=int(first) / (int(first) + int(second)))
    return None


def take_pedals(root: ET.Element) -> list[list[tuple[int, int, int]]]:
    """The pedals of each part, each move as its bar, the ticks from there, and its value.

    They are taken out of the score, and so are other lines that mean nothing for the sound.
    """
    return [list(_pedals_of(part)) for part in root.iterfind("part")]


def with_pedals(score: Score, pedals: list[list[tuple[int, int, int]]]) -> Score:
    """The score with pedals as controllers.

    Args:
        score: The score.
        pedals: For each track with any its pedals, as `take_pedals` gives them.
    """
    tables: list[EventTable] = [score.events]
    for track, moves in zip(score.tracks, pedals, strict=False):
        status = CONTROL_CHANGE | track.part % 16
        messages = [
            (tick, status, bytes([SUSTAIN, value])) for tick, value in _in_ticks(score, moves)
        ]
        if messages and track.part != NO_PART:
            tables.append(EventTable.of_messages(messages, chunk=track.part // 16))
    return replace(score, events=EventTable.concat(tables))


def _in_ticks(score: Score, moves: list[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    """Tick and value of each move; a pedal that is lifted is down again a moment later."""
    starts: list[int] = score.bar_starts_ticks.tolist()
    earliest = 0
    for bar, ticks, value in moves:
        if bar < score.num_bars:
            tick = max(min(starts[bar] + ticks, score.length_ticks), earliest)
            yield tick, value
            earliest = tick + _CHANGE_TICKS * (value == _UP)


def _pedals_of(part: ET.Element) -> Iterator[tuple[int, int, int]]:
    """Bar, ticks from its start and value of each move of the pedal, in the order of the page."""
    ticks_per_division = float(TICKS_PER_QUARTER)
    is_down = False
    for bar, measure in enumerate(part.iterfind("measure")):
        position = 0.0
        for element in list(measure):
            length = _number(element.findtext("duration"))
            if element.tag == "attributes":
                divisions = _number(element.findtext("divisions"))
                if divisions > 0:
                    ticks_per_division = TICKS_PER_QUARTER / divisions
            elif element.tag in ("forward", "note") and element.find("chord") is None:
                position += length
            elif element.tag == "backup":
                position -= length
            elif element.tag == "direction":
                at = max(position + _number(element.findtext("offset")), 0.0)
                for value in _pedal_values(element):
                    if (value == _DOWN) != is_down:
                        is_down = not is_down
                        yield bar, round(at * ticks_per_division), value
                _remove_lines(measure, element)


def _pedal_values(direction: ET.Element) -> Iterator[int]:
    """The values to which the pedal moves at a direction, one after the other."""
    signs = [pedal.get("type", "") for pedal in direction.iterfind("direction-type/pedal")]
    signs += [sound.get("damper-pedal", "") for sound in direction.iterfind("sound")]
    for sign in signs:
        yield from _MOVES.get(sign, ())


def _remove_lines(measure: ET.Element, direction: ET.Element) -> None:
    for kind in list(direction.iterfind("direction-type")):
        for line in [child for child in kind if child.tag in _LINES]:
            kind.remove(line)
        if not len(kind):
            direction.remove(kind)
    if direction.find("direction-type") is None and direction.find("sound") is None:
        measure.remove(direction)


def _number(text: str | None) -> float:
    """The number that a text says, 0 where it says none."""
    try:
        number = float(text or 0)
    except ValueError:
        return 0.0
    return number if isfinite(number) else 0.0
