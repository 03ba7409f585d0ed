from __future__ import annotations

import logging
from pathlib import Path

import pytest

from amt_core.midi import ports


def test_ports_are_a_list_of_names() -> None:
    assert all(isinstance(name, str) for name in ports.list_output_ports())


@pytest.mark.skipif(not Path("/dev").exists(), reason="only Linux tells by a device")
def test_a_machine_without_a_sequencer_has_none_and_the_log_says_why(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(ports, "_SEQUENCER", Path("/nowhere/seq"))
    monkeypatch.setattr(ports.sys, "platform", "linux")
    with caplog.at_level(logging.INFO):
        assert ports.list_output_ports() == []
    assert "sequencer" in caplog.text
