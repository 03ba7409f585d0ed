"""An unexpected error is kept in a file, shown, and sent nowhere."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from amt_core.system import paths
from amt_desktop import app
from amt_desktop.background.crash_report import MAX_REPORTS, report_of, report_of_crash
from amt_desktop.dialogs.report_dialog import ReportDialog
from amt_desktop.window.main_window import MainWindow


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("amt_desktop.background.crash_report.state_dir", lambda: tmp_path)
    return tmp_path / "reports"


def failure() -> ValueError:
    def fail() -> None:
        raise ValueError("a fault in the program")

    try:
        fail()
    except ValueError as error:
        return error
    raise AssertionError


def test_a_report_says_what_happened_and_where_without_the_name_of_the_user(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path(__file__).parent)
    report = report_of(failure())
    assert report.summary == "ValueError: a fault in the program"
    assert "test_crash_report.py" in report.text
    assert str(Path(__file__).parent) not in report.text
    assert report.path is not None
    assert report.path.parent == folder
    assert report.path.read_text(encoding="utf-8") == report.text


def test_only_the_newest_reports_are_kept(folder: Path) -> None:
    for _ in range(MAX_REPORTS + 3):
        newest = report_of(failure())
    kept = sorted(folder.glob("*.txt"))
    assert len(kept) == MAX_REPORTS
    assert kept[-1] == newest.path


def test_without_a_folder_the_report_is_shown_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "a file"
    place.write_text("")
    monkeypatch.setattr("amt_desktop.background.crash_report.state_dir", lambda: place)
    report = report_of_crash("Fatal Python error: Segmentation fault\nmore")
    assert report.path is None
    assert "Segmentation fault" in report.text


def test_an_exception_at_the_top_is_a_banner_whose_button_shows_the_report(
    window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(app, "qInstallMessageHandler", lambda _handler: None)
    app._install_hooks()
    sys.excepthook(ValueError, failure(), None)
    (banner,) = (b for b in window.banners.banners if "a fault in the program" in b.message)
    copied: list[str] = []

    def copy(dialog: ReportDialog) -> None:
        dialog.copy_button.click()
        copied.append(QGuiApplication.clipboard().text())

    monkeypatch.setattr(ReportDialog, "exec", copy)
    from PySide6.QtWidgets import QPushButton

    (button,) = banner.findChildren(QPushButton)
    button.click()
    assert "ValueError: a fault in the program" in copied[0]
    assert "Nothing was sent" not in copied[0]
    assert len(list(folder.glob("*.txt"))) == 1


def test_the_folder_of_reports_is_the_program_s_own() -> None:
    assert "amt" in str(paths.state_dir()).lower()
