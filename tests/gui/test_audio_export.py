"""Audio that is exported from the window holds what its mixer says, in the mix and in stems.

Everything is real: an opened MIDI file, the switches and sliders of the tracks, FluidSynth.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from amt_core.audio.fluid.fluid_library import load_fluid_library
from amt_core.audio.fluid.sound_fonts import find_sound_font
from amt_core.errors import AmtError
from amt_core.midi.write import write_midi
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track
from amt_core.system.settings import Settings
from amt_desktop.bridge.core_services import core_services
from amt_desktop.window.main_window import MainWindow

LONG_MS = 120_000
BAR_SEC = 2.0
SILENT_DB = -80.0


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The window with a piece whose three parts play one after the other, a bar each."""
    try:
        load_fluid_library()
        find_sound_font()
    except AmtError as error:
        pytest.skip(str(error))
    rows = [Note(1920 * part, 960, 60, 90, part) for part in range(3)]
    tracks = (Track(program=73), Track(program=56), Track(program=71))
    score = Score(num_bars=3, tracks=tracks, notes=NoteTable.from_notes(rows))
    write_midi(score, tmp_path / "three.mid")
    settings = Settings(tmp_path / "settings.json")
    window = MainWindow(core_services(settings), settings, tmp_path / "state")
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.start_up.finished, timeout=LONG_MS):
        window.start()
    with qtbot.waitSignal(window.file_job.opened, timeout=LONG_MS):
        window.files.open_path(tmp_path / "three.mid")
    yield window
    window.close()


class Exports:
    """The audio that the window writes when a hand exports it.

    Args:
        window: The window.
        qtbot: The hand.
        monkeypatch: Answers the question for the file.
        folder: Where the files go.
    """

    def __init__(
        self, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, folder: Path
    ) -> None:
        self._window, self._qtbot, self._monkeypatch = window, qtbot, monkeypatch
        self._folder = folder
        self._number = 0

    def _export(self, action: str) -> Path:
        self._number += 1
        path = self._folder / f"out{self._number}.wav"
        self._monkeypatch.setattr(
            QFileDialog, "getSaveFileName", lambda *_: (str(path), "WAV sound (*.wav)")
        )
        with self._qtbot.waitSignal(self._window.file_job.audio_written, timeout=LONG_MS):
            self._window.actions_by_name[action].trigger()
        return path

    def mix(self) -> np.ndarray:
        """(3, 2) the level of each part on the left and on the right, in dB."""
        samples, rate = soundfile.read(self._export("export_audio"), always_2d=True)
        return np.array([_levels_db(samples, rate, part) for part in range(3)])

    def stems(self) -> dict[str, np.ndarray]:
        """Name of a stem -> (2,) its level on the left and on the right, in dB."""
        path = self._export("export_stems")
        found: dict[str, np.ndarray] = {}
        for stem in sorted(self._folder.glob(f"{path.stem}-*.wav")):
            samples, rate = soundfile.read(stem, always_2d=True)
            part = int(stem.stem.split("-")[1]) - 1
            found[stem.stem.split("-", 2)[2]] = _levels_db(samples, rate, part)
        return found


def _levels_db(samples: np.ndarray, rate: int, part: int) -> np.ndarray:
    first = round((BAR_SEC * part + 0.2) * rate)
    own = samples[first : first + round(0.6 * rate)]
    return 20 * np.log10(np.maximum(np.sqrt((own**2).mean(axis=0)), 1e-6))


def test_the_mixer_of_the_window_holds_in_mix_and_stems(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    exports = Exports(window, qtbot, monkeypatch, tmp_path)
    rows = window.piece.tracks.rows
    plain, plain_stems = exports.mix(), exports.stems()
    assert (plain > -40).all()
    assert len(plain_stems) == 3

    qtbot.mouseClick(rows[0].mute, Qt.MouseButton.LeftButton)
    muted = exports.mix()
    assert (muted[0] < SILENT_DB).all()
    assert (muted[1:] > -40).all()
    assert list(exports.stems()) == ["Trumpet", "Clarinet"]
    qtbot.mouseClick(rows[0].mute, Qt.MouseButton.LeftButton)

    qtbot.mouseClick(rows[1].solo, Qt.MouseButton.LeftButton)
    soloed = exports.mix()
    assert (soloed[[0, 2]] < SILENT_DB).all()
    assert (soloed[1] > -40).all()
    assert list(exports.stems()) == ["Trumpet"]
    qtbot.mouseClick(rows[1].solo, Qt.MouseButton.LeftButton)

    rows[1].volume.setValue(50)
    rows[2].pan.setValue(0)
    qtbot.waitUntil(lambda: not window.interpreter.is_running, timeout=LONG_MS)
    mixed, stems = exports.mix(), exports.stems()
    # Half the volume is 12 dB (DLS 1: 40 log10), against a part that was left alone.
    fall = (plain[1] - plain[0] - (mixed[1] - mixed[0])).mean()
    assert fall == pytest.approx(12.0, abs=1.5)
    stem_fall = (plain_stems["Trumpet"] - plain_stems["Flute"]).mean() - (
        stems["Trumpet"] - stems["Flute"]
    ).mean()
    assert stem_fall == pytest.approx(12.0, abs=1.5)
    assert abs(plain[2, 0] - plain[2, 1]) < 3
    assert mixed[2, 0] - mixed[2, 1] > 6
    assert stems["Clarinet"][0] - stems["Clarinet"][1] > 6
