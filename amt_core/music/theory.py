"""Keys, scales, chords, and finding the key of some notes.

Key finding follows Krumhansl & Schmuckler with the Krumhansl-Kessler probe-tone
profiles (C. Krumhansl, *Cognitive Foundations of Musical Pitch*, 1990, ch. 4).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from amt_core.errors import AmtError
from amt_core.music.note_table import NoteTable
from amt_core.sentence import Sentence

Mode = Literal["major", "minor"]

MAJOR_SCALE = (0, 2, 4, 5, 7, 9, 11)
NATURAL_MINOR_SCALE = (0, 2, 3, 5, 7, 8, 10)
# Minor as it is used: the raised sixth and seventh of the melodic form belong to the key.
MINOR_SCALE = (0, 2, 3, 5, 7, 8, 9, 10, 11)

MAJOR_PROFILE = np.array([6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88])
MINOR_PROFILE = np.array([6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17])

_MAJOR_NAMES = ("C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")
_MINOR_NAMES = ("C", "C#", "D", "Eb", "E", "F", "F#", "G", "G#", "A", "Bb", "B")
# The line of fifths, ... Bb F C G D A E B F# ..., on which C has the place 0.
_LINE_OF_FIFTHS = "FCGDAEB"
_MINOR_TONIC_PLACE = 3
MAX_SIGNATURE = 7
"""The most sharps or flats that a key signature has."""


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """A major or minor key.

    Keys that sound alike are equal, however they are spelled: G flat major is F sharp major.

    Attributes:
        tonic: Pitch class of the tonic, 0 = C … 11 = B.
        mode: `"major"` or `"minor"`.
        signature: Sharps of the key signature, negative for flats, where the key is spelled in
            another way than usual; None for the usual spelling.
    """

    tonic: int
    mode: Mode = "major"
    signature: int | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        assert 0 <= self.tonic < 12 and self.mode in ("major", "minor")

    @classmethod
    def of_signature(cls, num_sharps: int, mode: Mode) -> Key:
        """The key with a signature of -7..7 sharps; negative numbers are flats."""
        assert -MAX_SIGNATURE <= num_sharps <= MAX_SIGNATURE
        place = num_sharps + (_MINOR_TONIC_PLACE if mode == "minor" else 0)
        usual = cls(place * 7 % 12, mode)
        return usual if usual.num_sharps == num_sharps else cls(usual.tonic, mode, num_sharps)

    @classmethod
    def parse(cls, text: str) -> Key:
        """The key written as letter, accidental and mode: `F# minor`, `Bb major`, `Ebm`, `C`.

        Raises:
            AmtError: The text names no key.
        """
        match = re.fullmatch(
            r"\s*([A-Ga-g])\s*([#♯b♭]|sharp|flat)?\s*-?\s*(major|maj|minor|min|m)?\s*", text
        )
        if match is None:
            raise AmtError(
                Sentence('"{text}" is not a key.', text=text),
                "Write it as A minor, Bb major or F# minor.",
            )
        letter, accidental, mode = match.groups()
        shift = {"#": 1, "♯": 1, "sharp": 1, "b": -1, "♭": -1, "flat": -1}.get(accidental or "", 0)
        is_minor = mode is not None and mode.startswith("m") and not mode.startswith("maj")
        natural = (_LINE_OF_FIFTHS.index(letter.upper()) - 1) * 7 % 12
        return cls.spelled(natural, shift, "minor" if is_minor else "major")

    @classmethod
    def spelled(cls, natural: int, shift: int, mode: Mode) -> Key:
        """The key of a white key that is raised or lowered, spelled so where a signature can be.

        Args:
            natural: Pitch class of the letter, such as 7 for G.
            shift: 1 for a sharp, -1 for a flat, else 0.
            mode: The mode.
        """
        place = (natural * 7 + 1) % 12 - 1 + 7 * shift
        num_sharps = place - (_MINOR_TONIC_PLACE if mode == "minor" else 0)
        if abs(num_sharps) <= MAX_SIGNATURE:
            return cls.of_signature(num_sharps, mode)
        return cls((natural + shift) % 12, mode)

    @property
    def tonic_name(self) -> str:
        """The tonic as the key is spelled; the usual spelling is Db major but C# minor."""
        if self.signature is None:
            return (_MAJOR_NAMES if self.mode == "major" else _MINOR_NAMES)[self.tonic]
        return _name_at(self.signature + (_MINOR_TONIC_PLACE if self.mode == "minor" else 0))

    def __str__(self) -> str:
        return f"{self.tonic_name} {self.mode}"

    @property
    def scale(self) -> frozenset[int]:
        """Pitch classes of the key; minor includes the raised sixth and seventh."""
        steps = MAJOR_SCALE if self.mode == "major" else MINOR_SCALE
        return frozenset((self.tonic + step) % 12 for step in steps)

    @property
    def tonic_triad(self) -> frozenset[int]:
        """Pitch classes of the tonic chord."""
        third = 4 if self.mode == "major" else 3
        return frozenset((self.tonic + step) % 12 for step in (0, third, 7))

    @property
    def relative(self) -> Key:
        """The minor or major key with the same signature."""
        return Key.of_signature(self.num_sharps, "minor" if self.mode == "major" else "major")

    @property
    def num_sharps(self) -> int:
        """Sharps of the key signature, -7..7; negative numbers are flats."""
        if self.signature is not None:
            return self.signature
        name = (_MAJOR_NAMES if self.mode == "major" else _MINOR_NAMES)[self.tonic]
        return _place_of(name) - (_MINOR_TONIC_PLACE if self.mode == "minor" else 0)

    def transposed(self, semitones: int) -> Key:
        """The key some semitones higher."""
        return Key((self.tonic + semitones) % 12, self.mode)


ALL_KEYS = tuple(Key(tonic, mode) for mode in ("major", "minor") for tonic in range(12))

_profiles = np.stack(
    [
        np.roll(MAJOR_PROFILE if key.mode == "major" else MINOR_PROFILE, key.tonic)
        for key in ALL_KEYS
    ]
)
_centered = _profiles - _profiles.mean(axis=1, keepdims=True)
# (24, 12): the profile of every key, centered and of length 1, so that a product is a correlation.
_KEY_PROFILES = _centered / np.linalg.norm(_centered, axis=1, keepdims=True)


def key_profile(key: Key) -> NDArray[np.float64]:
    """(12,) how much each pitch class belongs to a key, with mean 0 and length 1."""
    return _KEY_PROFILES[ALL_KEYS.index(key)]


def pitch_name(pitch: int, key: Key | None = None) -> str:
    """The name of a MIDI pitch with its octave, middle C being C4, spelled as the key has it."""
    num_sharps = key.num_sharps if key is not None else 0
    # Twelve places in a row. Keys with flats spell with flats, and no key lacks its own scale.
    lowest = min(-5, num_sharps - 1) if num_sharps < 0 else max(-1, num_sharps - 6)
    place = lowest + (pitch * 7 - lowest) % 12
    name = _name_at(place)
    # Cb belongs to the octave of the C above it, B# to that of the B below it.
    octave = (pitch - _SHIFTS.get(name[1:], 0)) // 12 - 1
    return f"{name}{octave}"


_SHIFTS = {"b": -1, "#": 1}


def _name_at(place: int) -> str:
    """The name of a place on the line of fifths."""
    accidentals, letter = divmod(place + 1, 7)
    return _LINE_OF_FIFTHS[letter] + ("#" * accidentals if accidentals > 0 else "b" * -accidentals)


def _place_of(name: str) -> int:
    """The place of a name on the line of fifths."""
    return _LINE_OF_FIFTHS.index(name[0]) - 1 + 7 * (name.count("#") - name.count("b"))


def pitch_class_histogram(
    notes: NoteTable, is_drum: NDArray[np.bool_] | None = None
) -> NDArray[np.float64]:
    """(12,) sounding ticks by pitch class.

    Args:
        notes: The notes.
        is_drum: (tracks,) which tracks to leave out; none if absent.
    """
    pitched = notes if is_drum is None else notes.select(~is_drum[notes.track])
    weights = pitched.duration_ticks.astype(np.float64)
    return np.bincount(pitched.pitch % 12, weights=weights, minlength=12).astype(np.float64)


# (24, 24) bool: for each key, the ones that have another signature.
_IS_UNRELATED = np.array(
    [[other not in (key, key.relative) for other in ALL_KEYS] for key in ALL_KEYS]
)


def find_key(histogram: NDArray[np.float64]) -> tuple[Key, float] | None:
    """The best key for a (12,) pitch-class histogram, and how sure it is.

    Returns:
        The key and a confidence in 0..1: the correlation's lead over the best key
        that is neither the same nor its relative, scaled by the correlation itself.
        None if the histogram is empty or flat.
    """
    if np.ptp(histogram) == 0:
        return None
    deviation = histogram - histogram.mean()
    scores = _KEY_PROFILES @ deviation / np.linalg.norm(deviation)
    best = int(np.argmax(scores))
    lead = float(scores[best] - scores[_IS_UNRELATED[best]].max())
    return ALL_KEYS[best], float(np.clip(scores[best], 0.0, 1.0) * np.clip(lead / 0.25, 0.0, 1.0))
