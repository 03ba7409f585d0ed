"""Measures how exactly notes come in time, through a MIDI port and the synthesizer.

    python -m benchmarks.playback [--seconds N] [--idle] [--json]

Plays sixteenth notes in real time while four takes are composed on another thread, and compares
when each note came with when the score has it. For the port this is the moment at which its
message is sent, for the synthesizer the onset in the sound that FluidSynth's own driver writes.
The constant part, which is latency, is taken out.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from amt_core.audio.fluid.fluid_synth import FluidSynth
from amt_core.audio.player import Player
from amt_core.audio.port_process import PortProcess
from amt_core.audio.port_synth import PortSynth
from amt_core.audio.synth import Synth
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from amt_core.music.tempo_map import TempoMap

DESCRIPTION = "bossa nova for guitar, flute, upright bass and drums, 16 bars"
PUMP_SEC = 0.033
BPM, STEP_TICKS = 120.0, 120
WOOD_BLOCK = 76
SAMPLE_RATE = 48_000
_LISTENED_SEC = 0.06


# Runs in the process of the port: writes the moment of each note into the file that it is named by.
_LOOPBACK = """
import sys, time
from amt_core.audio.port_process import serve

class Loopback:
    def __init__(self, name):
        self.file = open(name, "w")
    def send_message(self, message):
        if message[0] & 0xF0 == 0x90:
            print(time.perf_counter() * 1000, file=self.file)
    def close_port(self):
        self.file.close()

serve(sys.argv[1:], sys.stdin, Loopback)
"""


def clicks(seconds: float) -> Score:
    """Sixteenth notes for a number of seconds."""
    num_bars = max(round(seconds / 2), 1)
    onsets = np.arange(0, num_bars * 1920, STEP_TICKS)
    ones = np.ones(len(onsets), dtype=np.int64)
    return Score(
        num_bars=num_bars,
        tracks=(Track(is_drum=True, reverb=0),),
        notes=NoteTable.from_columns(onsets, 60 * ones, WOOD_BLOCK * ones, 110 * ones, 0 * ones),
        tempo=TempoMap.constant(BPM),
    )


def play(synth: Synth, score: Score) -> None:
    """Plays a score to its end, called as the window calls it."""
    player = Player(synth)
    player.load(score)
    player.play()
    while player.state != "stopped":
        time.sleep(PUMP_SEC)
        player.pump()
    time.sleep(0.2)
    player.close()


def errors_of(heard_ms: NDArray[np.float64], score: Score) -> NDArray[np.float64]:
    """(notes,) how far each note is from its time, without the latency that all have."""
    wanted_ms = score.tempo.to_sec(score.notes.onset_ticks) * 1000
    shift = heard_ms - wanted_ms
    return np.abs(shift - np.median(shift))


def through_port(score: Score) -> NDArray[np.float64]:
    """The errors of the messages of a port."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notes"
        port = PortProcess(str(path), [sys.executable, "-c", _LOOPBACK])
        play(PortSynth(port), score)
        return errors_of(np.loadtxt(path), score)


def through_synthesizer(score: Score) -> NDArray[np.float64]:
    """The errors of the onsets in the sound."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sound.raw"
        play(FluidSynth(driver="file", output_file=path), score)
        sound = np.abs(np.frombuffer(path.read_bytes(), dtype="<i2")[::2].astype(np.float64))
    # A note begins where the sound passes a share of the loudest of its surroundings.
    threshold = 0.1 * float(np.percentile(sound, 99.9))
    loud = np.flatnonzero(sound > threshold)
    is_first = np.diff(loud, prepend=-SAMPLE_RATE) > SAMPLE_RATE * _LISTENED_SEC
    onsets_ms = loud[is_first] * 1000 / SAMPLE_RATE
    assert len(onsets_ms) == len(score.notes), "an onset was not found in the sound"
    return errors_of(onsets_ms, score)


def composing(work: Callable[[], NDArray[np.float64]], *, is_idle: bool) -> NDArray[np.float64]:
    """The results of `work` while takes are composed, as long as it lasts."""
    if is_idle:
        return work()
    from amt_core.composing.compose import compose
    from amt_core.engine import Model
    from amt_core.system.settings import Settings
    from amt_core.text import describe

    model, spec = Model.load(None, settings=Settings()), describe(DESCRIPTION)
    is_over = threading.Event()

    def run() -> None:
        seed = 0
        while not is_over.is_set():
            for _ in compose(spec, model=model, seed=seed, takes=4, cancel=is_over):
                pass
            seed += 4

    thread = threading.Thread(target=run)
    thread.start()
    try:
        return work()
    finally:
        is_over.set()
        thread.join()


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=20.0, help="how long each plays")
    parser.add_argument("--idle", action="store_true", help="without composing at the same time")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    score = clicks(arguments.seconds)
    figures: dict[str, float] = {}
    for name, measure in (("port", through_port), ("synthesizer", through_synthesizer)):
        errors = composing(lambda measure=measure: measure(score), is_idle=arguments.idle)
        for percent in (50, 99, 100):
            figures[f"{name}_p{percent}_ms"] = float(np.percentile(errors, percent))
    if arguments.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:<22}{value:>8.2f}")


if __name__ == "__main__":
    main()
