"""A run of one or two pieces is not written again, however likely the model finds it."""

from __future__ import annotations

import numpy as np
import pytest

from amt_core.engine.sampling.sampler import Sampler, SamplingOptions
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from amt_core.pipeline.model.rare_runs import rare_runs
from amt_core.tokens.codec import encode, write_tokens
from amt_core.tokens.grammar.copy_guard import CopyGuard
from amt_core.tokens.grammar.fill import FillGrammar
from amt_core.tokens.grammar.write import WriteGrammar
from amt_core.tokens.grid import name_tracks, quantize
from amt_core.tokens.infill import fill_answers
from amt_core.tokens.known_runs import MAX_COPIED_NOTES, KnownRuns
from amt_core.tokens.note_runs import Symbols, lines_of_tokens
from amt_core.tokens.preferences.protocol import WrittenNote
from amt_core.tokens.stream import decode
from amt_core.tokens.track_rules import rules_of
from amt_core.tokens.vocabulary import TICKS_PER_STEP, VOCABULARY

NUM_BARS = 12


def song(seed: int, *, program: int = 0, voices: int = 1) -> Score:
    """Eighth notes that stand in no other piece, one or more at a time."""
    rng = np.random.default_rng(seed)
    onset = np.repeat(np.arange(NUM_BARS * 8) * 240, voices)
    pitch = np.concatenate([rng.permutation(np.arange(55, 79))[:voices] for _ in onset[::voices]])
    notes = NoteTable.from_columns(
        onset, np.full(len(onset), 120), pitch, np.full(len(onset), 80), np.zeros(len(onset), int)
    )
    return quantize(Score(num_bars=NUM_BARS, tracks=(Track(program=program),), notes=notes))


def line(score: Score, *, up: int = 0) -> list[tuple[int, int]]:
    """Pitches and onsets."""
    notes = score.notes
    onsets = (notes.onset_ticks // TICKS_PER_STEP).tolist()
    return sorted(
        (onset, pitch + up) for onset, pitch in zip(onsets, notes.pitch.tolist(), strict=True)
    )


def note(pitch: int, onset_step: int) -> WrittenNote:
    return WrittenNote(
        track=0,
        token=VOCABULARY.pitch.id(pitch),
        position=onset_step,
        onset_step=onset_step,
        duration_steps=6,
    )


def symbols(score: Score) -> Symbols:
    return lines_of_tokens(encode(score))


def known(*scores: Score) -> KnownRuns:
    return KnownRuns.of(*rare_runs(symbols(score) for score in scores))


def longest_shared_run(first: Score, second: Score) -> int:
    """Notes of the longest run that two pieces of one part share."""
    a, b = symbols(first)[:-1].tolist(), symbols(second)[:-1].tolist()
    longest, ends = 0, [0] * (len(b) + 1)
    for one in a:
        ends = [0] + [ends[j] + 1 if one == other else 0 for j, other in enumerate(b)]
        longest = max(longest, *ends)
    return longest + 1


def parrot(score: Score, known_runs: KnownRuns | None, seed: int) -> Score:
    """The piece of a model that has learned one piece by heart, and nothing else."""
    names = name_tracks(score.tracks)
    rules = rules_of(score.tracks, names)
    grammar = WriteGrammar(score, rules, [VOCABULARY.bos], known_runs=known_runs)
    sampler = Sampler(SamplingOptions(), np.random.default_rng(seed))
    by_heart = write_tokens(encode(score))[1:]
    bars = [place for place, token in enumerate(by_heart) if token in VOCABULARY.bar]
    tokens: list[int] = []
    place = 0
    while not grammar.finished:
        logits = np.zeros(VOCABULARY.size, dtype=np.float32)
        logits[by_heart[place]] = 30.0
        token = sampler.sample(logits, grammar.allowed(), accepts=grammar.accepts)
        grammar.advance(token)
        tokens.append(token)
        # After a note that was refused it goes on as if nothing had happened.
        place = bars[grammar.bar] if token in VOCABULARY.bar else place
        place = min(place + 1, len(by_heart) - 1)
    return decode(tokens, tracks=names)


@pytest.mark.parametrize("voices", [1, 3])
def test_a_piece_known_by_heart_is_not_written_down(voices: int) -> None:
    piece = song(1, voices=voices)
    assert parrot(piece, None, 5).notes == piece.notes
    written = parrot(piece, known(piece, song(2), song(3)), 5)
    assert longest_shared_run(written, piece) <= MAX_COPIED_NOTES
    assert longest_shared_run(written, piece) > 10


def test_common_property_is_written_as_it_is() -> None:
    piece = song(1)
    assert parrot(piece, known(piece, piece, piece, song(2)), 5).notes == piece.notes


def test_two_pieces_do_not_make_a_run_common() -> None:
    piece = song(1)
    written = parrot(piece, known(piece, piece, song(2)), 5)
    assert longest_shared_run(written, piece) <= MAX_COPIED_NOTES


@pytest.mark.parametrize("up", [-7, 0, 12])
@pytest.mark.parametrize("first", [0, 31])
def test_a_run_is_recognized_in_any_key_and_from_anywhere(up: int, first: int) -> None:
    piece = song(1)
    guard = CopyGuard(known(piece))
    guard.observe(note(40, 0))
    num_notes = 0
    for onset, pitch in line(piece, up=up)[first:]:
        if guard.would_copy(pitch, onset + 100):
            break
        guard.observe(note(pitch, onset + 100))
        num_notes += 1
    assert 13 < num_notes <= MAX_COPIED_NOTES


def test_a_note_in_another_place_or_of_another_pitch_is_free() -> None:
    guard = CopyGuard(known(song(1)))
    notes = line(song(1))
    for place, (onset, pitch) in enumerate(notes):
        if guard.would_copy(pitch, onset):
            assert place
            assert not guard.would_copy(pitch + 1, onset)
            assert not guard.would_copy(pitch, onset + 3)
            return
        guard.observe(note(pitch, onset))
    pytest.fail("nothing was refused")


def test_a_part_is_not_blamed_for_what_another_part_plays() -> None:
    piece = song(1)
    frame = Score(num_bars=NUM_BARS, tracks=(Track(program=0), Track(program=40)))
    names = name_tracks(frame.tracks)
    rules = rules_of(frame.tracks, names)
    notes = line(piece)
    turns = np.arange(len(notes)) % 2
    shared = NoteTable.from_columns(
        np.array([onset for onset, _ in notes]) * TICKS_PER_STEP,
        np.full(len(notes), 120), [pitch for _, pitch in notes], np.full(len(notes), 80), turns,
    )  # fmt: skip
    grammar = WriteGrammar(frame, rules, [VOCABULARY.bos], known_runs=known(piece))
    for token in write_tokens(encode(quantize(frame.with_notes(shared))))[1:]:
        assert grammar.accepts(token)
        grammar.advance(token)
    assert grammar.finished


def test_filling_in_does_not_go_on_as_a_known_piece_does() -> None:
    piece = song(1)
    encoded = encode(piece)
    cells = [(bar, 0) for bar in range(4, 7)]
    starts = piece.bar_starts_ticks
    around = piece.notes.select(
        (piece.notes.onset_ticks < starts[4]) | (piece.notes.onset_ticks >= starts[7])
    )
    gap = quantize(piece.with_notes(around))
    rules = rules_of(piece.tracks, name_tracks(piece.tracks))
    answers = fill_answers(encoded, cells)

    def num_written(known_runs: KnownRuns | None) -> int:
        grammar = FillGrammar(gap, encode(gap), rules, cells, known_runs=known_runs)
        for place, token in enumerate(answers):
            if not grammar.accepts(token):
                return place
            grammar.advance(token)
        return len(answers)

    assert num_written(None) == len(answers)
    # What stands before the gap is of the piece already: not even a few more notes are let through.
    written = answers[: num_written(known(piece, song(2)))]
    assert sum(token in VOCABULARY.pitch for token in written) < 4
