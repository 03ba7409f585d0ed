"""The rests of the players: those asked for, and the usual ones of an intro and of a break."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from amt_core.composing.planning.plan import PlannedRest, PlannedSection, Player
from amt_core.composing.planning.sections.section_drafts import SectionDraft
from amt_core.composing.planning.spans import bars_of_span
from amt_core.errors import AmtError
from amt_core.music.instruments.general_midi import family
from amt_core.sentence import Sentence
from amt_core.spec.music_spec import Instrument, Source
from amt_core.spec.requests import EnergyChange, PlayingChange
from amt_core.spec.spans import Place
from amt_core.styles.plan_counts import PlanCounts
from amt_core.traits.plan_analysis import NUM_ENERGIES

# How often drums and the tune wait for the end of an intro, where nothing is counted.
_USUAL_INTRO_RESTS = {"drums": 0.5, "melody": 0.4}
# At the edges of a piece a player rests in ensembles of this size on, elsewhere in larger ones.
_MIN_RESTING_ENSEMBLE, _MIN_RESTING_BAND = 3, 4
# Of the players of a section at least these stay, whoever rests.
_MIN_PLAYING = 2
# Tune and rhythm go on where a piece is under way.
_RESTING_ROLES = frozenset({"chords", "pad", "riff", "counter-melody"})
_FULL_SECTIONS = frozenset({"chorus", "refrain", "drop"})
# A first or last section that is longer than this share of a piece is no introduction or ending.
_EDGE_SHARE = 0.25

# The number of phrases of a section that builds up alone.
_BUILD_PHRASES = 4
# Who is there from the start of a piece that builds, and who joins.
_ENTRY_ORDER = (
    "full", "melody", "chords", "pad", "bass", "riff", "solo", "counter-melody", "drums",
)  # fmt: skip
# The share of the players that play at each energy of such a piece.
_PLAYING_SHARES = (0.4, 0.6, 0.8, 1.0, 1.0)

Runs = list[range]


def locate(
    drafts: Sequence[SectionDraft],
    players: Sequence[Player],
    rng: np.random.Generator,
    *,
    style: str | None = None,
    counts: PlanCounts | None = None,
) -> tuple[PlannedSection, ...]:
    """The sections with their places, and who rests in them where nobody asks.

    In sections with equal letters the same players rest, and everybody plays in one of them.

    Args:
        drafts: The sections in order.
        players: The players.
        rng: What the rests are drawn with.
        style: The genre, if any.
        counts: How often players rest in a style; without them, some do in an intro and a break.
    """
    letters = [draft.letter for draft in drafts]
    most = _EDGE_SHARE * sum(draft.num_bars or 0 for draft in drafts)
    resting_of: dict[str, set[int]] = {}
    for index, draft in enumerate(drafts):
        if draft.letter not in resting_of:
            is_edge = letters.count(draft.letter) == 1 and (draft.num_bars or 0) <= most
            place = "first" if index == 0 and is_edge else "middle"
            place = "last" if index == len(drafts) - 1 and is_edge else place
            resting_of[draft.letter] = _resting(
                draft, players, rng, place=place, style=style, counts=counts
            )
    # Who would rest in all of them rests in none.
    always = set.intersection(*resting_of.values()) if resting_of else set[int]()
    sections: list[PlannedSection] = []
    first_bar = 0
    for draft in drafts:
        resting = resting_of[draft.letter] - always
        num_bars = draft.num_bars or 0
        sections.append(
            PlannedSection(
                name=draft.name,
                letter=draft.letter,
                first_bar=first_bar,
                num_bars=num_bars,
                energy=draft.energy,
                playing=tuple(i not in resting for i in range(len(players))),
                is_varied=draft.is_varied,
                source=draft.source,
            )
        )
        first_bar += num_bars
    return tuple(sections)


def _resting(
    draft: SectionDraft,
    players: Sequence[Player],
    rng: np.random.Generator,
    *,
    place: str,
    style: str | None,
    counts: PlanCounts | None,
) -> set[int]:
    """The players that rest in a section where nobody asks."""
    roles = [player.role for player in players]
    shares: dict[str, float] = {}
    if draft.name == "break":
        shares = {"drums": 1.0}
    elif counts is None and draft.name == "intro" and len(players) >= _MIN_RESTING_ENSEMBLE:
        shares = _USUAL_INTRO_RESTS
    elif counts is not None and draft.name not in _FULL_SECTIONS:
        is_middle = place == "middle"
        if len(players) >= (_MIN_RESTING_BAND if is_middle else _MIN_RESTING_ENSEMBLE):
            shares = {
                role: counts.rest_share(style, place, role) or 0.0
                for role in dict.fromkeys(roles)
                if not is_middle or role in _RESTING_ROLES
            }
    rested = {role for role, share in shares.items() if rng.random() < share}
    resting = {i for i, role in enumerate(roles) if role in rested}
    enough = 1 if draft.name == "break" else min(_MIN_PLAYING, len(players))
    return resting if len(players) - len(resting) >= enough else set()


def with_playing_changes(
    sections: tuple[PlannedSection, ...],
    changes: Iterable[PlayingChange],
    players: Sequence[Player],
    num_bars: int,
) -> tuple[tuple[PlannedSection, ...], tuple[PlannedRest, ...]]:
    """The sections and the rests within sections that follow from what is asked.

    Raises:
        AmtError: An instrument does not play in the piece, or there are no such bars.
    """
    # (bars, players): what is asked to rest or to play, and the rest as it was.
    resting = np.zeros((num_bars, len(players)), dtype=np.bool_)
    for section in sections:
        resting[section.first_bar : section.stop_bar] = ~np.array(section.playing)
    asked = np.zeros_like(resting)
    # (bars,): where nobody is asked to play.
    silent = np.zeros(num_bars, dtype=np.bool_)
    for change in changes:
        runs = bars_of_span(change.span, sections, num_bars)
        if change.is_elsewhere:
            runs = _others(runs, num_bars)
        named = [i for each in change.instruments for i in players_of(each, players)]
        others = [i for i in range(len(players)) if i not in named]
        for run in runs:
            bars = slice(run.start, run.stop)
            resting[bars, named] = not change.is_playing
            asked[bars, named] = True
            if change.is_only:
                resting[bars, others] = True
                asked[bars, others] = True
                silent[bars] |= not change.instruments
    for section in sections:
        # A section needs a player, a bar of it needs none where silence is asked for.
        bars = slice(section.first_bar, section.stop_bar)
        silent[bars] &= not resting[bars].all()
    empty = np.flatnonzero(resting.all(axis=1) & ~silent)
    if len(empty):
        raise AmtError(
            Sentence("In bar {bar} all players would rest.", bar=int(empty[0]) + 1),
            "Let at least one of them play there.",
        )
    located: list[PlannedSection] = []
    rests: list[PlannedRest] = []
    for section in sections:
        own = resting[section.first_bar : section.stop_bar]
        plays: list[bool] = np.any(~own, axis=0).tolist()
        # Who rests for a part of a section plays in it, with a rest.
        located.append(replace(section, playing=tuple(plays)))
        for player in np.flatnonzero(own.any(axis=0) & np.array(plays)).tolist():
            rests += [
                PlannedRest(
                    player=player,
                    first_bar=section.first_bar + run.start,
                    stop_bar=section.first_bar + run.stop,
                    source=Source.STATED,
                )
                for run in _runs(own[:, player].tolist())
            ]
    return tuple(located), tuple(rests)


def players_of(instrument: Instrument, players: Sequence[Player]) -> list[int]:
    """The players of an instrument: of the same program, else of the same family.

    Whoever has the role of the bass stands for a bass that does not play: a contrabass, a tuba.

    Raises:
        AmtError: Nobody plays it.
    """
    if instrument.is_drum:
        found = [i for i, player in enumerate(players) if player.is_drum]
    else:
        pitched = [i for i, player in enumerate(players) if not player.is_drum]
        found = [i for i in pitched if players[i].program == instrument.program]
        kind = family(instrument.program)
        found = found or [i for i in pitched if family(players[i].program) == kind]
        if kind == "bass":
            found = found or [i for i in pitched if players[i].role == "bass"]
    if not found:
        there = ", ".join(player.name for player in players)
        raise AmtError(
            Sentence(
                "There is no {instrument} in the piece.", instrument=Sentence(instrument.name)
            ),
            Sentence("These play in it: {there}.", there=there),
        )
    return found


def with_energy_changes(
    sections: tuple[PlannedSection, ...], changes: Iterable[EnergyChange], num_bars: int
) -> tuple[PlannedSection, ...]:
    """The sections with the energies that are asked for.

    Raises:
        AmtError: There are no such bars.
    """
    for change in changes:
        if change.is_gradual:
            sections = _in_phrases(sections, bars_of_span(change.span, sections, num_bars))
        for run in bars_of_span(change.span, sections, num_bars):
            inside = [i for i, s in enumerate(sections) if s.first_bar in run]
            steps = len(inside) - 1
            energies = [section.energy for section in sections]
            before = energies[inside[0]] if inside else 0
            for place, index in enumerate(inside):
                if change.is_gradual and steps:
                    is_whole = change.span.place is Place.WHOLE
                    rises = change.direction >= 0
                    top = NUM_ENERGIES - 1
                    # A part of a piece starts from what was before it.
                    first = (0 if rises else top) if is_whole else before
                    last = top if rises else 0
                    energies[index] = round(first + (last - first) * place / steps)
                else:
                    moved = energies[index] + change.direction
                    energies[index] = min(max(moved, 0), NUM_ENERGIES - 1)
            sections = tuple(
                replace(section, energy=energy)
                for section, energy in zip(sections, energies, strict=True)
            )
    return sections


def _in_phrases(sections: tuple[PlannedSection, ...], runs: Runs) -> tuple[PlannedSection, ...]:
    """The sections, with the free ones in which a gradual change would not show in phrases.

    The phrases keep the letter: what builds is the same music, fuller each time.
    """
    divided: list[PlannedSection] = []
    for section in sections:
        is_alone = any([s for s in sections if s.first_bar in run] == [section] for run in runs)
        if section.source is not Source.FREE or section.name or not is_alone:
            divided.append(section)
            continue
        length = max(section.num_bars // _BUILD_PHRASES, 1)
        starts = range(section.first_bar, section.stop_bar, length)
        divided += [
            replace(section, first_bar=start, num_bars=min(length, section.stop_bar - start))
            for start in starts
        ]
    return tuple(divided)


def thinned(
    sections: tuple[PlannedSection, ...], changes: Iterable[EnergyChange], players: Sequence[Player]
) -> tuple[PlannedSection, ...]:
    """The sections of a piece that builds or fades: where its energy is low, few play.

    Only changes of everybody in the whole piece make players rest.
    """
    is_whole = any(
        change.is_gradual and not change.instruments and change.span.place is Place.WHOLE
        for change in changes
    )
    if not is_whole or len(players) < _MIN_RESTING_ENSEMBLE:
        return sections
    order = sorted(range(len(players)), key=lambda i: _ENTRY_ORDER.index(players[i].role))
    result: list[PlannedSection] = []
    for section in sections:
        count = math.ceil(len(players) * _PLAYING_SHARES[section.energy])
        playing = set(order[: max(count, _MIN_PLAYING)])
        result.append(replace(section, playing=tuple(i in playing for i in range(len(players)))))
    return tuple(result)


def _others(runs: Runs, num_bars: int) -> Runs:
    """The bars outside some runs."""
    named = {bar for run in runs for bar in run}
    return _runs([bar not in named for bar in range(num_bars)])


def _runs(flags: Sequence[bool]) -> Runs:
    """The runs of true flags."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], np.asarray(flags, dtype=np.int8), [0]))))
    return [range(int(a), int(b)) for a, b in edges.reshape(-1, 2)]
