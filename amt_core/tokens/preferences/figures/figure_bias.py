"""The logit bias of the figures that are asked for.

A model hears which figure a track shall play, and follows it weakly. For each track of which a
figure is asked, this preference knows where the figure attacks, with how many notes, where its
lowest note moves and how long it lasts, and takes nats from everything else. Among what fits, the
model chooses. Tracks of which nobody asked a figure have no bias.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from amt_core.music.meter import MeterMap
from amt_core.tokens.preferences.chords import PlannedChords
from amt_core.tokens.preferences.figures.bar_places import BarShape
from amt_core.tokens.preferences.figures.drum_patterns import DRUM_PATTERNS
from amt_core.tokens.preferences.figures.drummer import Drummer
from amt_core.tokens.preferences.figures.pitched import FIGURES
from amt_core.tokens.preferences.figures.pitched_player import PitchedPlayer
from amt_core.tokens.preferences.protocol import (
    Bias,
    Choice,
    Preference,
    WrittenNote,
    track_of,
)
from amt_core.tokens.track_rules import TrackRules
from amt_core.tokens.vocabulary import VOCABULARY

FiguresByBar = Sequence[Mapping[int, str]]
"""(bars,) track → its figure in the bar, where that is not its usual one."""


class FigureBias(Preference):
    """The bias towards the figures of all tracks.

    Args:
        rules: The rules of each track; those with a figure are led.
        meter: The time signature of every bar.
        chords: The chords of every bar; empty for none.
        figures: (bars,) the tracks that have another figure in the bar; empty for none.
    """

    def __init__(
        self,
        rules: Sequence[TrackRules],
        *,
        meter: MeterMap,
        chords: PlannedChords,
        figures: FiguresByBar = (),
    ) -> None:
        self._meter = meter
        self._chords = chords
        self._rules = rules
        self._figures = figures
        self._usual = _players({i: each.figure for i, each in enumerate(rules)}, rules)
        self._players = self._usual

    def start_bar(self, bar: int) -> None:
        """Every player looks at the meter and the chords of the bar."""
        own = self._figures[bar] if bar < len(self._figures) else {}
        before = self._figures[bar - 1] if 0 < bar <= len(self._figures) else {}
        if own != before or bar == 0:
            usual = {i: p for i, p in self._usual.items() if i not in own}
            self._players = usual | _players(own, self._rules)
        chords = tuple(self._chords[bar]) if bar < len(self._chords) else ()
        shape = BarShape(
            meter=self._meter.at(bar), begins=tuple(step for step, _ in chords) or (0,)
        )
        for player in self._players.values():
            if isinstance(player, Drummer):
                player.start_bar(shape)
            else:
                player.start_bar(shape, chords)

    def observe(self, note: WrittenNote) -> None:
        """The player of the note remembers it."""
        player = self._players.get(note.track)
        if player is not None:
            player.observe(note)

    def bias(self, choice: Choice) -> Bias | None:
        """(n,) nats for the allowed tokens; None where no figure is asked for."""
        player = self._players.get(track_of(choice, self._rules, self._players))
        return None if player is None else player.bias(choice)


def _players(
    figures: Mapping[int, str | None], rules: Sequence[TrackRules]
) -> dict[int, PitchedPlayer | Drummer]:
    """The players of the figures of some tracks, without those that notes do not show."""
    found = ((track, _player(figure, rules[track])) for track, figure in figures.items())
    return {track: player for track, player in found if player is not None}


def _player(figure: str | None, rules: TrackRules) -> PitchedPlayer | Drummer | None:
    """The player of a figure on a track; None where none is asked for or notes do not show it."""
    if figure is None:
        return None
    if rules.is_drum:
        return Drummer(figure) if figure in DRUM_PATTERNS else None
    played = FIGURES.get(figure)
    if played is None:
        return None
    highest = int(rules.pitches[-1]) - VOCABULARY.pitch.start
    return PitchedPlayer(played, highest=highest, has_tune=rules.has_tune)
