"""Any MIDI file as a `Score`: symusic for those that keep the rules, repair first for the rest."""

from __future__ import annotations

import logging
from itertools import islice
from pathlib import Path

from symusic.core import ScoreTick

from amt_core.errors import AmtError
from amt_core.midi.repair import repair
from amt_core.midi.smf_events import (
    META,
    META_END_OF_TRACK,
    META_TRACK_NAME,
    NOTE_ON,
    Header,
    decode_text,
    read_header,
    track_events,
    track_spans,
)
from amt_core.midi.symusic_import import score_from_symusic
from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.score import Score

MAX_FILE_BYTES = 8 * 1024 * 1024
# Repair goes byte by byte and takes seconds for so much; the longest pieces have a third of it.
MAX_REPAIR_BYTES = 512 * 1024
# Ten thousand bars of 4/4, over five hours at 120: what lies beyond comes from damaged bytes.
MAX_TICKS = 10_000 * 4 * TICKS_PER_QUARTER

# Of a longer first track only so much is looked at; its name stands early, and its end is unknown.
_MAX_FRONT_BYTES = 128 * 1024

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_log = logging.getLogger(__name__)


def read_midi(path: str | Path) -> Score:
    """The music in a Standard MIDI File of any type and resolution.

    Raises:
        AmtError: There is no such file, it cannot be read, or it holds no MIDI.
    """
    path = Path(path)
    try:
        if not path.is_file():
            raise _not_a_file(path)
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise AmtError(
            f'"{path}" cannot be read: {reason}.', "Check that you may open the file."
        ) from error
    return read_midi_bytes(data, name=path.name)


def read_midi_bytes(data: bytes, *, name: str = "") -> Score:
    """The music in the bytes of a Standard MIDI File.

    One track for each chunk, channel and program; channel 10 is drums. Ticks become 480 to the
    quarter, time signatures stand on bar lines, tempos lie within 10..400, notes of one pitch
    do not overlap, and parts without notes are left out.

    Args:
        data: The bytes; a RIFF wrapper (.rmi) around them is taken off.
        name: What to call the file in messages.

    Raises:
        AmtError: The bytes are no MIDI file, or nothing of it could be saved.
    """
    called = f'"{name}"' if name else "The file"
    if len(data) > MAX_FILE_BYTES:
        raise AmtError(
            f"{called} is larger than {MAX_FILE_BYTES // 2**20} MB, which no piece of music needs.",
            "Choose another file, or split it in the program that wrote it.",
        )
    if not data:
        raise AmtError(f"{called} is empty.", "Copy or export it again.")
    header = read_header(data)
    if header is None:
        raise _no_midi(called)
    parsed = _parse(data, header)
    was_repaired = parsed is None
    if parsed is None:
        if len(data) > MAX_REPAIR_BYTES:
            raise AmtError(
                f"{called} is damaged, and too large to be repaired.",
                "Open it in another music program and save it again.",
            )
        data = repair(data, header, max_ticks=_max_ticks(header))
        header = read_header(data)
        assert header is not None
        parsed = _parse(data, header)
        if parsed is None:
            raise _no_midi(called)
        _log.info("%s broke the rules of MIDI files and was repaired", called)
    front = _Front(data, header)
    is_single = header.num_tracks == 1 or header.format == 0
    score = score_from_symusic(
        parsed,
        title=front.name if is_single or not front.has_notes else "",
        end_ticks=0 if front.has_notes else front.end_ticks,
        has_part_names=not is_single,
    )
    if was_repaired and not len(score.notes):
        raise AmtError(
            f"{called} is damaged, and no notes could be saved.", "Copy or export it again."
        )
    return score


def _not_a_file(path: Path) -> AmtError:
    if path.is_dir():
        return AmtError(f'"{path}" is a folder.', "Choose a MIDI file in it.")
    if path.exists():
        return AmtError(f'"{path}" is not an ordinary file.', "Choose a file that ends in .mid.")
    return AmtError(f'There is no file "{path}".', "Check the name and the folder.")


def _no_midi(called: str) -> AmtError:
    return AmtError(
        f"{called} is not a MIDI file.", "Choose a file that a music program saved as MIDI."
    )


def _parse(data: bytes, header: Header) -> ScoreTick | None:
    """What symusic makes of the bytes; None where it refuses them or gets them wrong."""
    # It reads as many tracks as the header announces, and no more.
    if data.count(b"MTrk") > header.num_tracks:
        spans = islice(track_spans(data, header.end), header.num_tracks + 1)
        if sum(1 for _ in spans) > header.num_tracks:
            return None
    try:
        parsed = ScoreTick.from_midi(data[header.start :] if header.start else data)
        names = [track.name for track in parsed.tracks]
        texts = [marker.text for marker in parsed.markers]
    except (RuntimeError, ValueError) as error:
        _log.debug("symusic refused a file: %s", error)
        return None
    # Bytes that are not UTF-8 arrive as replacement characters; sums of ticks can overflow.
    has_lost_text = any(_REPLACEMENT in text for text in (*names, *texts))
    if (
        has_lost_text
        or parsed.tpq != header.ticks_per_quarter
        or parsed.start() < 0
        or parsed.end() > _max_ticks(header)
    ):
        return None
    return parsed


def _max_ticks(header: Header) -> int:
    return MAX_TICKS * header.ticks_per_quarter // TICKS_PER_QUARTER


class _Front:
    """What symusic leaves out: name and end of the first track, which has no notes if it conducts.

    The walk stops at the first note, so that it costs little for either kind of track.

    Attributes:
        name: Its name.
        end_ticks: Where it ends, in ticks of the file; 0 if it has notes.
        has_notes: Whether it is a part and not the conductor.
    """

    def __init__(self, data: bytes, header: Header) -> None:
        self.name = ""
        self.end_ticks = 0
        self.has_notes = False
        span = next(track_spans(data, header.end), None)
        if span is None:
            return
        start, end = span
        is_whole = end - start <= _MAX_FRONT_BYTES
        end = min(end, start + _MAX_FRONT_BYTES)
        for event in track_events(data, start, end, max_ticks=_max_ticks(header)):
            if event.status & 0xF0 == NOTE_ON:
                self.has_notes = True
                return
            if event.status == META and event.data[0] == META_TRACK_NAME and not self.name:
                self.name = decode_text(event.data[1:])
            elif event.status == META and event.data[0] == META_END_OF_TRACK and is_whole:
                self.end_ticks = event.tick
