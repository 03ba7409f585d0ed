"""The dialog that asks in words how the selected bars are to be rewritten."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget


class RewriteDialog(QDialog):
    """One field for words such as "softer, with more notes".

    Args:
        num_bars: The number of bars that will be rewritten.
    """

    def __init__(self, num_bars: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Rewrite in words"))
        self.setMinimumWidth(440)
        question = QLabel(
            self.tr("How should the selected bar sound?")
            if num_bars == 1
            else self.tr("How should the {0} selected bars sound?").format(num_bars)
        )
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Description of the selected bars"))
        self.field.setPlaceholderText(self.tr("For example: softer, denser, in a low register"))
        self.field.textChanged.connect(self._show_state)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.rewrite_button = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.rewrite_button.setText(self.tr("Rewrite"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(question)
        column.addWidget(self.field)
        column.addWidget(buttons)
        self._show_state()

    @property
    def words(self) -> str:
        """The text of the field."""
        return self.field.text().strip()

    def _show_state(self) -> None:
        self.rewrite_button.setEnabled(bool(self.words))
