"""Colors in the description: what each word did, and which words had no effect."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from amt_core.spec.music_spec import MusicSpec
from amt_core.spec.spans import TextRange
from amt_desktop.composer.attributes import attribute_looks
from amt_desktop.look.sentences import localized
from amt_desktop.look.theme import current_theme

UNREAD = "text_faint"
"""The color of words without effect, a token of the theme."""

# Token of the theme → the attributes that their words are about.
_ATTRIBUTES_OF = {
    "word_sound": (
        "instruments", "excluded", "only", "roles", "figures", "articulations", "hand",
        "num_voices", "polyphony", "register",
    ),
    "word_time": (
        "tempo_bpm", "time_signature", "num_bars", "duration_sec", "feel", "rhythms", "density",
    ),
    "word_harmony": ("key", "diatonic", "chords", "form", "changes"),
    "word_character": ("genre", "subgenre", "moods", "dynamics"),
}  # fmt: skip
_TOKEN_OF = {name: token for token, names in _ATTRIBUTES_OF.items() for name in names}


def _tr(text: str) -> str:
    return QCoreApplication.translate("read_words", text)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadWord:
    """Some words of a description and what became of them.

    Attributes:
        range: The words.
        token: Their color, a token of the theme.
        tip: What they did, or why they did nothing.
    """

    range: TextRange
    token: str
    tip: str


def read_words(spec: MusicSpec) -> list[ReadWord]:
    """The words of a description that did something, and those that had no effect, ascending."""
    titles = {name: look.title for name, look in attribute_looks().items()}
    titles |= {
        "num_bars": _tr("Length"), "chords": _tr("Chords"), "form": _tr("Form"),
        "changes": _tr("Changes"), "roles": _tr("Roles"), "figures": _tr("Figures"),
        "articulations": _tr("Articulation"), "rhythms": _tr("Rhythm"), "hand": _tr("Hand"),
        "num_voices": _tr("Voices"), "feel": _tr("Feel"),
    }  # fmt: skip
    words = [
        ReadWord(range=w.range, token=_TOKEN_OF[w.attribute], tip=titles[w.attribute])
        for w in spec.words
        if w.attribute in _TOKEN_OF
    ]
    no_effect = _tr("These words have no effect.")
    words += [
        ReadWord(range=u.range, token=UNREAD, tip=f"{no_effect} {localized(u.hint)}".strip())
        for u in spec.unread
    ]
    return sorted(words, key=lambda word: word.range)


def moved_words(words: list[ReadWord], before: str, now: str) -> list[ReadWord]:
    """The words where they are after the text was edited in one place; edited ones are left out."""
    if before == now:
        return words
    longest = min(len(before), len(now))
    start = next((i for i in range(longest) if before[i] != now[i]), longest)
    end = next(
        (i for i in range(longest - start) if before[-1 - i] != now[-1 - i]), longest - start
    )
    shift, edited_stop = len(now) - len(before), len(before) - end
    moved: list[ReadWord] = []
    for word in words:
        is_after = word.range.start >= edited_stop
        if is_after or word.range.stop <= start:
            by = shift if is_after else 0
            place = TextRange(word.range.start + by, word.range.stop + by)
            moved.append(replace(word, range=place))
    return moved


class WordColors(QSyntaxHighlighter):
    """Colors the words of a description.

    Args:
        document: The document of the text field.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._text = ""
        self._words: list[ReadWord] = []
        self._revision = -1

    def show_spec(self, spec: MusicSpec) -> None:
        """Colors the words of the text that a spec was parsed from."""
        now = self.document().toPlainText()
        self._words = moved_words(read_words(spec), spec.text, now)
        self._text = now
        self.rehighlight()

    def word_at(self, position: int) -> ReadWord | None:
        """The words at a position of the document that are colored."""
        starts = _units(self._text)
        index = bisect_right(starts, position) - 1
        return next((w for w in self._words if w.range.start <= index < w.range.stop), None)

    @property
    def unread(self) -> list[str]:
        """The words without effect."""
        return [word.range.of(self._text) for word in self._words if word.token == UNREAD]

    def highlightBlock(self, text: str) -> None:
        """Colors one paragraph."""
        self._follow_edits()
        starts = _units(self._text)
        first = self.currentBlock().position()
        theme = current_theme()
        for word in self._words:
            start, stop = starts[word.range.start] - first, starts[word.range.stop] - first
            style = QTextCharFormat()
            style.setForeground(theme.color(word.token))
            if word.token == UNREAD:
                style.setFontItalic(True)
            else:
                style.setFontWeight(QFont.Weight.DemiBold)
            self.setFormat(max(start, 0), stop - max(start, 0), style)

    def _follow_edits(self) -> None:
        """Moves the words with the text; Qt colors a paragraph before it says what was edited."""
        if self.document().revision() != self._revision:
            self._revision = self.document().revision()
            now = self.document().toPlainText()
            self._words = moved_words(self._words, self._text, now)
            self._text = now


def _units(text: str) -> list[int]:
    """For each character, and for the end, how many UTF-16 units stand before it, as Qt counts."""
    units = [0]
    for character in text:
        units.append(units[-1] + (2 if ord(character) > 0xFFFF else 1))
    return units
