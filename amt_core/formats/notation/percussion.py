"""The place and the notehead of each General MIDI drum on a staff of five lines.

Follows N. Weinberg, *Guidelines for Drumset Notation* (Percussive Notes, 1994), as notation
programs do: cymbals have crosses, drums round heads, other metal has triangles.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DrumSign:
    """The sign of a drum on its staff.

    Attributes:
        step: Letter of the place, as in treble clef.
        octave: Its octave.
        head: The notehead, as MusicXML names it.
    """

    step: str
    octave: int
    head: str = "normal"


FEET = frozenset({35, 36, 44})
"""The drums that feet play: bass drums and pedal hi-hat."""

_SIGNS = {
    36: "F4", 35: "F4", 37: "C5 x", 38: "C5", 39: "E5 x", 40: "C5", 41: "G4", 42: "G5 x",
    43: "A4", 44: "D4 x", 45: "B4", 46: "G5 circle-x", 47: "D5", 48: "E5", 49: "A5 x", 50: "F5",
    51: "F5 x", 52: "C6 x", 53: "F5 diamond", 54: "B5 triangle", 55: "B5 diamond",
    56: "E5 triangle", 57: "B5 x", 58: "D5 triangle", 59: "D5 x", 60: "A5", 61: "F5", 62: "E5 x",
    63: "E5", 64: "C5", 65: "G5", 66: "D5", 67: "G5 triangle", 68: "C5 triangle", 69: "F5 circle-x",
    70: "F5 triangle", 71: "A5 diamond", 72: "G5 diamond", 73: "A4 diamond", 74: "A4 circle-x",
    75: "B4 circle-x", 76: "G5 circle-x", 77: "D5 circle-x", 78: "C5 diamond", 79: "D5 diamond",
    80: "A5 triangle", 81: "A5 circle-x",
}  # fmt: skip
_OTHER = DrumSign("B", 4, "diamond")


def drum_sign(pitch: int) -> DrumSign:
    """The sign of a General MIDI drum key; keys without a standard have one sign together."""
    text = _SIGNS.get(pitch)
    if text is None:
        return _OTHER
    place, _, head = text.partition(" ")
    return DrumSign(place[0], int(place[1]), head or "normal")


def drum_key(sign: DrumSign) -> int:
    """The drum key that is written so; the snare drum where none is."""
    keys = (key for key in _SIGNS if drum_sign(key) == sign)
    return next(keys, _SNARE)


_SNARE = 38
