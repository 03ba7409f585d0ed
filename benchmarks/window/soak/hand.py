"""A scripted hand works in a real window: composes, edits, records, saves, exports, plays.

A script is a generator of conditions. A timer of the event loop asks for the next condition as soon
as the last one holds, so that the window runs as it does under a person.
"""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from amt_core.midi.write import midi_bytes
from amt_core.music.editing.edit import ReplaceNotes
from amt_core.music.note_table import NoteTable
from amt_desktop.document.kept_piece import KeptPiece
from amt_desktop.document.take import Take
from amt_desktop.window.main_window import MainWindow
from benchmarks.window.soak.keyboard import LoopbackKeyboard

Script = Iterator[Callable[[], bool]]

DESCRIPTIONS = (
    "calm piano nocturne in A minor, 72 bpm, 6 bars",
    "bossa nova for guitar, flute, upright bass and drums, 8 bars",
    "string quartet in D minor, slow, 8 bars",
    "fast techno for synthesizer and drums, 132 bpm, 8 bars",
    "jazz waltz for piano trio, 8 bars",
    "samba for xylophone, harpsichord and drums in D minor, 8 bars",
)
WORDS = ("more syncopated", "higher", "arpeggios", "softer", "busier")
_LOOK_MS = 20
_TIMEOUT_SEC = 120.0


class ScriptedHand(QObject):
    """Runs a script inside the event loop, which it ends after the script.

    Args:
        script: The steps.
        on_timeout: Called with a sentence when a condition did not hold in time; the script then
            goes on.
    """

    def __init__(self, script: Script, on_timeout: Callable[[str], object]) -> None:
        super().__init__()
        self._script, self._on_timeout = script, on_timeout
        self._condition: Callable[[], bool] = lambda: True
        self._since = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        if not self._condition():
            if time.monotonic() - self._since < _TIMEOUT_SEC:
                return
            self._on_timeout(f"nothing happened for {_TIMEOUT_SEC:.0f} s")
        self._timer.stop()
        try:
            self._condition = next(self._script)
        except StopIteration:
            QApplication.quit()
            return
        self._since = time.monotonic()
        self._timer.start()


def after(seconds: float) -> Callable[[], bool]:
    """A condition that holds after some time."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() >= end


def compose(window: MainWindow, rng: random.Random, *, takes: int = 1) -> Script:
    """Describes a piece and has it composed to its end."""
    text = rng.choice(DESCRIPTIONS)
    window.panel.description.setPlainText(text)
    yield lambda: window.panel.spec.text == text and window.composing.can_compose
    window.panel.takes.setValue(takes)
    window.panel.seed.set_seed(rng.randrange(10_000))
    window.composing.compose()
    yield after(0.2)
    yield lambda: not window.compose_job.is_running


def edit(window: MainWindow, rng: random.Random) -> None:
    """Makes one undoable change that keeps notes of one pitch apart, or undoes the last one."""
    take = window.document.active
    if take is None or take.is_empty or take.is_writing:
        return
    kind = rng.choice(("velocity", "velocity", "delete", "undo"))
    if kind == "undo":
        window.document.undo_group.undo()
        return
    notes = take.score.notes
    chosen = np.zeros(len(notes), dtype=bool)
    chosen[rng.sample(range(len(notes)), k=min(3, len(notes) - 1))] = True
    before = notes.select(np.flatnonzero(chosen))
    after_edit = NoteTable.empty()
    if kind == "velocity":
        after_edit = NoteTable.from_columns(
            before.onset_ticks,
            before.duration_ticks,
            before.pitch,
            np.array([rng.randint(1, 127) for _ in range(len(before))]),
            before.track,
        )
    window.document.push(kind, ReplaceNotes(removed=before, added=after_edit))


def shape(window: MainWindow, rng: random.Random) -> Script:
    """Rewrites a bar, as a few words say or freely, continues the piece by a bar, or varies it."""
    take = window.document.active
    if take is None or take.is_empty or not window.shaping.can_shape:
        return
    kind = rng.choice(("rewrite", "in words", "continue", "vary"))
    if kind in ("rewrite", "in words"):
        bar, tracks = rng.randrange(take.score.num_bars), range(len(take.score.tracks))
        words = rng.choice(WORDS) if kind == "in words" else ""
        window.shaping.rewrite_cells(frozenset((bar, track) for track in tracks), words)
    elif kind == "continue":
        window.shaping.continue_after(take.score.num_bars, 1)
    else:
        window.shaping.vary()
    yield lambda: not window.shape_job.is_running


def midi_of_takes(window: MainWindow) -> list[bytes]:
    """Each take as the bytes of a MIDI file."""
    return [midi_bytes(take.score) for take in window.document.takes]


def undo_and_redo_all(window: MainWindow, composed: list[bytes]) -> None:
    """Undoes every step of every take and makes it again; each time the notes must be the same.

    Args:
        window: The window.
        composed: Each take as it was before its first step; later takes have no step.
    """
    document = window.document
    shown, changed = document.active_index, midi_of_takes(window)
    for index, start in enumerate(composed[: len(changed)]):
        document.set_active(index)
        num_steps = 0
        while document.undo_group.canUndo():
            document.undo()
            num_steps += 1
        _expect_notes(window, start, f"{num_steps} steps were undone")
        for _ in range(num_steps):
            document.redo()
        _expect_notes(window, changed[index], f"{num_steps} steps were made again")
    document.set_active(shown)


def _expect_notes(window: MainWindow, wanted: bytes, when: str) -> None:
    if midi_of_takes(window)[window.document.active_index] != wanted:
        logging.getLogger(__name__).error("the notes differ after %s", when)


def save(window: MainWindow, path: Path) -> Script:
    """Saves all takes to a project file."""
    document = window.document
    piece = KeptPiece(
        title=document.title,
        description=window.panel.description.toPlainText(),
        active=document.active_index,
        takes=document.takes,
        is_saved=True,
        feel=document.feel,
    )
    window.file_job.write_project(piece, path)
    yield lambda: not window.file_job.is_running


def export_midi(window: MainWindow, take: Take, path: Path) -> Script:
    """Writes a take as MIDI, as it is written."""
    window.file_job.write_piece(take, path, window.document.feel.as_written)
    yield lambda: not window.file_job.is_running


def export_audio(window: MainWindow, take: Take, path: Path) -> Script:
    """Renders a take."""
    window.files.render(take, path, window.document.feel)
    yield lambda: not window.file_job.is_running


def play(window: MainWindow, seconds: float) -> Script:
    """Plays the piece for a while, from its beginning."""
    window.playback.seek(0)
    window.playback.play()
    yield after(seconds)
    window.playback.stop()


def record(
    window: MainWindow, keyboard: LoopbackKeyboard, rng: random.Random, *, num_keys: int
) -> Script:
    """Records keys that are played along with the piece, from its beginning."""
    take = window.document.active
    if take is None or take.is_empty:
        return
    num_before = len(take.score.notes)
    window.playback.seek(0)
    window.recording.toggle_recording()
    yield after(0.2)
    for _ in range(num_keys):
        pitch = rng.randint(48, 84)
        keyboard.press(pitch, rng.randint(30, 120))
        yield after(0.15)
        keyboard.release(pitch)
        yield after(0.05)
    if window.recording.is_recording:
        window.recording.toggle_recording()
    window.playback.stop()
    recorded = window.document.active
    if recorded is None or len(recorded.score.notes) <= num_before:
        logging.getLogger(__name__).error("a recording of %d keys added nothing", num_keys)
