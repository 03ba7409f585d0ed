"""ECM, CMAO and CMAOMM: how a sequence of found chords matches the sequence that was asked for.

The measures are those by which Mustango is evaluated (Melechovsky et al., *Mustango: Toward
Controllable Text-to-Music Generation*, NAACL 2024): Exact Chord Match in order and with tolerance
for missing and excess chords, Chord Match in any Order, and Chord Match in any Order by major and
minor alone. The paper defines them in words. Here a chord that stays is one chord, exact matches
are the longest common subsequence as a share of the asked chords, and matches in any order are a
share of the found chords.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import groupby

from amt_core.music.chord_symbols import ChordSymbol


def chord_matches(
    asked: Sequence[ChordSymbol | None], found: Sequence[ChordSymbol | None]
) -> dict[str, float]:
    """`ecm`, `cmao` and `cmaomm` of two sequences of chords; empty if nothing was asked."""
    wanted = _collapsed([_exact(chord) for chord in asked])
    heard = _collapsed([_exact(chord) for chord in found])
    if not wanted:
        return {}
    return {
        "ecm": _common_subsequence(wanted, heard) / len(wanted),
        "cmao": _shared(wanted, heard),
        "cmaomm": _shared(
            _collapsed([_by_mode(chord) for chord in asked]),
            _collapsed([_by_mode(chord) for chord in found]),
        ),
    }


def _exact(chord: ChordSymbol | None) -> Hashable:
    return None if chord is None else (chord.root, chord.quality)


def _by_mode(chord: ChordSymbol | None) -> Hashable:
    return None if chord is None else (chord.root, chord.triad in ("min", "dim"))


def _collapsed(chords: Sequence[Hashable]) -> list[Hashable]:
    """The chords without repetitions and silence."""
    return [chord for chord, _ in groupby(chords) if chord is not None]


def _shared(wanted: Sequence[Hashable], heard: Sequence[Hashable]) -> float:
    """The share of the found chords that were asked for, each as often as it was asked for."""
    common = sum((Counter(wanted) & Counter(heard)).values())
    return common / len(heard) if heard else 0.0


def _common_subsequence(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    """The length of the longest common subsequence."""
    row = [0] * (len(other) + 1)
    for a in one:
        before, row = row, [0]
        for index, b in enumerate(other):
            row.append(before[index] + 1 if a == b else max(before[index + 1], row[index]))
    return row[-1]
