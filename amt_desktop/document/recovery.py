"""Takes survive a killed process: they are written to a state folder as MIDI and JSON.

Every file is written under a temporary name and renamed; `session.json` is renamed last, so that
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

_INDEX = "session.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What is kept of an open piece.

    Attributes:
        title: The piece's name.
        description: The text it was composed from.
        active: Which take was shown.
        takes: The takes.
    """

    title: str
    description: str
    active: int
    takes: Sequence[Take]


def save_session(folder: Path, session: Session) -> None:
    """Writes all takes that have notes; older files of the folder are replaced or removed."""
    # What reads and writes MIDI takes long to import, and the window shall not wait for it.
    from amt_core.midi.write import midi_bytes

    folder.mkdir(parents=True, exist_ok=True)
    entries: list[dict[str, object]] = []
    for index, take in enumerate(session.takes):
        if take.is_empty:
            continue
        name = f"take-{take_letter(index)}.mid"
        _replace_file(folder / name, midi_bytes(take.complete_score))
        entries.append({"file": name, "seed": take.seed, "spec": take.spec.to_json()})
    index_json = {
        "title": session.title,
        "description": session.description,
        "active": session.active,
        "takes": entries,
    }
    _replace_file(folder / _INDEX, json.dumps(index_json, ensure_ascii=False, indent=1).encode())
    named = {entry["file"] for entry in entries} | {_INDEX}
    for stale in folder.iterdir():
        if stale.name not in named:
            stale.unlink(missing_ok=True)


def load_session(folder: Path) -> Session | None:
    """What an earlier run left; None if nothing, or nothing that can be read."""
    try:
        index = json.loads((folder / _INDEX).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        logger.warning("the kept session cannot be read: %s", error)
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
    return Session(
        title=index["title"],
        description=index["description"],
        active=min(index["active"], len(takes) - 1),
        takes=takes,
    )


def forget_session(folder: Path) -> None:
    """Removes what was kept."""
    for path in (folder / _INDEX, *folder.glob("take-*.mid*")):
        path.unlink(missing_ok=True)


def _replace_file(path: Path, data: bytes) -> None:
    with replacing(path) as temporary:
        temporary.write_bytes(data)
