"""The plan in the window: before the first note, while composing, and in pieces."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from scripted_services import Gate, whole_score
from window_steps import compose, describe, wait_for_bars

from amt_core.engine.model import Model
from amt_core.midi.write import write_midi
from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Key
from amt_desktop.document.take import Take
from amt_desktop.piano_roll import MarkKind
from amt_desktop.window.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

SHIFT = Qt.KeyboardModifier.ShiftModifier


def draft(window: MainWindow, qtbot: QtBot) -> Take:
    """Describes the waltz and waits for its plan."""
    describe(window, qtbot)
    qtbot.waitUntil(lambda: window.document.draft is not None)
    return shown(window)


def shown(window: MainWindow) -> Take:
    """The take that is shown."""
    take = window.document.active
    assert take is not None
    return take


def type_chord(window: MainWindow, text: str) -> None:
    """Types a chord in the place of the first one."""
    lane = window.piece.roll.chords
    lane.setFocus()
    lane.go_to(0)
    QTest.keyClick(lane, Qt.Key.Key_Return)
    assert lane.field is not None
    QTest.keyClicks(lane.field, text)
    QTest.keyClick(lane.field, Qt.Key.Key_Return)


def test_the_plan_is_shown_before_the_first_note(window: MainWindow, qtbot: QtBot) -> None:
    take = draft(window, qtbot)
    assert take.is_empty
    assert len(window.piece.roll.sections.blocks()) == len(take.plan.sections)  # type: ignore[union-attr]
    assert "nothing written yet" in window.piece.header.facts.text()
    assert not window.isWindowModified()


def test_without_words_the_start_page_is_back(window: MainWindow, qtbot: QtBot) -> None:
    draft(window, qtbot)
    window.panel.description.clear()
    qtbot.waitUntil(lambda: not window.document.takes)
    assert window.piece.welcome.isVisible()


def test_what_is_planned_is_composed_with_the_seed_that_is_shown(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    draft(window, qtbot)
    seed = int(window.panel.seed.number.text())
    gate.open()
    with qtbot.waitSignal(window.compose_job.ended):
        window.composing.compose()
    assert shown(window).seed == seed
    assert not shown(window).is_draft
    assert int(window.panel.seed.number.text()) == seed


def test_a_plan_that_was_edited_is_the_one_that_is_composed(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    draft(window, qtbot)
    lane = window.piece.roll.sections
    lane.setFocus()
    QTest.keyClick(lane, Qt.Key.Key_Right, SHIFT)
    planned = shown(window).plan
    assert window.document.undo_group.undoText() == "Change length of section"
    gate.open()
    with qtbot.waitSignal(window.compose_job.ended):
        window.composing.compose()
    assert shown(window).plan == planned
    assert shown(window).score.num_bars == 9


def test_every_edit_of_a_plan_is_one_undo_step(window: MainWindow, qtbot: QtBot) -> None:
    before = draft(window, qtbot)
    type_chord(window, "F#m7b5")
    assert str(shown(window).plan.chords[0].chords[0].chord) == "F#m7b5"  # type: ignore[union-attr]
    window.actions_by_name["undo"].trigger()
    assert shown(window) == before
    assert window.plans.edited_plan is None


def test_a_new_description_replaces_an_edited_plan_and_offers_it_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    draft(window, qtbot)
    type_chord(window, "F#m7b5")
    mine = shown(window).plan
    window.panel.description.clear()
    describe(window, qtbot, "Something else")
    qtbot.waitUntil(lambda: shown(window).plan is not mine)
    assert "follows the new description" in window.toast.words
    window.actions_by_name["undo"].trigger()
    assert shown(window).plan == mine


def test_notes_cannot_be_drawn_into_a_plan(window: MainWindow, qtbot: QtBot) -> None:
    draft(window, qtbot)
    from amt_core.music.editing.edit import ReplaceNotes

    notes = whole_score().notes
    window.document.push("Add notes", ReplaceNotes(removed=notes, added=notes))
    assert "only a plan" in window.toast.words
    assert shown(window).is_empty


def test_the_plan_is_shown_while_composing(window: MainWindow, qtbot: QtBot, gate: Gate) -> None:
    draft(window, qtbot)
    gate.let(2)
    window.composing.compose()
    wait_for_bars(window, qtbot, 2)
    assert window.piece.roll.sections.blocks()
    type_chord(window, "C")
    assert "still being written" in window.toast.words


def test_the_plan_of_an_opened_file_is_found_and_can_be_edited(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "piece.mid"
    write_midi(whole_score(), path)
    with qtbot.waitSignal(window.document.plan_found):
        window.open_path(path)
    assert window.piece.roll.chords.blocks()
    type_chord(window, "Bb7")
    assert shown(window).unfit
    assert {bar for bar, _ in shown(window).unfit} == set(window.piece.roll._model.unfit_bars)


def test_a_section_that_moves_takes_its_notes_with_it_and_undo_brings_all_back(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    before = shown(window)
    lane = window.piece.roll.sections
    lane.duplicate(0)
    after = shown(window).score
    first = before.plan.sections[0].num_bars  # type: ignore[union-attr]
    assert after.num_bars == before.score.num_bars + first
    start = int(after.bar_starts_ticks[first])
    copied = after.notes.window(start, int(after.bar_starts_ticks[2 * first]))
    assert copied.pitch.tolist() == before.score.notes.window(0, start).pitch.tolist()
    window.actions_by_name["undo"].trigger()
    assert shown(window) == before


def test_exactly_the_bars_that_no_longer_fit_are_rewritten_as_one_step(
    window: MainWindow, qtbot: QtBot, gate: Gate, tiny_model: Path
) -> None:
    compose(window, qtbot, gate)
    window.composing.set_model(Model.load(tiny_model))
    type_chord(window, "Ebm")
    before = shown(window)
    assert before.unfit
    with qtbot.waitSignal(window.shape_job.ended):
        window.actions_by_name["rewrite_unfit"].trigger()
    after = shown(window)
    assert not after.unfit
    assert after.plan == before.plan
    for bar in range(before.score.num_bars):
        for track in range(len(before.score.tracks)):
            if (bar, track) not in before.unfit:
                assert before.score.cell(bar, track) == after.score.cell(bar, track)
    window.actions_by_name["undo"].trigger()
    assert shown(window) == before


def test_when_all_bars_fit_nothing_is_rewritten(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    window.actions_by_name["rewrite_unfit"].trigger()
    assert "Every bar fits" in window.toast.words


def test_the_players_of_the_plan_follow_the_parts(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    before = shown(window)
    window.piece.tracks.removal_requested.emit(0)
    assert len(shown(window).plan.players) == 1  # type: ignore[union-attr]
    window.actions_by_name["undo"].trigger()
    assert shown(window) == before


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (MarkKind.TEMPO, 77),
        (MarkKind.METER, TimeSignature(4, 4)),
        (MarkKind.KEY, Key(4, "minor")),
    ],
)
def test_tempo_meter_and_key_are_changed_from_a_bar_on(
    window: MainWindow, qtbot: QtBot, gate: Gate, kind: MarkKind, value: object
) -> None:
    compose(window, qtbot, gate)
    before = shown(window)
    window.playback.seek(2 * 1440)
    name = {MarkKind.TEMPO: "tempo_here", MarkKind.METER: "meter_here", MarkKind.KEY: "key_here"}
    window.actions_by_name[name[kind]].trigger()
    popup = window.plans._popup
    assert popup is not None
    popup.editor.value_changed.emit(value)
    popup.close()
    score = shown(window).score
    found = {
        MarkKind.TEMPO: score.tempo.at(2 * 1440),
        MarkKind.METER: score.meter.at(2),
        MarkKind.KEY: score.keys[-1].key,
    }
    assert found[kind] == value
    assert score.meter.at(1) == before.score.meter.at(1)
    window.actions_by_name["undo"].trigger()
    assert shown(window) == before


def test_the_plan_and_what_does_not_fit_it_are_kept_in_the_project(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    compose(window, qtbot, gate)
    type_chord(window, "Ebm")
    before = shown(window)
    assert before.unfit
    path = tmp_path / "piece.amt"
    window.file_job.write_project(window.files._piece(), path)
    with qtbot.waitSignal(window.file_job.project_written):
        pass
    with qtbot.waitSignal(window.file_job.project_opened):
        window.open_path(path)
    after = shown(window)
    assert after.unfit == before.unfit
    assert after.plan is not None
    assert before.plan is not None
    assert after.plan.chords == before.plan.chords
    assert replace(after.plan, title="") == replace(before.plan, title="")


def test_how_a_part_plays_marks_its_bars_alone(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    before = shown(window)
    assert before.plan is not None
    player = replace(before.plan.players[1], dynamics="ff", density="high")
    window.piece.tracks.player_changed.emit(1, player)
    assert shown(window).unfit == {(bar, 1) for bar in range(before.score.num_bars)}
    window.piece.tracks.player_changed.emit(1, replace(player, dynamics="pp"))
    window.actions_by_name["undo"].trigger()
    assert shown(window) == before
