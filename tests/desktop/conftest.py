"""Fixtures of the window's tests: no screen, scripted services, no timer left running."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

# Before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

import pytest
from PySide6.QtCore import QLocale, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from scripted_services import Gate, scripted_services

from amt_core.audio.player import Player
from amt_core.audio.synth import NullSynth
from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Key
from amt_core.spec.music_spec import Attribute, Instrument, MusicSpec, Source
from amt_core.system.settings import Settings
from amt_desktop.bridge.services import Sound
from amt_desktop.dialogs.save_question import SaveQuestion
from amt_desktop.look.language import install_language
from amt_desktop.window.main_window import MainWindow


def describe(text: str, _encoder: object) -> MusicSpec:
    """A parser that knows one sentence and a little more."""
    if not text:
        return MusicSpec()
    spec = MusicSpec(text=text, genre=Attribute("waltz", Source.INFERRED))
    if "D minor" in text:
        spec = MusicSpec(
            text=text,
            key=Attribute(Key(2, "minor"), Source.STATED),
            time_signature=Attribute(TimeSignature(3, 4), Source.INFERRED),
            instruments=Attribute((Instrument(program=40), Instrument(program=0)), Source.STATED),
            genre=Attribute("waltz", Source.STATED),
            num_bars=Attribute(8, Source.STATED),
        )
    return spec


class Clock:
    """Time that passes when a test says so."""

    def __init__(self) -> None:
        self.now_sec = 0.0

    def __call__(self) -> float:
        return self.now_sec


@pytest.fixture
def clock() -> Clock:
    """The clock of the synthesizer."""
    return Clock()


@pytest.fixture
def gate() -> Gate:
    """Lets bars through when a test says so."""
    return Gate(is_open=False)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of this test alone."""
    return Settings(tmp_path / "settings.json")


@pytest.fixture(autouse=True)
def _nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaves a piece unsaved where the window would ask, as nobody is there to answer."""

    def leave(question: SaveQuestion) -> None:
        question.open()
        question.leave_button.click()

    monkeypatch.setattr(SaveQuestion, "exec", leave)


MakeWindow = Callable[..., MainWindow]


@pytest.fixture
def make_window(
    qtbot: QtBot, gate: Gate, clock: Clock, settings: Settings, tmp_path: Path
) -> Iterator[MakeWindow]:
    """Makes windows that are ready to compose, and closes them."""
    windows: list[MainWindow] = []

    def make(
        *, silent_reasons: Sequence[str] = (), has_model: bool = True, has_encoder: bool = True
    ) -> MainWindow:
        # Each time that the sound device is opened takes one; after the last one it answers.
        reasons = iter(silent_reasons)
        services = scripted_services(
            gate,
            describe=describe,
            has_model=has_model,
            has_encoder=has_encoder,
            open_sound=lambda: Sound(
                player=Player(NullSynth(clock_sec=clock)), silent_reason=next(reasons, "")
            ),
        )
        window = MainWindow(services, settings, tmp_path / "state")
        qtbot.addWidget(window)
        windows.append(window)
        window.show()
        with qtbot.waitSignal(window.start_up.finished, timeout=5000):
            window.start()
        return window

    yield make
    gate.open()
    for window in windows:
        window.close()
        running = [timer for timer in window.findChildren(QTimer) if timer.isActive()]
        ours = [timer for timer in running if _is_ours(timer)]
        assert not ours, f"timers still run: {[timer.parent() for timer in ours]}"
        assert not window.feed.is_running


def _is_ours(timer: QObject) -> bool:
    """True if one of our objects made it, and not a Qt widget for its own use."""
    return type(timer.parent()).__module__.startswith("amt_desktop")


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    """A window that is ready to compose."""
    return make_window()


@pytest.fixture
def in_german(qapp: QApplication) -> Iterator[None]:
    """Words are German in everything that is made from now on."""
    before, numbers = qapp.findChildren(QTranslator), QLocale()
    assert install_language(qapp, "de") == "de"
    yield
    for translator in qapp.findChildren(QTranslator):
        if translator not in before:
            qapp.removeTranslator(translator)
            translator.setParent(None)
    QLocale.setDefault(numbers)
