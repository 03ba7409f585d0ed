"""The conditions under which a plan is written: prompt, rules, masks and preferences of a take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from amt_core.composing.asked_by_bar import ArticulationsByBar, articulations_of, rhythms_of
from amt_core.composing.conditions import controls_of, track_rules_of
from amt_core.composing.loudness import VelocitiesByBar, loudness_of
from amt_core.composing.planning.plan import Plan, PlannedBar, Player
from amt_core.composing.planning.sections.form import repeated_bars
from amt_core.music.meter import TimeSignature
from amt_core.music.score import KeyChange, Score
from amt_core.music.theory import Key
from amt_core.spec.music_spec import MusicSpec
from amt_core.styles.clusters import ClusterPair
from amt_core.tokens.bar_plan import PlanTokens, encode_plan
from amt_core.tokens.controls import TrackControls
from amt_core.tokens.grid import name_tracks
from amt_core.tokens.preferences.chords import PlannedChords
from amt_core.tokens.preferences.figures.figure_bias import FiguresByBar
from amt_core.tokens.preferences.off_beats import RhythmsByBar
from amt_core.tokens.preferences.repeated_bars import RepeatedBar
from amt_core.tokens.track_rules import TrackRules, ending_on, velocities_of
from amt_core.tokens.vocabulary import TICKS_PER_STEP, VOCABULARY
from amt_core.traits.plan_analysis import ChordAt

# A player of no more notes at once plays a tune as a single line.
_DOUBLE_STOPS = 2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WriteConditions:
    """The conditions of one take, before its notes.

    Attributes:
        frame: Tracks in token order, bars, meter, tempo, keys; no notes.
        prompt: BOS and the control tokens.
        rules: The rules of each track.
        keys: (bars,) the key of each bar; empty for drums alone.
        repeated: For each bar, the earlier bar that it repeats, or None.
        chords: The chords of every bar; empty where none are planned.
        asked: The bars whose chords were asked for.
        resting: (bars,) the tracks that must rest in each bar.
        velocities: (bars,) for some tracks, the velocities that are asked for.
        fills: (bars,) the tracks that play a fill in each bar.
        figures: (bars,) the tracks that have another figure in the bar.
        articulations: (bars,) the articulations that are asked for.
        rhythms: (bars,) the rhythms that are asked for.
        header: What the headers of the bars say of the plan; None for a model that does not know
            these tokens.
    """

    frame: Score
    prompt: tuple[int, ...]
    rules: tuple[TrackRules, ...]
    keys: tuple[Key, ...]
    repeated: tuple[RepeatedBar | None, ...]
    chords: PlannedChords
    asked: frozenset[int]
    resting: tuple[frozenset[int], ...]
    velocities: VelocitiesByBar
    fills: tuple[frozenset[int], ...]
    figures: FiguresByBar
    articulations: ArticulationsByBar
    rhythms: RhythmsByBar
    header: PlanTokens | None


def conditions_of(
    plan: Plan, spec: MusicSpec, *, clusters: ClusterPair | None = None, knows_plan: bool = False
) -> WriteConditions:
    """The conditions under which a plan is written.

    Args:
        plan: The plan.
        spec: The request: moods, loudness and all else that a plan does not say.
        clusters: The clusters of the description, if the model has any.
        knows_plan: Whether the model was trained with the tokens of plans.
    """
    frame = plan.frame()
    names = name_tracks(frame.tracks)
    first_key = plan.key_of(0)
    controls = controls_of(
        spec,
        names,
        genre=plan.style,
        key=first_key,
        num_bars=plan.num_bars,
        clusters=clusters,
        track_controls=tuple(map(track_controls_of, plan.players)) if knows_plan else (),
    )
    last_key = plan.key_of(plan.num_bars - 1)
    rules = track_rules_of(spec, frame.tracks, names, key=last_key)
    return WriteConditions(
        frame=frame,
        prompt=(VOCABULARY.bos, *controls.tokens()),
        rules=tuple(
            of_player(each, player, plan) for each, player in zip(rules, plan.players, strict=True)
        ),
        keys=tuple(key for bar in range(plan.num_bars) if (key := plan.key_of(bar)) is not None),
        repeated=repeated_bars(plan),
        chords=planned_chords(plan.chords, frame),
        asked=plan.bars_of_asked_chords,
        resting=tuple(plan.resting(bar) for bar in range(plan.num_bars)),
        velocities=loudness_of(plan, spec),
        fills=tuple(plan.filling(bar) for bar in range(plan.num_bars)),
        figures=[plan.figures_in(bar) for bar in range(plan.num_bars)],
        articulations=articulations_of(plan, spec),
        rhythms=rhythms_of(plan, spec),
        header=header_of(plan, frame) if knows_plan else None,
    )


def planned_chords(bars: Sequence[PlannedBar], frame: Score) -> PlannedChords:
    """The chords of every bar by step of the token grid."""
    return [
        [(_ticks(at.beat, frame.meter.at(bar)) // TICKS_PER_STEP, at.chord) for at in each.chords]
        for bar, each in enumerate(bars)
    ]


def header_of(plan: Plan, frame: Score, *, bars_to_come: int = 0) -> PlanTokens:
    """The plan as the headers of the bars state it.

    Args:
        plan: The plan.
        frame: The piece on the grid.
        bars_to_come: Bars of the last section that are left after the last bar of the piece.
    """
    sections = [plan.section_of(bar) for bar in range(plan.num_bars)]
    return encode_plan(
        frame,
        letters=[section.letter for section in sections],
        bars_left=[
            section.stop_bar - 1 - bar + (bars_to_come if section is sections[-1] else 0)
            for bar, section in enumerate(sections)
        ],
        energies=[section.energy for section in sections],
        keys=[KeyChange(bar=at.bar, key=at.key) for at in plan.keys],
        chords=[
            [
                ChordAt(
                    offset_ticks=_ticks(at.beat, frame.meter.at(bar)),
                    chord=None if at.chord is None else at.chord.without_colors,
                )
                for at in each.chords
            ]
            for bar, each in enumerate(plan.chords)
        ],
    )


def _ticks(beat: float, meter: TimeSignature) -> int:
    return min(round(beat * meter.beat_ticks), meter.bar_ticks - TICKS_PER_STEP)


def track_controls_of(player: Player) -> TrackControls:
    """The control tokens of a track, as its player has them."""
    return TrackControls(
        role=player.role, figure=player.figure, register=player.register, density=player.density
    )


def of_player(rules: TrackRules, player: Player, plan: Plan) -> TrackRules:
    """The rules of a track with what the plan says of its player and of the end."""
    if player.dynamics is not None:
        rules = replace(rules, velocities=velocities_of(player.dynamics))
    if player.is_asked_tune or player.held_figure is not None:
        # What is asked for is heard throughout, except in rests that are planned.
        rules = replace(rules, figure=player.held_figure, max_silent_bars=0)
    if rules.is_drum:
        return rules
    if player.num_voices is not None:
        rules = replace(rules, max_chord=min(rules.max_chord, player.num_voices))
    rules = replace(rules, has_tune=player.has_tune, is_asked_tune=player.is_asked_tune)
    if player.is_asked_tune and rules.max_chord <= _DOUBLE_STOPS:
        rules = replace(rules, max_chord=1, max_sounding=1)
    last = plan.chords[-1] if plan.chords else None
    if last is not None and plan.num_bars - 1 in plan.bars_of_asked_chords:
        # A progression that is asked for ends as it is asked for, also away from the tonic.
        chord = last.chords[-1].chord
        return rules if chord is None else ending_on(rules, chord)
    return rules
