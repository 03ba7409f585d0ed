"""Questions before an export: the file, and its notes as played or as written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from amt_core.formats.suffixes import WRITTEN_SUFFIXES
from amt_core.system.settings import AS_PLAYED, EXPORT_AS, Settings
from amt_desktop.document.document import Document
from amt_desktop.document.piece_feel import PieceFeel
from amt_desktop.document.take import take_letter

_AUDIO_SUFFIXES = (".wav", ".flac", ".ogg")
# The ending in a kind of file as a dialog shows it: `FLAC sound (*.flac)`.
_SUFFIX_OF_KIND = re.compile(r"\*(\.\w+)\)$")


class ExportQuestions(QObject):
    """Asks for the files of exports, and suggests their names.

    Args:
        document: The open piece.
        settings: Say whether files have the notes as played or as written.
        window: The parent of the dialogs.

    Attributes:
        folder: The folder that dialogs begin in.
    """

    def __init__(self, document: Document, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._settings, self._window = document, settings, window
        self.folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)

    @property
    def file_name(self) -> str:
        """A file name for the piece, without a suffix."""
        return _clean(self._document.title) or self.tr("Untitled")

    def named(self, name: str) -> str:
        """The suggested name of the take, or of something in it, without a suffix."""
        take = self._document.active
        of_take = _clean(take.name) if take is not None else ""
        if not of_take and len(self._document.takes) > 1:
            of_take = take_letter(self._document.active_index)
        return " - ".join(filter(None, (self.file_name, of_take, _clean(name))))

    @property
    def usual_feel(self) -> PieceFeel:
        """The feel of exports that ask nothing: that of the piece, or none by the setting."""
        feel = self._document.feel
        return feel if self._settings.get(EXPORT_AS) == AS_PLAYED else feel.as_written

    def midi_kinds(self) -> Sequence[tuple[str, str]]:
        """The ending and the name of each kind of MIDI file."""
        return (
            (".mid", self.tr("MIDI file")),
            (".kar", self.tr("Karaoke file")),
            (".rmi", self.tr("MIDI file in a RIFF wrapper")),
        )

    def audio_kinds(self) -> Sequence[tuple[str, str]]:
        """The ending and the name of each kind of sound file."""
        return (
            (".wav", self.tr("WAV sound")),
            (".flac", self.tr("FLAC sound")),
            (".ogg", self.tr("OGG sound")),
        )

    def ask_feel(self, *kinds: tuple[str, str], name: str = "") -> tuple[Path, PieceFeel] | None:
        """Asks for a file, and for the notes as played or as written if these differ.

        Args:
            kinds: The ending and the name of each kind of file.
            name: What is added to the suggested name.
        """
        feel = self._document.feel
        if feel.is_off:
            filters = {f"{kind} (*{suffix})": feel for suffix, kind in kinds}
        else:
            choices = {self.tr("as played"): feel, self.tr("as written"): feel.as_written}
            if self.usual_feel != feel:
                choices = dict(reversed(choices.items()))
            filters = {
                f"{kind}, {words} (*{suffix})": choice
                for suffix, kind in kinds
                for words, choice in choices.items()
            }
        path, chosen = self.ask(kinds[0][0], ";;".join(filters), name=name)
        return None if path is None else (path, filters.get(chosen, self.usual_feel))

    def ask(self, suffix: str, kinds: str, *, name: str = "") -> tuple[Path | None, str]:
        """The file that the user chooses, or None, and the kind."""
        start = str(Path(self.folder) / f"{self.named(name)}{suffix}")
        chosen, kind = QFileDialog.getSaveFileName(self._window, self.tr("Export"), start, kinds)
        if not chosen:
            return None, kind
        path = Path(chosen)
        if path.suffix.lower() not in (*WRITTEN_SUFFIXES, *_AUDIO_SUFFIXES):
            chosen_kind = _SUFFIX_OF_KIND.search(kind)
            path = path.with_name(path.name + (chosen_kind[1] if chosen_kind else suffix))
        self.folder = str(path.parent)
        return path, kind


def _clean(name: str) -> str:
    """A name without the signs that some file system refuses."""
    name = re.sub(r'[<>:"/\\|?*\x00-\x1f]', " ", name)
    return re.sub(r"\s+", " ", name).strip(" .…")[:80]
