"""Reads a file as the program does, and does with the music what follows on opening it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from amt_core.audio.messages import MessageTable
from amt_core.composing.planning.found_plan import find_plan
from amt_core.errors import AmtError
from amt_core.formats.files import read_score
from amt_core.formats.musicxml import musicxml_bytes
from amt_core.midi.read import read_midi_bytes
from amt_core.midi.write import midi_bytes
from amt_core.music.analysis import analyze
from amt_core.pipeline.library.midi_files import ARCHIVE_SUFFIXES, Found, load, members
from amt_core.traits.chord_markers import with_chord_markers
from amt_desktop.bridge.interpreter import interpret_take
from amt_desktop.document.kept_piece import KeptPiece
from amt_desktop.document.piece_feel import PieceFeel
from amt_desktop.document.project import SUFFIX, read_project, write_project
from amt_desktop.document.take import Take


def read_and_use(path: Path) -> None:
    """Reads a MIDI, MusicXML or project file; shows, plays, saves and exports what is in it.

    Of an archive of a library, every file is read.

    Raises:
        AmtError: The file cannot be read. All else that is raised is a fault of the program.
    """
    if path.name.endswith(ARCHIVE_SUFFIXES):
        archive = Found(path=path, member="", size_bytes=0, mtime_ns=0, place=path.name)
        for content in members(archive):
            if not content.reason:
                with suppress(AmtError):
                    read_midi_bytes(load(content))
        return
    if path.suffix == SUFFIX:
        piece = read_project(path)
        takes, feel = piece.takes, piece.feel
    else:
        takes, feel = [Take.of_file(read_score(path))], PieceFeel()
        piece = KeptPiece(title="", description="", active=0, takes=takes)
    for take in takes:
        for _ in _uses(take, feel):
            pass
    write_project(path.with_name("written.amt"), piece)
    read_project(path.with_name("written.amt"))


def _uses(take: Take, feel: PieceFeel) -> Iterator[object]:
    score = take.score
    yield analyze(score)
    yield find_plan(score)
    yield MessageTable.of_score(score)
    heard = interpret_take(take, feel).score
    yield MessageTable.of_score(heard)
    yield read_midi_bytes(midi_bytes(heard))
    yield musicxml_bytes(with_chord_markers(score))
