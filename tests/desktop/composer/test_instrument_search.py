"""The list of all instruments."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from amt_desktop.dialogs.add_part_dialog import AddPartDialog
from amt_desktop.window.main_window import MainWindow


def test_each_row_of_the_list_has_the_height_of_its_highlight(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = AddPartDialog(window)
    dialog.open()
    with qtbot.waitExposed(dialog):
        pass
    rows = dialog.search.list
    first, second = (rows.visualItemRect(rows.item(row)) for row in (0, 1))
    assert second.top() - first.top() >= first.height()
    dialog.close()
