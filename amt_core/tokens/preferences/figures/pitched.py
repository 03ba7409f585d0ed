"""The rules of each figure of a pitched track: its places, sizes, pitches and lengths."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from amt_core.tokens.preferences.figures import moves
from amt_core.tokens.preferences.figures.bar_places import EIGHTH, SIXTEENTH, BarShape, Places
from amt_core.tokens.preferences.figures.lengths import Range
from amt_core.tokens.preferences.figures.moves import Moment, Move

_ONE: Range = (1, 1)
_CHORD: Range = (3, 5)
_ANY: Range = (1, 9)


@dataclass(frozen=True, slots=True, kw_only=True)
class PitchedFigure:
    """A way of playing.

    Attributes:
        places: Where it attacks.
        size: How many notes an attack has.
        move: Which pitch the lowest note of an attack has.
        length: How long notes last, in steps, by the steps until the next attack that is needed.
        repeats_notes: Whether the other notes of an attack are those of the attack before as well.
        repeats_first_bar: Whether all bars attack where the first one does.
    """

    places: Callable[[BarShape], Places]
    size: Callable[[Moment], Range] = lambda _: _ANY
    move: Move = moves.free
    length: Callable[[int], Range] = lambda gap: (max(gap // 3, 1), gap)
    repeats_notes: bool = False
    repeats_first_bar: bool = False


def _held(gap: int) -> Range:
    return max(gap * 11 // 12, 1), gap


def _short(gap: int) -> Range:
    return 3, max(min(gap, EIGHTH), 3)


def _one(_: Moment) -> Range:
    return _ONE


def _chord(_: Moment) -> Range:
    return _CHORD


def _triad(_: Moment) -> Range:
    return 3, 3


def _bass_and_chord(moment: Moment) -> Range:
    return _ONE if moment.is_low else (2, 4)


def _as_before(most: int) -> Callable[[Moment], Range]:
    """As many notes as the attack before, at most some where the chord begins."""

    def size(moment: Moment) -> Range:
        if moment.is_new_chord:
            return 1, most
        count = min(len(moment.before[-1].pitches), most)
        return count, count

    return size


def _tune_of_beats(bar: BarShape) -> Places:
    """About one note for each beat, so that it sings."""
    halves = bar.every(2 * bar.beat)
    needs = tuple(tuple(bar.every(EIGHTH, first=first))[: bar.beat // EIGHTH] for first in halves)
    return Places(needs, may=bar.beats, rare=bar.off_beats)


def _comped(bar: BarShape) -> Places:
    """One attack on or before the beat and one off it in each half of a bar, others at will."""
    needs: list[tuple[int, ...]] = []
    for first in bar.every(2 * bar.beat):
        needs.append((first, first + EIGHTH) if first + EIGHTH < bar.steps else (first,))
        off = tuple(first + n * EIGHTH for n in (3, 1) if first + n * EIGHTH < bar.steps)
        if off:
            needs.append(tuple(sorted(off)))
    return Places(tuple(needs), rare=bar.eighths)


def _strummed(bar: BarShape) -> Places:
    """Every beat and half of the off-beats at least."""
    return Places.at([*bar.beats, *bar.off_beats[1::2]], may=bar.eighths)


def _struck_on_beats(bar: BarShape) -> Places:
    """Every second beat, where a chord begins, and one beat more; the others at will."""
    on_beat = [step for step in bar.begins if step % bar.beat == 0]
    always = Places.at([*bar.every(2 * bar.beat), *on_beat], may=bar.beats)
    others = bar.beats[1::2]
    return Places((*always.needs, others), may=bar.beats) if others else always


def _syncopated(bar: BarShape) -> Places:
    """The first beat, and places that make a pattern of it: even beats would walk."""
    groups = ((0,), (EIGHTH, 3 * EIGHTH), (4 * EIGHTH, 5 * EIGHTH))
    return Places(tuple(g for g in groups if g[-1] < bar.steps), rare=bar.eighths)


FIGURES: dict[str, PitchedFigure] = {
    "sustained": PitchedFigure(
        places=lambda bar: Places.at(bar.begins[:2]), length=_held
    ),
    "block chords": PitchedFigure(
        places=_struck_on_beats, size=_chord, length=lambda gap: (6, min(max(gap, 6), 36))
    ),
    "arpeggio": PitchedFigure(
        places=lambda bar: Places.at(bar.eighths, may=bar.every(SIXTEENTH)),
        size=_one, move=moves.broken_chord,
    ),
    "Alberti": PitchedFigure(
        places=lambda bar: Places.at(bar.eighths), size=_one, move=moves.alberti
    ),
    "oom-pah": PitchedFigure(
        places=lambda bar: Places.at(bar.beats), size=_bass_and_chord, move=moves.oom_pah,
        length=lambda gap: (6, max(gap, 6)),
    ),
    "stride": PitchedFigure(
        places=lambda bar: Places.at(bar.beats), size=_bass_and_chord, move=moves.stride,
        length=lambda gap: (6, max(gap, 6)),
    ),
    "off-beat chords": PitchedFigure(
        places=lambda bar: Places.at(bar.off_beats), size=_triad, length=_short
    ),
    "strumming": PitchedFigure(places=_strummed, size=_chord),
    "comping": PitchedFigure(
        places=_comped, size=_chord, length=lambda gap: (3, max(gap, 3))
    ),
    "tremolo": PitchedFigure(
        places=lambda bar: Places.at(bar.every(SIXTEENTH)), size=_as_before(2), move=moves.same,
        repeats_notes=True,
    ),
    "ostinato": PitchedFigure(
        places=_syncopated, size=_one, move=moves.ostinato,
        length=lambda gap: (3, max(gap // 2, 3)), repeats_first_bar=True,
    ),
    "walking": PitchedFigure(
        places=lambda bar: Places.at(bar.beats), size=_one, move=moves.walking
    ),
    "root and fifth": PitchedFigure(
        places=lambda bar: Places.at(bar.every(2 * bar.beat), may=bar.beats), size=_one,
        move=moves.root_and_fifth,
    ),
    "octaves": PitchedFigure(
        places=lambda bar: Places.at(bar.beats, may=bar.off_beats), size=_one, move=moves.octaves
    ),
    "pedal point": PitchedFigure(
        places=lambda bar: Places.at((0,), may=bar.beats, rare=bar.eighths), size=_one,
        move=moves.pedal,
    ),
    "repeated notes": PitchedFigure(
        places=lambda bar: Places.at(bar.eighths), size=_as_before(2), move=moves.same,
        repeats_notes=True,
    ),
    "running": PitchedFigure(
        places=lambda bar: Places.at(bar.eighths[:-1], may=bar.every(SIXTEENTH)),
        move=moves.stepwise,
    ),
    "lyrical": PitchedFigure(
        places=_tune_of_beats, length=lambda gap: (EIGHTH, max(gap, 2 * EIGHTH))
    ),
}  # fmt: skip
"""The figures whose notes can be led; a tune has its places and lengths alone."""
