"""The small window in which a chip's value is changed."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from amt_core.spec.music_spec import Attribute, Source
from amt_desktop.composer.attributes import AttributeLook, source_in_words
from amt_desktop.composer.value_editor import ValueEditor
from amt_desktop.composer.value_editors import ChoiceEditor, make_editor

_GAP_PX = 6


class EditorPopup(QFrame):
    """A title, the editor of a value and its source; closes with Esc or a click elsewhere.

    Signals:
        closed: It is gone from the screen.
    """

    closed = Signal()

    def __init__(self, look: AttributeLook, attribute: Attribute[object], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.setAccessibleName(look.title)
        title = QLabel(look.title)
        title.setProperty("kind", "value")
        self.editor: ValueEditor = make_editor(look.kind, look.title)
        if attribute.value is not None:
            self.editor.set_value(attribute.value)
        source = QLabel(source_in_words(attribute))
        source.setProperty("kind", "dim")
        source.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(self.editor)
        column.addWidget(source)
        self.setMinimumWidth(300)
        self.editor.value_changed.connect(
            lambda value: source.setText(source_in_words(Attribute(value, Source.SET)))
        )
        if isinstance(self.editor, ChoiceEditor):
            self.editor.picked.connect(self.close)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Emits `closed`."""
        self.closed.emit()
        super().closeEvent(event)

    def open_at(self, anchor: QWidget) -> None:
        """Shows the popup below `anchor`, or above it if there is no space below."""
        self.open_near(QRect(anchor.mapToGlobal(QPoint(0, 0)), anchor.size()))

    def open_near(self, anchor: QRect) -> None:
        """Shows the popup below a place of the screen, or above it if there is no space below."""
        self.adjustSize()
        place = QRect(anchor.topLeft() + QPoint(0, anchor.height() + _GAP_PX), self.sizeHint())
        screen = QGuiApplication.screenAt(anchor.topLeft()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        if place.bottom() > room.bottom():
            place.moveBottom(anchor.top() - _GAP_PX)
        place.moveLeft(max(room.left(), min(place.left(), room.right() - place.width())))
        place.moveTop(max(room.top(), place.top()))
        self.move(place.topLeft())
        self.show()
        self.editor.setFocus(Qt.FocusReason.PopupFocusReason)
