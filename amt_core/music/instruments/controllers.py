"""MIDI controllers: their names and the sustain pedal."""

from __future__ import annotations

SUSTAIN = 64
"""The pedal that lets notes ring; from `PEDAL_DOWN` on it is down (General MIDI)."""
PEDAL_DOWN = 64

CONTROLLER_NAMES: dict[int, str] = {
    0: "Bank", 1: "Modulation", 2: "Breath", 4: "Foot", 5: "Portamento time", 6: "Data entry",
    7: "Volume", 8: "Balance", 10: "Pan", 11: "Expression", 12: "Effect 1", 13: "Effect 2",
    32: "Bank (low)", 38: "Data entry (low)", 64: "Sustain pedal", 65: "Portamento",
    66: "Sostenuto", 67: "Soft pedal", 68: "Legato pedal", 69: "Hold 2", 70: "Sound variation",
    71: "Resonance", 72: "Release time", 73: "Attack time", 74: "Brightness", 75: "Decay time",
    76: "Vibrato rate", 77: "Vibrato depth", 78: "Vibrato delay", 84: "Portamento control",
    91: "Reverb", 92: "Tremolo", 93: "Chorus", 94: "Detune", 95: "Phaser", 96: "Data increment",
    97: "Data decrement", 98: "NRPN (low)", 99: "NRPN", 100: "RPN (low)", 101: "RPN",
    120: "All sound off", 121: "Reset controllers", 122: "Local control", 123: "All notes off",
    124: "Omni off", 125: "Omni on", 126: "Mono", 127: "Poly",
}  # fmt: skip
"""By their numbers, after MIDI 1.0."""
