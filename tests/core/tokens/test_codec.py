"""A score on the grid comes back from its tokens note for note."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amt_core.errors import AmtError
from amt_core.music.meter import TimeSignature
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track
from amt_core.tokens.codec import encode, meter_of, meter_tokens, write_tokens
from amt_core.tokens.grid import quantize
from amt_core.tokens.infill import fill_answers, fill_context
from amt_core.tokens.stream import StreamDecoder, decode
from amt_core.tokens.vocabulary import VOCABULARY


def words(tokens: list[int]) -> str:
    return " ".join(VOCABULARY.name(token) for token in tokens)


@given(data=st.data())
@settings(max_examples=80, deadline=None)
def test_notes_meter_and_bars_survive_the_round_trip(
    any_score: st.SearchStrategy[Score], data: st.DataObject
) -> None:
    score = quantize(data.draw(any_score))
    encoded = encode(score)
    back = decode(write_tokens(encoded), tracks=encoded.tracks)
    assert back.notes == score.notes
    assert back.num_bars == score.num_bars
    assert back.bar_starts_ticks.tolist() == score.bar_starts_ticks.tolist()


def test_a_bar_reads_as_it_is_documented() -> None:
    notes = [Note(0, 480, 60, 84, 0), Note(0, 480, 64, 84, 0), Note(480, 2400, 67, 100, 0)]
    score = quantize(Score(num_bars=2, tracks=(Track(),), notes=NoteTable.from_notes(notes)))
    assert words(write_tokens(encode(score))) == (
        "BOS Bar_1 Beats_4 Unit_4 Tempo_122 "
        "Track_Acoustic-Grand-Piano Pos_0 Vel_10 Dur_24 Pitch_60 Pitch_64 "
        "Pos_24 Vel_12 LongDur_96 Dur_24 Pitch_67 Bar_0 EOS"
    )


def test_the_second_track_of_a_program_carries_its_part() -> None:
    notes = NoteTable.from_notes([Note(0, 20, 60, 84, 0), Note(0, 20, 60, 84, 1)])
    tracks = (Track(program=40), Track(program=40))
    text = words(write_tokens(encode(Score(num_bars=1, tracks=tracks, notes=notes))))
    assert "Track_Violin Pos_0" in text
    assert "Track_Violin Part_2 Pos_0" in text


def test_cells_with_the_same_notes_have_the_same_tokens_wherever_they_stand() -> None:
    notes = [Note(b * 1920 + 480 * i, 240, 60 + i, 84, 0) for b in range(3) for i in range(4)]
    score = Score(num_bars=3, tracks=(Track(),), notes=NoteTable.from_notes(notes))
    encoded = encode(quantize(score))
    first, *others = [encoded.cell_tokens(c).tolist() for c in range(3)]
    assert all(cell == first for cell in others)


@pytest.mark.parametrize("numerator", [1, 4, 7, 32])
@pytest.mark.parametrize("denominator", [1, 2, 4, 8, 16, 32])
def test_every_time_signature_has_tokens(numerator: int, denominator: int) -> None:
    meter = TimeSignature(numerator, denominator)
    assert meter_of(*meter_tokens(meter)) == meter


@given(data=st.data())
@settings(max_examples=30, deadline=None)
def test_a_bar_is_handed_out_at_the_next_bar_token_and_not_later(
    any_score: st.SearchStrategy[Score], data: st.DataObject
) -> None:
    tokens = write_tokens(encode(quantize(data.draw(any_score))))
    decoder = StreamDecoder()
    borders = [i for i, t in enumerate(tokens) if t in VOCABULARY.bar or t == VOCABULARY.eos]
    handed_out = [i for i, t in enumerate(tokens) if decoder.push(t) is not None]
    assert handed_out == borders[1:]


def test_a_token_out_of_place_is_refused() -> None:
    decoder = StreamDecoder()
    decoder.push(VOCABULARY.bar.id(0))
    with pytest.raises(AmtError, match="Pitch_60"):
        decoder.push(VOCABULARY.pitch.id(60))


@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_gaps_and_what_fills_them_hold_the_whole_piece(
    any_score: st.SearchStrategy[Score], data: st.DataObject
) -> None:
    score = quantize(data.draw(any_score))
    encoded = encode(score)
    cells = list(itertools.product(range(score.num_bars), range(len(score.tracks))))
    masked = data.draw(st.lists(st.sampled_from(cells), min_size=1, unique=True))
    context = fill_context(encoded, range(score.num_bars), masked)
    answers = fill_answers(encoded, masked)

    def count(tokens: list[int]) -> int:
        return sum(t in VOCABULARY.pitch or t in VOCABULARY.drum for t in tokens)

    assert context.count(VOCABULARY.mask) == len(masked) == answers.count(VOCABULARY.cell_end)
    assert count(context) + count(answers) == len(score.notes)
