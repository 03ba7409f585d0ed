"""A score as a file of audio, made as fast as the machine can and with the transport's schedule."""

from __future__ import annotations

import contextlib
import errno
import math
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from amt_core.audio.fluid_engine import FluidEngine
from amt_core.audio.messages import MessageTable
from amt_core.audio.schedule import Strip, heard_volumes, notes_between, strips_of
from amt_core.audio.sound_fonts import find_sound_font
from amt_core.errors import AmtError
from amt_core.midi.write import cannot_write
from amt_core.music.score import Score
from amt_core.progress import Advanced, Finished, Progress, Started
from amt_core.system.files import replacing

SAMPLE_RATE = 44_100

_BLOCK_SEC = 0.5
_NUM_BLOCK = round(SAMPLE_RATE * _BLOCK_SEC)
_BLOCK_BYTES = _NUM_BLOCK * 2 * np.dtype(np.float32).itemsize
# Samples are kept as floats until the loudest is known, so that none is ever cut off.
_GAIN = 0.2
_PEAK = 10 ** (-1 / 20)
_MAX_AMPLIFICATION = 4.0
# After the last note the sound may die away until it is this quiet, or for this long.
_SILENCE = 1e-3
_MAX_TAIL_SEC = 8.0
_FORMATS = {".wav": "WAV", ".flac": "FLAC"}

Samples = NDArray[np.float32]


def render_audio(
    score: Score,
    path: str | Path,
    *,
    sound_font: Path | None = None,
    mixer: Sequence[Strip] | None = None,
) -> Iterator[Progress]:
    """Writes the score as 16-bit stereo at 44,100 Hz, WAV or FLAC after the name's ending.

    The loudest sample becomes -1 dB, quiet music at most 12 dB louder. The file appears when it
    is complete; when no more progress is asked for, nothing is left behind.

    Args:
        score: The score.
        path: Where to; a file of that name is replaced.
        sound_font: The sound font; the best of the machine if absent.
        mixer: Volume, mute and solo of every track; as the score has them if absent.

    Yields:
        How many seconds are done.

    Raises:
        AmtError: The ending is unknown, FluidSynth or a sound font is missing, or the file cannot
            be written.
    """
    import soundfile

    path = Path(path)
    audio_format = _format_of(path)
    total = math.ceil(_end_sec(score))
    yield Started(total=total, unit="seconds", message=f"Rendering {path.name}")
    try:
        with tempfile.TemporaryFile() as store, replacing(path) as temporary:
            peak, num_samples = 0.0, 0
            for block in _blocks(score, sound_font, mixer):
                store.write(block.tobytes())
                peak = max(peak, float(np.abs(block).max()))
                num_samples += len(block)
                yield Advanced(done=min(num_samples // SAMPLE_RATE, total), total=total)
            store.seek(0)
            _encode(store, temporary, audio_format, gain=_amplification(peak))
    except (OSError, ValueError, soundfile.LibsndfileError) as error:
        raise cannot_write(path, error) from error
    yield Finished(message=f"{path.name}: {num_samples / SAMPLE_RATE:.1f} seconds")


def render_stems(
    score: Score,
    path: str | Path,
    *,
    sound_font: Path | None = None,
    mixer: Sequence[Strip] | None = None,
) -> Iterator[Progress]:
    """Writes each audible track into a file of its own; together the files sound like the mix.

    All files are amplified alike. "song.wav" gives "song - 1 Violin.wav" and so on.

    Args:
        score: The score.
        path: The folder, the beginning of the names, and the format by its ending.
        sound_font: The sound font; the best of the machine if absent.
        mixer: Volume, mute and solo of every track; as the score has them if absent.

    Yields:
        How many seconds of all tracks are done.

    Raises:
        AmtError: As for `render_audio`, or no track is audible.
    """
    import soundfile

    path = Path(path)
    audio_format = _format_of(path)
    strips = strips_of(score) if mixer is None else mixer
    audible = [track for track, volume in enumerate(heard_volumes(strips)) if volume]
    if not audible:
        raise AmtError("No part is audible.", "Switch the mute of a part off.")
    length = math.ceil(_end_sec(score))
    yield Started(total=length * len(audible), unit="seconds", message="Rendering the stems")
    with contextlib.ExitStack() as stack:
        stores: list[IO[bytes]] = []
        peak = 0.0
        for number, track in enumerate(audible):
            store = stack.enter_context(tempfile.TemporaryFile())
            stores.append(store)
            alone = [replace(strip, is_soloed=i == track) for i, strip in enumerate(strips)]
            num_samples = 0
            for block in _blocks(score, sound_font, alone):
                store.write(block.tobytes())
                peak = max(peak, float(np.abs(block).max()))
                num_samples += len(block)
                done = number * length + min(num_samples // SAMPLE_RATE, length)
                yield Advanced(done=done, total=length * len(audible))
        for track, store in zip(audible, stores, strict=True):
            target = path.with_name(_stem_name(path, track, score))
            store.seek(0)
            try:
                with replacing(target) as temporary:
                    _encode(store, temporary, audio_format, gain=_amplification(peak))
            except (OSError, ValueError, soundfile.LibsndfileError) as error:
                raise cannot_write(target, error) from error
    yield Finished(message=f"{len(audible)} stems")


def _stem_name(path: Path, track: int, score: Score) -> str:
    label = re.sub(r'[<>:"/\\|?*\x00-\x1f]', " ", score.tracks[track].label).strip(" .")
    return f"{path.stem} - {track + 1} {label}{path.suffix}"


def _format_of(path: Path) -> str:
    audio_format = _FORMATS.get(path.suffix.lower())
    if audio_format is None:
        raise AmtError(
            f'Audio cannot be written as "{path.suffix or path.name}".',
            "Use a name that ends in .wav or .flac.",
        )
    return audio_format


def render_samples(
    score: Score, *, sound_font: Path | None = None, mixer: Sequence[Strip] | None = None
) -> Samples:
    """(n, 2) float32 in -1..1 at 44,100 Hz: what `render_audio` writes.

    Raises:
        AmtError: FluidSynth or a sound font is missing.
    """
    samples = np.concatenate(list(_blocks(score, sound_font, mixer)))
    return samples * np.float32(_amplification(float(np.abs(samples).max())))


def _encode(store: IO[bytes], path: Path, audio_format: str, *, gain: float) -> None:
    """Writes stored floats as 16-bit audio.

    Raises:
        OSError: The disk is full, which libsndfile calls a system error like any other.
    """
    import soundfile

    try:
        with soundfile.SoundFile(
            path, "w", SAMPLE_RATE, channels=2, subtype="PCM_16", format=audio_format
        ) as file:
            while stored := store.read(_BLOCK_BYTES):
                file.write(np.frombuffer(stored, dtype=np.float32).reshape(-1, 2) * gain)
    except soundfile.LibsndfileError as error:
        if shutil.disk_usage(path.parent).free < _BLOCK_BYTES:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
        raise


def _blocks(
    score: Score, sound_font: Path | None, mixer: Sequence[Strip] | None
) -> Iterator[Samples]:
    """The sound from the first bar until it has died away, (block, 2) each, at a fixed gain."""
    engine = FluidEngine(sample_rate=SAMPLE_RATE, gain=_GAIN)
    try:
        engine.load_sound_font(find_sound_font(sound_font), on_demand=True)
        engine.set_tracks(score.tracks)
        volumes = heard_volumes(strips_of(score) if mixer is None else mixer)
        for track, volume in enumerate(volumes):
            engine.set_volume(track, volume)
        messages_of = MessageTable.of_score(score)
        audible = score.notes.select(np.array(volumes, dtype=np.int64)[score.notes.track] > 0)
        end_sec = _end_sec(score)
        sec, sent_ticks, block = 0.0, 0.0, np.zeros((_NUM_BLOCK, 2), dtype=np.float32)
        while sec < end_sec or (np.abs(block).max() > _SILENCE and sec < end_sec + _MAX_TAIL_SEC):
            until_ticks = float(score.tempo.to_ticks(sec + _BLOCK_SEC))
            for note in notes_between(audible, score.tempo, sent_ticks, until_ticks):
                engine.play_note(
                    note.onset_sec * 1000,
                    track=note.track,
                    pitch=note.pitch,
                    velocity=note.velocity,
                    duration_ms=note.duration_sec * 1000,
                )
            for timed in messages_of.between(score.tempo, sent_ticks, until_ticks):
                engine.play_messages(
                    timed.at_sec * 1000, track=timed.track, messages=timed.messages
                )
            sent_ticks = until_ticks
            block = engine.render(_NUM_BLOCK)
            sec += _BLOCK_SEC
            yield block
        # What is left of the tail goes in a moment, so that the file ends in silence.
        yield engine.render(_NUM_BLOCK) * np.linspace(1, 0, _NUM_BLOCK, dtype=np.float32)[:, None]
    finally:
        engine.close()


def _end_sec(score: Score) -> float:
    """When the last bar and the last note have ended."""
    last_release = int(score.notes.end_ticks.max()) if len(score.notes) else 0
    return float(score.tempo.to_sec(max(score.length_ticks, last_release)))


def _amplification(peak: float) -> float:
    return min(_PEAK / peak, _MAX_AMPLIFICATION) if peak > 0 else 1.0
