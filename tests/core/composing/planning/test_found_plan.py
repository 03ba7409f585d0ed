"""The plan of a piece is found in its notes and markers, and goes on after its end."""

from __future__ import annotations

from amt_core.composing.planning.files.check_plan import check_plan
from amt_core.composing.planning.found_plan import continued_plan, find_plan
from amt_core.music.chord_symbols import ChordSymbol
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Marker, Score, Track

BAR_TICKS = 1920
TRIADS = ((48, 52, 55), (53, 57, 60), (55, 59, 62), (48, 52, 55))
ROWS = [(bar * BAR_TICKS, pitch) for bar in range(8) for pitch in TRIADS[bar % 4]]
NOTES = NoteTable.from_columns(
    [onset for onset, _ in ROWS],
    [BAR_TICKS] * len(ROWS),
    [pitch for _, pitch in ROWS],
    [80] * len(ROWS),
    [0] * len(ROWS),
)
PIECE = Score(num_bars=8, tracks=(Track(program=0), Track(program=0)), notes=NOTES)


def test_chords_are_found_bar_by_bar() -> None:
    chords = [bar.chords[0].chord for bar in find_plan(PIECE).chords]
    c, f, g = (ChordSymbol(root, "maj") for root in (0, 5, 7))
    assert chords == [c, f, g, c] * 2


def test_what_is_found_is_a_plan() -> None:
    check_plan(find_plan(PIECE))


def test_sections_are_read_from_markers() -> None:
    markers = tuple(
        Marker(tick=bar * BAR_TICKS, text=text)
        for bar, text in ((0, "Verse 1"), (3, "a note to myself"), (4, "Pre-chorus"))
    )
    sections = find_plan(Score(num_bars=8, tracks=PIECE.tracks, notes=NOTES, markers=markers))
    assert [(s.name, s.letter, s.first_bar) for s in sections.sections] == [
        ("verse", "A", 0), ("pre-chorus", "B", 4),
    ]  # fmt: skip


def test_the_last_section_goes_round_after_the_end() -> None:
    plan = find_plan(PIECE)
    longer = continued_plan(plan, 11)
    check_plan(longer)
    first = longer.sections[len(plan.sections)].first_bar
    last = plan.sections[-1]
    assert first == 8
    assert longer.chords[8:11] == plan.chords[last.first_bar : last.first_bar + 3]
