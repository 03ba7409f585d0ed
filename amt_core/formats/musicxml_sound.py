"""Drum keys and swing, which MusicXML says in its sound and music21 does not read."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from amt_core.traits.plan_analysis import Swing

_LETTERS, _ALTERS = "CCDDEFFGGAAB", (0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0)
_UNITS = {"eighth": 8, "16th": 16}


def with_drum_keys(root: ET.Element) -> bool:
    """Gives the notes of drums the pitches of their keys, where their instruments state them.

    Programs put a drum on whatever line they like, so that its place does not say what it is.

    Returns:
        True if the score was changed.
    """
    keys: dict[str, int] = {}
    for instrument in root.iterfind("part-list/score-part/midi-instrument"):
        key = instrument.findtext("midi-unpitched", "")
        if key.strip().isdecimal() and 1 <= int(key) <= 128:
            keys[instrument.get("id", "")] = int(key) - 1
    if not keys:
        return False
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
    return True


def stated_swing(root: ET.Element) -> Swing | None:
    """The first swing that the score states, None where it states none or to play straight."""
    for swing in root.iter("swing"):
        first, second = swing.findtext("first", ""), swing.findtext("second", "")
        if not (first.isdecimal() and second.isdecimal() and 0 < int(second) < int(first) < 100):
            continue
        unit = _UNITS.get(swing.findtext("swing-type", "eighth"), 8)
        return Swing(unit=unit, share=int(first) / (int(first) + int(second)))
    return None
