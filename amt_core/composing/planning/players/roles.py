"""The role, the figure and the density of each player of an ensemble."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from amt_core.composing.planning.plan import Player
from amt_core.composing.planning.players.suited_playing import densities_suited_to, suited_to
from amt_core.music.instruments.general_midi import DRUM_LIKE, family, is_bass, max_chord_size
from amt_core.music.instruments.hands import LEFT_HAND, RIGHT_HAND, hands_of
from amt_core.music.instruments.voices import voice_range
from amt_core.music.score import Track
from amt_core.styles.plan_counts import PlanCounts, draw_of, player_place
from amt_core.tokens.vocabulary import DRUM_PROGRAM

# Families that hold notes under the others, and such that carry a tune over them.
_PAD_FAMILIES = ("ensemble", "synth pad")
_LEAD_FAMILIES = ("synth lead",)
_TIMPANI = 47

_TUNE_ROLES = frozenset({"melody", "solo", "full"})


def draw_roles(
    tracks: Sequence[Track], style: str | None, counts: PlanCounts, rng: np.random.Generator
) -> list[str]:
    """A role for each track as ensembles of the style have them.

    In a rare ensemble each player has a role of its instrument, and one of them the tune. The two
    hands of a keyboard keep their roles, which their names say.

    Args:
        tracks: The tracks in the order of tokens.
        style: The genre, if any.
        counts: The roles of the ensembles of each style.
        rng: What they are drawn with.
    """
    usual = usual_roles(tracks)
    if hands_of(tracks):
        return usual
    programs = [DRUM_PROGRAM if track.is_drum else track.program for track in tracks]
    drawn = counts.draw_roles(style, programs, rng)
    if drawn is None:
        drawn = _roles_of_players(programs, usual, style, counts, rng)
    if _TUNE_ROLES.isdisjoint(drawn):
        drawn = [
            of_all if of_all in _TUNE_ROLES else own
            for own, of_all in zip(drawn, usual, strict=True)
        ]
    return drawn


def _roles_of_players(
    programs: Sequence[int],
    usual: Sequence[str],
    style: str | None,
    counts: PlanCounts,
    rng: np.random.Generator,
) -> list[str]:
    """A role for each player of an ensemble by its instrument; at most one has the tune.

    Of those for whom it is drawn, that is the one whose instrument has it most often.
    """
    weights = [
        counts.role_weights(style, player_place(program, programs[:index].count(program)))
        or {usual[index]: 1.0}
        for index, program in enumerate(programs)
    ]
    drawn = [draw_of(each, rng) for each in weights]
    shares = {
        index: sum(weights[index].get(tune, 0.0) for tune in _TUNE_ROLES)
        / sum(weights[index].values())
        for index, role in enumerate(drawn)
        if role in _TUNE_ROLES
    }
    first = max(shares, key=lambda index: shares[index], default=-1)
    for index in sorted(shares.keys() - {first}):
        others = {role: w for role, w in weights[index].items() if role not in _TUNE_ROLES}
        drawn[index] = draw_of(others, rng) if others else "counter-melody"
    return drawn


def draw_figure(
    role: str,
    style: str | None,
    counts: PlanCounts,
    *,
    moods: Collection[str],
    is_triple: bool,
    rng: np.random.Generator,
) -> str | None:
    """A figure for a player, as the style and the moods have it; None leaves it open."""
    weights = suited_to(moods, counts.figure_weights(style, role, is_triple=is_triple))
    return (draw_of(weights, rng) or None) if weights else None


def draw_density(
    player: Player,
    style: str | None,
    counts: PlanCounts,
    *,
    moods: Collection[str],
    bpm: float,
    rng: np.random.Generator,
) -> str | None:
    """One of `LEVELS` for a player with its figure at a tempo; None without counts."""
    weights = counts.density_weights(style, player.role, player.figure, bpm)
    weights = densities_suited_to(moods, weights)
    return draw_of(weights, rng) if weights else None


def usual_roles(tracks: Sequence[Track]) -> list[str]:
    """A role for each track: one of `amt_core.music.instruments.roles.ROLES`.

    The tune goes to a synth lead, else to the first instrument of single notes, else to the first
    one that plays chords: an ensemble without a tune is heard as an accompaniment of nobody. Of
    voices in four parts it is the highest, which stands first.
    """
    roles = [_role(track) for track in tracks]
    hands = hands_of(tracks)
    for index, hand in hands.items():
        roles[index] = "melody" if hand == RIGHT_HAND else "chords"
    if RIGHT_HAND in hands.values() and LEFT_HAND in hands.values():
        return roles
    voices = [i for i, track in enumerate(tracks) if voice_range(track) is not None]
    if len(voices) > 1:
        roles[voices[0]] = "melody"
        return roles
    pitched = [
        i for i, track in enumerate(tracks)
        if roles[i] not in ("bass", "drums") and track.program != _TIMPANI
    ]  # fmt: skip
    lines = [i for i in pitched if max_chord_size(tracks[i].program) <= 2]
    leads = [i for i in pitched if family(tracks[i].program) in _LEAD_FAMILIES]
    if len(pitched) > 1:
        others = [i for i in pitched if not _is_pad(tracks[i])]
        tune = (leads or [i for i in lines if i in others] or lines or others or pitched)[0]
        roles[tune] = "melody"
    elif len(pitched) == 1:
        # It plays the tune and what it can of the harmony.
        roles[pitched[0]] = "melody" if lines else "full"
    return roles


def _role(track: Track) -> str:
    if track.is_drum or track.program in DRUM_LIKE:
        return "drums"
    if is_bass(track.program):
        return "bass"
    return "pad" if _is_pad(track) else "chords"


def _is_pad(track: Track) -> bool:
    return family(track.program) in _PAD_FAMILIES
