"""A file that is read, changed in one place and written differs in that place only."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from amt_core.errors import AmtError
from amt_core.midi.read import read_midi_bytes
from amt_core.midi.write import midi_bytes
from amt_core.music.edit import ReplaceFrame, add_track, change_track, remove_track, replace_cells
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track
from tests.core.midi.smf_compare import differences, read_smf, without_notes
from tests.core.midi.smf_generate import generated_file

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir())
# What no file can keep: notes beyond all bars, half a chunk, a page of HTML.
DAMAGED = {"33-huge-delta.mid", "49-truncated.mid", "50-html.mid", "19-no-eot-no-tempo.mid",
           "27-division0.mid", "47-header-8bytes.mid", "48-ntrks-too-many.mid",
           "48b-ntrks-too-few.mid"}  # fmt: skip
WHOLE = [path for path in CASES if path.name not in DAMAGED]
SEEDS = range(300)


def _id(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", WHOLE, ids=_id)
def test_a_case_that_nobody_changed_comes_back_event_for_event(path: Path) -> None:
    data = path.read_bytes()
    assert differences(read_smf(data), read_smf(midi_bytes(read_midi_bytes(data)))) == []


@pytest.mark.parametrize("path", WHOLE, ids=_id)
def test_a_case_with_a_changed_bar_differs_in_that_bar_only(path: Path) -> None:
    _change_one_bar(path.read_bytes(), seed=1)


@pytest.mark.parametrize("first", range(0, 300, 50))
def test_a_generated_file_comes_back_event_for_event(first: int) -> None:
    for seed in range(first, first + 50):
        data = generated_file(seed)
        written = midi_bytes(read_midi_bytes(data))
        assert differences(read_smf(data), read_smf(written)) == [], f"seed {seed}"


@pytest.mark.parametrize("first", range(0, 300, 50))
def test_a_generated_file_with_a_changed_bar_differs_in_that_bar_only(first: int) -> None:
    for seed in range(first, first + 50):
        _change_one_bar(generated_file(seed), seed=seed)


def _change_one_bar(data: bytes, *, seed: int) -> None:
    """Exchanges the notes of one bar and compares everything but the notes that start there."""
    rng = random.Random(seed)
    score = read_midi_bytes(data)
    assert score.source is not None
    bar, track = rng.randrange(score.num_bars), rng.randrange(len(score.tracks))
    start, end = score.bar_starts_ticks[bar : bar + 2].tolist()
    new = NoteTable.from_notes(
        Note(rng.randrange(start, end), rng.randint(1, 960), rng.randrange(48, 72), 99, track)
        for _ in range(4)
    )
    changed = replace_cells(score, frozenset({(bar, track)}), new).apply(score)
    # The ticks of the file that are rounded to a tick of the bar.
    ticks = score.source.ticks_480(np.arange(score.source.file_ticks(end) + 2))
    first, last = np.searchsorted(ticks, [start, end]).tolist()
    chunks = {score.tracks[track].part // 16}
    old_rest, new_rest = (
        without_notes(read_smf(content), first, last, chunks)
        for content in (data, midi_bytes(changed))
    )
    assert differences(old_rest, new_rest) == [], f"seed {seed}"


def _case(name: str) -> Score:
    return read_midi_bytes((Path(__file__).parent / "cases" / name).read_bytes())


def _written(score: Score) -> Score:
    return read_midi_bytes(midi_bytes(score))
