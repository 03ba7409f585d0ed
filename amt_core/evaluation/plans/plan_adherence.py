"""Compares a piece with the plan that its description asked for.

Only what was asked for is measured. Chords are found by `template_chords`; the tune and the bass
are told by an independent rule: the tune is the track that has the highest note for most of the
time, and the bass the one that has the lowest. Sections, meter, tempo and keys are read from the
file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from amt_core.composing.planning.found_plan import find_plan
from amt_core.composing.planning.plan import Plan, PlannedSection
from amt_core.composing.planning.players.playing import players_of
from amt_core.composing.planning.spans import bars_of_span
from amt_core.errors import AmtError
from amt_core.evaluation.plans.chord_match import chord_matches
from amt_core.evaluation.plans.template_chords import lowest_pitch_class, template_chord
from amt_core.music.chord_symbols import ChordSymbol
from amt_core.music.score import Score
from amt_core.spec.music_spec import MusicSpec
from amt_core.spec.requests import (
    FigureRequest,
    KeyChange,
    MeterChange,
    PlayingChange,
    RoleRequest,
    TempoChange,
)
from amt_core.spec.spans import Place, Span
from amt_core.traits.analyze_plan import analyze_plan

PLAN_FIGURES = (
    "chord_root", "chord_triad", "chord_quality", "chord_bass", "ecm", "cmao", "cmaomm", "sections",
    "rests", "entrances", "key_changes", "tempo_curve", "meters", "roles", "figures",
)  # fmt: skip
"""The figures of a plan, in the order in which they are shown."""

_BPM_TOLERANCE = 1e-3
_FRAME_TICKS = 120

ChordSpan = tuple[int, int, ChordSymbol]
"""First tick, end and chord."""


def measure_plan(spec: MusicSpec, score: Score, plan: Plan) -> dict[str, float]:
    """The shares of what was asked for that a piece has; what was not asked for is left out.

    Args:
        spec: The request.
        score: The piece as it is read from its file.
        plan: The plan with which it was composed.
    """
    figures: dict[str, float] = {}
    spans = list(asked_spans(plan, score))
    if spans:
        figures |= measure_chords(score, spans)
    frame = plan.frame()
    if spec.form.value is not None:
        figures["sections"] = float(_has_sections(spec, score, plan))
    changes = spec.changes.value or ()
    if any(isinstance(change, PlayingChange) for change in changes):
        figures |= _entrances(score, plan)
    if any(isinstance(change, KeyChange) for change in changes):
        keys = [(c.bar, c.key.tonic, c.key.mode) for c in score.keys]
        wanted = [(c.bar, c.key.tonic, c.key.mode) for c in frame.keys]
        figures["key_changes"] = float(keys == wanted)
    if any(isinstance(change, TempoChange) for change in changes):
        figures["tempo_curve"] = float(_has_tempi(score, frame))
    if any(isinstance(change, MeterChange) for change in changes):
        figures["meters"] = float(
            all(score.meter.at(bar) == frame.meter.at(bar) for bar in range(plan.num_bars))
        )
    return figures | _roles_and_figures(spec, score, plan)


def asked_spans(plan: Plan, score: Score) -> Iterator[ChordSpan]:
    """The spans of the chords that a person asked for."""
    starts = score.bar_starts_ticks.tolist()
    for bar in sorted(plan.bars_of_asked_chords):
        if bar >= score.num_bars:
            return
        beat_ticks = score.meter.at(bar).beat_ticks
        chords = plan.chords[bar].chords
        edges = [starts[bar] + round(at.beat * beat_ticks) for at in chords] + [starts[bar + 1]]
        for at, start, end in zip(chords, edges[:-1], edges[1:], strict=True):
            if at.chord is not None and end > start:
                yield start, end, at.chord


def measure_chords(score: Score, spans: Sequence[ChordSpan]) -> dict[str, float]:
    """The shares of spans with the right root, triad, quality and bass, and the Mustango measures.

    A power chord is right with either third.
    """
    found = [template_chord(score, start, end) for start, end, _ in spans]
    rows: list[tuple[bool, bool, bool, bool]] = []
    for chord, (start, end, wanted) in zip(found, spans, strict=True):
        has_root = chord is not None and chord.root == wanted.root
        has_triad = has_root and chord is not None and wanted.triad in (chord.triad, "5")
        has_quality = has_triad and chord is not None and chord.quality == wanted.quality
        lowest = lowest_pitch_class(score, start, end)
        rows.append((has_root, has_triad, has_quality, lowest == wanted.lowest))
    names = ("chord_root", "chord_triad", "chord_quality", "chord_bass")
    shares = np.mean(np.array(rows, dtype=np.float64), axis=0).tolist()
    return dict(zip(names, shares, strict=True)) | chord_matches(
        [wanted for _, _, wanted in spans], found
    )


def _has_sections(spec: MusicSpec, score: Score, plan: Plan) -> bool:
    """True if the file has the sections of the plan, and these are the asked ones in order."""
    if len(plan.sections) > 1 and _sections(find_plan(score).sections) != _sections(plan.sections):
        return False
    form = spec.form.value
    assert form is not None
    if not form.is_complete:
        there = [section.name for section in plan.sections]
        return all(section.kind in there for section in form.sections if section.kind)
    pairs = list(zip(form.sections, plan.sections, strict=False))
    return len(pairs) == len(form.sections) and all(
        planned.name == asked.kind
        and asked.letter[:1] in ("", planned.letter)
        and planned.is_varied == (len(asked.letter) > 1)
        and (asked.num_bars in (None, planned.num_bars) or planned.stop_bar == plan.num_bars)
        for asked, planned in pairs
    )


def _sections(sections: Sequence[PlannedSection]) -> list[tuple[str, int, int]]:
    return [(section.name, section.first_bar, section.num_bars) for section in sections]


def _entrances(score: Score, plan: Plan) -> dict[str, float]:
    """True if all players rest where the plan says, and play in the bar after each rest."""
    plays = np.zeros((score.num_bars, len(plan.players)), dtype=np.bool_)
    plays[score.bars_of(score.notes.onset_ticks), score.notes.track] = True
    rests = np.zeros_like(plays)
    for bar in range(score.num_bars):
        rests[bar, list(plan.resting(bar))] = True
    enters = np.zeros_like(rests)
    enters[1:] = rests[:-1] & ~rests[1:]
    figures = {"rests": float(not (plays & rests).any())}
    if enters.any():
        figures["entrances"] = float(plays[enters].all())
    return figures


def _has_tempi(score: Score, frame: Score) -> bool:
    wanted, found = frame.tempo.changes, score.tempo.changes
    return len(wanted) == len(found) and all(
        tick == own_tick and abs(bpm / own - 1.0) < _BPM_TOLERANCE
        for (tick, bpm), (own_tick, own) in zip(wanted, found, strict=True)
    )


def _roles_and_figures(spec: MusicSpec, score: Score, plan: Plan) -> dict[str, float]:
    roles, figures = spec.roles.value or (), spec.figures.value or ()
    if not roles and not figures:
        return {}
    found = analyze_plan(score).tracks
    has_role: list[float] = []
    for request in roles:
        players = _players(request, plan)
        if not players:
            continue
        match request.role:
            case "melody":
                ok = _outermost(score, is_highest=True) in players
            case "bass":
                ok = _outermost(score, is_highest=False) in players
            case role:
                ok = any(found[i].role == role for i in players)
        has_role.append(float(ok))
    has_figure = [
        float(any(heard[i].figure == request.figure for i in players))
        for request in figures
        if (players := _players(request, plan))
        for heard in (
            found
            if request.span.place is Place.WHOLE
            else analyze_plan(_part(score, plan, request.span)).tracks,
        )
    ]
    shares = {"roles": has_role, "figures": has_figure}
    return {name: float(np.mean(each)) for name, each in shares.items() if each}


def _players(request: RoleRequest | FigureRequest, plan: Plan) -> list[int]:
    """The players that a request is about; those who have it by the plan where it names none."""
    if request.instrument is None:
        if isinstance(request, FigureRequest):
            usual = {i for i, p in enumerate(plan.players) if p.figure == request.figure}
            in_parts = {f.player for f in plan.figures if f.figure == request.figure}
            return sorted(usual if request.span.place is Place.WHOLE else in_parts)
        return [i for i, player in enumerate(plan.players) if player.role == request.role]
    try:
        return players_of(request.instrument, plan.players)
    except AmtError:
        return []


def _part(score: Score, plan: Plan, span: Span) -> Score:
    """The piece with the notes of a part of it alone."""
    bars = {bar for run in bars_of_span(span, plan.sections, plan.num_bars) for bar in run}
    inside = np.isin(score.bars_of(score.notes.onset_ticks), sorted(bars))
    return score.with_notes(score.notes.select(inside))


def _outermost(score: Score, *, is_highest: bool) -> int | None:
    """The pitched track whose note is the highest, or the lowest, in most frames in which it plays.

    Frames are thirty-second notes; a track that is silent for most of the piece cannot win.
    """
    num_frames = max(score.length_ticks // _FRAME_TICKS, 1)
    sign = 1 if is_highest else -1
    best = np.full((len(score.tracks), num_frames), -np.inf)
    for note in score.notes.rows():
        if not score.tracks[note.track].is_drum:
            first = note.onset_ticks // _FRAME_TICKS
            last = max(-(-(note.onset_ticks + note.duration_ticks) // _FRAME_TICKS), first + 1)
            row = best[note.track, first:last]
            np.maximum(row, sign * note.pitch, out=row)
    if not np.isfinite(best).any():
        return None
    sounding = np.isfinite(best).any(axis=0)
    wins = np.argmax(best[:, sounding], axis=0)
    return int(np.argmax(np.bincount(wins, minlength=len(score.tracks))))
