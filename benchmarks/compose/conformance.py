"""Checks that files composed from random specs and seeds contain what the specs request."""

from __future__ import annotations

import io
import time
from collections import Counter
from dataclasses import dataclass

import mido
import numpy as np
import pretty_midi
import symusic

from amt_core.composing.compose import TakeFinished, compose
from amt_core.engine.model import Model
from amt_core.midi.read import read_midi_bytes
from amt_core.midi.write import midi_bytes
from amt_core.music.meter import TimeSignature
from amt_core.music.score import Score
from amt_core.music.theory import ALL_KEYS
from amt_core.spec.genres import GENRES, MOODS
from amt_core.spec.music_spec import Instrument, MusicSpec

# Sounds of percussion and effects are never asked for by themselves.
_PROGRAMS = tuple(range(112))
_METERS = ("4/4", "3/4", "6/8", "2/4", "12/8", "5/4", "7/8", "2/2", "9/8", "3/8")

CHECKS = (
    "not readable by mido", "not readable by pretty_midi", "not readable by symusic",
    "wrong bars", "wrong tempo", "wrong meter", "instrument missing", "instrument not asked for",
    "excluded instrument", "empty",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Conformance:
    """The number of pieces that failed each check.

    Attributes:
        num_pieces: Pieces written.
        seed: Seed of the first.
        failures: Check → pieces that failed it.
        seconds: How long all took.
    """

    num_pieces: int
    seed: int
    failures: dict[str, int]
    seconds: float


def check_pieces(model: Model, num_pieces: int, *, seed: int) -> Conformance:
    """Writes pieces with random specs and checks the bytes of their files."""
    began = time.perf_counter()
    failures: dict[str, int] = dict.fromkeys(CHECKS, 0)
    for number in range(seed, seed + num_pieces):
        spec = random_spec(np.random.default_rng(number))
        for event in compose(spec, model=model, seed=number):
            if isinstance(event, TakeFinished):
                for fault in faults(spec, midi_bytes(event.score)):
                    failures[fault] += 1
    return Conformance(
        num_pieces=num_pieces,
        seed=seed,
        failures=failures,
        seconds=time.perf_counter() - began,
    )


def random_spec(rng: np.random.Generator) -> MusicSpec:
    """A spec with a random subset of attributes."""
    spec = MusicSpec().setting("num_bars", int(rng.integers(1, 17)))
    if rng.random() < 0.7:
        spec = spec.setting("tempo_bpm", float(rng.integers(40, 221)))
    if rng.random() < 0.7:
        spec = spec.setting("time_signature", TimeSignature.parse(str(rng.choice(_METERS))))
    if rng.random() < 0.7:
        spec = spec.setting("key", ALL_KEYS[int(rng.integers(24))])
    if rng.random() < 0.5:
        spec = spec.setting("genre", str(rng.choice(GENRES)))
    if rng.random() < 0.4:
        spec = spec.setting("moods", (str(rng.choice(MOODS)),))
    if rng.random() < 0.6:
        programs = rng.choice(_PROGRAMS, size=int(rng.integers(1, 6)), replace=False).tolist()
        asked = [Instrument(p, count=int(rng.integers(1, 3))) for p in programs]
        asked += [Instrument(is_drum=True)] if rng.random() < 0.5 else []
        spec = spec.setting("instruments", tuple(asked)).setting("only", value=True)
    elif rng.random() < 0.5:
        spec = spec.setting("excluded", (Instrument(is_drum=True), Instrument(0)))
    return spec


def faults(spec: MusicSpec, data: bytes) -> list[str]:
    """The checks that a file fails."""
    found: list[str] = []
    readers = {
        "mido": lambda: mido.MidiFile(file=io.BytesIO(data), charset="utf-8"),
        "pretty_midi": lambda: pretty_midi.PrettyMIDI(io.BytesIO(data)),
        "symusic": lambda: symusic.Score.from_midi(data),
    }
    for name, read in readers.items():
        try:
            read()
        except Exception:  # noqa: BLE001  # whatever another reader raises is a fault of the file
            found.append(f"not readable by {name}")
    score = read_midi_bytes(data)
    if score.num_bars != spec.num_bars.value:
        found.append("wrong bars")
    # A MIDI file holds whole microseconds per quarter note.
    if spec.tempo_bpm.value and abs(score.tempo.at(0) / spec.tempo_bpm.value - 1) > 1e-4:
        found.append("wrong tempo")
    meter = spec.time_signature.value
    if meter and any(sig != meter for _, sig in score.meter.changes):
        found.append("wrong meter")
    if not len(score.notes):
        found.append("empty")
    return found + _instrument_faults(spec, score)


def _instrument_faults(spec: MusicSpec, score: Score) -> list[str]:
    found: list[str] = []
    sounding = set(score.notes.track.tolist())
    sounding = Counter(
        128 if t.is_drum else t.program for i, t in enumerate(score.tracks) if i in sounding
    )
    asked = Counter[int]()
    for instrument in spec.instruments.value or ():
        asked[128 if instrument.is_drum else instrument.program] += instrument.count
    if asked - sounding:
        found.append("instrument missing")
    # A keyboard alone has a track for each hand: more of what was asked for is no stranger.
    if asked and sounding.keys() - asked.keys():
        found.append("instrument not asked for")
    banned = {128 if i.is_drum else i.program for i in spec.excluded.value or ()}
    if banned & sounding.keys():
        found.append("excluded instrument")
    return found
