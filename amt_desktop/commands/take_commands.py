"""The commands of the takes menu."""

from __future__ import annotations

from PySide6.QtCore import QObject

from amt_desktop.bridge.messages import Messages
from amt_desktop.dialogs.mix_dialog import MixDialog
from amt_desktop.document.document import Document
from amt_desktop.document.mixing import mixed_take, parts_of
from amt_desktop.document.take import take_letter
from amt_desktop.piece.piece_view import PieceView
from amt_desktop.piece.take_words import facts_of
from amt_desktop.widgets.name_question import NameQuestion


class TakeCommands(QObject):
    """Shows, compares, stars, names and deletes takes; playing goes on at the same place."""

    def __init__(self, document: Document, piece: PieceView, messages: Messages) -> None:
        super().__init__(piece)
        self._document, self._piece, self._messages = document, piece, messages
        strip = piece.header.takes
        strip.star_requested.connect(self.star)
        strip.rename_requested.connect(self.rename)
        strip.deletion_requested.connect(self.delete)

    def show_next(self, step: int) -> None:
        """Shows and plays the take some places on, or back."""
        if count := len(self._document.takes):
            self._document.set_active((self._document.active_index + step) % count)

    def show(self, index: int) -> None:
        """Shows and plays one take."""
        self._document.set_active(index)

    def compare(self) -> None:
        """Goes back to the take that was shown before, and from there to this one again."""
        self._document.set_active(self._document.last_active_index)

    def show_best(self) -> None:
        """Shows the take that keeps most of what was asked for and is most like human music."""
        scores = [take.label.score if take.label else None for take in self._document.takes]
        measured = [score for score in scores if score is not None]
        if len(measured) < len(scores) or not measured:
            self._messages.toast(self.tr("The takes are still being measured."))
            return
        best = scores.index(max(measured))
        self._document.set_active(best)
        self._messages.toast(", ".join(facts_of(best, self._document.takes[best])[:4]))

    def mix(self) -> None:
        """Asks from which take each part comes, and adds a take with them."""
        document = self._document
        if document.is_writing or len(document.takes) < 2:
            self._messages.toast(self.tr("Compose two or more takes first."))
            return
        takes, base = document.takes, document.active_index
        names = [
            take.name or self.tr("Take {0}").format(take_letter(i)) for i, take in enumerate(takes)
        ]
        parts = parts_of(takes)
        dialog = MixDialog(
            [(name, list(owners)) for name, owners in parts], names, base, self._piece
        )
        chosen = dialog.chosen if dialog.exec() else None
        dialog.deleteLater()
        if chosen is None:
            return
        wanted = [
            (take, owners[take])
            for take, (_name, owners) in zip(chosen, parts, strict=True)
            if take is not None
        ]
        letters = sorted({take_letter(take) for take, _ in wanted})
        name = self.tr("Mix {0}").format(" + ".join(letters))
        document.add_take(mixed_take(takes, base, wanted, name=name))

    def star(self, index: int | None = None) -> None:
        """Stars a take, or takes the star away; None means the take that is shown."""
        if self._document.takes:
            index = self._document.active_index if index is None else index
            is_starred = self._document.takes[index].is_starred
            self._document.mark_take(index, is_starred=not is_starred)

    def rename(self, index: int | None = None) -> None:
        """Asks for the name of a take; None means the take that is shown."""
        if not self._document.takes:
            return
        index = self._document.active_index if index is None else index
        title = self.tr("Rename take {0}").format(take_letter(index))
        name = NameQuestion(title, self._document.takes[index].name, self._piece).ask()
        if name is not None:
            self._document.mark_take(index, name=name)

    def delete(self, index: int | None = None) -> None:
        """Deletes a take; a message offers to bring it back."""
        index = self._document.active_index if index is None else index
        if len(self._document.takes) < 2:  # the last one stays
            self._messages.toast(self.tr("This is the only take. New begins another piece."))
            return
        deleted = self._document.delete_take(index)
        if deleted is not None:
            self._messages.toast(
                self.tr("Deleted take {0}.").format(take_letter(index)),
                label=self.tr("Bring it back"),
                call=lambda: self._document.put_back(deleted),
            )
