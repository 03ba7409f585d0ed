"""The voices of a choir whose parts have a track each: who sings how high.

The ranges are those of choral pieces in two, three and four parts; in all but a few of these no
part lies above the one before it on the whole.
"""

from __future__ import annotations

from amt_core.music.score import Track

SINGERS = frozenset({52, 53})
"""Programs that are voices: choir and "oohs"."""

Range = tuple[int, int]
"""The lowest and the highest MIDI pitch."""

# By the name of the track.
_RANGES: dict[str, Range] = {
    "Soprano": (60, 79), "Alto": (55, 72), "Tenor": (48, 67), "Bass": (41, 60),
    "Upper voices": (57, 77), "Lower voices": (42, 65),
}  # fmt: skip
_VOICES = ("Soprano", "Alto", "Tenor", "Bass")
_FEW_VOICES = {2: ("Upper voices", "Lower voices"), 3: (*_VOICES[:2], "Lower voices")}


def voice_names(num_parts: int) -> list[str]:
    """The names of the parts of a choir, the highest first; more than four divide the voices."""
    voices = _FEW_VOICES.get(num_parts, _VOICES)
    names = [voices[number * len(voices) // num_parts] for number in range(num_parts)]
    return [
        f"{name} {names[: number + 1].count(name)}" if names.count(name) > 1 else name
        for number, name in enumerate(names)
    ]


def voice_range(track: Track) -> Range | None:
    """The voice that a track of this name sings; None where it is no voice."""
    is_singer = track.program in SINGERS and not track.is_drum
    return _RANGES.get(track.name.rstrip(" 0123456789")) if is_singer else None
