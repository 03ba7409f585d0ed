"""The plan of a piece is found in its notes and markers, and goes on after its end."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from amt_core.composing.planning.draw_plan import draw_plan
from amt_core.composing.planning.files.check_plan import check_plan
from amt_core.composing.planning.found_plan import continued_plan, find_plan
from amt_core.midi.read import read_midi_bytes
from amt_core.midi.write import midi_bytes
from amt_core.music.chord_symbols import ChordSymbol
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Marker, Score, Track
from amt_core.spec.music_spec import MusicSpec
from amt_core.styles.priors import ANY, StylePrior, StylePriors
from amt_core.styles.progressions import Progressions

PRIORS = StylePriors(
    {
        ANY: StylePrior(
            num_pieces=1, tempo_bpm=(90, 95, 100, 110, 120), meters={"4/4": 1}, minor_share=0.5,
            ensembles=(((128, 33, 0), 1),),
        )
    }
)  # fmt: skip
ANYTHING = Progressions({ANY: np.ones((2, 2, 24, 24))}, {ANY: np.ones((2, 24))})
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


def test_a_planned_piece_is_found_as_it_was_planned() -> None:
    spec = MusicSpec(text="a test").setting("genre", "pop").setting("num_bars", 48)
    plan = draw_plan(spec, PRIORS, 3, progressions=ANYTHING)
    notes = NoteTable.from_columns(
        [bar * BAR_TICKS for bar in range(48)], [480] * 48, [60] * 48, [80] * 48, [1] * 48
    )
    bars_of_four = replace(plan.frame(), notes=notes)
    again = find_plan(read_midi_bytes(midi_bytes(bars_of_four)))
    assert [bar.chords for bar in again.chords] == [bar.chords for bar in plan.chords]
    assert [(s.name, s.letter, s.num_bars) for s in again.sections] == [
        (s.name, s.letter, s.num_bars) for s in plan.sections
    ]
    assert [(at.bar, at.key) for at in again.keys] == [(at.bar, at.key) for at in plan.keys]


def test_sections_with_letters_alone_are_found_again() -> None:
    markers = tuple(
        Marker(tick=bar * BAR_TICKS, text=text)
        for bar, text in ((0, "Section B"), (2, "Chorus"), (4, "Section A"), (6, "Section B"))
    )
    sections = find_plan(Score(num_bars=8, tracks=PIECE.tracks, notes=NOTES, markers=markers))
    assert [(s.name, s.letter) for s in sections.sections] == [
        ("", "B"), ("chorus", "C"), ("", "A"), ("", "B"),
    ]  # fmt: skip


def test_a_varied_section_is_found_again_as_one() -> None:
    plan = find_plan(PIECE)
    first = replace(plan.sections[0], first_bar=0, num_bars=4, letter="A")
    varied = replace(first, first_bar=4, is_varied=True)
    planned = replace(plan, sections=(first, varied))
    markers = planned.frame().markers
    assert [marker.text for marker in markers] == ["Section A", "Section A'"]
    found = find_plan(read_midi_bytes(midi_bytes(replace(PIECE, markers=markers))))
    assert [(s.letter, s.is_varied) for s in found.sections] == [("A", False), ("A", True)]


def test_the_last_section_goes_round_after_the_end() -> None:
    plan = find_plan(PIECE)
    longer = continued_plan(plan, 11)
    check_plan(longer)
    first = longer.sections[len(plan.sections)].first_bar
    last = plan.sections[-1]
    assert first == 8
    assert longer.chords[8:11] == plan.chords[last.first_bar : last.first_bar + 3]


def test_a_piece_that_has_ended_goes_on_with_the_music_before_its_ending() -> None:
    plan = replace(
        find_plan(PIECE),
        num_bars=10,
        sections=(
            replace(find_plan(PIECE).sections[0], first_bar=0, num_bars=8, playing=(True, True)),
            replace(
                find_plan(PIECE).sections[0],
                letter="B", first_bar=8, num_bars=2, playing=(True, False),
            ),
        ),
        chords=find_plan(PIECE).chords + find_plan(PIECE).chords[:2],
    )  # fmt: skip
    longer = continued_plan(plan, 14)
    check_plan(longer)
    assert longer.sections[-1].letter == "A"
    assert longer.sections[-1].playing == (True, True)
