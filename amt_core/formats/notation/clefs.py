"""Clefs: the ones that players read, and where a staff changes its clef."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from amt_core.formats.notation.grid import Bar
from amt_core.music.note_table import Note
from amt_core.music.score import Track


class Clef(Enum):
    """Sign, line and octaves that it shifts its notes by."""

    TREBLE = ("G", 2, 0)
    TREBLE_8VA = ("G", 2, 1)
    TREBLE_8VB = ("G", 2, -1)
    ALTO = ("C", 3, 0)
    TENOR = ("C", 4, 0)
    BASS = ("F", 4, 0)
    BASS_8VB = ("F", 4, -1)
    PERCUSSION = ("percussion", 0, 0)


GUITARS, BASSES = range(24, 32), (*range(32, 40), 43)
"""Programs that sound an octave lower than they are written."""

KEYBOARD_CLEFS = (Clef.TREBLE, Clef.BASS)
"""The clefs of a staff for one hand."""

# The clefs that players of an instrument read; all others read treble and bass.
_CLEFS = {
    **dict.fromkeys((*GUITARS, 105), (Clef.TREBLE_8VB, Clef.TREBLE)),
    **dict.fromkeys(BASSES, (Clef.BASS_8VB, Clef.TREBLE_8VB)),
    41: (Clef.ALTO, Clef.TREBLE), 42: (Clef.BASS, Clef.TENOR, Clef.TREBLE), 47: (Clef.BASS,),
    57: (Clef.BASS, Clef.TENOR), 58: (Clef.BASS,), 60: (Clef.TREBLE, Clef.BASS),
    70: (Clef.BASS, Clef.TENOR),
    **dict.fromkeys((8, 9, 13, 72), (Clef.TREBLE_8VA, Clef.TREBLE)),
    **dict.fromkeys((*range(40, 41), *range(64, 67), 68, 71, *range(73, 80)), (Clef.TREBLE,)),
}  # fmt: skip
_USUAL_CLEFS = (Clef.TREBLE, Clef.BASS, Clef.TREBLE_8VA, Clef.BASS_8VB)
# A staff may change between these; clefs with an octave sign stay for the whole piece.
_CHANGING = {Clef.TREBLE, Clef.ALTO, Clef.TENOR, Clef.BASS}
_RANGES = {
    Clef.TREBLE: (60, 81), Clef.TREBLE_8VA: (72, 93), Clef.TREBLE_8VB: (48, 69),
    Clef.ALTO: (50, 71), Clef.TENOR: (47, 67), Clef.BASS: (40, 60), Clef.BASS_8VB: (28, 48),
}  # fmt: skip
# What an octave sign costs, or a clef that is not the first one of the player, in semitones that a
# note lies outside the staff.
_UNUSUAL_COST = 4
# What a change of clef costs, in semitones that notes of one staff lie outside it, added up; so
# that a few ledger lines stay, and a phrase in another register gets a clef of its own.
_CHANGE_COST = 60
# The other clefs of a player are read less easily than the first one.
_OTHER_COST = 0.5


def usual_clef(track: Track, notes: Sequence[Note]) -> Clef:
    """The clef of most of a staff.

    It is the first one of those between which players change, or else the one in which the notes
    need the fewest ledger lines, long notes counting more.
    """
    own = _CLEFS.get(track.program)
    if own is not None and _CHANGING.issuperset(own):
        return own[0]
    total = sum(note.duration_ticks for note in notes) or 1

    def cost(clef: Clef) -> float:
        missed = sum(outside(clef, note) * note.duration_ticks for note in notes)
        is_unusual = clef.value[2] != 0 if own is None else clef is not own[0]
        return missed / total + _UNUSUAL_COST * is_unusual

    return min(own or _USUAL_CLEFS, key=cost)


def clef_changes(
    usual: Clef, others: Sequence[Clef], notes: Sequence[Note], bars: Sequence[Bar]
) -> dict[int, Clef]:
    """Bar → the clef from there on, bar 0 included; changes are worth their ledger lines.

    Args:
        usual: The clef of most of the staff.
        others: Clefs that its player reads, too.
        notes: Its notes, in time.
        bars: The bars of the piece.
    """
    clefs = [usual, *(c for c in others if c is not usual and {c, usual} <= _CHANGING)]
    if len(clefs) == 1:
        return {0: usual}
    costs = _costs_by_bar(clefs, notes, bars)
    # The cheapest way to each clef (Viterbi): so far, and from which clef it comes in each bar.
    best = costs[0]
    came_from: list[list[int]] = []
    for own in costs[1:]:
        steps = [
            min(
                (best[old] + _CHANGE_COST * (old != new), old != new, old)
                for old in range(len(clefs))
            )
            for new in range(len(clefs))
        ]
        best = [step[0] + cost for step, cost in zip(steps, own, strict=True)]
        came_from.append([step[2] for step in steps])
    chosen = [min(range(len(clefs)), key=lambda clef: best[clef])]
    for back in reversed(came_from):
        chosen.append(back[chosen[-1]])
    chosen.reverse()
    return {
        bar: clefs[clef] for bar, clef in enumerate(chosen) if not bar or clef != chosen[bar - 1]
    }


def clefs_of(track: Track) -> Sequence[Clef]:
    """The clefs that players of a track read."""
    return _CLEFS.get(track.program, KEYBOARD_CLEFS)


def _costs_by_bar(
    clefs: Sequence[Clef], notes: Sequence[Note], bars: Sequence[Bar]
) -> list[list[float]]:
    """For each bar, what each clef costs there; bars without notes cost nothing."""
    costs = [[0.0] * len(clefs) for _ in bars]
    bar = 0
    for note in notes:
        while bar + 1 < len(bars) and note.onset_ticks >= bars[bar + 1].start:
            bar += 1
        for index, clef in enumerate(clefs):
            costs[bar][index] += outside(clef, note) + _OTHER_COST * (index > 0)
    return costs


def outside(clef: Clef, note: Note) -> int:
    """The semitones by which a note lies above or below the staff."""
    low, high = lowest_and_highest(clef)
    return max(low - note.pitch, note.pitch - high, 0)


def lowest_and_highest(clef: Clef) -> tuple[int, int]:
    """The lowest and the highest pitch within the staff, one ledger line included."""
    return _RANGES[clef]
