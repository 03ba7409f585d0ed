"""The files of a MIDI library: in folders, and in archives, which are read and never unpacked.

Archives come from anywhere, so that nothing in them is trusted: members are read up to a limit of
their own size, of their ratio of compression and of the whole archive; names that lead out of it,
links and encrypted members are refused with the reason.
"""

from __future__ import annotations

import os
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import IO, Self

from amt_core.errors import AmtError
from amt_core.formats.suffixes import COMPRESSED_SUFFIX, MIDI_SUFFIXES
from amt_core.midi.read import MAX_FILE_BYTES
from amt_core.pipeline.library.file_names import shown_name, stored_name
from amt_core.sentence import Sentence
from amt_core.system.archives import DAMAGED_ARCHIVE

# Not `.xml`, which hardly ever is music.
_SUFFIXES = (*MIDI_SUFFIXES, ".musicxml", COMPRESSED_SUFFIX)
ARCHIVE_SUFFIXES = (".zip", ".tar.gz", ".tgz")

MAX_RATIO = 200
"""Unpacked bytes for one packed byte: MIDI files reach some 30, bombs a thousand."""
MAX_ARCHIVE_BYTES = 32 * 2**30
MAX_MEMBERS = 2_000_000
_FREE_BYTES = 64 * 1024
"""So small a member does no harm, whatever its ratio."""
_MAX_HEADER_BYTES = 1024 * 1024
_LONG_HEADERS = (
    tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One MIDI file of the library.

    Attributes:
        path: The file, or the archive it is in.
        member: Its name in the archive, as the catalogue stores it; empty for a plain file.
        size_bytes: Size of the file, or of the member when unpacked.
        mtime_ns: When the file, or the archive, was last changed.
        place: Its path below the library for a person, with `/` between folders.
    """

    path: Path
    member: str
    size_bytes: int
    mtime_ns: int
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Bytes of a file, or why there are none.

    Attributes:
        found: Which file.
        data: Its bytes; None for a plain file, which is read when it is needed.
        reason: Why it cannot be used; empty if it can.
    """

    found: Found
    data: bytes | None = None
    reason: str = ""


def is_archive(name: str) -> bool:
    """True for the name of an archive that can be read."""
    return name.lower().endswith(ARCHIVE_SUFFIXES)


def is_midi(name: str) -> bool:
    """True for the name of a MIDI or MusicXML file; the `._` copies of a Macintosh are none."""
    return name.lower().endswith(_SUFFIXES) and not PurePosixPath(name).name.startswith("._")


def is_music(name: str) -> bool:
    """True for the name of a MIDI file or of an archive that may hold some."""
    return is_midi(name) or is_archive(name)


def walk(
    folder: Path, wanted: Callable[[str], bool] = is_music, *, skipped: Path | None = None
) -> Iterator[Found]:
    """Files below a folder, always in the same order; links are not followed.

    Args:
        folder: The folder, or a single file, which is all there is then.
        wanted: True for the names to take.
        skipped: A folder to skip, such as one that the program writes itself.

    Raises:
        AmtError: There is no such folder, or it cannot be read.
    """
    if folder.is_file():
        if wanted(folder.name):
            yield from _found(folder, "")
        return
    if not folder.is_dir():
        raise AmtError(
            Sentence('There is no folder "{folder}".', folder=folder),
            "Check the folders in the configuration.",
        )
    left_out = None if skipped is None else skipped.resolve()
    # A list and no recursion: folders may be nested deeper than Python calls functions.
    waiting = [(folder, "")]
    while waiting:
        here, place = waiting.pop()
        files, folders = _listed(here, wanted)
        for name in files:
            yield from _found(here / name, place)
        for name in reversed(folders):
            is_like = left_out is not None and name == left_out.name
            if not (is_like and (here / name).resolve() == left_out):
                waiting.append((here / name, f"{place}{shown_name(name)}/"))


def walk_beside(file: Path, wanted: Callable[[str], bool]) -> Iterator[Found]:
    """The wanted files in the folder of a file, without those of the folders in it.

    Raises:
        AmtError: The folder cannot be read.
    """
    for name in _listed(file.parent, wanted)[0]:
        yield from _found(file.parent / name, "")


def root_of(source: Path) -> Path:
    """The folder that the places of a source count from: the folder itself, or that of a file."""
    return source.parent if source.is_file() else source


def _found(path: Path, place: str) -> Iterator[Found]:
    """The file at a path, below a place that ends with `/`; none if it is gone meanwhile."""
    try:
        status = path.stat()
    except OSError:
        return
    yield Found(
        path=path,
        member="",
        size_bytes=status.st_size,
        mtime_ns=status.st_mtime_ns,
        place=f"{place}{shown_name(path.name)}",
    )


def _listed(folder: Path, wanted: Callable[[str], bool]) -> tuple[list[str], list[str]]:
    """The names of the wanted files and of the folders in a folder, both in order."""
    files: list[str] = []
    folders: list[str] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.name)
                elif wanted(entry.name) and _is_file(entry):
                    files.append(entry.name)
    except OSError as error:
        raise AmtError(
            Sentence(
                'The folder "{folder}" cannot be read: {reason}.',
                folder=folder,
                reason=error.strerror,
            ),
            "Give yourself the right to read it, or move it out of the library.",
        ) from error
    return sorted(files), sorted(folders)


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # such as links that lead in a circle
        return False


def members(archive: Found) -> Iterator[Content]:
    """The MIDI files of an archive with their bytes, in its own order; refused ones with a reason.

    An archive that cannot be read, or is damaged, ends with one `Content` for itself.
    """
    total = 0
    try:
        reader = _zip_members if archive.path.name.lower().endswith(".zip") else _tar_members
        for number, content in enumerate(reader(archive)):
            total += len(content.data or b"")
            if number >= MAX_MEMBERS or total > MAX_ARCHIVE_BYTES:
                yield Content(found=archive, reason="The archive is too large.")
                return
            yield content
    except DAMAGED_ARCHIVE as error:
        yield Content(found=archive, reason=f"The archive is damaged ({error}).")


def read(wanted: Iterable[Found]) -> Iterator[Content]:
    """The files in their order, those of archives with their bytes.

    An archive is read once if its files stand together and in its own order, as they do in the
    catalogue; no more than one member is in memory.
    """
    for (path, is_member), group in groupby(wanted, key=lambda f: (f.path, bool(f.member))):
        if is_member:
            yield from _read_members(path, group)
        else:
            yield from (Content(found=found) for found in group)


def _read_members(path: Path, wanted: Iterator[Found]) -> Iterator[Content]:
    archive = Found(path=path, member="", size_bytes=0, mtime_ns=0, place="")
    found = next(wanted, None)
    while found is not None:
        missed = found
        for content in members(archive):
            if content.found.member == found.member:
                yield Content(found=found, data=content.data, reason=content.reason)
                found = next(wanted, None)
            if found is None:
                return
        if found is missed:
            # Not even from the beginning on.
            yield Content(found=found, reason="It is no longer in the archive.")
            found = next(wanted, None)


def load(content: Content) -> bytes:
    """The bytes of a file that has no reason against it.

    Raises:
        AmtError: It cannot be read, or is too large for a piece of music.
    """
    if content.data is not None:
        return content.data
    try:
        with content.found.path.open("rb") as file:
            return file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise AmtError(Sentence("It cannot be read: {reason}.", reason=error.strerror)) from error


def _zip_members(archive: Found) -> Iterator[Content]:
    with zipfile.ZipFile(archive.path) as file:
        for info in file.infolist():
            if info.is_dir() or not is_midi(info.filename):
                continue
            found = _member(archive, info.filename, info.file_size)
            reason = _refusal(info.filename, info.file_size, info.compress_size)
            if info.flag_bits & 1:
                reason = "It is encrypted."
            data = None
            if not reason:
                try:
                    with file.open(info) as member:
                        data = _read_limited(member)
                except DAMAGED_ARCHIVE as error:
                    reason = f"It is damaged in the archive ({error})."
            yield _content(found, data, reason)


class _TarInfo(tarfile.TarInfo):
    """A header of an archive, refused where `tarfile` would take it into memory at any length."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        header = super().frombuf(buf, encoding, errors)
        if header.type in _LONG_HEADERS and header.size > _MAX_HEADER_BYTES:
            raise tarfile.ReadError("a name in it is far too long")
        return header


def _tar_members(archive: Found) -> Iterator[Content]:
    # As a stream, so that an archive of any size takes no more memory than one member; the ratio
    # is that of the whole.
    budget = max(archive.path.stat().st_size * MAX_RATIO, _FREE_BYTES)
    with tarfile.open(archive.path, "r|gz", tarinfo=_TarInfo) as file:
        for info in file:
            budget -= info.size
            if budget < 0:
                raise tarfile.TarError("it unpacks to far more than it holds")
            file.members.clear()  # type: ignore[attr-defined]  # keeps all it has read otherwise
            if not is_midi(info.name) or info.isdir():
                continue
            found = _member(archive, info.name, info.size)
            reason = _refusal(info.name, info.size, info.size)
            if not info.isreg():
                reason = "It is a link."
            member = None if reason else file.extractfile(info)
            yield _content(found, _read_limited(member) if member else None, reason)


def _member(archive: Found, name: str, size_bytes: int) -> Found:
    inside = shown_name(name).replace("\\", "/")
    folder = archive.place.rpartition("/")[0]
    return Found(
        path=archive.path,
        member=stored_name(name),
        size_bytes=size_bytes,
        mtime_ns=archive.mtime_ns,
        place=f"{folder}/{inside}" if folder else inside,
    )


def _refusal(name: str, size_bytes: int, packed_bytes: int) -> str:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (path.parts and ":" in path.parts[0]):
        return "Its name leads out of the archive."
    if size_bytes > MAX_FILE_BYTES:
        return "It is too large for a piece of music."
    if size_bytes > max(packed_bytes * MAX_RATIO, _FREE_BYTES):
        return "It unpacks to far more than it holds."
    return ""


def _read_limited(member: IO[bytes]) -> bytes:
    # What the directory of an archive says of a member's size need not be true.
    return member.read(MAX_FILE_BYTES + 1)


def _content(found: Found, data: bytes | None, reason: str) -> Content:
    if data is not None and len(data) > MAX_FILE_BYTES:
        data, reason = None, "It is too large for a piece of music."
    return Content(found=found, data=data, reason=reason)
