"""Notes that another program or window has put into the clipboard, as a clip to paste."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QMimeData

from amt_core.errors import AmtError
from amt_core.formats.suffixes import MIDI_SUFFIXES
from amt_core.music.editing.clip import Clip, copy_notes
from amt_core.music.score import Score, Track

MIDI_MIME = "audio/midi"


def has_midi(mime: QMimeData) -> bool:
    """True if the clipboard holds the bytes of a MIDI file, or the path of one."""
    return mime.hasFormat(MIDI_MIME) or _midi_file(mime) is not None


def clip_for(score: Score, mime: QMimeData) -> tuple[Clip | None, int]:
    """The notes of a MIDI file in the clipboard, each in the part of a score that is like its own.

    Args:
        score: The score that the notes are for.
        mime: The contents of the clipboard, of which `has_midi` is true.

    Returns:
        The clip, None if the score has a part for none of the notes; and the number of notes that
        it has no part for.

    Raises:
        AmtError: The file cannot be read, or holds no notes.
    """
    # Imported here because it takes long, and few paste what is not theirs.
    from amt_core.midi.read import read_midi, read_midi_bytes

    path = _midi_file(mime)
    if mime.hasFormat(MIDI_MIME):
        pasted = read_midi_bytes(bytes(mime.data(MIDI_MIME).data()), name="clipboard")
    else:
        assert path is not None
        pasted = read_midi(path)
    if not len(pasted.notes):
        raise AmtError("The MIDI file in the clipboard has no notes.", "Copy another one.")
    targets = np.array(_targets(pasted.tracks, score.tracks))[pasted.notes.track]
    notes = pasted.notes.select(targets >= 0)
    num_left_out = len(pasted.notes) - len(notes)
    if not len(notes):
        return None, num_left_out
    notes = replace(notes, track=targets[targets >= 0].astype(np.int16))
    return copy_notes(pasted, notes), num_left_out


def _midi_file(mime: QMimeData) -> Path | None:
    """The path of the only file in the clipboard, if its name is that of a MIDI file."""
    paths = [Path(url.toLocalFile()) for url in mime.urls()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in MIDI_SUFFIXES else None


def _targets(tracks: tuple[Track, ...], into: tuple[Track, ...]) -> list[int]:
    """For each track the index of the same instrument, else of one alike; -1 if there is none.

    No two tracks go into the same one.
    """
    free = dict(enumerate(into))
    targets = [-1] * len(tracks)
    for is_same in (
        lambda one, other: (one.is_drum, one.label) == (other.is_drum, other.label),
        lambda one, other: (one.is_drum, one.program) == (other.is_drum, other.program),
        lambda one, other: one.is_drum == other.is_drum,
    ):
        for index, track in enumerate(tracks):
            found = next((i for i, other in free.items() if is_same(track, other)), None)
            if targets[index] < 0 and found is not None:
                targets[index] = found
                del free[found]
    return targets
