"""Shows the report of an unexpected error, to be copied."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from amt_desktop.look.theme import interface_font
from amt_desktop.widgets.screen_fit import resize_to_fit


class ReportDialog(QDialog):
    """The text of a report, a button that copies it, and the place of its file.

    Args:
        text: The report.
        path: The file that keeps it; None for none.
        parent: The window.
    """

    def __init__(self, text: str, path: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Report of an error"))
        resize_to_fit(self, 720, 520)
        title = QLabel(self.tr("Something went wrong"))
        title.setFont(interface_font(size_px=20, is_bold=True))
        words = QLabel(
            self.tr(
                "The program goes on, and your takes are kept. Nothing was sent: whoever shall see "
                "this report gets it from you."
            )
        )
        words.setWordWrap(True)
        self.report = QPlainTextEdit(text)
        self.report.setReadOnly(True)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setAccessibleName(self.tr("Report"))
        place = QLabel(self.tr("Kept as {0}").format(path) if path else "")
        place.setProperty("kind", "dim")
        place.setWordWrap(True)
        self.copy_button = QPushButton(self.tr("&Copy"))
        self.copy_button.setProperty("kind", "primary")
        self.copy_button.clicked.connect(self._copy)
        folder_button = QPushButton(self.tr("Show &folder"))
        folder_button.setVisible(path is not None)
        folder_button.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent if path else "")))
        )
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(folder_button)
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(words)
        column.addWidget(self.report, 1)
        column.addWidget(place)
        column.addLayout(foot)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copy_button.setText(self.tr("Copied"))
