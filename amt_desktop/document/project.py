"""Project files: a piece with all its takes in a zip archive (see docs/project-format.md)."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.system.archives import DAMAGED_ARCHIVE
from amt_core.system.files import replacing
from amt_core.system.input_file import read_input
from amt_desktop.document.kept_piece import KeptPiece, files_of, piece_of

SUFFIX = ".amt"

_INDEX_NAME = "project.json"
_MAX_FILE_BYTES = 64 * 1024 * 1024
_MAX_INDEX_BYTES = 4 * 1024 * 1024
_MAX_TAKE_BYTES = 8 * 1024 * 1024
_MAX_ENTRIES = 200


def write_project(path: Path, piece: KeptPiece) -> None:
    """Writes a project file; a file of that name is replaced, and only by a complete one.

    Raises:
        AmtError: The file cannot be written.
    """
    from amt_core.midi.write import cannot_write

    index, files = files_of(piece)
    try:
        with (
            replacing(path) as temporary,
            zipfile.ZipFile(temporary, "w", compression=zipfile.ZIP_DEFLATED) as archive,
        ):
            archive.writestr(_INDEX_NAME, index)
            for name, data in files.items():
                archive.writestr(name, data)
    except (OSError, ValueError) as error:
        raise cannot_write(path, error) from error


def read_project(path: Path) -> KeptPiece:
    """The piece in a project file; nothing is ever unpacked to the disk.

    Raises:
        AmtError: There is no such file, or it is damaged, too large or of a newer version.
    """
    data = read_input(path, max_bytes=_MAX_FILE_BYTES)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except DAMAGED_ARCHIVE as error:
        raise _damaged(path) from error
    with archive:
        if len(archive.infolist()) > _MAX_ENTRIES:
            raise _damaged(path)
        index = _read(archive, _INDEX_NAME, _MAX_INDEX_BYTES)
        return piece_of(index, lambda name: _read(archive, name, _MAX_TAKE_BYTES))


def _read(archive: zipfile.ZipFile, name: str, max_bytes: int) -> bytes:
    """The bytes of an entry; the size that the archive states is not trusted."""
    try:
        with archive.open(name) as entry:
            data = entry.read(max_bytes + 1)
    except DAMAGED_ARCHIVE as error:
        raise AmtError(Sentence('"{name}" is missing or damaged.', name=name), _HINT) from error
    if len(data) > max_bytes:
        raise AmtError(
            Sentence('"{name}" is larger than a piece of music needs.', name=name), _HINT
        )
    return data


_HINT = Sentence("Copy the project file again, or open the piece from File, Earlier pieces.")


def _damaged(path: Path) -> AmtError:
    return AmtError(Sentence('"{name}" is not a complete project file.', name=path.name), _HINT)
