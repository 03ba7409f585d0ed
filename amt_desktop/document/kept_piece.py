"""A piece as files: an index in JSON and one MIDI file for each take.

The folder of an earlier piece and a project file hold the same files.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from amt_core.composing.planning.plan import Plan
from amt_core.errors import AmtError
from amt_core.music.editing.edit import Cells
from amt_core.music.score import Score
from amt_core.sentence import Sentence
from amt_core.spec.music_spec import MusicSpec
from amt_core.spec.read_spec import spec_from_json
from amt_core.system.json_text import parse_json
from amt_desktop.document.piece_feel import OFF, PieceFeel
from amt_desktop.document.take import Take, take_letter

if TYPE_CHECKING:
    from amt_core.evaluation.label import TakeLabel

logger = logging.getLogger(__name__)

VERSION = 1
"""Raised when an older program could no longer read the index."""

_TAKE_NAME = re.compile(r"take-[A-Z]\.mid")
_MAX_TAKES = 26
# Also values of other types than expected, and nesting beyond Python's limits.
_DAMAGE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPiece:
    """A piece as it is kept.

    Attributes:
        title: Its name.
        description: The text it was composed from.
        active: Index of the take that was shown.
        takes: The takes.
        is_saved: True if the user also saved it to a file.
        muted: Indices of the muted parts.
        soloed: Indices of the soloed parts.
        feel: The way it is played.
        num_unread: Takes in its files that could not be read, and are not among `takes`.
        remarks: Sentences on what else in its files could not be read and was replaced.
    """

    title: str
    description: str
    active: int
    takes: Sequence[Take]
    is_saved: bool = False
    muted: frozenset[int] = frozenset()
    soloed: frozenset[int] = frozenset()
    feel: PieceFeel = OFF
    num_unread: int = 0
    remarks: tuple[Sentence, ...] = ()


def files_of(piece: KeptPiece) -> tuple[bytes, dict[str, bytes]]:
    """The index and, by name, the file of each take that has notes."""
    # Imported here because it takes long, and the window must not wait for it.
    from amt_core.midi.write import midi_bytes

    files: dict[str, bytes] = {}
    entries: list[dict[str, object]] = []
    for index, take in enumerate(piece.takes):
        if take.is_empty:
            continue
        name = f"take-{take_letter(index)}.mid"
        files[name] = midi_bytes(take.complete_score)
        entries.append(
            {
                "file": name,
                "seed": take.seed,
                "name": take.name,
                "is_starred": take.is_starred,
                "colors": _colors_in_file(take.complete_score),
                "spec": take.spec.to_json(),
                **_plan_entry(take),
                "label": None if take.label is None else take.label.to_json(),
            }
        )
    index_json = {
        "version": VERSION,
        "title": piece.title,
        "description": piece.description,
        "active": piece.active,
        "is_saved": piece.is_saved,
        "mixer": {"muted": sorted(piece.muted), "soloed": sorted(piece.soloed)},
        "feel": piece.feel.to_json(),
        "takes": entries,
    }
    return json.dumps(index_json, ensure_ascii=False, indent=1).encode(), files


def piece_of(index_json: bytes, read: Callable[[str], bytes]) -> KeptPiece:
    """The piece of an index and its files.

    Takes whose notes cannot be read are left out. What else is damaged, such as a seed, has the
    value that it has in a new piece, and a remark says so.

    Args:
        index_json: The index.
        read: Returns the bytes of a file of the piece.

    Raises:
        AmtError: The index is damaged or of a newer version, or no take can be read.
    """
    try:
        index = parse_json(index_json)
        version = int(index.get("version", VERSION))
        if version > VERSION:
            raise AmtError(
                "The piece was saved by a newer version of AMT Desktop.", "Update this one."
            )
        description = str(index.get("description", ""))
        entries = index["takes"][:_MAX_TAKES]
        reader = _Reader()
        takes = _read_takes(entries, read, description, reader)
        if not takes:
            raise AmtError(
                "No take of the piece can be read.", "Open it from File, Earlier pieces."
            )
        return KeptPiece(
            title=reader.read_or("", lambda: str(index["title"]), _NO_TITLE),
            description=description,
            active=reader.read_or(
                0, lambda: min(max(int(index["active"]), 0), len(takes) - 1), _NO_ACTIVE
            ),
            takes=takes,
            is_saved=bool(index.get("is_saved", False)),
            muted=reader.read_or(frozenset(), lambda: _read_tracks(index, "muted"), _NO_MIXER),
            soloed=reader.read_or(frozenset(), lambda: _read_tracks(index, "soloed"), _NO_MIXER),
            feel=reader.read_or(OFF, lambda: PieceFeel.from_json(index.get("feel")), _NO_FEEL),
            num_unread=len(entries) - len(takes),
            remarks=tuple(reader.remarks),
        )
    except _DAMAGE as error:
        raise AmtError(
            "The index of the piece is damaged.", "Open it from File, Earlier pieces."
        ) from error


_NO_TITLE = Sentence("The title cannot be read.")
_NO_ACTIVE = Sentence("Which take was shown cannot be read: the first is shown.")
_NO_MIXER = Sentence("Which parts were muted or soloed cannot be read: all are heard.")
_NO_FEEL = Sentence("The feel cannot be read: the piece plays as it is written.")


class _Reader:
    """Reads entries of an index of which some may be damaged.

    Attributes:
        remarks: A sentence for each entry that was damaged, each once.
    """

    def __init__(self) -> None:
        self.remarks: dict[Sentence, None] = {}

    def read_or(self, otherwise: _T, read: Callable[[], _T], remark: Sentence) -> _T:
        """Calls `read`; returns `otherwise` if the entry is damaged, as the notes matter more."""
        try:
            return read()
        except (AmtError, *_DAMAGE) as error:
            logger.warning("%s %s", remark, error)
            self.remarks[remark] = None
            return otherwise


def _read_tracks(index: dict[str, Any], kind: str) -> frozenset[int]:
    return frozenset(int(track) for track in index.get("mixer", {}).get(kind, ()))


def _colors_in_file(score: Score) -> list[int]:
    """The numbers of the colors of the tracks with notes; others are in no file."""
    played = set(np.unique(score.notes.track).tolist())
    return [track.color for index, track in enumerate(score.tracks) if index in played]


def _with_colors(score: Score, colors: object) -> Score:
    """The score with the colors that were kept with it, if these are of its tracks.

    Raises:
        TypeError, ValueError: They are no list of numbers.
    """
    if not isinstance(colors, list):
        raise TypeError(colors)
    if len(colors) != len(score.tracks):
        return score
    kept = zip(score.tracks, colors, strict=True)
    return replace(score, tracks=tuple(replace(track, color=int(n)) for track, n in kept))


def _plan_entry(take: Take) -> dict[str, object]:
    """The plan of a take and the cells that no longer fit it; nothing if none is known."""
    from amt_core.composing.planning.files.plan_json import plan_to_json

    if take.plan is None:
        return {}
    unfit = [[bar + 1, track + 1] for bar, track in sorted(take.unfit)]
    return {"plan": plan_to_json(take.plan), "unfit": unfit}


def _read_seed(value: Any) -> int | None:
    """The seed of a take; None for a take that was not composed.

    Raises:
        TypeError, ValueError: It is none.
    """
    from amt_core.composing.random_streams import MAX_SEED

    seed = None if value is None else int(value)
    if seed is not None and not 0 <= seed <= MAX_SEED:
        raise ValueError(seed)
    return seed


def _read_share(value: Any) -> float:
    """A number from 0 to 1.

    Raises:
        TypeError, ValueError: It is none.
    """
    share = float(value)
    if not 0.0 <= share <= 1.0:
        raise ValueError(share)
    return share


def _read_label(entry: dict[str, Any]) -> TakeLabel | None:
    """The label of a take; None if there is none that can be read."""
    from amt_core.evaluation.label import TakeLabel

    try:
        value = entry["label"]
        novelty = value["novelty"]
        return TakeLabel(
            adherence={str(name): _read_share(share) for name, share in value["adherence"].items()},
            novelty=None
            if novelty is None
            else {str(name): int(count) for name, count in novelty.items()},
            score=_read_share(value["score"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None  # it is measured again


def _read_plan(entry: dict[str, Any], score: Score) -> tuple[Plan | None, Cells]:
    """The plan of a take and the cells that no longer fit it; None if it is another piece's.

    Raises:
        AmtError, KeyError, TypeError, ValueError: The entry is damaged.
    """
    from amt_core.composing.planning.files.plan_json import plan_from_json

    if "plan" not in entry:
        return None, frozenset()
    plan = plan_from_json(entry["plan"], is_of_piece=True)
    unfit = frozenset((int(bar) - 1, int(track) - 1) for bar, track in entry["unfit"])
    if (plan.num_bars, len(plan.players)) != (score.num_bars, len(score.tracks)):
        return None, frozenset()
    inside = {(b, t) for b, t in unfit if 0 <= b < plan.num_bars and 0 <= t < len(plan.players)}
    return plan, frozenset(inside)


def _read_take(name: str, read: Callable[[str], bytes]) -> bytes:
    if not _TAKE_NAME.fullmatch(name):
        raise AmtError(
            Sentence('"{name}" is not the name of a take.', name=name), "Save the piece again."
        )
    return read(name)


def _read_takes(
    entries: Sequence[dict[str, Any]],
    read: Callable[[str], bytes],
    description: str,
    reader: _Reader,
) -> list[Take]:
    takes: list[Take] = []
    for entry in entries:
        try:
            takes.append(_read_entry(entry, read, description, reader))
        # An entry can also be no object, or name no file.
        except (AmtError, KeyError, TypeError) as error:
            logger.warning("a kept take cannot be read: %s", error)
    return takes


def _read_entry(
    entry: dict[str, Any], read: Callable[[str], bytes], description: str, reader: _Reader
) -> Take:
    """The take of an entry of the index."""
    from amt_core.midi.read import read_midi_bytes

    name = str(entry["file"])
    written = read_midi_bytes(_read_take(name, read), name=name)
    letter = name.removeprefix("take-").removesuffix(".mid")
    score = reader.read_or(
        written,
        lambda: _with_colors(written, entry.get("colors", [])),
        Sentence("The colors of take {letter} cannot be read.", letter=letter),
    )
    plan, unfit = reader.read_or(
        (None, frozenset[tuple[int, int]]()),
        lambda: _read_plan(entry, score),
        Sentence("The plan of take {letter} cannot be read.", letter=letter),
    )
    return replace(
        Take.of_file(score),
        spec=reader.read_or(
            MusicSpec(text=description),
            lambda: spec_from_json(entry["spec"], text=description),
            Sentence("What was asked for in take {letter} cannot be read.", letter=letter),
        ),
        seed=reader.read_or(
            None,
            lambda: _read_seed(entry["seed"]),
            Sentence("The seed of take {letter} cannot be read.", letter=letter),
        ),
        name=str(entry.get("name", "")),
        is_starred=bool(entry.get("is_starred", False)),
        plan=plan,
        unfit=unfit,
        label=_read_label(entry),
    )
