"""The dialog that chooses from which take each part of a new piece comes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from amt_desktop.look.theme import interface_font
from amt_desktop.look.words import part_name
from amt_desktop.widgets.wheel_filter import WheelFilter

_NONE = -1


class MixDialog(QDialog):
    """One list for each part: the takes that have it, or none.

    Args:
        parts: The names of the parts, each with the takes that have it.
        takes: The names of the takes.
        base: The take that gives tempo, meter, keys and bars.
    """

    def __init__(
        self,
        parts: Sequence[tuple[str, Sequence[int]]],
        takes: Sequence[str],
        base: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Mix parts of the takes"))
        self.setMinimumWidth(380)
        title = QLabel(self.tr("From which take does each part come?"))
        title.setFont(interface_font(size_px=16, is_bold=True))
        words = QLabel(
            self.tr(
                "The result is a take of its own, in the bars, chords and tempo of {0}."
            ).format(takes[base])
        )
        words.setProperty("kind", "dim")
        words.setWordWrap(True)
        self._unchanged = [base if base in owners else None for _name, owners in parts]
        self.choices: list[QComboBox] = []
        host = QWidget()
        grid = QGridLayout(host)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setColumnStretch(0, 1)
        for row, (name, owners) in enumerate(parts):
            box = QComboBox()
            for take in owners:
                box.addItem(takes[take], take)
            box.addItem(self.tr("No take"), _NONE)
            box.setCurrentIndex(max(box.findData(base), 0) if base in owners else len(owners))
            box.setAccessibleName(self.tr("Take of {0}").format(part_name(name)))
            box.currentIndexChanged.connect(self._show_state)
            WheelFilter(box)
            label = QLabel(part_name(name))
            label.setBuddy(box)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
            self.choices.append(box)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(host)
        scroll.setMinimumHeight(min(host.sizeHint().height() + 4, 340))
        self.state = QLabel()
        self.state.setProperty("kind", "dim")
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.mix_button = buttons.button(standard.Ok)
        self.mix_button.setText(self.tr("Mix"))
        self.mix_button.setProperty("kind", "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 20)
        column.setSpacing(10)
        for widget in (title, words, scroll, self.state, buttons):
            column.addWidget(widget)
        self._show_state()

    @property
    def chosen(self) -> list[int | None]:
        """For each part, the take that it comes from; None for none."""
        data = [box.currentData() for box in self.choices]
        return [None if take == _NONE else int(take) for take in data]

    def _show_state(self) -> None:
        chosen = self.chosen
        words = ""
        if all(take is None for take in chosen):
            words = self.tr("Choose at least one part.")
        elif chosen == self._unchanged:
            words = self.tr("Choose a part of another take, or leave one out.")
        self.state.setText(words)
        self.mix_button.setEnabled(not words)
