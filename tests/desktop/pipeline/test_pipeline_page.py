"""The pipeline page is a second page; it follows runs that any process began."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFrame,
    QLineEdit,
)
from pytestqt.qtbot import QtBot

from amt_core.pipeline.journal.stop import StopAfter, requested_stop
from amt_core.pipeline.journal.writer import JournalWriter
from amt_core.progress import Advanced, Alerted, Finished, Started, Warned
from amt_core.system.monitor.sample import Sample
from amt_desktop.pipeline.gauges.machine_watch import MachineState
from amt_desktop.pipeline.pipeline_page import PipelinePage
from amt_desktop.pipeline.session import PipelineSession
from amt_desktop.pipeline.stages.cost_dialog import CostDialog
from amt_desktop.pipeline.stages.stage_card import StageCard
from amt_desktop.widgets.banner import Banner
from amt_desktop.window.main_window import MainWindow

LONG_MS = 160_000
OpenPage = Callable[[Path], PipelinePage]


def test_the_action_switches_between_composer_and_page(window: MainWindow) -> None:
    action = window.actions_by_name["pipeline"]
    action.trigger()
    assert window.pipeline.page is not None
    assert window.pipeline.page.isVisible()
    assert action.isChecked()
    action.trigger()
    assert window.panel.isVisible()
    assert not action.isChecked()


def test_starting_the_composer_imports_nothing_of_the_page() -> None:
    code = (
        "import sys, amt_desktop.window.main_window\n"
        "names = ('pyqtgraph', 'amt_desktop.pipeline', 'amt_core.pipeline', 'torch', 'sklearn')\n"
        "print([name for name in names if name in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )
    assert result.stdout.strip() == "[]"


def test_the_last_used_folder_is_opened_again(
    window: MainWindow, work: Path, open_page: OpenPage
) -> None:
    open_page(work)
    session = window.pipeline.session
    assert session is not None
    assert session.recent_folders == [work]


def test_a_stage_runs_from_its_card_in_a_process_of_its_own(
    window: MainWindow, qtbot: QtBot, work: Path, open_page: OpenPage
) -> None:
    page = open_page(work)
    session = window.pipeline.session
    assert session is not None
    card = page.line.cards["collect"]
    run_this = card.make_menu().actions()[0]
    with qtbot.waitSignal(session.run_ended, timeout=LONG_MS):
        run_this.trigger()
    assert session.run.end is not None
    assert session.run.end.outcome == "finished"
    qtbot.waitUntil(lambda: card.state.text() == "done", timeout=LONG_MS)
    assert "7 files" in card.counts.text()


def test_a_run_of_another_process_is_followed_and_can_be_stopped(
    window: MainWindow, qtbot: QtBot, work: Path, open_page: OpenPage
) -> None:
    journal = JournalWriter(work, first="collect", last="report", clock=iter(range(9999)).__next__)
    journal.write("collect", Started(total=200, unit="files"))
    journal.write("collect", Advanced(done=50, total=200))
    page = open_page(work)
    card = page.line.cards["collect"]
    assert card.state.text() == "running"
    assert card.counts.text() == "50 / 200 files"
    assert page.header.stop_button.isVisible()
    page.header.stop_after_stage.trigger()
    assert requested_stop(work) is StopAfter.STAGE
    session = window.pipeline.session
    assert session is not None
    with qtbot.waitSignal(session.run_ended, timeout=LONG_MS):
        journal.write("collect", Finished(message="200 files"))
        journal.end("stopped")
    assert page.header.run_button.isVisible()


def test_the_memory_of_a_stage_is_not_that_of_an_earlier_run(
    window: MainWindow, qtbot: QtBot, work: Path, open_page: OpenPage
) -> None:
    journal = JournalWriter(work, first="train", last="train")
    journal.write("train", Started(total=100, unit="steps"))
    page = open_page(work)
    card, session = page.line.cards["train"], window.pipeline.session
    assert session is not None
    sample = Sample(at_sec=0.0, cores_percent=(9.0,), memory_used_bytes=1, memory_total_bytes=2)
    page.line.take_sample(MachineState(at_sec=0.0, sample=sample, run_memory_bytes=2**30))
    page.line.show_state()
    assert "1.0 GiB" in card.memory.text()
    with qtbot.waitSignal(session.run_ended, timeout=LONG_MS):
        journal.end("stopped")
    again = JournalWriter(work, first="train", last="train")
    again.write("train", Started(total=100, unit="steps"))
    assert session.config is not None
    session.save_config(session.config)  # looks for a run
    qtbot.waitUntil(lambda: card.state.text() == "running", timeout=LONG_MS)
    assert not card.memory.text()
    again.end("stopped")


def test_the_composer_shows_a_strip_while_a_run_is_on(
    window: MainWindow, qtbot: QtBot, work: Path, open_page: OpenPage
) -> None:
    journal = JournalWriter(work, first="train", last="train")
    journal.write("train", Started(total=100, unit="steps"))
    page = open_page(work)
    strip = window.pipeline.strip
    assert strip is not None
    assert not strip.isVisible()
    window.actions_by_name["pipeline"].trigger()
    assert strip.isVisible()
    assert strip.stage.text() == "Train"
    session = window.pipeline.session
    assert session is not None
    with qtbot.waitSignal(session.run_ended, timeout=LONG_MS):
        journal.end("failed", message="The disk is full.", hint="Make room.")
    assert not strip.isVisible()
    assert "The disk is full." in page.header.state.words.text()


def test_the_page_keeps_its_height_while_a_run_goes_on(
    window: MainWindow,
    qtbot: QtBot,
    work: Path,
    open_page: OpenPage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    journal = JournalWriter(work, first="train", last="train")
    journal.write("train", Started(total=100, unit="steps"))
    open_page(work)
    session, strip = window.pipeline.session, window.pipeline.strip
    assert session is not None
    assert strip is not None
    shown: list[bool] = []
    monkeypatch.setattr(strip, "setVisible", shown.append)
    with qtbot.waitSignal(session.run_changed):
        journal.write("train", Warned(message="A validation."))
    assert shown == [False], "the strip would take its height from the page for a moment"
    journal.end("stopped")


def test_a_new_window_finds_a_run_that_is_at_work(
    make_window: Callable[[], MainWindow], qtbot: QtBot, work: Path, open_page: OpenPage
) -> None:
    open_page(work)
    journal = JournalWriter(work, first="train", last="train")
    journal.write("train", Started(total=100, unit="steps"))
    another = make_window()
    assert another.pipeline.strip is not None
    assert another.pipeline.strip.isVisible()
    journal.end("stopped")


def test_an_alert_of_the_run_is_shown_and_moves_nothing(
    qtbot: QtBot, work: Path, open_page: OpenPage
) -> None:
    journal = JournalWriter(work, first="train", last="train")
    page = open_page(work)
    state = page.header.state
    parts = (page.header.stop_button, page.line, page.tabs, page.gauges, page.library.play_button)
    QApplication.processEvents()
    before = [(part.mapTo(page, QPoint(0, 0)), part.size()) for part in parts]
    journal.write("train", Alerted(kind="slow", message="It is slow.", remedy="Look at the disk."))
    qtbot.waitUntil(state.alert.isVisible, timeout=LONG_MS)
    assert "It is slow. Look at the disk." in state.alert.text()
    QApplication.processEvents()
    assert [(part.mapTo(page, QPoint(0, 0)), part.size()) for part in parts] == before
    qtbot.mouseClick(state.close_button, Qt.MouseButton.LeftButton)
    assert state.words.isVisible()
    assert not state.alert.isVisible()
    journal.end("stopped")


def test_a_stage_that_a_run_is_about_to_begin_is_not_called_one_that_never_ran(
    work: Path, open_page: OpenPage
) -> None:
    journal = JournalWriter(work, first="prepare", last="export")
    cards = open_page(work).line.cards
    assert [cards[name].state.text() for name in ("cluster", "prepare", "train", "evaluate")] == [
        "not run", "starting …", "waiting", "not run",
    ]  # fmt: skip
    journal.end("stopped")


def test_a_run_that_fails_says_why_until_it_is_closed(
    window: MainWindow, qtbot: QtBot, work: Path, open_page: OpenPage
) -> None:
    journal = JournalWriter(work, first="train", last="train")
    open_page(work)
    session = window.pipeline.session
    assert session is not None
    with qtbot.waitSignal(session.run_ended, timeout=LONG_MS):
        journal.end("failed", message="The disk is full.", hint="Make room.")
    assert "The disk is full." in [banner.message for banner in window.banners.banners]


@pytest.mark.parametrize("is_accepted", [True, False])
def test_a_long_run_shows_its_cost_and_begins_when_it_is_wanted(
    qtbot: QtBot,
    work: Path,
    open_page: OpenPage,
    monkeypatch: pytest.MonkeyPatch,
    is_accepted: bool,  # a value of a test
) -> None:
    page = open_page(work)
    started: list[tuple[str, str]] = []
    monkeypatch.setattr(PipelineSession, "start", lambda _self, *stages: started.append(stages))
    asked: list[CostDialog] = []

    def answer(dialog: CostDialog) -> bool:
        asked.append(dialog)
        return is_accepted

    monkeypatch.setattr(CostDialog, "exec", answer)
    page.line.cards["collect"].make_menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: started == [("collect", "collect")], timeout=LONG_MS)
    assert asked == []
    qtbot.mouseClick(page.header.run_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(asked) == 1, timeout=LONG_MS)
    assert len(started) == (2 if is_accepted else 1)


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_card_opens_its_menu_with_the_keyboard(
    qtbot: QtBot, work: Path, open_page: OpenPage, key: Qt.Key
) -> None:
    page = open_page(work)
    card = page.line.cards["train"]
    card.setFocus()
    qtbot.keyClick(card, key)
    assert card.active_menu is not None
    assert card.active_menu.isVisible()
    card.active_menu.close()


def test_every_control_of_the_page_has_a_name_and_is_reached_by_tab(
    work: Path, open_page: OpenPage
) -> None:
    page = open_page(work)
    kinds = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QAbstractItemView, StageCard)
    controls = [
        widget
        for kind in kinds
        for widget in page.findChildren(kind)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parent(), QAbstractSpinBox | QComboBox | QFrame)
    ]
    nameless = [
        widget
        for widget in controls
        if not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]
    assert nameless == []
    chain, widget = set(), page.header.folder_button.nextInFocusChain()
    while widget is not page.header.folder_button:
        chain.add(widget)
        widget = widget.nextInFocusChain()
    assert {page.header.run_button, page.library.table, page.log.search} <= chain
    assert set(page.line.cards.values()) <= chain


def test_the_log_shows_levels_and_finds_words(
    work: Path, open_page: OpenPage, qtbot: QtBot
) -> None:
    journal = JournalWriter(work, first="collect", last="collect")
    journal.write("collect", Started(total=2, message="Reading the library"))
    journal.write("collect", Warned(message="One file is broken."))
    journal.end("failed", message="The disk is full.", hint="Make room.")
    page = open_page(work)
    rows = page.log.table.model()
    assert rows.rowCount() == 4
    page.log.level.setCurrentIndex(1)
    assert rows.rowCount() == 2
    page.log.level.setCurrentIndex(0)
    qtbot.keyClicks(page.log.search, "broken")
    assert rows.rowCount() == 1
    assert rows.index(0, 3).data() == "One file is broken."


def test_a_banner_of_the_window_moves_nothing_and_covers_no_control_of_the_page(
    window: MainWindow, work: Path, open_page: OpenPage
) -> None:
    window.resize(1280, 720)
    page = open_page(work)
    QApplication.processEvents()
    before = page.tabs.geometry()
    window.banners.show_banner(
        Banner(
            "There is no sound: No sound device answers. Check that a sound card is connected.",
            "Everything else works, including export, and nothing of it needs a sound device.",
        )
    )
    QApplication.processEvents()
    assert page.tabs.geometry() == before
    banners = window.banners.geometry()
    assert banners.width() > 400
    kinds = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QAbstractItemView, StageCard)
    covered = [
        widget
        for kind in kinds
        for widget in page.findChildren(kind)
        if widget.isVisible()
        and banners.intersects(QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()))
    ]
    assert covered == []
    bar = page.tabs.tabBar()
    last_tab = bar.tabRect(bar.count() - 1).translated(bar.mapTo(window, QPoint(0, 0)))
    assert not banners.intersects(last_tab)


def test_a_banner_covers_neither_the_strip_nor_its_button(
    window: MainWindow, work: Path, open_page: OpenPage
) -> None:
    window.banners.show_banner(Banner("There is no sound.", "Choose a sound font."))
    open_page(work)
    journal = JournalWriter(work, first="train", last="train")
    journal.write("train", Started(total=100, unit="steps"))
    window.actions_by_name["pipeline"].trigger()
    session, strip = window.pipeline.session, window.pipeline.strip
    assert session is not None
    assert strip is not None
    session.open_folder(work)
    assert strip.isVisible()
    QApplication.processEvents()
    strip_top = strip.mapTo(window, strip.rect().topLeft()).y()
    assert window.banners.geometry().bottom() < strip_top
    journal.end("stopped")


def test_a_run_stops_after_its_step_from_the_card_of_its_stage(
    work: Path, open_page: OpenPage
) -> None:
    journal = JournalWriter(work, first="train", last="train")
    journal.write("train", Started(total=100, unit="steps"))
    page = open_page(work)

    def stop_of(name: str) -> QAction:
        (action,) = (
            action
            for action in page.line.cards[name].make_menu().actions()
            if action.text() == "Stop after this step"
        )
        return action

    assert not stop_of("collect").isEnabled()
    stop_of("train").trigger()
    assert requested_stop(work) is StopAfter.STEP
    journal.end("stopped")
