"""Scores and a roll that is on the screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import KeyChange, Score, Track
from amt_core.music.theory import Key
from amt_desktop.look.palettes import DARK
from amt_desktop.piano_roll import PianoRoll

PIANO, BASS, DRUMS = 0, 1, 2


def make_score(notes: list[Note], num_bars: int = 8) -> Score:
    return Score(
        num_bars=num_bars,
        tracks=(Track(program=0), Track(program=33), Track(is_drum=True)),
        notes=NoteTable.from_notes(notes),
        meter=MeterMap.constant(TimeSignature(4, 4)),
        keys=(KeyChange(bar=0, key=Key.parse("C major")),),
    )


@pytest.fixture
def score() -> Score:
    return make_score(
        [
            Note(0, 480, 60, 100, PIANO),
            Note(960, 960, 64, 80, PIANO),
            Note(1920, 240, 67, 60, PIANO),
            Note(0, 1920, 48, 90, BASS),
            Note(480, 120, 50, 110, DRUMS),
        ]
    )


@pytest.fixture
def roll(qtbot: QtBot, score: Score) -> PianoRoll:
    return shown(qtbot, score)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[Score], PianoRoll]:
    return lambda score: shown(qtbot, score)


def shown(qtbot: QtBot, score: Score) -> PianoRoll:
    roll = PianoRoll(DARK)
    qtbot.addWidget(roll)
    roll.resize(1100, 700)
    with qtbot.waitExposed(roll):
        roll.show()
    roll.set_score(score)
    return roll
