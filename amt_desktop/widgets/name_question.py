"""The question for a name."""

from __future__ import annotations

from PySide6.QtWidgets import QInputDialog, QWidget

_WIDTH_PX = 380


class NameQuestion(QInputDialog):
    """Asks for a name, in a dialog wide enough for its title and for most names.

    Args:
        title: The title of the dialog.
        name: The name until now.
        parent: The widget above which the dialog opens.
    """

    def __init__(self, title: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setLabelText(self.tr("Name:"))
        self.setTextValue(name)
        self.resize(_WIDTH_PX, self.sizeHint().height())

    def ask(self) -> str | None:
        """The name without blanks around it; None if the user cancels."""
        is_ok = bool(self.exec())
        self.deleteLater()
        return self.textValue().strip() if is_ok else None
