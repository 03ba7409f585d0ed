"""The whole analysis of a piece in one call: chords, keys, sections, energy, roles and figures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np

from amt_core.music.score import Score
from amt_core.traits.bar_features import BarFeatures, measure_bars
from amt_core.traits.chords import find_chords
from amt_core.traits.energy import find_energies
from amt_core.traits.frames import Ints, measure_frames
from amt_core.traits.keys import find_keys
from amt_core.traits.plan_analysis import PlanAnalysis, SectionPlan, Swing, TrackPlan
from amt_core.traits.sections import bars_to_sections, find_sections
from amt_core.traits.swing import find_swing
from amt_core.traits.tracks.drum_figures import find_drum_figure
from amt_core.traits.tracks.features import TrackFeatures, measure_tracks
from amt_core.traits.tracks.pitched_figures import find_figure
from amt_core.traits.tracks.roles import find_roles, section_roles

# Edges that part the tracks of 408 pieces, drawn from the sources as training draws them,
# 10 : 20 : 40 : 20 : 10.
TRACK_DENSITY_EDGES = (0.42, 0.83, 1.7, 2.7)
"""Attacks per quarter note of the bars in which a track plays."""
TRACK_REGISTER_EDGES = (41.0, 55.5, 68.5, 74.0)
"""Mean MIDI pitch of a track."""
_MEDIUM = 2
_MAX_VOICES = 8
# A track plays in a section if it starts notes in this share of its bars.
_PLAYING_SHARE = 0.25


def analyze_plan(score: Score) -> PlanAnalysis:
    """The plan of any score: of one without notes, of one bar, of drums alone as well."""
    frames = measure_frames(score)
    keys = find_keys(score, frames)
    bars = measure_bars(score, frames)
    spans = find_sections(bars)
    section_of_bar = bars_to_sections(spans)
    energies = find_energies(bars, section_of_bar)
    sections = tuple(
        _section(letter, first, num_bars, bars, energies) for letter, first, num_bars in spans
    )
    features = measure_tracks(score, frames)
    swing = find_swing(score)
    return PlanAnalysis(
        chords=find_chords(frames, keys, score.num_bars),
        keys=keys,
        sections=sections,
        energies=tuple(energies.tolist()),
        tracks=_tracks(score, features, sections, swing),
        swing=swing,
    )


def _section(
    letter: str, first: int, num_bars: int, bars: BarFeatures, energies: Ints
) -> SectionPlan:
    span = slice(first, first + num_bars)
    share = (bars.players[span] > 0).mean(axis=0)
    return SectionPlan(
        letter=letter,
        first_bar=first,
        num_bars=num_bars,
        energy=int(np.median(energies[span])),
        playing=tuple((share >= _PLAYING_SHARE).tolist()),
    )


def _tracks(
    score: Score, features: Sequence[TrackFeatures], sections: Sequence[SectionPlan], swing: Swing
) -> tuple[TrackPlan, ...]:
    roles = find_roles(score, features)
    by_section = section_roles(roles, features, [section.playing for section in sections])
    is_swung = swing.unit == 8 and swing.share > 0.55
    return tuple(
        _track(score, index, roles[index], f, by_section[index], is_swung=is_swung)
        for index, f in enumerate(features)
    )


def _track(
    score: Score,
    index: int,
    role: str,
    features: TrackFeatures,
    by_section: tuple[str | None, ...],
    *,
    is_swung: bool,
) -> TrackPlan:
    track = score.tracks[index]
    if role != "drums":
        figure = find_figure(role, features, program=track.program)
    elif track.is_drum:
        notes = score.notes.of_track(index)
        figure = find_drum_figure(score, notes, track.program, is_swung=is_swung)
    else:
        figure = "percussion"
    is_measured = features.is_pitched and features.num_notes > 0
    return TrackPlan(
        role=role,
        figure=figure,
        density=bisect_right(TRACK_DENSITY_EDGES, features.attacks_per_quarter),
        register=(
            bisect_right(TRACK_REGISTER_EDGES, features.mean_pitch) if is_measured else _MEDIUM
        ),
        num_voices=min(max(round(features.polyphony), 1), _MAX_VOICES),
        section_roles=by_section,
    )
