"""The plan of a piece that is there: stated by its texts and markers, else found in its notes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from amt_core.composing.planning.plan import (
    Plan,
    PlannedBar,
    PlannedChord,
    PlannedFeel,
    PlannedKey,
    PlannedMeter,
    PlannedSection,
    PlannedTempo,
    Player,
)
from amt_core.composing.planning.players.ensemble import unique_names
from amt_core.composing.planning.sections.section_lengths import PHRASE_BARS, usual_energies
from amt_core.midi.text.chord_texts import read_chord_texts
from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.score import Score
from amt_core.spec.music_spec import LEVELS, Source
from amt_core.spec.spans import SECTION_KINDS
from amt_core.traits.analyze_plan import analyze_plan
from amt_core.traits.chords import find_chords
from amt_core.traits.frames import measure_frames
from amt_core.traits.keys import find_keys
from amt_core.traits.plan_analysis import LETTERS, ChordAt, PlanAnalysis, TrackPlan

# Such as `section-a`, and `section-a'` where it is varied.
_SECTION_LETTER = re.compile(f"section-([{LETTERS[0].lower()}-{LETTERS[-1].lower()}])(['′]?)")


def find_plan(score: Score) -> Plan:
    """The plan of a piece.

    Sections are read from markers and chords from texts, as composed pieces have them; all else
    is found in the notes.
    """
    analysis = analyze_plan(score)
    stated = _stated_chords(score)
    keys = score.keys if stated and score.keys else analysis.keys
    names = unique_names([track.label for track in score.tracks])
    starts = score.bar_starts_ticks
    return Plan(
        title=score.title,
        style=None,
        num_bars=score.num_bars,
        sections=_marked_sections(score, analysis) or _found_sections(analysis),
        chords=tuple(
            stated.get(bar) or found
            for bar, found in enumerate(_found_bars(score, analysis.chords))
        ),
        tempo=tuple(
            PlannedTempo(
                bar=bar,
                beat=(tick - int(starts[bar])) / TICKS_PER_QUARTER,
                bpm=bpm,
                source=Source.INFERRED,
            )
            for tick, bpm in score.tempo.changes
            if (bar := int(np.searchsorted(starts, tick, side="right")) - 1) < score.num_bars
        ),
        meter=tuple(
            PlannedMeter(bar=bar, time_signature=signature, source=Source.INFERRED)
            for bar, signature in score.meter.changes
            if bar < score.num_bars
        ),
        keys=tuple(
            PlannedKey(bar=change.bar, key=change.key, source=Source.INFERRED)
            for change in keys
            if change.bar < score.num_bars
        ),
        players=tuple(
            _player(score, index, name, each)
            for index, (name, each) in enumerate(zip(names, analysis.tracks, strict=True))
        ),
        feel=PlannedFeel(
            swing_unit=analysis.swing.unit,
            swing_share=float(np.clip(analysis.swing.share, 0.5, 0.75)),
            source=Source.INFERRED,
        ),
    )


def find_chord_bars(score: Score) -> list[PlannedBar]:
    """(bars,) the chords that are found in the notes of a piece."""
    frames = measure_frames(score)
    return _found_bars(score, find_chords(frames, find_keys(score, frames), score.num_bars))


def _found_bars(score: Score, chords_of_bars: Sequence[Sequence[ChordAt]]) -> list[PlannedBar]:
    return [
        PlannedBar(
            chords=tuple(
                PlannedChord(beat=at.offset_ticks / score.meter.at(bar).beat_ticks, chord=at.chord)
                for at in chords
            ),
            source=Source.INFERRED,
        )
        for bar, chords in enumerate(chords_of_bars)
    ]


def _stated_chords(score: Score) -> dict[int, PlannedBar]:
    """The chords of the bars at whose start a text names one."""
    by_bar: dict[int, dict[float, PlannedChord]] = defaultdict(dict)
    starts = score.bar_starts_ticks
    for tick, chord in read_chord_texts(score):
        bar = int(np.searchsorted(starts, tick, side="right")) - 1
        if bar < score.num_bars:
            beat = (tick - int(starts[bar])) / score.meter.at(bar).beat_ticks
            by_bar[bar][beat] = PlannedChord(beat=beat, chord=chord)
    return {
        bar: PlannedBar(chords=tuple(chords[beat] for beat in sorted(chords)), source=Source.STATED)
        for bar, chords in by_bar.items()
        if 0.0 in chords
    }


def continued_plan(plan: Plan, num_bars: int) -> Plan:
    """A plan that goes on to a number of bars: a section goes round again.

    It is the last one that is no ending.

    Args:
        plan: The plan of the piece so far.
        num_bars: At least its length.
    """
    again = _section_before_ending(plan.sections)
    sections = list(plan.sections)
    chords = list(plan.chords)
    while (bar := sections[-1].stop_bar) < num_bars:
        length = min(again.num_bars, num_bars - bar)
        sections.append(replace(again, first_bar=bar, num_bars=length))
        if plan.chords:
            chords += plan.chords[again.first_bar : again.first_bar + length]
    return replace(plan, num_bars=num_bars, sections=tuple(sections), chords=tuple(chords))


def _section_before_ending(sections: Sequence[PlannedSection]) -> PlannedSection:
    """The last section, or the one before it where the last one is a few bars or leaves some out.

    Final chords, and bars in which players have stopped, are no music that goes on.
    """
    last = sections[-1]
    before = sections[-2] if len(sections) > 1 else last
    is_ending = last.num_bars < PHRASE_BARS or sum(last.playing) < sum(before.playing)
    return before if is_ending and before.num_bars >= PHRASE_BARS else last


def _player(score: Score, index: int, name: str, found: TrackPlan) -> Player:
    track = score.tracks[index]
    return Player(
        name=name,
        program=track.program,
        is_drum=track.is_drum,
        pan=track.pan,
        role=found.role,
        figure=found.figure,
        register=None if track.is_drum else LEVELS[found.register],
        density=LEVELS[found.density],
        source=Source.INFERRED,
    )


def _found_sections(analysis: PlanAnalysis) -> tuple[PlannedSection, ...]:
    return tuple(
        PlannedSection(
            name="",
            letter=section.letter,
            first_bar=section.first_bar,
            num_bars=section.num_bars,
            energy=section.energy,
            playing=section.playing,
            source=Source.INFERRED,
        )
        for section in analysis.sections
    )


def _marked_sections(score: Score, analysis: PlanAnalysis) -> tuple[PlannedSection, ...]:
    """The sections that markers name, as `Verse 2` or `Section B'`; none without such markers."""
    starts = score.bar_starts_ticks.tolist()
    marked: dict[int, str] = {}
    for marker in score.markers:
        name = marker.text.strip().rstrip("0123456789").strip().lower().replace(" ", "-")
        is_letter = _SECTION_LETTER.fullmatch(name) is not None
        if (name in SECTION_KINDS or is_letter) and marker.tick in starts[:-1]:
            marked[starts.index(marker.tick)] = name
    if not marked:
        return ()
    bars = sorted({0, *marked})
    marks = [marked.get(bar, "") for bar in bars]
    letters = _letters(marks)
    names = [mark if mark in SECTION_KINDS else "" for mark in marks]
    played = np.zeros((score.num_bars, len(score.tracks)), dtype=np.bool_)
    played[score.bars_of(score.notes.onset_ticks), score.notes.track] = True
    energies = analysis.energies or usual_energies(names)
    return tuple(
        PlannedSection(
            name=name,
            letter=letter,
            first_bar=bar,
            num_bars=stop - bar,
            energy=int(np.median(energies[bar:stop])),
            playing=_any_of(played[bar:stop]),
            is_varied=mark.endswith(("'", "′")),
            source=Source.STATED,
        )
        for mark, name, letter, bar, stop in zip(
            marks, names, letters, bars, [*bars[1:], score.num_bars], strict=True
        )
    )


def _any_of(played: NDArray[np.bool_]) -> tuple[bool, ...]:
    """(tracks,) whether each track plays in any of some bars."""
    plays: list[bool] = np.any(played, axis=0).tolist()
    return tuple(plays)


def _letters(marks: Sequence[str]) -> list[str]:
    """The letters of sections: their own, else a free one for each name."""
    own = {
        mark: match[1].upper()
        for mark in marks
        if (match := _SECTION_LETTER.fullmatch(mark)) is not None
    }
    free = [letter for letter in LETTERS if letter not in own.values()]
    for mark in marks:
        if mark not in own:
            own[mark] = free.pop(0) if free else LETTERS[-1]
    return [own[mark] for mark in marks]
