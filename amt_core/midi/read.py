"""Any MIDI file as a `Score` that can be written again with all that the file holds."""

from __future__ import annotations

from pathlib import Path

from amt_core.errors import AmtError
from amt_core.midi.build_score import build_score
from amt_core.midi.smf.smf_events import (
    END_OF_TRACK,
    Header,
    find_chunks,
    parse_events,
    read_header,
)
from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.score import Score
from amt_core.music.source_file import Chunk
from amt_core.sentence import Sentence
from amt_core.system.input_file import read_input

MAX_FILE_BYTES = 8 * 1024 * 1024
# Ten thousand bars of 4/4, over five hours at 120: what lies beyond comes from damaged bytes.
MAX_TICKS = 10_000 * 4 * TICKS_PER_QUARTER


def read_midi(path: str | Path) -> Score:
    """The music in a Standard MIDI File of any type and resolution.

    Raises:
        AmtError: There is no such file, it cannot be read, or it holds no MIDI.
    """
    path = Path(path)
    return read_midi_bytes(read_input(path, max_bytes=MAX_FILE_BYTES), name=path.name)


def read_midi_bytes(data: bytes, *, name: str = "") -> Score:
    """The music in the bytes of a Standard MIDI File.

    One track for each chunk and channel with notes. The attributes of the score say what they can,
    its `events` hold the rest, and its `source` what is needed to write the file again. Ticks
    become 480 to the quarter, and bars begin where the file has its time signatures. Notes that
    are never released last until the end of their track, drums for a sixteenth.

    Args:
        data: The bytes; a RIFF wrapper (.rmi) around them is taken off.
        name: What to call the file in messages.

    Raises:
        AmtError: The bytes are no MIDI file, or nothing of it could be saved.
    """
    called = f'"{name}"' if name else "The file"
    if len(data) > MAX_FILE_BYTES:
        raise AmtError(
            Sentence(
                "{called} is larger than {size} MB, which no piece of music needs.",
                called=called,
                size=MAX_FILE_BYTES // 2**20,
            ),
            "Choose another file, or split it in the program that wrote it.",
        )
    if not data:
        raise AmtError(Sentence("{called} is empty.", called=called), "Copy or export it again.")
    header = read_header(data)
    if header is None:
        raise _no_midi(called)
    chunks = find_chunks(data, header)
    events = parse_events(data, chunks, max_ticks=_max_ticks(header))
    score = build_score(data, header, chunks, events, called=called)
    if not len(events) or (not len(score.notes) and _is_broken(data, chunks)):
        raise AmtError(
            Sentence("{called} is damaged, and no notes could be saved.", called=called),
            "Copy or export it again.",
        )
    return score


def _no_midi(called: str) -> AmtError:
    return AmtError(
        Sentence("{called} is not a MIDI file.", called=called),
        "Choose a file that a music program saved as MIDI.",
    )


def _max_ticks(header: Header) -> int:
    return MAX_TICKS * header.ticks_per_quarter // TICKS_PER_QUARTER


def _is_broken(data: bytes, chunks: tuple[Chunk, ...]) -> bool:
    """True if a track lacks its end."""
    tracks = [chunk for chunk in chunks if chunk.is_track]
    return any(END_OF_TRACK not in data[track.start : track.end] for track in tracks)
