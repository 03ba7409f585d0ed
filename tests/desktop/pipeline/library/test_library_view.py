"""The library is added, searched, heard and opened as a hand would."""

from __future__ import annotations

import contextlib
import sqlite3
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from amt_core.cli.program import main
from amt_core.pipeline.library.browse import COLUMNS
from amt_core.pipeline.library.catalogue import CATALOGUE_FILE
from amt_desktop.look.theme import current_theme
from amt_desktop.pipeline.pipeline_page import PipelinePage
from amt_desktop.widgets.banner import Banner
from amt_desktop.window.main_window import MainWindow

LONG_MS = 160_000
OpenPage = Callable[[Path], PipelinePage]


@pytest.fixture
def page(work: Path, open_page: OpenPage, qtbot: QtBot) -> PipelinePage:
    """The page with a library that is collected."""
    assert main(["pipeline", "collect", str(work / "config.toml"), "--workers", "1"]) == 0
    page = open_page(work)
    qtbot.waitUntil(lambda: page.library.model.rowCount() == 7, timeout=LONG_MS)
    return page


def show(page: PipelinePage, quality: str) -> None:
    page.library.filters.quality.setCurrentIndex(page.library.filters.quality.findData(quality))


def test_broken_files_are_shown_with_their_reason(page: PipelinePage, qtbot: QtBot) -> None:
    show(page, "broken")
    qtbot.waitUntil(lambda: page.library.model.rowCount() == 1)
    row = page.library.model.row_at(0)
    assert row is not None
    assert "MIDI" in row.remark


def test_the_reason_of_a_broken_file_stands_across_the_empty_columns(
    page: PipelinePage, qtbot: QtBot
) -> None:
    show(page, "broken")
    qtbot.waitUntil(lambda: page.library.model.rowCount() == 1)
    table = page.library.table
    cell = table.visualRect(table.model().index(0, COLUMNS.index("key")))
    picture = table.viewport().grab(cell).toImage()
    colors = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width()) for y in range(picture.height())
    }  # fmt: skip
    assert current_theme().color("negative").name() in colors


def test_rows_are_to_be_seen_in_a_small_window(
    page: PipelinePage, window: MainWindow, qtbot: QtBot
) -> None:
    window.banners.show_banner(Banner("There is no sound.", "Choose a sound font."))
    window.resize(1280, 720)
    QApplication.processEvents()
    table = page.library.table
    assert table.viewport().height() >= 4 * table.rowHeight(0)
    assert table.horizontalScrollBar().maximum() == 0, "all columns are to be seen"


def test_a_chosen_row_is_drawn_as_chosen(page: PipelinePage) -> None:
    table = page.library.table
    before = table.viewport().grab(table.visualRect(table.model().index(1, 0))).toImage()
    table.selectRow(1)
    after = table.viewport().grab(table.visualRect(table.model().index(1, 0))).toImage()
    assert before.pixelColor(2, 2) != after.pixelColor(2, 2)
    assert after.pixelColor(2, 2) == table.palette().highlight().color()


def test_typing_in_the_search_filters_the_table(page: PipelinePage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.library.filters.search, "song 3")
    qtbot.waitUntil(lambda: page.library.model.rowCount() == 1)
    assert "song 3" in str(page.library.model.index(0, 0).data()).lower()


def test_a_piece_is_played_without_opening_it(
    page: PipelinePage, window: MainWindow, qtbot: QtBot
) -> None:
    show(page, "good")
    qtbot.waitUntil(lambda: page.library.model.rowCount() == 6)
    page.library.table.selectRow(0)
    qtbot.mouseClick(page.library.play_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.playback.is_running)
    assert window.document.active is None
    window.playback.stop()


def test_a_piece_is_opened_in_the_roll(
    page: PipelinePage, window: MainWindow, qtbot: QtBot
) -> None:
    show(page, "good")
    qtbot.waitUntil(lambda: page.library.model.rowCount() == 6)
    page.library.table.selectRow(2)
    qtbot.mouseClick(page.library.open_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.document.active is not None)
    assert not window.pipeline.is_shown


def drop(page: PipelinePage, *urls: QUrl) -> None:
    data = QMimeData()
    data.setUrls(list(urls))
    page.dropEvent(
        QDropEvent(
            QPoint(10, 10), Qt.DropAction.CopyAction, data,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip


def test_a_dropped_folder_is_added_and_read(
    open_page: OpenPage, window: MainWindow, qtbot: QtBot, music: Path, tmp_path: Path
) -> None:
    work = tmp_path / "new"
    work.mkdir()
    page = open_page(work)
    session = window.pipeline.session
    assert session is not None
    page.tabs.setCurrentWidget(page.log)
    with qtbot.waitSignal(session.run_ended, timeout=LONG_MS):
        drop(page, QUrl.fromLocalFile(str(music)))
    assert page.tabs.currentWidget() is page.library
    qtbot.waitUntil(lambda: page.library.model.rowCount() == 7, timeout=LONG_MS)
    assert page.library.charts["instruments"].accessibleDescription()


@pytest.mark.parametrize("urls", [(), (QUrl("https://example.org/music.zip"),)])
def test_a_drop_without_files_is_told(
    page: PipelinePage, window: MainWindow, urls: tuple[QUrl, ...]
) -> None:
    session = window.pipeline.session
    assert session is not None
    before = session.config
    told: list[str] = []
    window.messages.toasted.connect(lambda text, *_more: told.append(text))
    drop(page, *urls)
    assert any("no folder or file" in text for text in told)
    assert session.config == before


def test_the_menu_of_a_piece_opens_at_the_pointer(page: PipelinePage, qtbot: QtBot) -> None:
    table = page.library.table
    place = table.visualRect(table.model().index(3, 0)).center()
    with qtbot.waitSignal(table.menu_wanted) as wanted:
        table.contextMenuEvent(
            QContextMenuEvent(
                QContextMenuEvent.Reason.Mouse, place, table.viewport().mapToGlobal(place)
            )
        )
    assert wanted.args == [table.viewport().mapToGlobal(place)]


def catalogue_of(window: MainWindow) -> Path:
    session = window.pipeline.session
    assert session is not None
    assert session.work_folder is not None
    return session.work_folder / CATALOGUE_FILE


def test_a_library_that_another_program_holds_is_said_and_comes_back(
    page: PipelinePage, window: MainWindow, qtbot: QtBot
) -> None:
    with contextlib.closing(sqlite3.connect(catalogue_of(window))) as other:
        page.library.close_work()
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with qtbot.waitSignal(window.messages.noticed) as signal:
            page.library.reload()
        assert signal.args is not None
        assert "Another program holds the catalogue" in signal.args[0].message
    page.library.reload()
    qtbot.waitUntil(lambda: page.library.model.rowCount() == 7)


def test_rows_that_cannot_be_read_while_the_table_is_painted_are_said(
    page: PipelinePage, window: MainWindow, qtbot: QtBot
) -> None:
    with contextlib.closing(sqlite3.connect(catalogue_of(window))) as other:
        other.execute("DROP TABLE labels")
    page.library.model.show(array("q", range(1, 8)))
    with qtbot.waitSignal(window.messages.noticed):
        assert page.library.model.row_at(0) is None
