"""Takes are written to a folder as MIDI and JSON, so that a piece survives a killed process.

Every file is written under a temporary name and renamed; the index is renamed last, so that
what it names is complete whenever it can be read.
"""

from __future__ import annotations

import logging
from pathlib import Path

from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.system.files import replacing
from amt_desktop.document.kept_piece import KeptPiece, files_of, piece_of

logger = logging.getLogger(__name__)

INDEX_NAME = "piece.json"


def keep_piece(folder: Path, piece: KeptPiece) -> None:
    """Writes all takes that have notes; older files of the folder are replaced or removed.

    Raises:
        AmtError: The folder cannot be written.
    """
    try:
        _write_all(folder, piece)
    except OSError as error:
        raise AmtError(
            Sentence(
                "The piece cannot be kept and would not survive a crash: {reason}.",
                reason=error.strerror or error,
            ),
            Sentence(
                "Free some space in {folder} or allow writing there, or export the take to a file.",
                folder=folder.parent,
            ),
        ) from error


def _write_all(folder: Path, piece: KeptPiece) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    index, files = files_of(piece)
    for name, data in (*files.items(), (INDEX_NAME, index)):
        with replacing(folder / name) as temporary:
            temporary.write_bytes(data)
    for stale in folder.iterdir():
        if stale.name not in files and stale.name != INDEX_NAME:
            stale.unlink(missing_ok=True)


def load_piece(folder: Path) -> KeptPiece | None:
    """The piece kept in a folder; None if there is none that can be read."""

    def read(name: str) -> bytes:
        try:
            return (folder / name).read_bytes()
        except OSError as error:
            raise AmtError(
                Sentence('"{name}" cannot be read: {reason}.', name=name, reason=error.strerror), ""
            ) from error

    try:
        return piece_of((folder / INDEX_NAME).read_bytes(), read)
    except FileNotFoundError:
        return None
    except (OSError, AmtError) as error:
        logger.warning("the kept piece cannot be read: %s", error)
        return None
