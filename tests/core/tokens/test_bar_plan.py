"""The plan in the headers of bars comes back from its tokens, and no note depends on it."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import chain, combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amt_core.music.chord_symbols import QUALITIES, ChordSymbol
from amt_core.music.meter import MeterMap, TimeSignature
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import KeyChange, Score, Track
from amt_core.music.theory import ALL_KEYS, Key
from amt_core.tokens.bar_plan import PlanKinds, PlanTokens, chord_beat_ticks, encode_plan
from amt_core.tokens.codec import encode, write_tokens
from amt_core.tokens.grid import quantize
from amt_core.tokens.infill import fill_answers, fill_context
from amt_core.tokens.stream import DecodedBar, StreamDecoder, decode
from amt_core.tokens.vocabulary import MAX_SECTION_COUNTDOWN, NUM_CHORD_BEATS, VOCABULARY
from amt_core.traits.plan_analysis import LETTERS, ChordAt

KINDS = [each.name for each in fields(PlanKinds)]
SUBSETS = list(chain.from_iterable(combinations(KINDS, n) for n in range(len(KINDS) + 1)))

_symbols = st.builds(
    lambda root, quality, step: ChordSymbol(root, quality, (root + step) % 12 if step else None),
    st.integers(0, 11),
    st.sampled_from(QUALITIES),
    st.integers(0, 11),
)
_chords = st.one_of(st.none(), _symbols)


def words(tokens: list[int]) -> str:
    return " ".join(VOCABULARY.name(token) for token in tokens)


def read(tokens: list[int]) -> list[DecodedBar]:
    decoder = StreamDecoder()
    return [bar for token in tokens if (bar := decoder.push(token)) is not None]


def bars_of_quarters(num_bars: int, meter: TimeSignature | None = None) -> Score:
    """Bars that each hold one note, for a plan to stand over."""
    meters = MeterMap.constant(meter or TimeSignature())
    starts = meters.bar_starts_ticks(num_bars)[:-1].tolist()
    notes = NoteTable.from_notes([Note(start, 240, 60, 84, 0) for start in starts])
    return quantize(Score(num_bars=num_bars, tracks=(Track(),), notes=notes, meter=meters))


def draw_chords(data: st.DataObject, score: Score) -> list[tuple[ChordAt, ...]]:
    """Chords on some beats of every bar, the first at its start."""
    bars: list[tuple[ChordAt, ...]] = []
    for bar in range(score.num_bars):
        meter = score.meter.at(bar)
        ticks = chord_beat_ticks(meter)
        beats = min(meter.bar_ticks // ticks, NUM_CHORD_BEATS)
        later = data.draw(st.sets(st.integers(0, beats - 1), max_size=3)) - {0}
        bars.append(
            tuple(
                ChordAt(offset_ticks=beat * ticks, chord=data.draw(_chords))
                for beat in (0, *sorted(later))
            )
        )
    return bars


@pytest.mark.parametrize("names", SUBSETS)
@given(data=st.data())
@settings(max_examples=12, deadline=None)
def test_notes_and_each_kind_of_plan_survive_the_round_trip(
    any_score: st.SearchStrategy[Score], data: st.DataObject, names: tuple[str, ...]
) -> None:
    score = quantize(data.draw(any_score))
    size = score.num_bars
    letters = data.draw(st.lists(st.sampled_from(LETTERS), min_size=size, max_size=size))
    bars_left = data.draw(st.lists(st.integers(0, 40), min_size=size, max_size=size))
    energies = data.draw(st.lists(st.integers(0, 4), min_size=size, max_size=size))
    keys = data.draw(st.lists(st.sampled_from(ALL_KEYS), min_size=size, max_size=size))
    chords = draw_chords(data, score)
    plan = encode_plan(
        score,
        letters=letters,
        bars_left=bars_left,
        energies=energies,
        keys=[KeyChange(bar=i, key=key) for i, key in enumerate(keys)],
        chords=chords,
    )
    encoded = encode(score, plan=plan.only(PlanKinds.of(names)))
    tokens = write_tokens(encoded)
    assert decode(tokens, tracks=encoded.tracks).notes == score.notes
    for bar in read(tokens):
        i, found = bar.index, bar.plan
        countdown = min(bars_left[i], MAX_SECTION_COUNTDOWN)
        says_sections = "sections" in names
        assert (found.section, found.bars_left) == (
            (letters[i], countdown) if says_sections else (None, None)
        )
        assert found.energy == (energies[i] if "energy" in names else None)
        assert found.key == (keys[i] if "key" in names else None)
        assert found.chords == (chords[i] if "chords" in names else ())


def test_a_header_reads_as_it_is_documented() -> None:
    score = bars_of_quarters(2)
    a_minor, f_over_c = ChordSymbol(9, "m7"), ChordSymbol(5, "maj", 0)
    plan = encode_plan(
        score,
        letters="AA",
        bars_left=[1, 0],
        energies=[2, 3],
        keys=[KeyChange(bar=0, key=Key(9, "minor"))],
        chords=[
            [ChordAt(offset_ticks=0, chord=a_minor), ChordAt(offset_ticks=960, chord=f_over_c)],
            [ChordAt(offset_ticks=0, chord=None)],
        ],
    )
    notes = "Track_Acoustic-Grand-Piano Pos_0 Vel_10 Dur_12 Pitch_60"
    assert words(write_tokens(encode(score, plan=plan))) == (
        "BOS Bar_1 Section_A SectionBar_1 Energy_2 Key_A-minor Beats_4 Unit_4 Tempo_122 "
        f"Chord_A:m7 ChordAt_2 Chord_F:maj Bass_C {notes} "
        f"Bar_0 Section_A SectionBar_0 Energy_3 Chord_N.C. {notes} EOS"
    )


def test_the_first_header_of_a_cut_piece_says_the_key_in_force() -> None:
    score = bars_of_quarters(3)
    plan = encode_plan(score, keys=[KeyChange(bar=0, key=Key(2))])
    encoded = encode(score, plan=plan)
    assert "Key_D-major" in words(encoded.header(2, previous=None))
    assert "Key" not in words(encoded.header(2, previous=1))


@pytest.mark.parametrize(
    ("meter", "beat_ticks"),
    [((4, 4), 480), ((6, 8), 720), ((2, 2), 480), ((3, 8), 240), ((5, 16), 240)],
)
def test_chords_count_felt_beats_of_a_usual_length(meter: tuple[int, int], beat_ticks: int) -> None:
    assert chord_beat_ticks(TimeSignature(*meter)) == beat_ticks


def test_of_chords_within_one_beat_the_last_one_is_said() -> None:
    score = bars_of_quarters(1)
    chords = [
        ChordAt(offset_ticks=ticks, chord=ChordSymbol(root, "maj"))
        for ticks, root in ((0, 0), (480, 5), (720, 7))
    ]
    plan = encode_plan(score, chords=[chords])
    assert words(plan.chord_tokens(0)) == "Chord_C:maj ChordAt_1 Chord_G:maj"


@given(_chords, st.sampled_from(ALL_KEYS), st.integers(-24, 24))
def test_a_transposed_plan_says_the_transposed_chords_and_keys(
    chord: ChordSymbol | None, key: Key, semitones: int
) -> None:
    score = bars_of_quarters(1)

    def plan_of(chord: ChordSymbol | None, key: Key) -> PlanTokens:
        chords = [[ChordAt(offset_ticks=0, chord=chord)]]
        return encode_plan(score, keys=[KeyChange(bar=0, key=key)], chords=chords)

    moved = plan_of(chord, key).transposed(semitones)
    wanted = plan_of(
        None if chord is None else chord.transposed(semitones), key.transposed(semitones)
    )
    assert np.array_equal(moved.chords, wanted.chords)
    assert np.array_equal(moved.key, wanted.key)


def test_a_plan_of_nothing_stays_so_when_it_is_transposed() -> None:
    plan = PlanTokens.unsaid(2).transposed(3)
    assert not plan.opening(0, previous=None)
    assert not plan.chord_tokens(0)


def test_gaps_show_the_plan_and_repeat_the_chords_before_what_fills_them() -> None:
    score = bars_of_quarters(2)
    chords = [[ChordAt(offset_ticks=0, chord=ChordSymbol(root, "7"))] for root in (0, 7)]
    encoded = encode(score, plan=encode_plan(score, energies=[1, 4], chords=chords))
    assert words(fill_context(encoded, range(2), [(1, 0)])).endswith(
        "Bar_0 Energy_4 Chord_G:7 Track_Acoustic-Grand-Piano Mask Fill"
    )
    assert words(fill_answers(encoded, [(1, 0)])).startswith(
        "Bar_0 Chord_G:7 Track_Acoustic-Grand-Piano Pos_0"
    )


def test_the_keys_of_headers_become_the_keys_of_the_score() -> None:
    score = bars_of_quarters(4)
    keys = (KeyChange(bar=0, key=Key(0)), KeyChange(bar=2, key=Key(2)))
    encoded = encode(score, plan=encode_plan(score, keys=keys))
    assert decode(write_tokens(encoded)).keys == keys


def test_a_bass_without_a_chord_is_passed_over() -> None:
    tokens = write_tokens(encode(bars_of_quarters(1)))
    (bar,) = read([*tokens[:2], VOCABULARY.bass.id(4), *tokens[2:]])
    assert bar.plan == replace(bar.plan, chords=())
