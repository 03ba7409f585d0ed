"""Places, lengths and pitches as people write them, and back."""

from __future__ import annotations

import re
from bisect import bisect_right

from amt_core.music.instruments.general_midi import DRUM_KEY_NAMES
from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.score import Score
from amt_core.music.theory import pitch_name
from amt_desktop.look.words import word

_LETTERS = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11}
_SIGNS = {"#": 1, "♯": 1, "b": -1, "♭": -1, "": 0}
_PITCH = re.compile(r"([a-gA-G])(##|bb|[#♯b♭]?)(-?\d)")
_FRACTION = re.compile(r"(\d{1,2})\s*/\s*(\d{1,2})")


class Places:
    """Bars, beats and ticks of one score.

    Args:
        score: The score; it has at least one bar.
    """

    def __init__(self, score: Score) -> None:
        self._score = score
        self._starts = score.bar_starts_ticks.tolist()

    def bar_at(self, tick: int) -> int:
        """The bar that holds a tick, the last one for what lies behind it."""
        return min(max(bisect_right(self._starts, tick) - 1, 0), max(len(self._starts) - 2, 0))

    def position(self, tick: int) -> str:
        """Bar, beat and tick, the first two from 1: `3.2.120`."""
        bar = self.bar_at(tick)
        beat, ticks = divmod(tick - self._starts[bar], self._score.meter.at(bar).beat_ticks)
        return f"{bar + 1}.{beat + 1}.{ticks:03d}"

    def tick_of(self, text: str) -> int | None:
        """The tick of `3.2.120`, `3.2` or `3`; None for what is no place in the piece."""
        numbers = text.strip().replace(":", ".").split(".")
        if not 1 <= len(numbers) <= 3 or not all(number.isdecimal() for number in numbers):
            return None
        bar, beat, ticks = ([int(number) for number in numbers] + [1, 0][len(numbers) - 1 :])[:3]
        if not 1 <= bar < len(self._starts) or beat < 1:
            return None
        tick = self._starts[bar - 1] + (beat - 1) * self._score.meter.at(bar - 1).beat_ticks + ticks
        return tick if tick < self._starts[bar] else None


def length_in_words(ticks: int) -> str:
    """Quarter notes and ticks: `1.000` is a quarter note."""
    quarters, rest = divmod(ticks, TICKS_PER_QUARTER)
    return f"{quarters}.{rest:03d}"


def length_of(text: str) -> int | None:
    """The ticks of `1.240`, of `2` quarter notes or of the note value `1/8`; None for else."""
    text = text.strip()
    if (fraction := _FRACTION.fullmatch(text)) is not None:
        count, parts = int(fraction[1]), int(fraction[2])
        ticks = count * 4 * TICKS_PER_QUARTER // parts if parts else 0
    else:
        numbers = text.split(".")
        if len(numbers) > 2 or not all(number.isdecimal() for number in numbers):
            return None
        ticks = int(numbers[0]) * TICKS_PER_QUARTER + int(numbers[1] if len(numbers) == 2 else 0)
    return ticks if 0 < ticks < 2**24 else None


def name_of_pitch(score: Score, track: int, pitch: int, bar: int) -> str:
    """The name of a pitch as the key of its bar spells it; of a drum its name."""
    if score.tracks[track].is_drum:
        return word(DRUM_KEY_NAMES.get(pitch, str(pitch)))
    key = next((change.key for change in reversed(score.keys) if change.bar <= bar), None)
    return pitch_name(pitch, key)


def pitch_of(text: str, *, is_drum: bool) -> int | None:
    """The pitch of `C#4`, of a MIDI number or of a drum's name; None for what is none."""
    text = text.strip()
    if text.isdecimal():
        return int(text) if int(text) < 128 else None
    if is_drum:
        names = {
            name.casefold(): pitch
            for pitch, english in DRUM_KEY_NAMES.items()
            for name in (english, word(english))
        }
        return names.get(text.casefold())
    if (match := _PITCH.fullmatch(text)) is None:
        return None
    sign = match[2]
    shift = 2 * _SIGNS[sign[0]] if len(sign) == 2 else _SIGNS[sign]
    pitch = 12 * (int(match[3]) + 1) + _LETTERS[match[1].lower()] + shift
    return pitch if 0 <= pitch < 128 else None
