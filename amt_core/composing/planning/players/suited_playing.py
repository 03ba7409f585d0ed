"""The figures and densities that suit a mood and a subgenre, where a genre's counts do not tell.

Counts know the genre only: romantic pieces comp as often as they break their chords, calm ones
among them hardly do, and electronic dance music is not all four on the floor.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

HARMONY_ROLES = frozenset({"chords", "pad"})
"""The roles whose figures tell the mood most."""

_QUIET = frozenset({"calm", "dreamy", "gentle", "melancholic", "peaceful", "sad"})
_DRIVEN = frozenset({"aggressive", "driving", "energetic"})

_QUIET_FACTORS = {
    "arpeggio": 6.0, "Alberti": 3.0, "sustained": 2.0, "pedal point": 2.0, "block chords": 0.3,
    "comping": 0.3, "off-beat chords": 0.1, "repeated notes": 0.2, "tremolo": 0.2, "octaves": 0.3,
    "oom-pah": 0.3,
    "brushes": 3.0, "half time": 2.0, "percussion": 2.0, "four on the floor": 0.5,
    "breakbeat": 0.05, "double time": 0.05, "blast beat": 0.0, "lyrical": 3.0, "running": 0.3,
    "": 0.15,
}  # fmt: skip
_DRIVEN_FACTORS = {
    "sustained": 0.2, "pedal point": 0.3, "repeated notes": 2.0, "octaves": 2.0,
    "double time": 2.0, "half time": 0.3, "brushes": 0.05, "arpeggio": 0.5, "Alberti": 0.3,
    "lyrical": 0.3, "running": 2.0, "": 0.5,
}  # fmt: skip
_DEFINING_SHARE = 0.5

_QUIET_DENSITIES = {"high": 0.3, "very high": 0.0}
_DRIVEN_DENSITIES = {"very low": 0.0, "low": 0.3}

_DRUMS_OF_SUBGENRE = {
    "bachata": "clave", "big band": "swing ride", "cha-cha": "clave",
    "dance pop": "four on the floor", "dixieland": "swing ride", "drum and bass": "breakbeat",
    "dubstep": "half time",
    "house": "four on the floor", "jazz waltz": "waltz", "mambo": "clave", "reggaeton": "dembow",
    "rock and roll": "backbeat", "rumba": "clave", "salsa": "clave", "son": "clave",
    "techno": "four on the floor", "trance": "four on the floor", "trap": "half time",
    "trip hop": "breakbeat",
}  # fmt: skip


def drums_of(subgenre: str | None) -> str | None:
    """The figure by which the drums of a subgenre are known; None where there is no such."""
    return _DRUMS_OF_SUBGENRE.get(subgenre or "")


def suited_to(moods: Collection[str], weights: Mapping[str, float]) -> dict[str, float]:
    """The weights of figures in some moods; a figure that makes a style what it is stays.

    Args:
        moods: The moods of the piece; where they point both ways, nothing changes.
        weights: Figure → its weight in the style; empty for none.
    """
    factors = _of_moods(moods, _QUIET_FACTORS, _DRIVEN_FACTORS)
    most = _DEFINING_SHARE * sum(weights.values())
    suited = {
        figure: weight if figure and weight > most else weight * factors.get(figure, 1.0)
        for figure, weight in weights.items()
    }
    return suited if any(suited.values()) else dict(weights)


def is_of_mood(moods: Collection[str], figure: str | None) -> bool:
    """True if a figure is one by which a mood is heard: broken chords in a calm piece."""
    return _of_moods(moods, _QUIET_FACTORS, _DRIVEN_FACTORS).get(figure or "", 1.0) > 1.0


def densities_suited_to(moods: Collection[str], weights: Mapping[str, float]) -> dict[str, float]:
    """The weights of densities in some moods: calm music has no torrents of notes.

    Args:
        moods: The moods of the piece; where they point both ways, nothing changes.
        weights: Density, one of `LEVELS` → its weight in the style; empty for none.
    """
    factors = _of_moods(moods, _QUIET_DENSITIES, _DRIVEN_DENSITIES)
    suited = {level: weight * factors.get(level, 1.0) for level, weight in weights.items()}
    return suited if any(suited.values()) else dict(weights)


def _of_moods(
    moods: Collection[str], quiet: Mapping[str, float], driven: Mapping[str, float]
) -> Mapping[str, float]:
    """The factors of quiet or of driven moods; none where the moods point both ways."""
    is_quiet, is_driven = not _QUIET.isdisjoint(moods), not _DRIVEN.isdisjoint(moods)
    if is_quiet == is_driven:
        return {}
    return quiet if is_quiet else driven
