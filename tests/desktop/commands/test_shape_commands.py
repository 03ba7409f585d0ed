"""Changing a piece that is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot
from scripted_services import Gate
from window_steps import compose

from amt_core.engine.model import Model
from amt_core.spec.music_spec import Attribute, MusicSpec, Source
from amt_core.text.parse.parser import parse_description
from amt_desktop.commands.shape_commands import with_words
from amt_desktop.dialogs.add_part_dialog import AddPartDialog
from amt_desktop.dialogs.continue_dialog import ContinueDialog
from amt_desktop.dialogs.rewrite_dialog import RewriteDialog
from amt_desktop.document.take import Take
from amt_desktop.window.main_window import MainWindow


@pytest.fixture
def window(window: MainWindow, qtbot: QtBot, gate: Gate, tiny_model: Path) -> MainWindow:
    """A window with the waltz in it, and with a model that can change it."""
    compose(window, qtbot, gate)
    window.composing.set_model(Model.load(tiny_model))
    return window


def shown(window: MainWindow) -> Take:
    """The take that is shown."""
    take = window.document.active
    assert take is not None
    return take


def test_the_bars_of_the_selected_notes_are_rewritten_as_one_undoable_step(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = window.document.active
    assert before is not None
    score = before.score
    first_bar = score.notes.window(0, int(score.bar_starts_ticks[1]))
    window.piece.roll.select_notes(first_bar.of_track(0))
    with qtbot.waitSignal(window.shape_job.ended):
        window.actions_by_name["rewrite"].trigger()
    after = window.document.active
    assert after is not None
    assert after.score.notes != score.notes
    kept = score.notes.is_in(after.score.notes)
    elsewhere = (score.notes.track != 0) | (score.notes.onset_ticks >= score.bar_starts_ticks[1])
    assert kept[elsewhere].all()
    window.actions_by_name["undo"].trigger()
    assert window.document.active is not None
    assert window.document.active.score == score


def answer_continue(window: MainWindow, num_bars: int, *, last_bar: int | None = None) -> None:
    """Fills in the dialog, as soon as it is there."""

    def answer() -> None:
        (dialog,) = window.findChildren(ContinueDialog)
        dialog.length.setValue(num_bars)
        if last_bar is not None:
            dialog.at_bar.setChecked(True)
            dialog.bar.setValue(last_bar)
        if dialog.continue_button.isEnabled():
            dialog.accept()
        else:
            dialog.reject()

    QTimer.singleShot(0, answer)
    window.actions_by_name["continue"].trigger()


def test_a_piece_is_continued_and_the_roll_shows_it(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.shape_job.ended):
        answer_continue(window, 4)
    assert window.piece.roll.score.num_bars == 12
    assert shown(window).plan.num_bars == 12  # type: ignore[union-attr]
    assert "Ctrl+Z" in window.panel.status.text()


def test_the_key_of_undo_is_told_until_something_else_is_changed(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = window.panel.status.text()
    with qtbot.waitSignal(window.shape_job.ended):
        answer_continue(window, 4)
    assert "Ctrl+Z" in window.panel.status.text()
    window.actions_by_name["undo"].trigger()
    assert window.panel.status.text() == before


def test_a_piece_goes_on_after_another_bar_and_undo_brings_the_rest_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = shown(window)
    with qtbot.waitSignal(window.shape_job.ended):
        answer_continue(window, 3, last_bar=2)
    after = shown(window)
    assert after.score.num_bars == 5
    assert after.plan is not None
    assert after.plan.num_bars == 5
    end = int(after.score.bar_starts_ticks[2])
    assert (
        after.score.notes.window(0, end).pitch.tolist()
        == before.score.notes.window(0, end).pitch.tolist()
    )
    window.actions_by_name["undo"].trigger()
    assert shown(window) == before


def test_a_piece_that_would_be_too_long_is_not_continued(window: MainWindow) -> None:
    answer_continue(window, 512)
    assert not window.shape_job.is_running


def answer_add_part(qtbot: QtBot, window: MainWindow, name: str) -> None:
    """Types an instrument into the dialog and presses Return, as soon as it is there."""

    def answer() -> None:
        (dialog,) = window.findChildren(AddPartDialog)
        qtbot.keyClicks(dialog.search.field, name)
        if dialog.add_button.isEnabled():
            qtbot.keyClick(dialog.search.field, Qt.Key.Key_Return)
        else:
            dialog.reject()

    QTimer.singleShot(0, answer)
    window.actions_by_name["add_part"].trigger()


def test_a_part_for_another_instrument_joins(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.shape_job.ended):
        answer_add_part(qtbot, window, "double bass")
    assert window.piece.roll.score.tracks[-1].program == 43
    assert len(window.piece.tracks.rows) == 3


def test_a_part_for_what_is_no_instrument_cannot_be_added(window: MainWindow, qtbot: QtBot) -> None:
    answer_add_part(qtbot, window, "spoon")
    assert not window.shape_job.is_running
    assert len(window.piece.tracks.rows) == 2


def test_a_take_that_is_starred_during_a_change_is_changed(
    window: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.shape_job.ended) as ended:
        answer_add_part(qtbot, window, "double bass")
        window.document.mark_take(0, is_starred=True)
    assert ended.args == [True]
    assert len(window.piece.tracks.rows) == 3


def test_a_change_can_be_stopped_with_the_button(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_name["vary"].trigger()
    assert window.panel.button.text() == "Stop"
    with qtbot.waitSignal(window.shape_job.ended):
        window.panel.button.click()
    assert window.panel.button.text() == "Compose"


def test_without_a_selection_rewriting_says_what_to_do(window: MainWindow) -> None:
    window.actions_by_name["rewrite"].trigger()
    assert not window.shape_job.is_running
    assert "Select some notes" in window.toast.words


def rewrite_in_words(
    window: MainWindow,
    qtbot: QtBot,
    words: str,
    *,
    kept: tuple[int, ...] = (),
    percent: int = 100,
    has_new_chords: bool = False,
) -> None:
    """Fills in the dialog for the selection, and waits for the alternatives."""

    def answer() -> None:
        (dialog,) = window.findChildren(RewriteDialog)
        assert not dialog.rewrite_button.isEnabled()
        qtbot.keyClicks(dialog.field, words)
        dialog.amount.setValue(percent // 10)
        dialog.new_chords.setChecked(has_new_chords)
        for index in kept:
            dialog.locks[index].setChecked(True)
        dialog.accept()

    QTimer.singleShot(0, answer)
    with qtbot.waitSignal(window.shape_job.ended):
        window.actions_by_name["rewrite_in_words"].trigger()


def select_bars(window: MainWindow, bars: range) -> None:
    """Chooses all cells of some bars."""
    tracks = range(len(shown(window).score.tracks))
    window.piece.roll.select_cells(frozenset((bar, track) for bar in bars for track in tracks))


def test_three_alternatives_arrive_and_one_becomes_one_undo_step(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = shown(window)
    select_bars(window, range(1))
    rewrite_in_words(window, qtbot, "softer")
    bar = window.piece.alternatives
    assert bar.isVisible()
    assert all(button.isEnabled() for button in bar.buttons)
    assert len(bar.buttons) == 4
    heard = [shown(window).score.notes]
    for _ in range(2):
        window.actions_by_name["next_alternative"].trigger()
        heard.append(shown(window).score.notes)
    assert len({notes.pitch.tobytes() + notes.onset_ticks.tobytes() for notes in heard}) > 1
    assert not window.document.undo_group.canUndo()
    window.actions_by_name["accept_alternative"].trigger()
    assert not bar.isVisible()
    assert shown(window).score.notes == heard[2]
    assert window.document.undo_group.undoText() == "Rewrite: softer"
    assert window.piece.roll.selection == {(0, 0), (0, 1)}
    window.actions_by_name["undo"].trigger()
    assert shown(window) == before


def test_alternatives_are_dropped_by_their_key_and_by_undo(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = shown(window)
    for name in ("drop_alternative", "undo"):
        select_bars(window, range(1))
        rewrite_in_words(window, qtbot, "softer")
        assert window.alternatives.is_choosing
        window.actions_by_name[name].trigger()
        assert not window.alternatives.is_choosing
        assert shown(window) == before


def test_the_music_as_it_was_can_be_heard_between_the_alternatives(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = shown(window)
    select_bars(window, range(1))
    rewrite_in_words(window, qtbot, "softer")
    window.piece.alternatives.buttons[0].click()
    assert shown(window).score == before.score
    assert not window.piece.alternatives.accept_button.isEnabled()


def test_an_edit_of_what_is_heard_accepts_it(window: MainWindow, qtbot: QtBot) -> None:
    select_bars(window, range(1))
    rewrite_in_words(window, qtbot, "softer")
    heard = shown(window).score
    window.piece.tracks.renamed.emit(0, "Tune")
    assert not window.alternatives.is_choosing
    assert shown(window).score.notes == heard.notes
    window.actions_by_name["undo"].trigger()
    window.actions_by_name["undo"].trigger()
    assert not window.document.undo_group.canUndo()


def test_a_part_that_is_locked_and_bars_beyond_the_amount_stay(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = shown(window).score
    select_bars(window, range(before.num_bars))
    rewrite_in_words(window, qtbot, "softer", kept=(1,), percent=50)
    after = shown(window).score
    changed = {
        (bar, track)
        for bar in range(before.num_bars)
        for track in range(2)
        if before.cell(bar, track) != after.cell(bar, track)
    }
    assert changed
    assert {track for _, track in changed} == {0}
    assert len(changed) <= before.num_bars // 2


def test_chords_that_are_asked_for_stand_in_the_plan_afterwards(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.composing, "analyze", parse_description)
    select_bars(window, range(2))
    rewrite_in_words(window, qtbot, "Dm Gm, glorpy")
    assert "Words without effect: glorpy" in window.toast.words
    window.actions_by_name["accept_alternative"].trigger()
    plan = shown(window).plan
    assert plan is not None
    assert [str(bar.chords[0].chord) for bar in plan.chords[:2]] == ["Dm", "Gm"]
    assert not shown(window).unfit


def test_a_rewrite_without_a_choice_leaves_its_chords_in_the_plan_as_one_undo_step(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.composing, "analyze", parse_description)
    before = shown(window)
    cells = frozenset((bar, track) for bar in range(2) for track in range(2))
    with qtbot.waitSignal(window.shape_job.ended):
        window.shaping.rewrite_cells(cells, "Dm Gm")
    plan = shown(window).plan
    assert plan is not None
    assert [str(bar.chords[0].chord) for bar in plan.chords[:2]] == ["Dm", "Gm"]
    assert not window.alternatives.is_choosing
    window.actions_by_name["undo"].trigger()
    assert shown(window).plan == before.plan
    assert shown(window).score == before.score


def test_a_key_that_is_asked_for_stands_in_the_plan_of_those_bars_afterwards(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.composing, "analyze", parse_description)
    before = shown(window).plan
    select_bars(window, range(1, 3))
    rewrite_in_words(window, qtbot, "in F# minor")
    window.actions_by_name["accept_alternative"].trigger()
    plan = shown(window).plan
    assert plan is not None
    assert before is not None
    assert [str(plan.key_of(bar)) for bar in range(4)] == [
        str(before.key_of(0)), "F# minor", "F# minor", str(before.key_of(3)),
    ]  # fmt: skip
    assert (1, "F# minor") in [(at.bar, str(at.key)) for at in shown(window).score.keys]
    window.actions_by_name["undo"].trigger()
    assert shown(window).plan == before


def test_when_writing_is_stopped_at_once_the_music_stays(window: MainWindow, qtbot: QtBot) -> None:
    before = shown(window)
    select_bars(window, range(before.score.num_bars))
    window.shape_job.started.connect(window.shape_job.stop)
    rewrite_in_words(window, qtbot, "softer")
    assert not window.alternatives.is_choosing
    assert shown(window) == before


def test_words_for_some_bars_leave_what_holds_for_the_whole_piece() -> None:
    spec = MusicSpec(tempo_bpm=Attribute(90.0, Source.STATED))
    words = MusicSpec(
        text="fast and loud",
        tempo_bpm=Attribute(180.0, Source.STATED),
        dynamics=Attribute("ff", Source.STATED),
    )
    both = with_words(spec, words)
    assert both.tempo_bpm.value == 90.0
    assert both.dynamics.value == "ff"
