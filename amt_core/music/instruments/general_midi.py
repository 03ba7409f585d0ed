"""The General MIDI sound set: names, families, playing ranges and how many notes sound at once.

Names follow *General MIDI System Level 1* (MMA, 1991). Ranges are sounding pitches that an
ordinary player reaches; polyphony is what one player can attack together.
"""

from __future__ import annotations

from typing import Final, Literal

Family = Literal[
    "piano", "chromatic percussion", "organ", "guitar", "bass", "strings", "ensemble", "brass",
    "reed", "pipe", "synth lead", "synth pad", "synth effects", "ethnic", "percussive",
    "sound effects", "drums",
]  # fmt: skip

FAMILIES: tuple[Family, ...] = (
    "piano", "chromatic percussion", "organ", "guitar", "bass", "strings", "ensemble", "brass",
    "reed", "pipe", "synth lead", "synth pad", "synth effects", "ethnic", "percussive",
    "sound effects",
)  # fmt: skip
"""The sixteen families of eight programs each, in program order."""

PROGRAM_NAMES: tuple[str, ...] = (
    "Acoustic Grand Piano", "Bright Acoustic Piano", "Electric Grand Piano", "Honky-tonk Piano",
    "Electric Piano 1", "Electric Piano 2", "Harpsichord", "Clavinet",
    "Celesta", "Glockenspiel", "Music Box", "Vibraphone",
    "Marimba", "Xylophone", "Tubular Bells", "Dulcimer",
    "Drawbar Organ", "Percussive Organ", "Rock Organ", "Church Organ",
    "Reed Organ", "Accordion", "Harmonica", "Tango Accordion",
    "Acoustic Guitar (nylon)", "Acoustic Guitar (steel)", "Electric Guitar (jazz)",
    "Electric Guitar (clean)", "Electric Guitar (muted)", "Overdriven Guitar",
    "Distortion Guitar", "Guitar Harmonics",
    "Acoustic Bass", "Electric Bass (finger)", "Electric Bass (pick)", "Fretless Bass",
    "Slap Bass 1", "Slap Bass 2", "Synth Bass 1", "Synth Bass 2",
    "Violin", "Viola", "Cello", "Contrabass",
    "Tremolo Strings", "Pizzicato Strings", "Orchestral Harp", "Timpani",
    "String Ensemble 1", "String Ensemble 2", "Synth Strings 1", "Synth Strings 2",
    "Choir Aahs", "Voice Oohs", "Synth Voice", "Orchestra Hit",
    "Trumpet", "Trombone", "Tuba", "Muted Trumpet",
    "French Horn", "Brass Section", "Synth Brass 1", "Synth Brass 2",
    "Soprano Sax", "Alto Sax", "Tenor Sax", "Baritone Sax",
    "Oboe", "English Horn", "Bassoon", "Clarinet",
    "Piccolo", "Flute", "Recorder", "Pan Flute",
    "Blown Bottle", "Shakuhachi", "Whistle", "Ocarina",
    "Lead 1 (square)", "Lead 2 (sawtooth)", "Lead 3 (calliope)", "Lead 4 (chiff)",
    "Lead 5 (charang)", "Lead 6 (voice)", "Lead 7 (fifths)", "Lead 8 (bass + lead)",
    "Pad 1 (new age)", "Pad 2 (warm)", "Pad 3 (polysynth)", "Pad 4 (choir)",
    "Pad 5 (bowed)", "Pad 6 (metallic)", "Pad 7 (halo)", "Pad 8 (sweep)",
    "FX 1 (rain)", "FX 2 (soundtrack)", "FX 3 (crystal)", "FX 4 (atmosphere)",
    "FX 5 (brightness)", "FX 6 (goblins)", "FX 7 (echoes)", "FX 8 (sci-fi)",
    "Sitar", "Banjo", "Shamisen", "Koto",
    "Kalimba", "Bagpipe", "Fiddle", "Shanai",
    "Tinkle Bell", "Agogo", "Steel Drums", "Woodblock",
    "Taiko Drum", "Melodic Tom", "Synth Drum", "Reverse Cymbal",
    "Guitar Fret Noise", "Breath Noise", "Seashore", "Bird Tweet",
    "Telephone Ring", "Helicopter", "Applause", "Gunshot",
)  # fmt: skip

DRUM_CHANNEL = 9
"""The channel of General MIDI drums, counted from 0."""

DRUM_KIT_NAMES: dict[int, str] = {
    0: "Drums", 8: "Room Kit", 16: "Power Kit", 24: "Electronic Kit", 25: "TR-808 Kit",
    32: "Jazz Kit", 40: "Brush Kit", 48: "Orchestral Kit",
}  # fmt: skip

DRUM_KEY_NAMES: dict[int, str] = {
    35: "Acoustic Bass Drum", 36: "Bass Drum", 37: "Side Stick", 38: "Snare", 39: "Hand Clap",
    40: "Electric Snare", 41: "Low Floor Tom", 42: "Closed Hi-Hat", 43: "High Floor Tom",
    44: "Pedal Hi-Hat", 45: "Low Tom", 46: "Open Hi-Hat", 47: "Low-Mid Tom", 48: "Hi-Mid Tom",
    49: "Crash Cymbal", 50: "High Tom", 51: "Ride Cymbal", 52: "Chinese Cymbal", 53: "Ride Bell",
    54: "Tambourine", 55: "Splash Cymbal", 56: "Cowbell", 57: "Crash Cymbal 2", 58: "Vibraslap",
    59: "Ride Cymbal 2", 60: "High Bongo", 61: "Low Bongo", 62: "Mute High Conga",
    63: "Open High Conga", 64: "Low Conga", 65: "High Timbale", 66: "Low Timbale",
    67: "High Agogo", 68: "Low Agogo", 69: "Cabasa", 70: "Maracas", 71: "Short Whistle",
    72: "Long Whistle", 73: "Short Guiro", 74: "Long Guiro", 75: "Claves", 76: "High Woodblock",
    77: "Low Woodblock", 78: "Mute Cuica", 79: "Open Cuica", 80: "Mute Triangle",
    81: "Open Triangle",
}  # fmt: skip

# Per family: lowest and highest pitch, notes attacked together.
_FAMILY_LIMITS: tuple[tuple[int, int, int], ...] = (
    (21, 108, 10), (48, 108, 4), (24, 108, 8), (40, 88, 6), (23, 67, 1), (28, 103, 3),
    (28, 96, 6), (28, 89, 1), (34, 94, 1), (48, 108, 1), (24, 108, 2), (24, 108, 6),
    (24, 108, 4), (40, 96, 4), (36, 96, 2), (24, 108, 2),
)  # fmt: skip

DRUM_LIKE: Final = frozenset({116, 117, 118, 119})
"""Programs that sound like drums and are none: taiko, melodic tom, synth drum, reverse cymbal."""

_CONTRABASS = 43

# Programs whose instrument is played otherwise than the rest of its family.
_PROGRAM_LIMITS: dict[int, tuple[int, int, int]] = {
    6: (29, 89, 10), 7: (28, 88, 6), 8: (60, 108, 6), 9: (72, 108, 2), 10: (60, 108, 4),
    11: (53, 89, 4), 12: (36, 96, 4), 13: (65, 108, 2), 14: (53, 79, 2), 15: (48, 86, 4),
    21: (41, 93, 6), 22: (48, 98, 3), 23: (41, 93, 6), 29: (40, 88, 4), 30: (38, 88, 4),
    31: (40, 100, 2), 40: (55, 103, 2), 41: (48, 91, 2), 42: (36, 84, 2), 43: (23, 67, 1),
    46: (24, 103, 8), 47: (36, 57, 2), 52: (40, 81, 6), 53: (40, 81, 2), 54: (36, 84, 4),
    56: (52, 87, 1), 57: (34, 77, 1), 58: (22, 65, 1), 59: (52, 87, 1), 60: (34, 77, 1),
    61: (34, 87, 5), 62: (34, 96, 5), 63: (34, 96, 5), 64: (56, 91, 1), 65: (49, 85, 1),
    66: (44, 80, 1), 67: (36, 73, 1), 68: (58, 94, 1), 69: (52, 86, 1), 70: (34, 77, 1),
    71: (50, 96, 1), 72: (74, 108, 1), 73: (59, 98, 1), 74: (60, 98, 1), 75: (55, 98, 1),
    77: (50, 91, 1), 104: (41, 84, 3), 105: (47, 91, 4), 108: (52, 88, 2), 109: (55, 82, 2),
    110: (55, 103, 2), 111: (55, 91, 1), 115: (48, 84, 1), 116: (36, 72, 2),
}  # fmt: skip


def family(program: int) -> Family:
    """The family that a program belongs to."""
    return FAMILIES[program // 8]


def is_bass(program: int) -> bool:
    """True if an instrument plays the bass: the bass family and the contrabass."""
    return family(program) == "bass" or program == _CONTRABASS


def pitch_range(program: int) -> tuple[int, int]:
    """Lowest and highest pitch, both playable."""
    low, high, _ = _PROGRAM_LIMITS.get(program, _FAMILY_LIMITS[program // 8])
    return low, high


def max_chord_size(program: int) -> int:
    """The most notes that one player attacks together."""
    return _PROGRAM_LIMITS.get(program, _FAMILY_LIMITS[program // 8])[2]
