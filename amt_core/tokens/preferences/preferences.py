"""The preferences of writing a piece and of filling cells, and the sum of their biases."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from amt_core.music.meter import MeterMap
from amt_core.music.theory import Key
from amt_core.tokens.preferences.cell_end import CellEndBias
from amt_core.tokens.preferences.chords import ChordBias, PlannedChords
from amt_core.tokens.preferences.figures.figure_bias import FigureBias, FiguresByBar
from amt_core.tokens.preferences.key import KeyBias
from amt_core.tokens.preferences.loudness import LoudnessBias
from amt_core.tokens.preferences.note_share import NoteShareBias
from amt_core.tokens.preferences.off_beats import OffBeatBias, RhythmsByBar
from amt_core.tokens.preferences.played_fills import FillsByBar, PlayedFills
from amt_core.tokens.preferences.protocol import Bias, Choice, Preference, WrittenNote
from amt_core.tokens.preferences.register import RegisterBias
from amt_core.tokens.preferences.repeated_bars import Form, RepeatedBars, RepeatedTrackOrder
from amt_core.tokens.preferences.track_order import TrackOrderBias
from amt_core.tokens.track_rules import TrackRules


def preferences_of_writing(
    rules: Sequence[TrackRules],
    *,
    meter: MeterMap,
    keys: Sequence[Key],
    chords: PlannedChords,
    form: Form,
    resting: Sequence[Collection[int]] = (),
    asked: Collection[int] = (),
    fills: FillsByBar = (),
    figures: FiguresByBar = (),
    rhythms: RhythmsByBar = (),
    bar_steps: Sequence[int] = (),
) -> tuple[Preference, ...]:
    """The preferences of writing a piece.

    Args:
        rules: The rules of each track.
        meter: The time signature of every bar.
        keys: (bars,) the key to write each bar in; empty for none.
        chords: The planned chords of every bar; empty where none are planned.
        form: For each bar, the earlier bar that it repeats, or None.
        resting: (bars,) the tracks that must rest in each bar; empty for none.
        asked: The bars whose chords were asked for.
        fills: (bars,) the tracks that play a fill in each bar; empty for none.
        figures: (bars,) the tracks that have another figure in the bar; empty for none.
        rhythms: (bars,) the rhythms that are asked for; empty for none.
        bar_steps: (bars,) the length of each bar in steps; only for fills.
    """
    repeated = RepeatedBars(form, resting)
    return (
        TrackOrderBias(),
        CellEndBias(),
        LoudnessBias(),
        *_harmony(keys, chords, asked),
        NoteShareBias(),
        *_asked_playing(rules, meter, chords, figures, rhythms),
        repeated,
        RepeatedTrackOrder(repeated, rules),
        *_fills(fills, bar_steps),
    )


def preferences_of_filling(
    rules: Sequence[TrackRules],
    *,
    meter: MeterMap,
    keys: Sequence[Key],
    chords: PlannedChords,
    asked: Collection[int] = (),
    fills: FillsByBar = (),
    figures: FiguresByBar = (),
    rhythms: RhythmsByBar = (),
    bar_steps: Sequence[int] = (),
) -> tuple[Preference, ...]:
    """The preferences of filling cells of a piece.

    The order of the cells is given and no form is planned, so no preference stands for the order of
    tracks or for repeated bars. The bias of the key does not start at zero as in writing: the key
    of a piece that is changed may be one that an analysis found in a few notes.

    Args:
        rules: The rules of each track.
        meter: The time signature of every bar.
        keys: (bars,) the key to write each bar in; empty for none.
        chords: The chords of every bar; empty for none.
        asked: The bars whose chords were asked for.
        fills: (bars,) the tracks that play a fill in each bar; empty for none.
        figures: (bars,) the tracks that have another figure in the bar; empty for none.
        rhythms: (bars,) the rhythms that are asked for; empty for none.
        bar_steps: (bars,) the length of each bar in steps; only for fills.
    """
    return (
        CellEndBias(),
        LoudnessBias(),
        *_harmony(keys, chords, asked),
        NoteShareBias(),
        *_fills(fills, bar_steps),
        *_asked_playing(rules, meter, chords, figures, rhythms),
    )


def _fills(fills: FillsByBar, bar_steps: Sequence[int]) -> list[Preference]:
    return [PlayedFills(fills, bar_steps)] if any(fills) else []


def _asked_playing(
    rules: Sequence[TrackRules],
    meter: MeterMap,
    chords: PlannedChords,
    figures: FiguresByBar,
    rhythms: RhythmsByBar,
) -> list[Preference]:
    """The biases of the tune, the figures and the rhythms that are asked for, if any are.

    They stand behind those that read the sum of the biases before them: these would undo them.
    """
    found: list[Preference] = []
    if any(each.is_asked_tune for each in rules):
        found.append(RegisterBias(rules))
    if any(figures) or any(each.figure is not None for each in rules):
        found.append(FigureBias(rules, meter=meter, chords=chords, figures=figures))
    if any(rhythms):
        found.append(OffBeatBias(rhythms, rules, meter=meter))
    return found


def _harmony(
    keys: Sequence[Key], chords: PlannedChords, asked: Collection[int]
) -> list[Preference]:
    found: list[Preference] = []
    if keys:
        found.append(KeyBias(keys))
    if asked:
        found.append(ChordBias(chords, asked))
    return found


class Preferences:
    """A tuple of preferences as one: it hands on each event, and sums the biases in order.

    `CellEndBias` and `NoteShareBias` read the sum of the preferences before them, so the order
    counts.

    Args:
        preferences: The preferences.
    """

    def __init__(self, preferences: Sequence[Preference]) -> None:
        self._preferences = preferences

    def start_bar(self, bar: int) -> None:
        """A bar begins."""
        for each in self._preferences:
            each.start_bar(bar)

    def observe(self, note: WrittenNote) -> None:
        """A note of the bar is complete."""
        for each in self._preferences:
            each.observe(note)

    def end_bar(self) -> None:
        """The bar is complete."""
        for each in self._preferences:
            each.end_bar()

    def past(self) -> Iterator[object]:
        """The memory of all preferences that copies share."""
        for each in self._preferences:
            yield from each.past()

    def bias(self, choice: Choice) -> Bias:
        """(n,) the sum of all biases."""
        total = choice.bias
        for each in self._preferences:
            added = each.bias(choice)
            if added is not None:
                total += added
        return total
