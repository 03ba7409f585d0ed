"""Asks what shall become of a piece that is in no file yet."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtWidgets import QMessageBox, QWidget


class Answer(Enum):
    """The three things that can be done."""

    SAVE = auto()
    LEAVE = auto()
    CANCEL = auto()


class SaveQuestion(QMessageBox):
    """Save the piece, leave it among the earlier pieces, or do not open another one.

    Args:
        title: The name of the piece that is open.
        other: The name of what is about to be opened.
        parent: The window.
    """

    def __init__(self, title: str, other: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Open"))
        self.setText(self.tr('Save "{0}" before "{1}" is opened?').format(title, other))
        self.setInformativeText(
            self.tr("If you do not save it, it stays under File, Earlier pieces.")
        )
        role = QMessageBox.ButtonRole
        self.save_button = self.addButton(self.tr("&Save"), role.AcceptRole)
        self.leave_button = self.addButton(self.tr("&Do not save"), role.DestructiveRole)
        self.cancel_button = self.addButton(self.tr("&Cancel"), role.RejectRole)
        self.setDefaultButton(self.save_button)
        self.setEscapeButton(self.cancel_button)

    def ask(self) -> Answer:
        """Shows the question and waits for the answer."""
        self.exec()
        clicked = self.clickedButton()
        self.deleteLater()
        if clicked is self.save_button:
            return Answer.SAVE
        return Answer.LEAVE if clicked is self.leave_button else Answer.CANCEL
