"""Files of labels that lie next to the MIDI files: titles, genres, captions written by people.

Three kinds are known by their contents: a CSV manifest with a column `path`, the JSON lines of
MidiCaps (Melechovsky et al., 2024), and the CSV table of MAESTRO (Hawthorne et al., 2019).
"""

from __future__ import annotations

import csv
import json
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from amt_core.errors import AmtError
from amt_core.pipeline.library.file_names import shown_name
from amt_core.sentence import Sentence
from amt_core.spec.genres import GENRE_OF_SUBGENRE, GENRES
from amt_core.system.json_text import parse_json

LABEL_SUFFIXES = (".csv", ".json", ".jsonl")

_SPLITS = {"train": "train", "valid": "valid", "validation": "valid", "dev": "valid",
           "test": "test"}  # fmt: skip
_MAESTRO_LICENSE = "CC BY-NC-SA 4.0"
_MAX_LINE_CHARS = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceLabels:
    """The labels of one piece; empty where the label file says nothing.

    Attributes:
        place: The file's path below the library, with `/` between folders.
        title: Its title.
        artist: Its performer or composer.
        work: The same for all renderings and movements of a work.
        split: `train`, `valid` or `test`.
        genre: Its genre in the spelling of the label file.
        subgenre: A finer genre.
        style: Anything finer still: a groove, an opus.
        key: Key and mode.
        captions: Descriptions in words, as a JSON list.
        license: The license of the file.
        collection: The collection that it comes from.
    """

    place: str
    title: str = ""
    artist: str = ""
    work: str = ""
    split: str = ""
    genre: str = ""
    subgenre: str = ""
    style: str = ""
    key: str = ""
    captions: str = "[]"
    license: str = ""
    collection: str = ""


def may_hold_labels(name: str) -> bool:
    """True for the name of a file that may hold labels."""
    return name.lower().endswith(LABEL_SUFFIXES)


def is_label_file(path: Path) -> bool:
    """True if a file begins like one of the three kinds of label files."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            first = file.readline(_MAX_LINE_CHARS)
    except (OSError, UnicodeDecodeError):
        return False
    return _kind(path, first) is not None


def read_labels(path: Path, *, place: str) -> Iterator[PieceLabels]:
    """The rows of a label file, one at a time.

    Args:
        path: The file.
        place: The place in the library of its folder, to which its paths are relative.

    Raises:
        AmtError: It cannot be read, or is no label file.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            first = file.readline(_MAX_LINE_CHARS)
            kind = _kind(path, first)
            file.seek(0)
            if kind == "midicaps":
                rows = (_object(line) for line in file if line.strip())
                yield from (_from_midicaps(row, place) for row in rows if row.get("location"))
            elif kind is not None:
                read_row = _from_maestro if kind == "maestro" else _from_manifest
                for row in csv.DictReader(file):
                    labels = read_row({name: value or "" for name, value in row.items()}, place)
                    if labels is not None:
                        yield labels
            else:
                raise AmtError(
                    Sentence("{path} holds no labels.", path=path),
                    "A manifest is a CSV file with a column `path`.",
                )
    except (OSError, ValueError, csv.Error) as error:
        raise AmtError(
            Sentence(
                'The labels in "{name}" cannot be read: {error}.',
                name=shown_name(path),
                error=error,
            ),
            "Correct the file, or move it out of the library.",
        ) from error


def _kind(path: Path, first_line: str) -> str | None:
    if path.suffix.lower() == ".csv":
        try:
            columns = next(csv.reader([first_line]), [])
        except csv.Error:
            return None
        if "midi_filename" in columns:
            return "maestro"
        return "manifest" if "path" in columns else None
    try:
        row = _object(first_line)
    except ValueError:
        return None
    return "midicaps" if "location" in row and "caption" in row else None


def _object(line: str) -> dict[str, Any]:
    value = parse_json(line)
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _from_manifest(row: dict[str, str], place: str) -> PieceLabels | None:
    """A row of a manifest; several names of columns are understood."""
    if not row["path"]:
        return None
    captions = [text for name in ("caption", "description", "text") if (text := row.get(name))]
    return PieceLabels(
        place=_joined(place, row["path"]),
        title=row.get("title", ""),
        artist=row.get("artist") or row.get("composer", ""),
        work=row.get("work_id") or row.get("work", ""),
        split=_SPLITS.get(row.get("split", "").lower(), ""),
        genre=row.get("genre", ""),
        subgenre=row.get("subgenre", ""),
        style=row.get("style_detail") or row.get("style", ""),
        key=row.get("key", ""),
        captions=json.dumps(captions, ensure_ascii=False),
        license=row.get("license") or row.get("licence", ""),
        collection=row.get("source") or row.get("collection", ""),
    )


def _from_maestro(row: dict[str, str], place: str) -> PieceLabels | None:
    """A row of MAESTRO: concert piano music; a work is a title of a composer."""
    if not row["midi_filename"]:
        return None
    composer, title = row.get("canonical_composer", ""), row.get("canonical_title", "")
    return PieceLabels(
        place=_joined(place, row["midi_filename"]),
        title=title,
        artist=composer,
        work=f"{composer}: {title}",
        split=_SPLITS.get(row.get("split", "").lower(), ""),
        license=_MAESTRO_LICENSE,
        collection="MAESTRO",
    )


def _from_midicaps(row: dict[str, Any], place: str) -> PieceLabels:
    """A line of MidiCaps: a caption, guessed genres, and a key in words."""
    stated = row.get("genre")
    listed = cast("list[object]", stated) if isinstance(stated, list) else [stated]
    genres = [_text(genre).lower() for genre in listed]
    known = next((g for g in genres if g in GENRES or g in GENRE_OF_SUBGENRE), "")
    key, caption = _text(row.get("key")), _text(row.get("caption"))
    return PieceLabels(
        place=_joined(place, _text(row["location"])),
        genre=GENRE_OF_SUBGENRE.get(known, known),
        subgenre=known if known in GENRE_OF_SUBGENRE else "",
        key=key,
        split="test" if row.get("test_set") else "",
        collection="MidiCaps",
        captions=json.dumps([caption] if caption else [], ensure_ascii=False),
    )


def _text(value: object) -> str:
    """The value if it is a text, without the halves of characters that JSON may spell."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def _joined(place: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(place, path.replace("\\", "/")))
