"""A chip that shows one attribute: its name, its value and where it comes from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from amt_core.spec.music_spec import Attribute, Source
from amt_desktop.composer.attributes import AttributeLook, source_in_words
from amt_desktop.look.theme import interface_font
from amt_desktop.widgets.icon_button import IconButton

_MAX_VALUE_WIDTH_PX = 156
_MAX_LINES = 3
_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Delete,
         Qt.Key.Key_Backspace)  # fmt: skip


class Chip(QFrame):
    """A chip; click or Enter edits, × or Delete removes, the padlock locks.

    Signals:
        edit_requested: The user wants another value.
        removed: The user leaves the value to the program.
        lock_toggled: True if later text must not change the value.
    """

    edit_requested = Signal()
    removed = Signal()
    lock_toggled = Signal(bool)

    def __init__(self, look: AttributeLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("kind", "chip")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._title = QLabel(look.title)
        self._title.setProperty("kind", "chip title")
        self._value = QLabel()
        self._value.setFont(interface_font(size_px=13, is_bold=True))
        self.lock_button = IconButton(
            "unlock", self.tr("Lock"), size_px=13, kind="chip", color="text_faint"
        )
        self.lock_button.setCheckable(True)
        self.lock_button.toggled.connect(self.lock_toggled)
        self.remove_button = IconButton("close", self.tr("Remove"), size_px=12, kind="chip")
        self.remove_button.clicked.connect(self.removed)
        for button in (self.lock_button, self.remove_button):
            button.setCursor(Qt.CursorShape.ArrowCursor)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 3, 3, 3)
        row.setSpacing(0)
        row.addWidget(self._title)
        row.addSpacing(6)
        row.addWidget(self._value)
        row.addSpacing(3)
        row.addWidget(self.lock_button)
        row.addWidget(self.remove_button)

    def show_attribute(self, attribute: Attribute[object], *, is_locked: bool) -> None:
        """Shows a value and its provenance."""
        words = self._look.show(attribute.value)
        self.lock_button.blockSignals(True)
        self.lock_button.setChecked(is_locked)
        self.lock_button.blockSignals(False)
        self.lock_button.set_icon_name("lock" if is_locked else "unlock")
        self.lock_button.set_color("accent" if is_locked else "text_faint")
        self.lock_button.setToolTip(
            self.tr("Locked: new text does not change it") if is_locked
            else self.tr("Lock: new text will not change it")
        )  # fmt: skip
        self.lock_button.setAccessibleName(self.tr("Lock {0}").format(self._look.title))
        self.remove_button.setAccessibleName(self.tr("Remove {0}").format(self._look.title))
        self.remove_button.setToolTip(self.tr("Let the program choose"))
        source = source_in_words(attribute)
        self.setToolTip(f"<b>{self._look.title}: {words}</b><br>{source}")
        self.setAccessibleName(f"{self._look.title}: {words}")
        self.setAccessibleDescription(source)
        if self.property("source") != str(attribute.source):
            self.setProperty("source", str(attribute.source))
            self._value.setProperty("source", str(attribute.source))
            for widget in (self, self._value):
                widget.style().unpolish(widget)
                widget.style().polish(widget)
            is_inferred = attribute.source is Source.INFERRED
            font = interface_font(size_px=13, is_bold=not is_inferred)
            font.setItalic(is_inferred)
            self._value.setFont(font)
        self._value.setText(self._wrapped(words))

    def _wrapped(self, words: str) -> str:
        """The words in as few lines as fit, broken after commas."""
        metrics = QFontMetrics(self._value.font())
        lines: list[str] = []
        for part in words.split(", "):
            longer = f"{lines[-1]}, {part}" if lines else part
            if lines and metrics.horizontalAdvance(longer + ",") <= _MAX_VALUE_WIDTH_PX:
                lines[-1] = longer
            else:
                if lines:
                    lines[-1] += ","
                lines.append(part)
        if len(lines) > _MAX_LINES:
            shown = ", ".join(line.rstrip(",") for line in lines[: _MAX_LINES - 1])
            num_hidden = len(words.split(", ")) - len(shown.split(", "))
            lines = [*lines[: _MAX_LINES - 1], self.tr("and {0} more").format(num_hidden)]
        elide, room = Qt.TextElideMode.ElideRight, _MAX_VALUE_WIDTH_PX
        return "\n".join(
            line if metrics.horizontalAdvance(line) <= room
            else metrics.elidedText(line, elide, room)
            for line in lines
        )  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edits or removes."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in _KEYS:
            self.edit_requested.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Edits."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.edit_requested.emit()


class AddChip(IconButton):
    """The chip that adds an attribute."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("plus", "", size_px=14, kind="add chip", parent=parent)
        self.setText(self.tr("Add"))
        self.setAccessibleName(self.tr("Add an attribute"))
        self.setToolTip(self.tr("Set something that your description leaves open"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(AddChip.ToolButtonPopupMode.InstantPopup)
