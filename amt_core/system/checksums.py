"""Checksums of the files in a folder, so that damage is noticed before a file is used.

They stand in `SHA256SUMS`, in the format that `sha256sum --check` reads. A file that is not listed
is not checked: folders that were made elsewhere or earlier have no list, or an incomplete one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.system.files import replacing

CHECKSUM_FILE: Final = "SHA256SUMS"

_LINE: Final = re.compile(r"([0-9a-f]{64})  (\S.*)")
# Pages for people, which nothing reads.
_UNLISTED_SUFFIX: Final = ".md"


def check_file(folder: Path, name: str) -> None:
    """Compares a file with its checksum, if it has one.

    Args:
        folder: The folder with the list.
        name: The path of the file in the folder, with `/`; a folder stands for its files.

    Raises:
        AmtError: The file has changed or vanished since it was listed, or the list is damaged.
    """
    for listed, checksum in _read(folder).items():
        if _is_one_of(listed, (name,)):
            _check(folder, listed, checksum)


def check_folder(folder: Path) -> None:
    """Compares every listed file with its checksum.

    Raises:
        AmtError: As for `check_file`.
    """
    for name, checksum in _read(folder).items():
        _check(folder, name, checksum)


@contextmanager
def changing_files(folder: Path, *names: str) -> Generator[None]:
    """Takes the checksums of files again after the block, which writes or removes them.

    During the block these files are not listed, so that a process that is killed in it leaves no
    wrong checksum. Files that were not listed before are listed as well.

    Args:
        folder: The folder.
        names: The files that change; a folder stands for all files in it.

    Raises:
        AmtError: The list is damaged.
        OSError: The list or a file cannot be read or written.
    """
    known = _read(folder)
    kept = {name: known[name] for name in known if not _is_one_of(name, names)}
    if kept != known:
        _write(folder, kept)
    yield
    present = _files_in(folder)
    kept = {name: checksum for name, checksum in kept.items() if name in present}
    _write(folder, kept | {name: _checksum(folder / name) for name in present - kept.keys()})


def forget_checksums(folder: Path) -> None:
    """Removes the list, before all files of the folder are replaced."""
    (folder / CHECKSUM_FILE).unlink(missing_ok=True)


def _check(folder: Path, name: str, checksum: str) -> None:
    path = folder / name
    try:
        found = _checksum(path)
    except FileNotFoundError:
        problem = Sentence("{path} is missing.", path=path)
    except OSError as error:
        problem = Sentence("{path} cannot be read ({error}).", path=path, error=error.strerror)
    else:
        if found == checksum:
            return
        problem = Sentence("{path} is damaged: it differs from its checksum.", path=path)
    raise AmtError(
        problem,
        Sentence(
            "Install the program or the model again, or export it again. If you have changed the "
            "file yourself, delete its line in {path}.",
            path=folder / CHECKSUM_FILE,
        ),
    )


def _read(folder: Path) -> dict[str, str]:
    """The checksum of each listed file."""
    path = folder / CHECKSUM_FILE
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise AmtError(
            Sentence("{path} cannot be read ({error}).", path=path, error=error), _delete(path)
        ) from error
    matches = [_LINE.fullmatch(line) for line in lines]
    # A list without a file is not written, so that one without a line has lost them.
    if not matches or None in matches:
        raise AmtError(Sentence("{path} is damaged.", path=path), _delete(path))
    return {match[2]: match[1] for match in matches if match is not None}


def _delete(path: Path) -> str:
    return Sentence(
        "Install the program or the model again, or delete {path} to use it unchecked.", path=path
    )


def _write(folder: Path, checksums: Mapping[str, str]) -> None:
    if not checksums:
        forget_checksums(folder)
        return
    lines = [f"{checksums[name]}  {name}\n" for name in sorted(checksums)]
    with replacing(folder / CHECKSUM_FILE) as temporary:
        temporary.write_text("".join(lines), encoding="utf-8", newline="")


def _checksum(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _files_in(folder: Path) -> set[str]:
    """The files that belong into the list; hidden ones are still being written."""
    names = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {
        name.as_posix()
        for name in names
        if not any(part.startswith(".") for part in name.parts)
        and name.suffix != _UNLISTED_SUFFIX
        and name.as_posix() != CHECKSUM_FILE
    }


def _is_one_of(name: str, names: tuple[str, ...]) -> bool:
    return any(name == changed or name.startswith(f"{changed}/") for changed in names)
