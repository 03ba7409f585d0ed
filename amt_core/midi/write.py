"""A `Score` as a Standard MIDI File of type 1 that a DAW imports as it was meant.

Follows *Standard MIDI Files 1.0*: the first track conducts (tempo, meter, key, markers), then
comes one named track per part.
"""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Iterable
from pathlib import Path

import mido
import numpy as np

from amt_core.errors import AmtError
from amt_core.midi.channels import Slot, assign_channels
from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from amt_core.system.files import replacing

# At one tick a release comes before an onset, or a repeated note would be cut at once.
_META, _RELEASE, _ONSET = range(3)
_MAX_MICROS_PER_QUARTER = 0xFFFFFF

TimedMessage = tuple[int, int, mido.Message | mido.MetaMessage]


def midi_bytes(score: Score) -> bytes:
    """The bytes of a type 1 file with 480 ticks to the quarter.

    Notes of one pitch that overlap in a track cannot be told apart in MIDI: the earlier one ends
    where the later begins.
    """
    # Without the charset mido writes Latin-1 and dies on any other letter.
    file = mido.MidiFile(type=1, ticks_per_beat=TICKS_PER_QUARTER, charset="utf-8")
    length_ticks = score.length_ticks
    file.tracks.append(_in_order(_conductor(score), length_ticks))
    slots = assign_channels(score.tracks)
    has_ports = any(slot.port for slot in slots)
    for index, (track, slot) in enumerate(zip(score.tracks, slots, strict=True)):
        head = _head(track, slot, has_ports=has_ports)
        notes = _notes(score.notes.of_track(index), slot.channel)
        file.tracks.append(_in_order([*head, *notes], length_ticks))
    buffer = io.BytesIO()
    file.save(file=buffer)
    return buffer.getvalue()


def write_midi(score: Score, path: str | Path) -> None:
    """Writes the score to a file; a file of that name is replaced, and only by a complete one.

    Raises:
        AmtError: The file cannot be written.
    """
    path = Path(path)
    data = midi_bytes(score)
    try:
        with replacing(path) as temporary:
            temporary.write_bytes(data)
    except (OSError, ValueError) as error:
        raise cannot_write(path, error) from error


def cannot_write(path: Path, error: Exception) -> AmtError:
    """What to tell a person whose file could not be written, and what to do about it."""
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return AmtError(f'The disk is full; "{path}" was not written.', "Make room and try again.")
    # Not Path.is_dir: that raises where a name is too long.
    if os.path.isdir(path):  # noqa: PTH112
        return AmtError(f'"{path}" is a folder.', "Give the name of a file.")
    if not os.path.isdir(path.parent):  # noqa: PTH112
        return AmtError(f'There is no folder "{path.parent}".', "Make it, or choose another.")
    reason = str(getattr(error, "strerror", None) or error).rstrip(".")
    return AmtError(f'"{path}" cannot be written: {reason}.', "Choose another folder.")


def _conductor(score: Score) -> Iterable[TimedMessage]:
    bar_starts = score.bar_starts_ticks
    if score.title:
        yield 0, _META, mido.MetaMessage("track_name", name=_encodable(score.title))
    for tick, bpm in score.tempo.changes:
        tempo = min(round(60e6 / bpm), _MAX_MICROS_PER_QUARTER)
        yield tick, _META, mido.MetaMessage("set_tempo", tempo=tempo)
    for bar, signature in score.meter.changes:
        if bar < score.num_bars:
            yield (
                int(bar_starts[bar]),
                _META,
                mido.MetaMessage(
                    "time_signature",
                    numerator=signature.numerator,
                    denominator=signature.denominator,
                    # A click for each beat that is felt; 24 MIDI clocks are a quarter note.
                    clocks_per_click=max(signature.beat_ticks * 24 // TICKS_PER_QUARTER, 1),
                ),
            )
    for change in score.keys:
        if change.bar < score.num_bars:
            name = change.key.tonic_name + ("m" if change.key.mode == "minor" else "")
            message = mido.MetaMessage("key_signature", key=name)
            yield int(bar_starts[change.bar]), _META, message
    for marker in score.markers:
        yield marker.tick, _META, mido.MetaMessage("marker", text=_encodable(marker.text))


def _head(track: Track, slot: Slot, *, has_ports: bool) -> Iterable[TimedMessage]:
    """Everything that has to be known before the first note."""
    messages: list[mido.Message | mido.MetaMessage] = [
        mido.MetaMessage("track_name", name=_encodable(track.label))
    ]
    if has_ports:
        messages.append(mido.MetaMessage("midi_port", port=slot.port))
    channel = slot.channel
    messages += [
        mido.Message("control_change", channel=channel, control=0, value=0),
        mido.Message("control_change", channel=channel, control=32, value=0),
        mido.Message("program_change", channel=channel, program=track.program),
        mido.Message("control_change", channel=channel, control=7, value=track.volume),
        mido.Message("control_change", channel=channel, control=10, value=track.pan),
    ]
    return [(0, _META, message) for message in messages]


def _notes(notes: NoteTable, channel: int) -> Iterable[TimedMessage]:
    """Onsets and releases of one track's notes, no two of one pitch sounding at once."""
    # Longest first among notes that begin together: it is the one that stays.
    rows = notes.select(np.lexsort((-notes.duration_ticks, notes.onset_ticks, notes.pitch)))
    place = rows.pitch.astype(np.int64) << 32 | rows.onset_ticks
    rows = rows.select(np.diff(place, prepend=-1) != 0)
    end = rows.end_ticks
    is_same_pitch = rows.pitch[1:] == rows.pitch[:-1]
    end[:-1] = np.where(is_same_pitch, np.minimum(end[:-1], rows.onset_ticks[1:]), end[:-1])
    for note, end_tick in zip(rows.rows(), end.tolist(), strict=True):
        yield (
            note.onset_ticks,
            _ONSET,
            mido.Message("note_on", channel=channel, note=note.pitch, velocity=note.velocity),
        )
        yield (
            end_tick,
            _RELEASE,
            mido.Message("note_off", channel=channel, note=note.pitch, velocity=64),
        )


def _in_order(messages: Iterable[TimedMessage], length_ticks: int) -> mido.MidiTrack:
    """A track of messages by time; it ends with the last bar, or with a note that rings past it."""
    track = mido.MidiTrack()
    tick = 0
    for at_tick, _, message in sorted(messages, key=lambda timed: timed[:2]):
        message.time = at_tick - tick
        track.append(message)
        tick = at_tick
    track.append(mido.MetaMessage("end_of_track", time=max(length_ticks - tick, 0)))
    return track


def _encodable(text: str) -> str:
    """The text without halves of surrogate pairs, which no encoding knows."""
    return text.encode("utf-8", "replace").decode("utf-8")
