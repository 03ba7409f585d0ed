"""A `Score` as a Standard MIDI File that a DAW imports as it was meant."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from amt_core.errors import AmtError
from amt_core.midi.riff import in_riff
from amt_core.midi.writing.write_new import new_file
from amt_core.midi.writing.write_source import changed_file
from amt_core.music.score import Score
from amt_core.sentence import Sentence
from amt_core.system.files import replacing


def midi_bytes(score: Score) -> bytes:
    """The bytes of a MIDI file.

    A score that was read from a file becomes that file with what was changed. A composed one
    becomes a file of type 1 with 480 ticks to the quarter.
    """
    return new_file(score) if score.source is None else changed_file(score, score.source)


def write_midi(score: Score, path: str | Path, *, in_wrapper: bool = False) -> None:
    """Writes the score to a file; a file of that name is replaced, and only by a complete one.

    Args:
        score: The score.
        path: Where to.
        in_wrapper: True to put the MIDI file into a RIFF wrapper, as `.rmi` files have it.

    Raises:
        AmtError: The file cannot be written.
    """
    path = Path(path)
    data = midi_bytes(score)
    if in_wrapper:
        data = in_riff(data, score.source.data if score.source is not None else b"")
    write_file(data, path)


def write_file(data: bytes, path: Path) -> None:
    """Writes bytes to a file; a file of that name is replaced, and only by a complete one.

    Raises:
        AmtError: The file cannot be written.
    """
    try:
        with replacing(path) as temporary:
            temporary.write_bytes(data)
    except (OSError, ValueError) as error:
        raise cannot_write(path, error) from error


def cannot_write(path: Path, error: Exception) -> AmtError:
    """The error for a file that could not be written, with a remedy."""
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return AmtError(
            Sentence('The disk is full; "{path}" was not written.', path=path),
            "Make room and try again.",
        )
    # Not Path.is_dir: that raises where a name is too long.
    if os.path.isdir(path):  # noqa: PTH112
        return AmtError(Sentence('"{path}" is a folder.', path=path), "Give the name of a file.")
    if not os.path.isdir(path.parent):  # noqa: PTH112
        return AmtError(
            Sentence('There is no folder "{folder}".', folder=path.parent),
            "Make it, or choose another.",
        )
    reason = str(getattr(error, "strerror", None) or error).rstrip(".")
    return AmtError(
        Sentence('"{path}" cannot be written: {reason}.', path=path, reason=reason),
        "Choose another folder.",
    )
