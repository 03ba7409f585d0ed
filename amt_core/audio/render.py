"""A score as a file of audio, made as fast as the machine can and with the transport's schedule."""

from __future__ import annotations

import errno
import math
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from amt_core.audio.fluid_engine import FluidEngine
from amt_core.audio.loudness import SAMPLE_RATE, LoudnessMeter, Samples
from amt_core.audio.master import Master, make_master
from amt_core.audio.messages import MessageTable
from amt_core.audio.mix import Mix
from amt_core.audio.schedule import Strip, heard_volumes, notes_between, strips_of
from amt_core.audio.sound_fonts import find_sound_font
from amt_core.errors import AmtError
from amt_core.midi.write import cannot_write
from amt_core.music.score import Score
from amt_core.progress import Advanced, Finished, Progress, Started
from amt_core.system.files import replacing

_BLOCK_SEC = 0.5
_NUM_BLOCK = round(SAMPLE_RATE * _BLOCK_SEC)
_BLOCK_BYTES = _NUM_BLOCK * 2 * np.dtype(np.float32).itemsize
# What comes at the very start of a block is sent before it, so that it is exactly in time.
_AHEAD_SEC = 0.02
# Samples are kept as floats until the loudness is known, so that none is ever cut off.
_GAIN = 0.2
# After the last note the sound may die away until it is this quiet, or this much time has passed.
_SILENCE = 1e-4
_MAX_TAIL_SEC = 10.0
# Ending -> format and encoding of libsndfile.
_FORMATS = {".wav": ("WAV", "PCM_16"), ".flac": ("FLAC", "PCM_16"), ".ogg": ("OGG", "VORBIS")}


def render_audio(
    score: Score,
    path: str | Path,
    *,
    sound_font: Path | None = None,
    mixer: Sequence[Strip] | None = None,
    mix: Mix | None = None,
) -> Iterator[Progress]:
    """Writes the score in stereo at 44,100 Hz: WAV, FLAC or OGG after the name's ending.

    The loudness becomes -16 LUFS, with no true peak above -1 dB. The file appears when it is
    complete; when no more progress is asked for, nothing is left behind.

    Args:
        score: The score.
        path: Where to; a file of that name is replaced.
        sound_font: The sound font; the best of the machine if absent.
        mixer: Volume, mute and solo of every track; as the mix or the score has them if absent.
        mix: Levels, positions and room; those of the score and of the synthesizer if absent.

    Yields:
        How many seconds are done.

    Raises:
        AmtError: The ending is unknown, FluidSynth or a sound font is missing, or the file cannot
            be written.
    """
    import soundfile

    path = Path(path)
    audio_format = _format_of(path)
    job = _Job(score=score, sound_font=sound_font, mixer=mixer, mix=mix)
    total = math.ceil(job.end_sec)
    yield Started(total=total, unit="seconds", message=f"Rendering {path.name}")
    meter = LoudnessMeter()
    try:
        with tempfile.TemporaryFile() as store, replacing(path) as temporary:
            num_samples = 0
            for block in job.blocks():
                store.write(block.tobytes())
                meter.add(block)
                num_samples += len(block)
                yield Advanced(done=min(num_samples // SAMPLE_RATE, total), total=total)
            store.seek(0)
            stored = (
                np.frombuffer(data, dtype=np.float32).reshape(-1, 2)
                for data in iter(lambda: store.read(_BLOCK_BYTES), b"")
            )
            _encode(stored, temporary, audio_format, make_master(meter))
    except (OSError, ValueError, soundfile.LibsndfileError) as error:
        raise cannot_write(path, error) from error
    yield Finished(message=f"{path.name}: {num_samples / SAMPLE_RATE:.1f} seconds")


def render_samples(
    score: Score,
    *,
    sound_font: Path | None = None,
    mixer: Sequence[Strip] | None = None,
    mix: Mix | None = None,
) -> Samples:
    """(n, 2) float32 in -1..1 at 44,100 Hz: what `render_audio` writes.

    Raises:
        AmtError: FluidSynth or a sound font is missing.
    """
    meter = LoudnessMeter()
    blocks: list[Samples] = []
    for block in _Job(score=score, sound_font=sound_font, mixer=mixer, mix=mix).blocks():
        meter.add(block)
        blocks.append(block)
    return make_master(meter).apply(np.concatenate(blocks), 0)


def render_stems(
    score: Score,
    path: str | Path,
    *,
    sound_font: Path | None = None,
    mixer: Sequence[Strip] | None = None,
    mix: Mix | None = None,
) -> Iterator[Progress]:
    """Writes each audible track that has notes as a file of its own; together they are the mix.

    Args:
        score: The score.
        path: The name of the mix, such as `song.wav`; the stems are `song-1-Piano.wav` and so on.
        sound_font: The sound font; the best of the machine if absent.
        mixer: Volume, mute and solo of every track; as the mix or the score has them if absent.
        mix: Levels, positions and room; those of the score and of the synthesizer if absent.

    Yields:
        How many renderings are done: one of the mix to find its level, and one of each stem.

    Raises:
        AmtError: No track is audible, the ending is unknown, FluidSynth or a sound font is missing,
            or a file cannot be written.
    """
    import soundfile

    path = Path(path)
    audio_format = _format_of(path)
    job = _Job(score=score, sound_font=sound_font, mixer=mixer, mix=mix)
    tracks = job.audible_tracks()
    if not tracks:
        raise AmtError("No part is audible.", "Switch the mute of a part off.")
    yield Started(
        total=1 + len(tracks), unit="renderings", message=f"Rendering stems of {path.name}"
    )
    meter = LoudnessMeter()
    num_blocks = 0
    for block in job.blocks():
        meter.add(block)
        num_blocks += 1
    master = make_master(meter)
    yield Advanced(done=1)
    for done, track in enumerate(tracks):
        stem = stem_path(path, score, track)
        try:
            with replacing(stem) as temporary:
                blocks = job.blocks(track=track, num_blocks=num_blocks)
                _encode(blocks, temporary, audio_format, master)
        except (OSError, ValueError, soundfile.LibsndfileError) as error:
            raise cannot_write(stem, error) from error
        yield Advanced(done=done + 2)
    yield Finished(message=f"{len(tracks)} stems of {path.name}")


def stem_path(path: Path, score: Score, track: int) -> Path:
    """The name of the stem of one track, next to the mix."""
    label = re.sub(r"[^\w]+", "-", score.tracks[track].label).strip("-")
    return path.with_name(f"{path.stem}-{track + 1}-{label}{path.suffix}")


def _format_of(path: Path) -> tuple[str, str]:
    audio_format = _FORMATS.get(path.suffix.lower())
    if audio_format is None:
        raise AmtError(
            f'Audio cannot be written as "{path.suffix or path.name}".',
            "Use a name that ends in .wav, .flac or .ogg.",
        )
    return audio_format


def _encode(
    blocks: Iterable[Samples], path: Path, audio_format: tuple[str, str], master: Master
) -> None:
    """Writes blocks at their final level, with 16 bits or as Vorbis.

    Raises:
        OSError: The disk is full, which libsndfile calls a system error like any other.
    """
    import soundfile

    try:
        with soundfile.SoundFile(
            path, "w", SAMPLE_RATE, channels=2, format=audio_format[0], subtype=audio_format[1]
        ) as file:
            num_samples = 0
            for block in blocks:
                file.write(master.apply(block, num_samples))
                num_samples += len(block)
    except soundfile.LibsndfileError as error:
        if shutil.disk_usage(path.parent).free < _BLOCK_BYTES:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
        raise


class _Job:
    """One rendering of a score, from the first bar until the sound has died away.

    Args:
        score: The score.
        sound_font: The sound font; the best of the machine if absent.
        mixer: Volume, mute and solo of every track; as the mix or the score has them if absent.
        mix: Levels, positions and room.

    Attributes:
        end_sec: When the last bar and the last note have ended.
    """

    def __init__(
        self,
        *,
        score: Score,
        sound_font: Path | None,
        mixer: Sequence[Strip] | None,
        mix: Mix | None,
    ) -> None:
        self._score = score if mix is None else mix.applied_to(score)
        self._sound_font, self._mix = sound_font, mix
        self._volumes = heard_volumes(strips_of(self._score) if mixer is None else mixer)
        last_release = int(score.notes.end_ticks.max()) if len(score.notes) else 0
        self.end_sec = float(score.tempo.to_sec(max(score.length_ticks, last_release)))

    def audible_tracks(self) -> list[int]:
        """The tracks that have notes and are not muted."""
        played = np.unique(self._score.notes.track).tolist()
        return [track for track in played if self._volumes[track] > 0]

    def blocks(
        self, *, track: int | None = None, num_blocks: int | None = None
    ) -> Iterator[Samples]:
        """The sound in blocks of (block, 2), at a fixed gain.

        Args:
            track: The one track that plays, or all.
            num_blocks: How many blocks there are; as many as the sound lasts if absent.
        """
        score = self._score
        engine = FluidEngine(sample_rate=SAMPLE_RATE, gain=_GAIN)
        try:
            self._prepare(engine)
            messages_of = MessageTable.of_score(score)
            is_audible = np.array(self._volumes, dtype=np.int64)[score.notes.track] > 0
            if track is not None:
                is_audible &= score.notes.track == track
            audible = score.notes.select(is_audible)
            sent_ticks, done = 0.0, 0
            block = np.zeros((_NUM_BLOCK, 2), dtype=np.float32)
            while done + 1 < num_blocks if num_blocks else self._sounds(done, block):
                until_ticks = float(score.tempo.to_ticks((done + 1) * _BLOCK_SEC + _AHEAD_SEC))
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
                done += 1
                yield block
            # What is left of the tail goes in a moment, so that the file ends in silence.
            fade = np.linspace(1, 0, _NUM_BLOCK, dtype=np.float32)[:, None]
            yield engine.render(_NUM_BLOCK) * fade
        finally:
            engine.close()

    def _prepare(self, engine: FluidEngine) -> None:
        engine.load_sound_font(find_sound_font(self._sound_font), on_demand=True)
        if self._mix is not None:
            engine.set_room(self._mix.room)
        engine.set_tracks(self._score.tracks)
        for track, volume in enumerate(self._volumes):
            engine.set_volume(track, volume)

    def _sounds(self, num_blocks: int, last: Samples) -> bool:
        """True if there is more to render after some blocks."""
        sec = num_blocks * _BLOCK_SEC
        is_loud = float(np.abs(last).max()) > _SILENCE
        return sec < self.end_sec or (is_loud and sec < self.end_sec + _MAX_TAIL_SEC)
