"""Takes are written to a folder as MIDI and JSON, so that a piece survives a killed process.

Every file is written under a temporary name and renamed; the index is renamed last, so that
what it names is complete whenever it can be read.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from amt_core.errors import AmtError
from amt_core.system.files import replacing
from amt_desktop.document.take import Take, take_letter

logger = logging.getLogger(__name__)

INDEX_NAME = "piece.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPiece:
    """A piece as it is kept.

    Attributes:
        title: Its name.
        description: The text it was composed from.
        active: Index of the take that was shown.
        takes: The takes.
        is_saved: True if the user also saved it to a file.
    """

    title: str
    description: str
    active: int
    takes: Sequence[Take]
    is_saved: bool = False


def keep_piece(folder: Path, piece: KeptPiece) -> None:
    """Writes all takes that have notes; older files of the folder are replaced or removed.

    Raises:
        AmtError: The folder cannot be written.
    """
    try:
        _write_all(folder, piece)
    except OSError as error:
        raise AmtError(
            f"The piece cannot be kept and would not survive a crash: {error.strerror or error}.",
            f"Free some space in {folder.parent} or allow writing there, "
            "or export the take to a file.",
        ) from error


def _write_all(folder: Path, piece: KeptPiece) -> None:
    # Imported here because it takes long, and the window must not wait for it.
    from amt_core.midi.write import midi_bytes

    folder.mkdir(parents=True, exist_ok=True)
    entries: list[dict[str, object]] = []
    for index, take in enumerate(piece.takes):
        if take.is_empty:
            continue
        name = f"take-{take_letter(index)}.mid"
        _replace_file(folder / name, midi_bytes(take.complete_score))
        entries.append({"file": name, "seed": take.seed, "spec": take.spec.to_json()})
    index_json = {
        "title": piece.title,
        "description": piece.description,
        "active": piece.active,
        "is_saved": piece.is_saved,
        "takes": entries,
    }
    text = json.dumps(index_json, ensure_ascii=False, indent=1)
    _replace_file(folder / INDEX_NAME, text.encode())
    named = {entry["file"] for entry in entries} | {INDEX_NAME}
    for stale in folder.iterdir():
        if stale.name not in named:
            stale.unlink(missing_ok=True)


def load_piece(folder: Path) -> KeptPiece | None:
    """The piece kept in a folder; None if there is none that can be read."""
    try:
        index = json.loads((folder / INDEX_NAME).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        logger.warning("the kept piece cannot be read: %s", error)
        return None
    from amt_core.midi.read import read_midi

    takes: list[Take] = []
    for entry in index["takes"]:
        try:
            score = read_midi(folder / entry["file"])
        except AmtError as error:
            logger.warning("a kept take cannot be read: %s", error)
            continue
        takes.append(replace(Take.of_file(score), seed=entry["seed"]))
    if not takes:
        return None
    return KeptPiece(
        title=index["title"],
        description=index["description"],
        active=min(index["active"], len(takes) - 1),
        takes=takes,
        is_saved=index["is_saved"],
    )


def _replace_file(path: Path, data: bytes) -> None:
    with replacing(path) as temporary:
        temporary.write_bytes(data)
