"""The text field for the description of the music."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QToolTip, QWidget

from amt_core.spec.music_spec import MusicSpec
from amt_desktop.composer.read_words import WordColors

MAX_CHARS = 20_000
"""The most that a paste makes of the text: Qt needs minutes to break a word of a million letters
into lines."""


def _(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("examples", text))


_EXAMPLES = (
    _("A slow waltz in A minor for piano and cello, rainy and tender, 16 bars"),
    _("Driving synthwave at 118 bpm in F minor: synth bass, pads, a lead and drums"),
    _("Lo-fi hip-hop with Rhodes, upright bass and brushed drums, 82 bpm, dreamy"),
    _("A cheerful Irish jig in D major for fiddle, flute and acoustic guitar"),
    _("String quartet in C minor, dark and tense, 24 bars"),
    _("Bossa nova for nylon guitar, flute, bass and light drums, relaxed, no piano"),
    _("A solemn chorale for brass quartet in B flat major, 4/4, 12 bars"),
    _("Ragtime piano solo, playful, 100 bpm"),
)


def examples() -> list[str]:
    """Example descriptions in the user's language; the first one is the placeholder."""
    return [QCoreApplication.translate("examples", text) for text in _EXAMPLES]


class DescriptionBox(QPlainTextEdit):
    """A plain text field; Tab leaves it, and Esc moves the focus to the piano roll.

    Signals:
        left: The user pressed Esc.
        paste_shortened: Only the beginning of a paste was inserted.
    """

    left = Signal()
    paste_shortened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "description")
        self.setTabChangesFocus(True)
        self.setPlaceholderText(examples()[0])
        self.setAccessibleName(self.tr("Description of the music"))
        self.setAccessibleDescription(self.tr("Press Ctrl+Enter to compose"))
        self.setMinimumHeight(112)
        self.setMaximumHeight(168)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.colors = WordColors(self.document())

    def show_spec(self, spec: MusicSpec) -> None:
        """Colors the words by what they did; those without effect are faint."""
        self.colors.show_spec(spec)
        words = self.tr("Press Ctrl+Enter to compose")
        if unread := self.colors.unread:
            no_effect = self.tr("Words without effect: {0}").format(", ".join(unread))
            words = f"{words}. {no_effect}"
        self.setAccessibleDescription(words)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Inserts as much of a paste as the field holds."""
        num_selected = len(self.textCursor().selectedText())
        room = max(MAX_CHARS - (self.document().characterCount() - 1 - num_selected), 0)
        text = source.text()
        if len(text) <= room:
            super().insertFromMimeData(source)
            return
        self.insertPlainText(text[:room])
        self.paste_shortened.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.colors.rehighlight()

    def viewportEvent(self, event: QEvent) -> bool:
        """Says what the word under the pointer did."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            word = self.colors.word_at(self.cursorForPosition(event.pos()).position())
            QToolTip.showText(event.globalPos(), word.tip if word else "", self)
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaves on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
