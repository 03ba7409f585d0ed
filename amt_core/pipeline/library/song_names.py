"""Title and artist of a piece, from its tags, its file name and its folders."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

# Names of folders that say how a library is sorted, and nothing of who made the music.
_PLAIN_FOLDERS = frozenset(
    "midi midis mid kar karaoke music songs files lib library data dataset train valid test "
    "validation misc various unknown other others own meter downloads desktop documents "
    "classical rock pop jazz unsorted".split()
) | {"lmd full", "lmd matched", "clean midi"}
_COPY_NUMBER = re.compile(r"\s*(?:\(\d+\)|\[\d+\]|\.\d{1,2}|[-_]\d{1,2}|~\d+)$")
_TRACK_NUMBER = re.compile(r"^\d{1,3}[\s._-]+(?=\D)")
_DASH = re.compile(r"\s+[-\N{EN DASH}\N{EM DASH}]\s+|_-_")
# A content hash, as data sets name their files, is no title.
_HASH = re.compile(r"[0-9a-f]{16,}", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"untitled|track ?\d*|midi( ?out| ?file| ?track)?( ?\d*)|seq(uence)?[- ]?\d*|new song|"
    r"unnamed|no name|soft ?karaoke|words|lyrics|tempo( track)?|conductor|control( track)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SongName:
    """The title and the artist of a piece; either may be empty.

    Attributes:
        title: Its title.
        artist: Its performer or composer.
    """

    title: str = ""
    artist: str = ""


def guess_song_name(place: str, *, sequence_name: str = "", texts: Sequence[str] = ()) -> SongName:
    """The most likely title and artist.

    Karaoke files say both in lines that begin with `@T`. Otherwise `Artist - Title` in the file's
    name counts, then the file's name with its folder as the artist; the name of the sequence
    serves where the file's name says nothing.

    Args:
        place: Path below the library, with `/` between folders.
        sequence_name: The name that the file gives itself.
        texts: Its text events.
    """
    tags = [text[2:].strip() for text in texts if text.startswith("@T") and text[2:].strip()]
    if tags:
        return SongName(title=tags[0], artist=tags[1] if len(tags) > 1 else "")
    path = PurePosixPath(place)
    title, artist = _from_file_name(path.stem)
    if not title:
        title = "" if _NO_TITLE.fullmatch(sequence_name.strip()) else sequence_name.strip()
    if not artist:
        artist = _from_folders(path.parent.parts)
    return SongName(title=title, artist=artist)


def _from_file_name(stem: str) -> tuple[str, str]:
    name = stem
    while (shorter := _COPY_NUMBER.sub("", name)) != name and shorter:
        name = shorter
    name = _TRACK_NUMBER.sub("", name)
    if _HASH.fullmatch(name) or _NO_TITLE.fullmatch(name):
        return "", ""
    parts = [_spaced(part) for part in _DASH.split(name)]
    parts = [part for part in parts if part]
    if len(parts) >= 2:
        return " - ".join(parts[1:]), parts[0]
    return (parts[0] if parts else ""), ""


def _from_folders(folders: Sequence[str]) -> str:
    for folder in folders[:2]:
        name = _spaced(folder)
        is_plain = name.lower() in _PLAIN_FOLDERS or len(name) < 3 or name.isdigit()
        if not is_plain and not _HASH.fullmatch(name):
            return name
    return ""


def _spaced(name: str) -> str:
    """Words apart: from `Let_It_Be` and `LetItBe` to `Let It Be`."""
    name = name.replace("_", " ")
    if " " not in name:
        name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return " ".join(name.split())
