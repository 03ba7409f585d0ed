"""Playback and a Link session come into one tempo and one phase, and stay there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot
from scripted_services import Gate
from window_steps import compose

from amt_core.errors import AmtError
from amt_desktop.window.main_window import MainWindow

BPM = 112.0
STEP_SEC = 0.05


class Session:
    """A session whose other member the test plays, on the clock of the synthesizer."""

    def __init__(self, clock: Callable[[], float], bpm: float) -> None:
        self._clock = clock
        self.bpm, self.num_peers, self.is_closed = bpm, 0, False
        self._beat, self._since_sec = 0.0, clock()

    def set_bpm(self, bpm: float) -> None:
        self._beat, self._since_sec = self.beat, self._clock()
        self.bpm = bpm

    @property
    def beat(self) -> float:
        return self._beat + (self._clock() - self._since_sec) * self.bpm / 60

    def phase(self, quantum: float) -> float:
        return self.beat % quantum

    def force_phase(self, phase: float, quantum: float) -> None:
        self._beat, self._since_sec = phase, self._clock()

    def close(self) -> None:
        self.is_closed = True


@pytest.fixture
def joined(
    window: MainWindow, qtbot: QtBot, gate: Gate, clock: Callable[[], float]
) -> tuple[MainWindow, Session]:
    """A window with the waltz in a session that nobody else is in."""
    compose(window, qtbot, gate)
    window.playback.stop()
    sessions: list[Session] = []

    def join(bpm: float) -> Session:
        sessions.append(Session(clock, bpm))
        return sessions[0]

    window.link._join = join
    window.actions_by_name["link"].trigger()
    window.link._timer.stop()  # the test says when it follows
    return window, sessions[0]


def run(window: MainWindow, clock: Callable[[], float], sec: float) -> None:
    for _ in range(round(sec / STEP_SEC)):
        clock.now_sec += STEP_SEC  # type: ignore[attr-defined]
        window.playback._pump()
        window.link.follow()


def off_beats(window: MainWindow, session: Session, quantum: float = 3.0) -> float:
    """The distance of the two phases, in beats."""
    here = window.playback.position_ticks / 480 % quantum
    distance = (session.phase(quantum) - here) % quantum
    return min(distance, quantum - distance)


def test_a_session_without_others_gets_the_tempo_and_the_phase_of_the_piece(
    joined: tuple[MainWindow, Session], clock: Callable[[], float]
) -> None:
    window, session = joined
    assert session.bpm == BPM
    window.playback.play()
    run(window, clock, 2)
    assert off_beats(window, session) < 0.02
    assert window.playback.rate == 1.0


def test_the_tempo_of_another_program_is_followed(
    joined: tuple[MainWindow, Session], clock: Callable[[], float]
) -> None:
    window, session = joined
    session.num_peers = 1
    session.set_bpm(2 * BPM)
    window.link.follow()
    assert window.playback.rate == pytest.approx(2.0)
    window.playback.play()
    run(window, clock, 3)
    assert off_beats(window, session) < 0.03


def test_playing_begins_where_the_session_is_in_its_bar(
    joined: tuple[MainWindow, Session], clock: Callable[[], float]
) -> None:
    window, session = joined
    session.num_peers = 1
    clock.now_sec += 0.7  # type: ignore[attr-defined]
    window.playback.play()
    assert not window.playback.is_sounding
    run(window, clock, 2.5)
    assert window.playback.is_sounding
    assert off_beats(window, session) < 0.03


def test_a_small_difference_is_made_up_and_a_large_one_is_jumped_over(
    joined: tuple[MainWindow, Session], clock: Callable[[], float]
) -> None:
    window, session = joined
    session.num_peers = 1
    window.playback.play()
    run(window, clock, 2)
    session.force_phase(session.phase(3.0) + 0.1, 3.0)
    window.link.follow()
    assert window.playback.rate > 1
    run(window, clock, 2.5)
    assert off_beats(window, session) < 0.03
    session.force_phase(session.phase(3.0) + 1.0, 3.0)
    run(window, clock, 0.3)
    assert off_beats(window, session) < 0.06


def test_leaving_gives_the_piece_its_own_tempo_back(joined: tuple[MainWindow, Session]) -> None:
    window, session = joined
    session.num_peers = 1
    session.set_bpm(90)
    window.link.follow()
    window.actions_by_name["link"].trigger()
    assert session.is_closed
    assert window.playback.rate == 1.0


def test_without_the_package_it_stays_off_and_says_why(window: MainWindow) -> None:
    def refuse(_bpm: float) -> Session:
        raise AmtError("Ableton Link needs the package aalink.")

    window.link._join = refuse
    window.actions_by_name["link"].trigger()
    assert not window.actions_by_name["link"].isChecked()
    assert any("aalink" in banner.message for banner in window.banners.banners)
