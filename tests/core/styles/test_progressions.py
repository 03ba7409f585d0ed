"""Progressions go as pieces of the style go, in any key, and end on the tonic chord."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from amt_core.errors import AmtError
from amt_core.music.chords import TRIADS
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from amt_core.music.theory import Key, Mode
from amt_core.styles.priors import ANY
from amt_core.styles.progressions import PROGRESSIONS_FILE, Progressions
from amt_core.tokens.codec import EncodedScore, encode
from amt_core.tokens.controls import Controls
from amt_core.tokens.grid import quantize

BAR = 1920
C, D_MINOR, F, G = (48, 52, 55), (50, 53, 57), (53, 57, 60), (43, 47, 50)


def piece(*chords: tuple[int, ...]) -> EncodedScore:
    """A bar of each chord."""
    rows = [(bar * BAR, pitch) for bar, chord in enumerate(chords) for pitch in chord]
    onsets, pitches = zip(*rows, strict=True)
    size = len(rows)
    notes = NoteTable.from_columns(onsets, [BAR] * size, pitches, [80] * size, [0] * size)
    return encode(quantize(Score(num_bars=len(chords), tracks=(Track(program=0),), notes=notes)))


def counted(genre: str = "hymn") -> Progressions:
    """Twenty pieces in C: I ii V I and I IV I; twice as many in nothing."""
    controls = Controls(key=Key(0), genre=genre)
    pieces = [(controls, piece(C, D_MINOR, G, C)), (controls, piece(C, F, C))] * 20
    return Progressions.count([*pieces, (Controls(), piece(G, G, G))])


def anything() -> Progressions:
    """Every chord may follow every other."""
    return Progressions({ANY: np.ones((2, 2, 24, 24))}, {ANY: np.ones((2, 24))})


def draw(key: Key, seed: int, *, num_bars: int = 8, genre: str | None = "hymn") -> tuple[int, ...]:
    return counted().draw(
        key, genre, [True, False] * num_bars, [None] * (2 * num_bars), np.random.default_rng(seed),
        changes=[True, False] * num_bars,
    )  # fmt: skip


@pytest.mark.parametrize("key", [Key(0), Key(5), Key(9)])
def test_chords_follow_one_another_as_they_were_heard(key: Key) -> None:
    tonic, subdominant = key.tonic, (key.tonic + 5) % 12
    second, dominant = 12 + (key.tonic + 2) % 12, (key.tonic + 7) % 12
    heard = {(tonic, second), (second, dominant), (dominant, tonic), (tonic, subdominant),
             (subdominant, tonic)}  # fmt: skip
    for seed in range(20):
        bars = draw(key, seed)[::2]
        assert set(pairwise(bars)) <= heard


@pytest.mark.parametrize("seed", range(20))
def test_a_chord_changes_where_the_harmonic_rhythm_says_so_and_stays_elsewhere(seed: int) -> None:
    changes = [False, True, False, False, True, True]
    chords = anything().draw(
        Key(0), None, [True, False] * 3, [None] * 6, np.random.default_rng(seed),
        changes=changes,
    )  # fmt: skip
    is_changed = [before != after for before, after in pairwise(chords[:5])]
    assert is_changed == changes[1:5]


@pytest.mark.parametrize("seed", range(20))
def test_the_last_bar_has_the_tonic_chord(seed: int) -> None:
    assert draw(Key(3), seed)[-2:] == (3, 3)


@pytest.mark.parametrize("mode", ["major", "minor"])
def test_a_strict_key_has_no_chord_with_a_note_outside_its_scale(mode: Mode) -> None:
    key = Key(4, mode)
    rng = np.random.default_rng(2)
    everywhere = [True] * 200
    chords = anything().draw(
        key, None, everywhere, [None] * 200, rng, changes=everywhere, is_strict=True
    )
    assert len(set(chords)) > 4
    assert all(set(np.flatnonzero(TRIADS[chord]).tolist()) <= key.scale for chord in chords)


def test_what_is_taken_up_has_the_chords_of_its_model() -> None:
    taken_up = [None, None, None, None, 0, 1, 2, None]
    for seed in range(20):
        chords = counted().draw(
            Key(0), None, [True] * 8, taken_up, np.random.default_rng(seed), changes=[True] * 8
        )
        assert chords[4:7] == chords[:3]


def test_a_style_that_was_never_heard_goes_as_all_do() -> None:
    assert draw(Key(0), 4, genre="metal") == draw(Key(0), 4, genre=None)


def test_a_mode_that_was_never_heard_still_ends_on_its_tonic() -> None:
    assert draw(Key(0, "minor"), 1)[-1] == 12


def test_they_are_the_same_after_saving(tmp_path: Path) -> None:
    PROGRESSIONS_FILE.save(tmp_path, counted())
    loaded = PROGRESSIONS_FILE.load(tmp_path)
    assert loaded is not None
    again, first = (
        each.draw(
            Key(0), "hymn", [True] * 16, [None] * 16, np.random.default_rng(1), changes=[True] * 16
        )
        for each in (loaded, counted())
    )
    assert again == first


def test_a_model_without_the_file_has_none(tmp_path: Path) -> None:
    assert PROGRESSIONS_FILE.load(tmp_path) is None


@pytest.mark.parametrize(
    ("styles", "shape"),
    [([ANY], (1, 2, 2, 12, 12)), (["hymn"], (1, 2, 2, 24, 24)), ([ANY], (1, 1, 2, 24, 24))],
    ids=["roots alone", "no counts over all", "without minor"],
)
def test_counts_of_another_kind_are_named_as_a_damaged_file(
    tmp_path: Path, styles: list[str], shape: tuple[int, ...]
) -> None:
    starts = np.zeros((1, 2, 24), dtype=np.uint32)
    steps = np.zeros(shape, dtype=np.uint32)
    np.savez(tmp_path / PROGRESSIONS_FILE.name, styles=np.array(styles), steps=steps, starts=starts)
    with pytest.raises(AmtError, match=PROGRESSIONS_FILE.name):
        PROGRESSIONS_FILE.load(tmp_path)


def test_a_file_without_content_is_named_as_damaged(tmp_path: Path) -> None:
    (tmp_path / PROGRESSIONS_FILE.name).write_bytes(b"")
    with pytest.raises(AmtError, match=PROGRESSIONS_FILE.name):
        PROGRESSIONS_FILE.load(tmp_path)
