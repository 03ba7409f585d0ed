"""Ports that other programs offer, and our own, through a stand-in for rtmidi."""

from __future__ import annotations

import logging
import queue
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from amt_core.errors import AmtError
from amt_core.midi import ports


class Access:
    """A loopback with the methods of rtmidi that are used: what is sent comes in again."""

    names = ("Keystation 0", "Synth 1")
    virtual = True
    callback: Callable[[Any, Any], None] | None = None

    def __init__(self, name: str) -> None:
        self.opened: object = None
        self.is_deleted = False

    def get_ports(self) -> list[str]:
        return list(self.names)

    def open_port(self, index: int) -> None:
        if "busy" in self.names[index]:
            raise RuntimeError("is in use")
        self.opened = index

    def open_virtual_port(self, name: str) -> None:
        if not self.virtual:
            raise NotImplementedError
        self.opened = name

    def set_callback(self, callback: Callable[[Any, Any], None]) -> None:
        type(self).callback = callback

    def cancel_callback(self) -> None:
        type(self).callback = None

    def send_message(self, message: list[int]) -> None:
        assert type(self).callback is not None
        type(self).callback((message, 0.0), None)

    def close_port(self) -> None:
        self.opened = None

    def delete(self) -> None:
        self.is_deleted = True


@pytest.fixture
def rtmidi(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> type[Access]:
    """A machine with a sequencer and two ports."""
    access = type("OwnAccess", (Access,), {})
    monkeypatch.setitem(sys.modules, "rtmidi", SimpleNamespace(MidiIn=access, MidiOut=access))
    monkeypatch.setattr(ports, "_SEQUENCER", tmp_path)
    return access


@pytest.mark.parametrize("direction", ["input", "output"])
def test_ports_are_a_list_of_names(direction: ports.Direction) -> None:
    assert all(isinstance(name, str) for name in ports.list_ports(direction))


@pytest.mark.skipif(not Path("/dev").exists(), reason="only Linux tells by a device")
def test_a_machine_without_a_sequencer_has_none_and_the_log_says_why(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(ports, "_SEQUENCER", Path("/nowhere/seq"))
    monkeypatch.setattr(ports.sys, "platform", "linux")
    with caplog.at_level(logging.INFO):
        assert ports.list_ports("output") == []
    assert "sequencer" in caplog.text
    with pytest.raises(AmtError, match="no MIDI port"):
        ports.open_input_port("Keys", lambda _message: None)


def test_what_is_sent_to_a_port_arrives_at_its_other_end(rtmidi: type[Access]) -> None:
    received: list[tuple[int, ...]] = []
    entrance = ports.open_input_port("Keystation", received.append)
    ports.open_output_port("Synth").send_message([0x90, 60, 100])
    assert received == [(0x90, 60, 100)]
    entrance.close_port()
    assert rtmidi.callback is None


def test_a_virtual_port_has_the_name_of_the_program(rtmidi: type[Access]) -> None:
    port: Any = ports.open_output_port(ports.VIRTUAL_PORT)
    assert port.opened == "AMT Desktop"


def test_a_system_without_virtual_ports_says_what_to_install(rtmidi: type[Access]) -> None:
    rtmidi.virtual = False
    with pytest.raises(AmtError, match=r"no virtual MIDI ports.*loopMIDI"):
        ports.open_output_port(ports.VIRTUAL_PORT)


def test_a_port_that_is_not_there_is_refused_with_those_that_are(rtmidi: type[Access]) -> None:
    with pytest.raises(AmtError, match="Keystation 0, Synth 1"):
        ports.open_output_port("Drum machine")


def test_a_port_in_use_is_refused_in_a_sentence(rtmidi: type[Access]) -> None:
    rtmidi.names = ("busy",)
    with pytest.raises(AmtError, match=r"cannot be opened: is in use"):
        ports.open_output_port("busy")


@pytest.mark.skipif(not ports._SEQUENCER.exists(), reason="needs ALSA's sequencer")
def test_notes_pass_through_a_real_virtual_port() -> None:
    received: queue.Queue[tuple[int, ...]] = queue.Queue()
    output = ports.open_output_port(ports.VIRTUAL_PORT)
    entrance = ports.open_input_port(ports.PROGRAM_NAME, received.put)
    output.send_message([0x90, 60, 100])
    assert received.get(timeout=5) == (0x90, 60, 100)
    entrance.close_port()
    output.close_port()
