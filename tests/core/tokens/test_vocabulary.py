"""Every id means one thing."""

from __future__ import annotations

import pytest

from amt_core.tokens.vocabulary import VOCABULARY, length_class, tempo_class, tempo_of


def test_blocks_follow_each_other_without_gaps() -> None:
    ends = [0, *(block.end for block in VOCABULARY.blocks)]
    assert [block.start for block in VOCABULARY.blocks] == ends[:-1]
    assert ends[-1] == VOCABULARY.size


def test_every_token_has_a_name_of_its_own() -> None:
    names = VOCABULARY.names()
    assert len(set(names)) == VOCABULARY.size
    assert all(" " not in name for name in names)


def test_ids_fit_into_sixteen_bits() -> None:
    assert VOCABULARY.size < 2**16


@pytest.mark.parametrize("bpm", [40, 72, 120, 174, 240])
def test_a_tempo_lies_within_half_a_step_of_its_class(bpm: float) -> None:
    assert tempo_of(tempo_class(bpm)) == pytest.approx(bpm, rel=0.025)


def test_tempi_beyond_the_ends_go_to_the_end_classes() -> None:
    assert tempo_class(1.0) == 0
    assert tempo_class(10_000.0) == VOCABULARY.tempo.size - 1


def test_lengths_are_classed_by_their_upper_edge() -> None:
    assert [length_class(n) for n in (1, 4, 5, 16, 96, 97, 500)] == [0, 0, 1, 3, 8, 9, 9]


def test_the_vocabulary_before_the_plan_keeps_its_ids() -> None:
    assert VOCABULARY.earlier_sizes == {"1f6236fa3e08": VOCABULARY.section.start}


def test_only_a_model_of_all_ids_knows_the_plan() -> None:
    assert VOCABULARY.has_plan(VOCABULARY.size)
    assert not any(map(VOCABULARY.has_plan, VOCABULARY.earlier_sizes.values()))


def test_notes_and_headers_are_told_apart_by_their_blocks() -> None:
    v = VOCABULARY
    notes = {v.block_of(int(token)).name for token in v.is_note.nonzero()[0]}
    headers = {v.block_of(int(token)).name for token in v.is_header.nonzero()[0]}
    assert notes == {"Pitch", "Drum"}
    assert headers == {"Bar", "Section", "SectionBar", "Energy", "Key", "Beats", "Unit", "Tempo",
                       "Chord", "Bass", "ChordAt"}  # fmt: skip
