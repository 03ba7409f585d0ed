"""A score as a file of audio, made as fast as the machine can and with the transport's schedule."""

from __future__ import annotations

import contextlib
import math
import re
import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

import numpy as np

from amt_core.audio.fluid.fluid_engine import MAX_OUTPUTS, FluidEngine
from amt_core.audio.fluid.sound_fonts import find_sound_font
from amt_core.audio.loudness import SAMPLE_RATE, LoudnessMeter, Samples
from amt_core.audio.master import make_master
from amt_core.audio.messages import MessageTable
from amt_core.audio.mix import Mix
from amt_core.audio.mixer import Strip, heard_volumes, strips_of
from amt_core.audio.schedule import notes_between
from amt_core.audio.sound_file import check_sound_format, writing_sound
from amt_core.errors import AmtError
from amt_core.music.score import Score
from amt_core.progress import Advanced, Finished, Progress, Started

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
    path = Path(path)
    check_sound_format(path)
    job = _Job(score=score, sound_font=sound_font, mixer=mixer, mix=mix)
    total = math.ceil(job.end_sec)
    yield Started(total=total, unit="seconds", message=f"Rendering {path.name}")
    meter = LoudnessMeter()
    with writing_sound(path) as write, tempfile.TemporaryFile() as store:
        num_samples = 0
        for block in job.blocks():
            store.write(block.tobytes())
            meter.add(block)
            num_samples += len(block)
            yield Advanced(done=min(num_samples // SAMPLE_RATE, total), total=total)
        master = make_master(meter)
        store.seek(0)
        for index, data in enumerate(iter(lambda: store.read(_BLOCK_BYTES), b"")):
            block = np.frombuffer(data, dtype=np.float32).reshape(-1, 2)
            write(master.apply(block, index * _NUM_BLOCK))
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
        How many seconds are done of two renderings: one of the mix to find its level, and one of
        all stems.

    Raises:
        AmtError: No track is audible, the ending is unknown, FluidSynth or a sound font is missing,
            or a file cannot be written. Then no file is there.
    """
    path = Path(path)
    check_sound_format(path)
    job = _Job(score=score, sound_font=sound_font, mixer=mixer, mix=mix)
    tracks = job.audible_tracks()
    if not tracks:
        raise AmtError("No part is audible.", "Switch the mute of a part off.")
    total = 2 * math.ceil(job.end_sec)
    yield Started(total=total, unit="seconds", message=f"Rendering stems of {path.name}")
    meter = LoudnessMeter()
    num_blocks = 0
    for block in job.blocks():
        meter.add(block)
        num_blocks += 1
        yield Advanced(done=min(int(num_blocks * _BLOCK_SEC), total // 2), total=total)
    master = make_master(meter)
    with contextlib.ExitStack() as files:
        # FluidSynth has a limited number of outputs.
        for first in range(0, len(score.tracks), MAX_OUTPUTS):
            batch = [track for track in tracks if first <= track < first + MAX_OUTPUTS]
            writers = {
                track: files.enter_context(writing_sound(stem_path(path, score, track)))
                for track in batch
            }
            for done, outputs in enumerate(job.stem_blocks(batch, num_blocks)):
                for track, write in writers.items():
                    block = outputs[track % len(outputs)]
                    write(master.apply(block, done * _NUM_BLOCK))
                share = (first + (done + 1) / num_blocks * MAX_OUTPUTS) / len(score.tracks)
                yield Advanced(done=round(total / 2 * (1 + min(share, 1.0))), total=total)
    yield Finished(message=f"{len(tracks)} stems of {path.name}")


def render_stem_samples(
    score: Score, *, sound_font: Path | None = None, mix: Mix | None = None
) -> Samples:
    """(tracks, n, 2) float32: what `render_stems` writes, silent without notes.

    Raises:
        AmtError: FluidSynth or a sound font is missing.
    """
    job = _Job(score=score, sound_font=sound_font, mixer=None, mix=mix)
    assert len(score.tracks) <= MAX_OUTPUTS
    meter = LoudnessMeter()
    num_blocks = 0
    for block in job.blocks():
        meter.add(block)
        num_blocks += 1
    stems = np.concatenate(list(job.stem_blocks(range(len(score.tracks)), num_blocks)), axis=1)
    master = make_master(meter)
    return np.stack([master.apply(stem, 0) for stem in stems])


def stem_path(path: Path, score: Score, track: int) -> Path:
    """The name of the stem of one track, next to the mix."""
    label = re.sub(r"[^\w]+", "-", score.tracks[track].label).strip("-")
    return path.with_name(f"{path.stem}-{track + 1}-{label}{path.suffix}")


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

    def blocks(self) -> Iterator[Samples]:
        """The sound in blocks of (block, 2), at a fixed gain, until it has died away."""
        engine = FluidEngine(sample_rate=SAMPLE_RATE, gain=_GAIN)
        yield from self._played(engine, engine.render, range(len(self._volumes)))

    def stem_blocks(self, tracks: Collection[int], num_blocks: int) -> Iterator[Samples]:
        """The sound of some tracks, each apart, in blocks of (outputs, block, 2).

        Args:
            tracks: The tracks that play; track k is heard in output k modulo the number of outputs.
            num_blocks: How many blocks there are.
        """
        num_outputs = min(len(self._volumes), MAX_OUTPUTS)
        engine = FluidEngine(sample_rate=SAMPLE_RATE, gain=_GAIN, num_outputs=num_outputs)
        yield from self._played(engine, engine.render_outputs, tracks, num_blocks=num_blocks)

    def _played(
        self,
        engine: FluidEngine,
        render: Callable[[int], Samples],
        tracks: Collection[int],
        *,
        num_blocks: int | None = None,
    ) -> Iterator[Samples]:
        """The blocks that an engine renders; as many as the sound lasts if no number is given."""
        score = self._score
        try:
            self._prepare(engine)
            messages_of = MessageTable.of_score(score)
            volumes = [volume if i in tracks else 0 for i, volume in enumerate(self._volumes)]
            is_audible = np.array(volumes, dtype=np.int64)[score.notes.track] > 0
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
                block = render(_NUM_BLOCK)
                done += 1
                yield block
            # What is left of the tail goes in a moment, so that the file ends in silence.
            fade = np.linspace(1, 0, _NUM_BLOCK, dtype=np.float32)[:, None]
            yield render(_NUM_BLOCK) * fade
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
