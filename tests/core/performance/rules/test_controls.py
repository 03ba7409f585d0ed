from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from amt_core.midi.read import read_midi
from amt_core.midi.write import write_midi
from amt_core.music.instruments.controllers import SUSTAIN
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track
from amt_core.performance.context import chord_spans
from amt_core.performance.feel import Feel
from amt_core.performance.perform import Performance, perform
from amt_core.performance.rules.expression import EXPRESSION, MODULATION
from amt_core.traits.analyze_plan import analyze_plan


def _values(performance: Performance, track: int, control: int) -> list[tuple[int, int]]:
    return [
        (message.tick, message.value)
        for message in performance.controls
        if (message.track, message.control) == (track, control)
    ]


def _pedals(performance: Performance, track: int) -> list[tuple[int, int]]:
    values = _values(performance, track, SUSTAIN)
    assert [value for _, value in values] == [127, 0] * (len(values) // 2)
    ticks = [tick for tick, _ in values]
    return list(zip(ticks[::2], ticks[1::2], strict=True))


@pytest.mark.parametrize("style", ["romantic", "pop", "ballad"])
def test_the_pedal_never_carries_a_note_into_another_harmony(
    music: SimpleNamespace, style: str
) -> None:
    score = music.piano()
    plan = analyze_plan(score)
    starts, chords = chord_spans(score, plan)
    performance = perform(score, Feel(style=style), seed=3, plan=plan)
    pedals = _pedals(performance, 0)
    assert len(pedals) >= score.num_bars
    written = score.notes.onset_ticks[performance.written_rows]
    ends = performance.score.notes.end_ticks
    span = np.searchsorted(starts, written, side="right") - 1
    for down, up in pedals:
        rings = (ends >= down) & (ends < up) & (performance.score.notes.onset_ticks < up)
        assert len({chords[index] for index in span[rings].tolist()}) <= 1


def test_a_staccato_part_is_played_without_pedal(music: SimpleNamespace) -> None:
    score = music.piano()
    short = score.with_notes(
        NoteTable.from_notes(note._replace(duration_ticks=60) for note in score.notes.rows())
    )
    assert _values(perform(short, Feel(style="pop"), seed=1), 0, SUSTAIN) == []


def test_the_pedal_stays_up_in_styles_that_do_without(music: SimpleNamespace) -> None:
    assert _values(perform(music.piano(), Feel(style="baroque"), seed=1), 0, SUSTAIN) == []


def _held(program: int) -> Score:
    return Score(
        num_bars=4,
        tracks=(Track(program=program),),
        notes=NoteTable.from_notes([Note(1920 * bar, 1920, 67, 80, 0) for bar in range(4)]),
    )


def test_a_held_note_swells_and_relaxes() -> None:
    performance = perform(_held(71), Feel(), seed=1)
    values = [v for tick, v in _values(performance, 0, EXPRESSION) if tick < 1800]
    peak = values.index(max(values))
    assert 0 < peak < len(values) - 1
    assert max(values) == 127
    assert values == sorted(values[: peak + 1]) + sorted(values[peak + 1 :], reverse=True)


def test_vibrato_begins_after_the_attack_of_a_held_note() -> None:
    performance = perform(_held(71), Feel(), seed=1)
    first, second = _values(performance, 0, MODULATION)[:2]
    assert first[1] == 0
    assert second[0] > 480


@pytest.mark.parametrize("program", [0, 25, 45])
def test_struck_and_plucked_instruments_have_no_expression(program: int) -> None:
    assert _values(perform(_held(program), Feel(), seed=1), 0, EXPRESSION) == []


def test_a_smaller_amount_swells_less() -> None:
    lowest = [
        min(v for _, v in _values(perform(_held(71), Feel(amount=a), seed=1), 0, EXPRESSION))
        for a in (1.0, 0.3)
    ]
    assert lowest[0] < lowest[1] < 127


def test_a_file_as_played_holds_notes_and_controllers(
    music: SimpleNamespace, tmp_path: Path
) -> None:
    performance = perform(music.band(4), Feel(style="ballad"), seed=1)
    path = tmp_path / "played.mid"
    write_midi(performance.score, path)
    again = read_midi(path)
    assert again.notes == performance.score.notes
    is_control = (again.events.status & 0xF0 == 0xB0) & np.isin(
        again.events.data1, (SUSTAIN, EXPRESSION, MODULATION)
    )
    assert int(is_control.sum()) == len(performance.controls)


def test_a_controller_that_a_file_moves_is_left_to_it(
    music: SimpleNamespace, tmp_path: Path
) -> None:
    path = tmp_path / "played.mid"
    write_midi(perform(music.piano(4), Feel(style="ballad"), seed=1).score, path)
    assert _values(perform(read_midi(path), Feel(style="ballad"), seed=2), 0, SUSTAIN) == []
