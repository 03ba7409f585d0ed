"""Another program composes and plays through OSC, as a real client sends it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot
from pythonosc.udp_client import SimpleUDPClient
from scripted_services import Gate

from amt_core.system.settings import OSC_PORT, Settings
from amt_desktop.bridge.connect.osc import LOOPBACK, OscServer
from amt_desktop.window.main_window import MainWindow


class Client:
    """A program that sends commands and collects the events."""

    def __init__(self, port: int, qtbot: QtBot) -> None:
        self._osc, self._qtbot = SimpleUDPClient(LOOPBACK, port), qtbot
        self.events: list[tuple[str, list[object]]] = []

    def send(self, name: str, *arguments: object) -> None:
        self._osc.send_message(f"/amt/{name}", list(arguments))

    def wait_for(self, name: str) -> list[object]:
        """The arguments of the next event of a name."""

        def has_come() -> bool:
            for message in self._osc.get_messages(timeout=0.001):
                self.events.append((message.address, list(message.params)))
            return any(address == f"/amt/event/{name}" for address, _ in self.events)

        self._qtbot.waitUntil(has_come)
        index = [address for address, _ in self.events].index(f"/amt/event/{name}")
        return self.events.pop(index)[1]


@pytest.fixture
def client(
    make_window: Callable[[], MainWindow], settings: Settings, qtbot: QtBot
) -> tuple[MainWindow, Client]:
    """A window that listens, and a client of it."""
    free = OscServer(0, lambda _address, _arguments: None)
    port = free.port
    free.close()
    settings.set(OSC_PORT, port)
    window = make_window()
    assert window.remote.port == port
    return window, Client(port, qtbot)


def test_the_port_is_closed_by_default(window: MainWindow) -> None:
    assert window.remote.port == 0


def test_a_piece_is_composed_and_its_bars_and_end_are_reported(
    client: tuple[MainWindow, Client], gate: Gate
) -> None:
    window, program = client
    gate.open()
    program.send("compose", "A waltz in D minor for violin and piano", 1, 77)
    assert program.wait_for("bar") == [1]
    take, bars, notes = program.wait_for("done")
    assert (take, bars) == (1, 8)
    assert window.document.active is not None
    assert len(window.document.active.score.notes) == notes
    assert window.document.active.seed == 77


def test_the_transport_is_controlled(client: tuple[MainWindow, Client], gate: Gate) -> None:
    window, program = client
    window.actions_by_name["play_along"].setChecked(False)
    gate.open()
    program.send("compose", "A waltz in D minor for violin and piano")
    program.wait_for("done")
    program.send("seek", 3)
    program.send("loop", 2, 4)
    program.send("play")
    while program.wait_for("transport") != ["playing"]:
        pass
    assert window.document.active is not None
    starts = window.document.active.score.bar_starts_ticks
    assert window.playback.position_ticks == starts[2]
    assert window.playback._loop == (starts[1], starts[4])


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("fly", (), "no command /amt/fly"),
        ("compose", (), "must be text"),
        ("compose", (3,), "must be text"),
        ("rewrite", (1, 2), "Nothing can be rewritten"),
        ("seek", (1,), "There is no piece"),
        ("continue", ("many",), "must be a number"),
    ],
)
def test_a_mistake_is_answered_in_a_sentence(
    client: tuple[MainWindow, Client], name: str, arguments: tuple[object, ...], words: str
) -> None:
    _, program = client
    program.send(name, *arguments)
    assert words in str(program.wait_for("error")[0])


def test_a_port_in_use_is_a_message_and_the_window_works(
    make_window: Callable[[], MainWindow], settings: Settings
) -> None:
    other = OscServer(0, lambda _address, _arguments: None)
    settings.set(OSC_PORT, other.port)
    window = make_window()
    assert window.remote.port == 0
    assert any("cannot be opened" in banner.message for banner in window.banners.banners)
    other.close()


def test_another_port_in_the_preferences_is_opened_at_once(
    client: tuple[MainWindow, Client], qtbot: QtBot
) -> None:
    window, program = client
    window.preferences.change({OSC_PORT: 0})
    assert window.remote.port == 0
    window.preferences.change({OSC_PORT: program._osc._port})
    program.send("plan", 3)
    assert "must be text" in str(program.wait_for("error")[0])


def test_the_plan_of_a_model_is_sent_as_json(
    client: tuple[MainWindow, Client], tiny_model: object
) -> None:
    from amt_core.engine.model import Model

    window, program = client
    window.composing.set_model(Model.load(tiny_model))  # type: ignore[arg-type]
    program.send("plan", "A waltz in D minor", 5)
    plan = json.loads(str(program.wait_for("plan")[0]))
    assert plan["players"]
