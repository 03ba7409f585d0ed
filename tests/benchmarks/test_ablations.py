"""The table of ablations: formats that say the same music, every note measured once, rows kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import GPT2Config

from amt_core.engine.onnx_export.in_force_gpt2 import InForceGPT2
from amt_core.errors import AmtError
from amt_core.music.chord_symbols import ChordSymbol
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from amt_core.pipeline.data.batches import IGNORED, to_batch
from amt_core.pipeline.data.shards import Labels, Piece, Shards, ShardWriter
from amt_core.pipeline.training.optimizing.schedule import learning_rate
from amt_core.tokens.bar_plan import encode_plan
from amt_core.tokens.codec import encode, write_tokens
from amt_core.tokens.controls import Controls
from amt_core.tokens.grid import quantize
from amt_core.tokens.stream import decode
from amt_core.tokens.vocabulary import VOCABULARY
from amt_core.traits.plan_analysis import ChordAt
from benchmarks.training.ablations.__main__ import main, run
from benchmarks.training.ablations.formats import (
    ONE_CHORD_A_BAR,
    OURS,
    OWN_STATUS,
    WITHOUT_COUNTDOWN,
    WITHOUT_LOUDNESS,
    WITHOUT_PLAN,
    TokenFormat,
)
from benchmarks.training.ablations.passages import choose_passages, foretell
from benchmarks.training.ablations.row import Row, steps_in
from benchmarks.training.ablations.variants import VARIANTS, Variant

FORMATS = {
    "ours": OURS,
    "without loudness": WITHOUT_LOUDNESS,
    "without countdown": WITHOUT_COUNTDOWN,
    "own status": OWN_STATUS,
    "without plan": WITHOUT_PLAN,
    "one chord a bar": ONE_CHORD_A_BAR,
}
SMALL = Variant(name="small", layers=1, width=64, context=512)
SMALL_OWN_STATUS = replace(SMALL, name="small-own-status", token_format=OWN_STATUS)


def piece(number: int, split: str) -> Piece:
    """24 bars for piano and drums, with durations of all three spellings."""
    rng = np.random.default_rng(number)
    count = 24 * 16
    notes = NoteTable.from_columns(
        rng.integers(0, 24 * 16, count) * 120,
        rng.choice([120, 240, 1920, 2160], count),
        rng.integers(40, 80, count),
        rng.choice([60, 80, 100], count),
        rng.integers(0, 2, count),
    )
    tracks = (Track(program=0), Track(is_drum=True))
    score = quantize(Score(num_bars=24, tracks=tracks, notes=notes))
    labels = Labels(name=f"Piece {number}", work=str(number), split=split, controls=Controls())
    chords = [
        [
            ChordAt(offset_ticks=beat * 480, chord=ChordSymbol(number, "7", (number + 4) % 12))
            for beat in ((0, 2) if bar % 2 else (0,))
        ]
        for bar in range(24)
    ]
    return Piece(labels=labels, encoded=encode(score, plan=encode_plan(score, chords=chords)))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    with ShardWriter(folder) as writer:
        for number in range(6):
            writer.add(piece(number, "valid" if number >= 4 else "train"))
    return folder


def columns(token_format: TokenFormat) -> np.ndarray:
    """(notes, 5) onset, duration, pitch, velocity and track of a piece that went through it."""
    written = write_tokens(token_format.piece(piece(0, "train")).encoded)
    notes = decode(written).notes
    return np.stack(
        [notes.onset_ticks, notes.duration_ticks, notes.pitch, notes.velocity, notes.track], axis=1
    )


def test_a_format_in_which_every_note_says_all_of_itself_is_the_same_music() -> None:
    assert np.array_equal(columns(OWN_STATUS), columns(OURS))


def test_in_that_format_no_note_stands_without_velocity_and_duration() -> None:
    v = VOCABULARY
    cells = OWN_STATUS.piece(piece(0, "train")).encoded.cells
    notes = np.flatnonzero(cells >= v.pitch.start)
    before = cells[notes - 1]
    assert np.all((before >= v.dur.start) & (before < v.long_dur.end))
    num_velocities = np.sum((cells >= v.vel.start) & (cells < v.vel.end))
    assert num_velocities == len(notes)


def test_without_loudness_everything_else_stays() -> None:
    assert np.array_equal(
        columns(WITHOUT_LOUDNESS)[:, [0, 1, 2, 4]], columns(OURS)[:, [0, 1, 2, 4]]
    )
    assert len(set(columns(WITHOUT_LOUDNESS)[:, 3])) == 1


@pytest.mark.parametrize(
    ("token_format", "words"),
    [
        (OURS, ["Chord_C:7", "Bass_E", "ChordAt_2", "Chord_C:7", "Bass_E"]),
        (ONE_CHORD_A_BAR, ["Chord_C:7", "Bass_E"]),
        (WITHOUT_PLAN, []),
    ],
)
def test_formats_say_as_many_chords_as_they_are_to(
    token_format: TokenFormat, words: list[str]
) -> None:
    plan = token_format.piece(piece(0, "train")).encoded.plan
    assert [VOCABULARY.name(token) for token in plan.chord_tokens(3)] == words
    assert plan.chord_tokens(2) == plan.chord_tokens(3)[:2]


def test_without_a_countdown_all_bars_are_one_token_and_the_same_targets_count() -> None:
    v = VOCABULARY
    row = np.array(write_tokens(piece(0, "train").encoded), dtype=np.uint16)
    ids, targets = to_batch([row])
    other_ids, other_targets = WITHOUT_COUNTDOWN.batch((ids, targets))
    assert set(other_ids[(ids >= v.bar.start) & (ids < v.bar.end)].tolist()) == {v.bar.start}
    assert torch.equal(other_targets == IGNORED, targets == IGNORED)


@pytest.mark.parametrize("context", [512, 1024, 2048])
@pytest.mark.parametrize("name", FORMATS)
def test_every_note_is_foretold_once_whatever_the_format_and_the_context(
    data: Path, name: str, context: int
) -> None:
    passages = choose_passages(Shards(data), 2)
    model = a_model(context)
    expected = [
        sum(
            int((p.piece.encoded.cell_tokens(cell) >= VOCABULARY.pitch.start).sum())
            for bar in range(p.num_bars)
            for cell in p.piece.encoded.bar_cells(bar)
        )
        for p in passages
    ]
    found = list(foretell(model, passages, FORMATS[name]))
    assert [loss.num_notes for loss in found] == expected
    assert all((loss.loudness_nats > 0) == (name != "without loudness") for loss in found)


def a_model(context: int) -> InForceGPT2:
    config = GPT2Config(
        vocab_size=VOCABULARY.size, n_positions=context, n_embd=32, n_layer=1, n_head=1
    )
    return InForceGPT2(config)


def test_a_late_decay_is_one_training_at_a_constant_rate_and_its_end() -> None:
    variant = next(variant for variant in VARIANTS if variant.name == "late-decay")
    stable, end = variant.options(400)
    rates = [learning_rate(step, stable if step < stable.max_steps else end) for step in range(400)]
    assert set(rates[60:321]) == {stable.learning_rate}
    assert rates[320:] == sorted(rates[320:], reverse=True)
    assert rates[-1] < 0.1 * stable.learning_rate


@pytest.fixture(scope="module")
def kept(data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Row]]:
    """A table of two variants, and its file."""
    path = tmp_path_factory.mktemp("rows") / "rows.json"
    return path, table(data, path)


def table(data: Path, path: Path, *, steps: int = 2) -> dict[str, Row]:
    variants = [SMALL, replace(SMALL_OWN_STATUS, decay_share=0.5)]
    return run(data, variants, seconds=1, steps=steps, num_pieces=2, kept=path)


def test_variants_are_trained_for_the_same_steps_and_measured_on_the_same_notes(
    kept: tuple[Path, dict[str, Row]],
) -> None:
    small, own_status = kept[1].values()
    assert small.steps == own_status.steps == 2
    assert small.notes == own_status.notes
    assert own_status.tokens_per_note > small.tokens_per_note
    found = small.nats_per_note()
    assert found.low <= found.value <= found.high
    assert small.nats_per_note(base=small).value == 0


def test_rows_that_are_kept_are_not_made_again(
    data: Path, kept: tuple[Path, dict[str, Row]]
) -> None:
    path, rows = kept
    assert table(data, path) == rows, "the times too, which another run would not repeat"


def test_rows_of_other_settings_are_not_mixed_with_these(
    data: Path, kept: tuple[Path, dict[str, Row]]
) -> None:
    with pytest.raises(AmtError, match="measured otherwise"):
        table(data, kept[0], steps=3)


@pytest.mark.parametrize("text", ["", "[]", '{"settings": {}, "rows": [{"name": "4x256"}]}'])
def test_a_file_of_something_else_is_refused_and_stays(
    data: Path, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "rows.json"
    path.write_text(text)
    with pytest.raises(AmtError, match="holds no rows of this table"):
        table(data, path)
    assert path.read_text() == text


def test_a_file_that_cannot_be_written_is_told_before_anything_is_trained(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(AmtError, match="cannot be written"):
        table(data, tmp_path / "missing" / "rows.json")
    assert not capsys.readouterr().out


def test_the_fastest_rehearsal_says_how_many_steps_fit_the_time(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sequences_per_sec = iter([4.0, 16.0, 8.0, 12.0])
    monkeypatch.setattr(
        "benchmarks.training.ablations.row.sequences_per_sec", lambda *_: next(sequences_per_sec)
    )
    # Eight sequences a step, in turns.
    assert steps_in(data, [SMALL, SMALL_OWN_STATUS], 60) == {"small": 60, "small-own-status": 120}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--only", "5x5"], 'There is no variant "5x5". Choose of 4x256, '),
        ([], "holds no training data"),
    ],
)
def test_what_a_person_gets_wrong_is_a_sentence_and_status_2(
    arguments: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path), *arguments]) == 2
    assert sentence in capsys.readouterr().err


def test_data_without_held_out_pieces_is_refused(tmp_path: Path) -> None:
    with ShardWriter(tmp_path) as writer:
        writer.add(piece(0, "train"))
    with pytest.raises(AmtError, match="no pieces to measure on"):
        choose_passages(Shards(tmp_path), 2)
