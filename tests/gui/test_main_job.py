"""The main job in a real window, with everything real: model, encoder, synthesizer, files.

A scripted hand types a description, sees notes before the piece is finished, hears them,
and exports the file. Run with a display; under Xvfb on a machine without one.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import mido
import numpy as np
import pretty_midi
import pytest
import soundfile
import symusic
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from amt_core.audio.fluid.fluid_library import load_fluid_library
from amt_core.audio.fluid.sound_fonts import find_sound_font
from amt_core.errors import AmtError
from amt_core.midi.read import read_midi
from amt_core.music.meter import TimeSignature
from amt_core.music.score import Score
from amt_core.music.theory import Key
from amt_core.system.settings import Settings
from amt_desktop.bridge.core_services import core_services
from amt_desktop.window.main_window import MainWindow

TEXT = "samba for xylophone, harpsichord and drums in D minor, 4/4, 112 bpm, 8 bars"
LONG_MS = 60_000


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The window as it is a few seconds after the start."""
    settings = Settings()
    window = MainWindow(core_services(settings), settings, tmp_path / "state")
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    with qtbot.waitSignal(window.start_up.finished, timeout=LONG_MS):
        window.start()
    yield window
    window.close()


def compose(qtbot: QtBot, window: MainWindow) -> list[int]:
    """Types the description and Ctrl+Enter; how many notes were seen each time a bar came."""
    seen: list[int] = []

    def look() -> None:
        assert window.compose_job.is_running
        seen.append(len(window.piece.roll.score.notes))

    window.document.bar_written.connect(look)
    box = window.panel.description
    window.panel.seed.set_seed(5)
    box.setFocus()
    QTest.keyClicks(box, TEXT)
    with qtbot.waitSignal(window.compose_job.ended, timeout=LONG_MS):
        QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    return seen


def test_describe_see_hear_and_take_away(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    seen = compose(qtbot, window)
    take = window.document.active
    assert take is not None
    score = take.complete_score

    assert len(seen) == 8, "every bar is seen while the piece is being written"
    assert 0 < seen[0] < seen[-1] <= len(score.notes)
    assert score.num_bars == 8
    assert score.tempo.at(0) == 112.0
    assert score.meter.at(0) == TimeSignature(4, 4)
    assert score.key == Key(2, "minor")
    assert [(t.is_drum, t.program) for t in score.tracks if not t.is_drum] == [
        (False, 6), (False, 13),
    ]  # fmt: skip
    assert any(track.is_drum for track in score.tracks)

    qtbot.waitUntil(lambda: window.playback.position_ticks > 0, timeout=LONG_MS)
    window.playback.stop()

    take = window.document.active
    assert take is not None
    midi = tmp_path / "samba.mid"
    with qtbot.waitSignal(window.file_job.piece_written, timeout=LONG_MS):
        window.file_job.write_piece(take, midi, window.document.feel.as_written)
    assert read_midi(midi).notes == score.notes
    assert mido.MidiFile(midi, charset="utf-8").type == 1
    assert len(symusic.Score(midi).tracks) == 3
    assert len(pretty_midi.PrettyMIDI(io.BytesIO(midi.read_bytes())).instruments) == 3

    try:
        load_fluid_library()
        find_sound_font()
    except AmtError as error:
        pytest.skip(str(error))
    wav = tmp_path / "samba.wav"
    with qtbot.waitSignal(window.file_job.audio_written, timeout=LONG_MS):
        window.files.render(take, wav, window.document.feel.as_written)
    samples, rate = soundfile.read(wav, dtype="float32")
    assert np.abs(samples).max() < 1.0
    at_onsets, between, lag_sec = onsets_heard(score, samples.mean(axis=1), rate)
    assert at_onsets > max(0.6, 2.0 * between)
    assert abs(lag_sec) < 0.015


def onsets_heard(score: Score, samples: np.ndarray, rate: int) -> tuple[float, float, float]:
    """Compares the attacks in the audio (peaks of spectral flux) with the score's onsets.

    Returns:
        The share of onsets at which new partials appear; some are softer than what sounds
        on. The same share half-way to the nearest next onset, where few should. And by how much
        the audio has to be shifted, in seconds, to match the score best.
        Onsets less than 90 ms after another are left out: their attacks run into each other.
    """
    onsets_sec = np.unique(np.round(score.tempo.to_sec(score.notes.onset_ticks), 3))
    isolated = onsets_sec[np.diff(onsets_sec, prepend=-1.0) > 0.09]
    hop, size = rate // 200, 1024
    padded = np.concatenate([np.zeros(rate // 4, dtype=np.float32), samples])
    windows = np.lib.stride_tricks.sliding_window_view(padded, size)[::hop] * np.hanning(size)
    level = np.log1p(100.0 * np.abs(np.fft.rfft(windows, axis=1)))
    flux = np.maximum(np.diff(level, axis=0), 0.0).sum(axis=1)
    # A window is dated by its middle.
    moments_sec = (np.arange(len(flux)) * hop + size / 2) / rate - 0.25

    def share_at(places_sec: np.ndarray) -> float:
        heard = [flux[np.abs(moments_sec - place) < 0.025].max() for place in places_sec]
        return float(np.mean(np.array(heard) > 2.0 * np.median(flux)))

    lags_sec = np.arange(-0.1, 0.1, 0.005)
    match = [np.interp(isolated + lag, moments_sec, flux).sum() for lag in lags_sec]
    return share_at(isolated), share_at(isolated + 0.045), float(lags_sec[np.argmax(match)])
