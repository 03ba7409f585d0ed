"""Whole files of each kind that is read, to be damaged."""

from __future__ import annotations

import random
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

from amt_core.composing.compose import TakeFinished, TakeStarted, compose
from amt_core.engine.model import Model
from amt_core.errors import AmtError
from amt_core.formats.musicxml import write_musicxml
from amt_core.formats.suffixes import COMPRESSED_SUFFIX
from amt_core.midi.read import read_midi
from amt_core.pipeline.library.midi_files import is_midi, walk
from amt_core.text import describe
from amt_desktop.document.kept_piece import KeptPiece
from amt_desktop.document.piece_feel import PieceFeel
from amt_desktop.document.project import SUFFIX, write_project
from amt_desktop.document.take import Take

_DESCRIPTIONS = (
    "bossa nova for guitar, flute and drums, Am F C G, 4 bars, laid back",
    "slow string quartet in D minor, intro 2 bars, verse 4 bars, with a solo",
)
# Large files take long and hold the same kinds of things many times.
_MAX_BYTES = 20_000


def samples(
    library: Path, scratch: Path, *, count: int, rng: random.Random
) -> Mapping[str, list[bytes]]:
    """By the ending of their names, whole files of each kind.

    Args:
        library: A folder of MIDI files.
        scratch: An empty folder for files that are made.
        count: How many MIDI files are used.
        rng: Which ones.
    """
    places = [library / found.place for found in walk(library, is_midi)]
    rng.shuffle(places)
    midi = [path for path in places if path.stat().st_size <= _MAX_BYTES][:count]
    found = {".mid": [path.read_bytes() for path in midi]}
    for suffix in (".musicxml", COMPRESSED_SUFFIX):
        found[suffix] = [_as_musicxml(path, scratch / f"score{suffix}") for path in midi[:12]]
    found[".zip"] = [_zip(midi[first : first + 4]) for first in range(0, 12, 4)]
    found[".tar.gz"] = [_tar(midi[first : first + 4]) for first in range(0, 12, 4)]
    found[SUFFIX] = [_as_project(text, scratch / f"piece{SUFFIX}") for text in _DESCRIPTIONS]
    return {suffix: [data for data in files if data] for suffix, files in found.items()}


def _zip(paths: Sequence[Path]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in paths:
            archive.write(path, path.name)
    return stream.getvalue()


def _tar(paths: Sequence[Path]) -> bytes:
    stream = BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        for path in paths:
            archive.add(path, path.name)
    return stream.getvalue()


def _as_musicxml(path: Path, target: Path) -> bytes:
    """A MIDI file as MusicXML; empty if it is damaged already."""
    try:
        write_musicxml(read_midi(path), target)
    except AmtError:
        return b""
    return target.read_bytes()


def _as_project(text: str, target: Path) -> bytes:
    takes: list[Take] = []
    spec = describe(text)
    for event in compose(spec, model=Model.load(), seed=1, takes=2):
        if isinstance(event, TakeStarted):
            takes.append(Take(score=event.score, written_bars=0, spec=spec, seed=1))
        elif isinstance(event, TakeFinished):
            take = takes[event.take]
            takes[event.take] = take.finished(event.score, event.stats, event.plan)
    feel = PieceFeel(amount=0.8, swing_percent=60.0, amounts={0: 0.4}, swing_percents={1: 55.0})
    piece = KeptPiece(
        title=text, description=text, active=0, takes=takes, muted=frozenset({1}), feel=feel
    )
    write_project(target, piece)
    return target.read_bytes()
