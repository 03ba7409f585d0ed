"""Registers lie within ranges, and are wide enough for a tune."""

from __future__ import annotations

import pytest

from amt_core.music.instruments.general_midi import pitch_range
from amt_core.music.instruments.registers import usual_register

KNOWN = [program for program in range(128) if usual_register(program) is not None]


@pytest.mark.parametrize("program", KNOWN)
def test_a_register_is_two_octaves_of_what_can_be_played(program: int) -> None:
    register = usual_register(program)
    assert register is not None
    low, high = pitch_range(program)
    assert max(low, register[0]) + 19 <= min(high, register[1])
    assert register[1] - register[0] >= 24


def test_what_is_seldom_heard_has_no_register() -> None:
    assert usual_register(124) is None
    assert 40 < len(KNOWN) < 128
