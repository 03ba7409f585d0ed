"""From a request to a plan: every open question is answered by the seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np

from amt_core.composing.planning.frame_changes import plan_keys, plan_meter
from amt_core.composing.planning.harmony.chords import key_of_cycles, plan_chords
from amt_core.composing.planning.plan import Plan, PlannedFeel, PlannedKey, Player
from amt_core.composing.planning.players.drawn_rests import draw_rests
from amt_core.composing.planning.players.ensemble import (
    assign_tracks,
    choose_instruments,
    unique_names,
    with_requested,
)
from amt_core.composing.planning.players.playing import (
    locate,
    players_of,
    thinned,
    with_energy_changes,
    with_playing_changes,
)
from amt_core.composing.planning.players.requested_roles import figures_of_parts, with_requests
from amt_core.composing.planning.players.roles import (
    draw_density,
    draw_figure,
    draw_roles,
    usual_roles,
)
from amt_core.composing.planning.players.suited_playing import HARMONY_ROLES, drums_of, is_of_mood
from amt_core.composing.planning.sections.form import repeated_bars
from amt_core.composing.planning.sections.piece_length import asked_length, missing_bars
from amt_core.composing.planning.sections.sections import draw_sections
from amt_core.composing.planning.tempo_curve import plan_tempo
from amt_core.composing.random_streams import Stream, stream_of
from amt_core.errors import AmtError
from amt_core.music.meter import TimeSignature
from amt_core.music.score import Track
from amt_core.music.theory import Key
from amt_core.sentence import Sentence
from amt_core.spec.genres import GENRES, GENRES_WITHOUT_DRUMS
from amt_core.spec.music_spec import MAX_NUM_BARS, MusicSpec, Source
from amt_core.spec.requests import (
    Change,
    EnergyChange,
    KeyChange,
    MeterChange,
    PlayingChange,
    TempoChange,
)
from amt_core.spec.spans import SECTION_KINDS, Place, Span
from amt_core.spec.title import title_of
from amt_core.styles.plan_counts import PlanCounts
from amt_core.styles.priors import StylePrior, StylePriors
from amt_core.styles.progressions import Progressions
from amt_core.tokens.vocabulary import MAX_BAR_STEPS, TICKS_PER_STEP
from amt_core.traits.tracks.drum_figures import BRUSH_KIT

C = TypeVar("C", bound=Change)

# Tonics that players meet most, for pieces for which no key is asked.
_MAJOR_TONICS = (0, 7, 2, 5, 9, 10, 3, 4)
_MINOR_TONICS = (9, 4, 2, 0, 7, 11, 5, 6)

_SLOW_MOODS = frozenset({"calm", "peaceful", "sad", "melancholic", "dreamy", "gentle"})
_FAST_MOODS = frozenset({"energetic", "driving", "aggressive", "playful", "happy"})

# Songs of these styles are in 4/4, though some of the pieces that are counted are not.
_COMMON_TIME = frozenset(
    {"disco", "electronic dance", "funk", "hip-hop", "metal", "pop", "punk", "reggae", "rock",
     "synth-pop"}
)  # fmt: skip
# The most corrections until a length in seconds is met.
_LENGTH_TRIES = 4

# Figures of bars of four beats.
_COMMON_TIME_FIGURES = frozenset(
    {"four on the floor", "backbeat", "shuffle", "swing ride", "half time", "double time",
     "one drop", "dembow", "clave", "bossa", "train beat", "blast beat", "march", "breakbeat",
     "walking", "stride", "strumming"}
)  # fmt: skip

_ODD_SUBGENRES = frozenset({"prog rock"})

# Where a swung note starts in its pair where no share is asked for: a triplet's swing.
_USUAL_SWING = 0.667


def draw_plan(
    spec: MusicSpec,
    priors: StylePriors,
    seed: int,
    *,
    progressions: Progressions | None = None,
    counts: PlanCounts | None = None,
) -> Plan:
    """The plan of a take: what the spec says, and for the rest a choice that the seed makes.

    Args:
        spec: The request.
        priors: The usual properties of the pieces of each style.
        seed: Answers what the spec leaves open.
        progressions: Which chord follows which; without them only chords that are asked for are
            planned.
        counts: The forms, rests, roles, figures and sevenths of each style; without them, usual
            ones.

    Raises:
        AmtError: What is asked for contradicts itself, or cannot be written.
    """
    rng = stream_of(seed, Stream.PLAN)
    genre, subgenre = spec.genre.value, spec.subgenre.value
    if genre is None and spec.instruments.value is None:
        genre = GENRES[int(rng.integers(len(GENRES)))]
    prior = priors.of(genre, subgenre)
    cycles = () if spec.chords.value is None else spec.chords.value.cycles
    drawn_key = None if spec.key.value else key_of_cycles(cycles)
    key = spec.key.value or drawn_key or _draw_key(prior, rng)
    meter = spec.time_signature.value or _meter_of_figures(
        spec, _draw_meter(prior, genre, subgenre, rng)
    )
    if meter.bar_ticks > MAX_BAR_STEPS * TICKS_PER_STEP:
        raise AmtError(
            Sentence("Bars of {meter} are too long to write.", meter=meter),
            "Use at most 16/4 or 32/8.",
        )
    bpm = spec.tempo_bpm.value or _draw_tempo(prior, spec.moods.value or (), rng)
    num_bars, bpm = asked_length(spec, meter, bpm)
    instruments = with_requested(choose_instruments(spec, prior, rng), spec)
    tracks = assign_tracks(instruments, genre, prior)
    players = _players(
        spec, tracks, genre, seed, is_triple=_is_triple(meter), bpm=bpm, counts=counts
    )
    key_source = Source.INFERRED if drawn_key else spec.key.source

    def plan_of(num_bars: int | None) -> Plan:
        return _plan_without_chords(
            spec, num_bars, seed,
            title=title_of(spec), style=genre, players=players, bpm=bpm, meter=meter,
            key=PlannedKey(bar=0, key=key, source=key_source), counts=counts,
        )  # fmt: skip

    plan = plan_of(num_bars)
    for _ in range(_LENGTH_TRIES):
        missing = missing_bars(plan, spec)
        if not missing:
            break
        plan = plan_of(int(np.clip(plan.num_bars + missing, 1, MAX_NUM_BARS)))
    chords = plan_chords(
        plan,
        spec.chords,
        [None if each is None else each.bar for each in repeated_bars(plan)],
        progressions=progressions,
        counts=counts,
        is_strict=bool(spec.diatonic.value),
        rng=stream_of(seed, Stream.CHORDS),
    )
    return replace(plan, chords=chords)


def _plan_without_chords(
    spec: MusicSpec,
    num_bars: int | None,
    seed: int,
    *,
    title: str,
    style: str | None,
    players: tuple[Player, ...],
    bpm: float,
    meter: TimeSignature,
    key: PlannedKey,
    counts: PlanCounts | None,
) -> Plan:
    """The plan of a piece of some length; None leaves the length to the form."""
    changes = spec.changes.value or ()
    cycles = () if spec.chords.value is None else spec.chords.value.cycles
    drafts = draw_sections(
        spec.form,
        _named_kinds(spec, changes),
        style=style,
        num_bars=num_bars,
        cycle_bars=max((len(c.bars) for c in cycles if c.span.place is Place.WHOLE), default=None),
        rng=stream_of(seed, Stream.FORM),
        counts=counts,
    )
    sections = locate(drafts, players, stream_of(seed, Stream.RESTS), style=style, counts=counts)
    length = sections[-1].stop_bar
    energy_changes = _of(changes, EnergyChange)
    sections = with_energy_changes(sections, energy_changes, length)
    sections = thinned(sections, energy_changes, players)
    figures = figures_of_parts(
        players, spec.figures.value or (), sections=sections, num_bars=length
    )
    playing = [*_played_figures(spec), *_possible_playing(spec, changes, players)]
    sections, rests = with_playing_changes(sections, playing, players, length)
    if counts is not None:
        named = {
            i for each in playing for name in each.instruments for i in players_of(name, players)
        }
        rests += draw_rests(
            sections, players, style, counts, stream_of(seed, Stream.REST_BARS), playing=named
        )
    meters = plan_meter(
        meter,
        spec.time_signature.source,
        _of(changes, MeterChange),
        sections=sections,
        num_bars=length,
    )
    tempo = plan_tempo(
        bpm,
        spec.tempo_bpm.source,
        _of(changes, TempoChange),
        sections=sections,
        meter=meters,
        num_bars=length,
    )
    keys = plan_keys(
        key.key, key.source, _of(changes, KeyChange), sections=sections, num_bars=length
    )
    is_pitched = any(not player.is_drum for player in players)
    return Plan(
        title=title,
        style=style,
        num_bars=length,
        sections=sections,
        chords=(),
        tempo=tempo,
        meter=meters,
        keys=keys if is_pitched else (),
        players=players,
        rests=rests,
        figures=figures,
        feel=_feel(spec),
    )


def _played_figures(spec: MusicSpec) -> list[PlayingChange]:
    """A player with a figure in a part of the piece plays there, unless asked to rest."""
    return [
        PlayingChange(instruments=(request.instrument,), is_playing=True, span=request.span)
        for request in spec.figures.value or ()
        if request.instrument is not None and request.span.place is not Place.WHOLE
    ]


def _possible_playing(
    spec: MusicSpec, changes: Sequence[Change], players: Sequence[Player]
) -> list[PlayingChange]:
    """The changes of who plays, without rests of drums that nobody asks for and no style brings.

    `No drums in the intro` holds by itself in a nocturne.
    """
    has_drums = any(player.is_drum for player in players)
    banned = any(instrument.is_drum for instrument in spec.excluded.value or ())
    holds_anyway = spec.genre.value in GENRES_WITHOUT_DRUMS and not has_drums and not banned
    return [
        replace(change, instruments=tuple(i for i in change.instruments if not i.is_drum))
        if holds_anyway and not change.is_playing
        else change
        for change in _of(changes, PlayingChange)
    ]


def _of(changes: Sequence[Change], kind: type[C]) -> list[C]:
    return [change for change in changes if isinstance(change, kind)]


def _named_kinds(spec: MusicSpec, changes: Sequence[Change]) -> list[str]:
    """The kinds of sections that requests name, such as the intro of "no drums in the intro"."""
    spans: list[Span] = [change.span for change in changes]
    spans += [cycle.span for cycle in (spec.chords.value.cycles if spec.chords.value else ())]
    for requests in (spec.roles.value, spec.figures.value, spec.feel.value):
        spans += [request.span for request in requests or ()]
    return [s.section for s in spans if s.section in SECTION_KINDS]


def _is_triple(meter: TimeSignature) -> bool:
    return meter.numerator in (3, 6, 9, 12)


def _players(
    spec: MusicSpec,
    tracks: Sequence[Track],
    style: str | None,
    seed: int,
    *,
    is_triple: bool,
    bpm: float,
    counts: PlanCounts | None,
) -> tuple[Player, ...]:
    """The players with their roles, figures and densities.

    Raises:
        AmtError: A role is asked for an instrument that does not play.
    """
    asked = {_sound(i.program, is_drum=i.is_drum) for i in spec.instruments.value or ()}
    roles = (
        usual_roles(tracks)
        if counts is None
        else draw_roles(tracks, style, counts, stream_of(seed, Stream.ROLES))
    )
    names = unique_names([track.label for track in tracks])
    players = [
        Player(
            name=name,
            program=track.program,
            is_drum=track.is_drum,
            pan=track.pan,
            role=role,
            source=spec.instruments.source
            if _sound(track.program, is_drum=track.is_drum) in asked
            else Source.FREE,
        )
        for name, track, role in zip(names, tracks, roles, strict=True)
    ]
    players = with_requests(players, spec)
    if counts is None:
        return tuple(map(_with_kit, players))
    moods = spec.moods.value or ()
    rng = stream_of(seed, Stream.FIGURES)
    # A part that runs, or plays little, leaves out notes of chords that are asked for.
    are_chords_asked = spec.chords.value is not None
    drawn = [
        None
        if are_chords_asked and player.has_tune
        else draw_figure(player.role, style, counts, moods=moods, is_triple=is_triple, rng=rng)
        for player in players
    ]
    players = [
        _with_kit(player if player.figure else _with_figure(player, figure, spec))
        for player, figure in zip(players, drawn, strict=True)
    ]
    # The density of the whole says it of all.
    if are_chords_asked or spec.density.value is not None:
        return tuple(players)
    return tuple(
        replace(
            player,
            density=player.density
            or draw_density(player, style, counts, moods=moods, bpm=bpm, rng=rng),
        )
        for player in players
    )


def _with_figure(player: Player, drawn: str | None, spec: MusicSpec) -> Player:
    """The player with a drawn figure; one by which the mood is heard is held."""
    of_subgenre = drums_of(spec.subgenre.value) if player.role == "drums" else None
    figure = of_subgenre or _heard_as(player, drawn)
    is_held = player.role in HARMONY_ROLES and is_of_mood(spec.moods.value or (), figure)
    return replace(
        player, figure=figure, figure_source=Source.INFERRED if is_held else player.figure_source
    )


def _heard_as(player: Player, drawn: str | None) -> str | None:
    """The figure that was drawn, or one by which the role that is asked for is heard."""
    if player.role_source is Source.FREE:
        return drawn
    is_vague = player.role == "chords" and drawn in (None, "sustained", "tremolo")
    return "comping" if is_vague else drawn


def _with_kit(player: Player) -> Player:
    """The player with the kit that is played with brushes, where that is its figure."""
    is_brushed = player.is_drum and player.figure == "brushes"
    return replace(player, program=BRUSH_KIT) if is_brushed else player


def _sound(program: int, *, is_drum: bool) -> int:
    return -1 if is_drum else program


def _feel(spec: MusicSpec) -> PlannedFeel:
    """The feel of the whole piece."""
    for feel in spec.feel.value or ():
        if feel.is_swung is not None:
            share = (feel.swing_share or _USUAL_SWING) if feel.is_swung else 0.5
            return PlannedFeel(
                swing_unit=feel.swing_unit, swing_share=share, source=spec.feel.source
            )
    return PlannedFeel()


def _draw_key(prior: StylePrior, rng: np.random.Generator) -> Key:
    if rng.random() < prior.minor_share:
        return Key(_MINOR_TONICS[int(rng.integers(len(_MINOR_TONICS)))], "minor")
    return Key(_MAJOR_TONICS[int(rng.integers(len(_MAJOR_TONICS)))], "major")


def _draw_meter(
    prior: StylePrior, genre: str | None, subgenre: str | None, rng: np.random.Generator
) -> TimeSignature:
    names = list(prior.meters)
    counts = np.array([prior.meters[name] for name in names], dtype=np.float64)
    # Squared, so that what is rare in a style stays a rare surprise.
    weights = counts**2 / np.sum(counts**2)
    drawn = TimeSignature.parse(names[int(rng.choice(len(names), p=weights))])
    is_common = genre in _COMMON_TIME and subgenre not in _ODD_SUBGENRES
    return TimeSignature() if is_common else drawn


def _meter_of_figures(spec: MusicSpec, drawn: TimeSignature) -> TimeSignature:
    """The meter in which the figures that are asked for can be played; the drawn one if it can."""
    figures = {request.figure for request in spec.figures.value or ()}
    if "waltz" in figures:
        return TimeSignature(3, 4)
    return TimeSignature() if figures & _COMMON_TIME_FIGURES else drawn


def _draw_tempo(prior: StylePrior, moods: Sequence[str], rng: np.random.Generator) -> float:
    """A tempo between the style's outer deciles, in the half that the moods point to."""
    low, high = 0.15, 0.85
    if _SLOW_MOODS.intersection(moods):
        high = 0.5
    if _FAST_MOODS.intersection(moods):
        low = 0.5
    quantile = rng.uniform(min(low, high), max(low, high))
    return float(round(np.interp(quantile, (0.1, 0.25, 0.5, 0.75, 0.9), prior.tempo_bpm)))
