"""The plan of a piece goes with it through prepare, shards, augmentation and examples."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from amt_core.midi.write import midi_bytes
from amt_core.music.meter import TICKS_PER_QUARTER
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from amt_core.pipeline.data.augment import UNCHANGED, augment
from amt_core.pipeline.data.batches import IGNORED, to_batch
from amt_core.pipeline.data.examples import PLAIN, ExampleOptions, make_example
from amt_core.pipeline.data.prepare import LabeledFile, prepare_file, read_manifest
from amt_core.pipeline.data.shards import Piece, Shards, ShardWriter
from amt_core.pipeline.library.midi_files import Found, read
from amt_core.tokens.stream import StreamDecoder
from amt_core.tokens.vocabulary import VOCABULARY
from amt_core.traits.plan_analysis import ChordAt

V = VOCABULARY
_BAR = 4 * TICKS_PER_QUARTER
_TRIADS = {0: (0, 4, 7), 5: (5, 9, 0), 7: (7, 11, 2), 9: (9, 0, 4)}
_ROOTS = (0, 9, 5, 7)


def song(num_bars: int = 16) -> Score:
    """C Am F G, over and over, for a bass, a piano and a flute."""
    rows: list[tuple[int, int, int, int, int]] = []
    for bar in range(num_bars):
        start, root = bar * _BAR, _ROOTS[bar % 4]
        rows += [(start + beat * 480, 480, 36 + root, 90, 0) for beat in range(4)]
        rows += [(start, _BAR, 60 + pitch, 70, 1) for pitch in _TRIADS[root]]
        rows += [
            (start + i * 480, 480, 72 + pitch, 100, 2) for i, pitch in enumerate(_TRIADS[root])
        ]
    notes = NoteTable.from_columns(*map(np.array, zip(*rows, strict=True)))
    tracks = (Track(program=33), Track(program=0), Track(program=73))
    return Score(num_bars=num_bars, tracks=tracks, notes=notes)


@pytest.fixture(scope="module")
def piece(tmp_path_factory: pytest.TempPathFactory) -> Piece:
    path = tmp_path_factory.mktemp("song") / "song.mid"
    path.write_bytes(midi_bytes(song()))
    file = LabeledFile(path=path, work="1", split="train", genre="pop", subgenre="",
                       key="C major", title="A song", source="songs")  # fmt: skip
    found = Found(path=path, member="", size_bytes=0, mtime_ns=0, place="")
    (content,) = read(iter([found]))
    prepared = prepare_file(file, content)
    assert isinstance(prepared, Piece)
    return prepared


def chords_of(piece: Piece) -> list[tuple[ChordAt, ...]]:
    decoder = StreamDecoder()
    encoded = piece.encoded
    tokens = [t for bar in range(encoded.num_bars) for t in encoded.bar_tokens(bar, previous=None)]
    bars = [decoder.push(token) for token in [*tokens, V.eos]]
    return [bar.plan.chords for bar in bars if bar is not None]


def test_prepare_finds_the_chords_that_are_played(piece: Piece) -> None:
    found = [chords[0].chord for chords in chords_of(piece)]
    assert [(c.root, c.triad) for c in found if c is not None] == [
        (0, "maj"), (9, "min"), (5, "maj"), (7, "maj"),
    ] * 4  # fmt: skip


def test_prepare_says_what_each_track_does(piece: Piece) -> None:
    roles = [track.role for track in piece.encoded.track_controls]
    assert roles[0] == "bass"
    assert len(roles) == len(piece.encoded.tracks)


def test_the_stated_key_stands_in_the_headers(piece: Piece) -> None:
    assert {V.name(int(token)) for token in piece.encoded.plan.key} == {"Key_C-major"}


def test_the_plan_and_the_source_come_back_from_disk(piece: Piece, tmp_path: Path) -> None:
    with ShardWriter(tmp_path) as writer:
        for each in (piece, replace(piece, labels=replace(piece.labels, name="Another"))):
            writer.add(each)
    found = Shards(tmp_path)[1]
    assert found.labels == replace(piece.labels, name="Another")
    assert found.labels.source == "songs"
    assert found.encoded.track_controls == piece.encoded.track_controls
    for name in ("section", "section_bar", "energy", "key", "chords", "chord_offsets"):
        kept = getattr(found.encoded.plan, name)
        assert np.array_equal(kept, getattr(piece.encoded.plan, name)), name


def test_a_manifest_may_name_the_source_of_a_piece(tmp_path: Path) -> None:
    columns = "path,work_id,split,genre,subgenre,key,title,style_detail"
    for name, text in (("with", f"{columns},source\na,1,train,pop,,,A,,songs\n"),
                       ("without", f"{columns}\na,1,train,pop,,,A,\n")):  # fmt: skip
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert [f.source for f in read_manifest(tmp_path / "with")] == ["songs"]
    assert [f.source for f in read_manifest(tmp_path / "without")] == [""]


@pytest.mark.parametrize("seed", range(8))
def test_a_transposed_piece_says_the_chords_that_it_plays(piece: Piece, seed: int) -> None:
    options = replace(UNCHANGED, max_transposition=5)
    after = augment(piece, np.random.default_rng(seed), options)
    key = after.labels.controls.key
    assert key is not None
    assert {V.name(int(t)) for t in after.encoded.plan.key} == {f"Key_{key}".replace(" ", "-")}
    for before, now in zip(chords_of(piece), chords_of(after), strict=True):
        wanted = [c.chord.transposed(key.tonic) for c in before if c.chord is not None]
        assert [c.chord for c in now] == wanted


def test_what_a_track_does_stays_with_it_when_others_are_dropped(piece: Piece) -> None:
    of_program = dict(
        zip([t.program for t in piece.encoded.tracks], piece.encoded.track_controls, strict=True)
    )
    for seed in range(20):
        options = replace(UNCHANGED, drop_tracks_share=1.0)
        encoded = augment(piece, np.random.default_rng(seed), options).encoded
        assert list(encoded.track_controls) == [of_program[t.program] for t in encoded.tracks]


def test_energy_is_not_said_of_a_piece_without_some_of_its_tracks(piece: Piece) -> None:
    options = replace(UNCHANGED, drop_tracks_share=1.0)
    ensembles = set()
    for seed in range(20):
        encoded = augment(piece, np.random.default_rng(seed), options).encoded
        is_whole = len(encoded.tracks) == len(piece.encoded.tracks)
        assert bool(encoded.plan.energy.any()) == is_whole
        assert len(encoded.plan.chords)
        ensembles.add(is_whole)
    assert ensembles == {False, True}


def blocks_in_examples(piece: Piece, options: ExampleOptions, count: int = 200) -> Counter[str]:
    """In how many of some examples each block of tokens stands."""
    found: Counter[str] = Counter()
    for seed in range(count):
        tokens = make_example(piece, np.random.default_rng(seed), options)
        found.update({V.block_of(int(token)).name for token in np.unique(tokens)})
    return found


def test_every_kind_of_the_plan_is_said_in_some_examples_and_not_in_others(piece: Piece) -> None:
    options = ExampleOptions(context=400, augment=UNCHANGED, fill_share=0.0)
    found = blocks_in_examples(piece, options)
    for name in ("Section", "SectionBar", "Energy", "Chord", "Role", "TrackDensity"):
        assert 50 < found[name] < 170, name


def test_examples_without_a_plan_say_nothing_of_it(piece: Piece) -> None:
    options = ExampleOptions(context=400, plan_share=0.0)
    found = blocks_in_examples(piece, options, 30)
    assert not [b.name for b in V.blocks if b.start >= V.section.start and found[b.name]]


@pytest.mark.parametrize("make", [replace(PLAIN, context=900), ExampleOptions(fill_share=1.0)])
def test_no_token_of_a_header_is_learned_but_a_bar_after_a_note(
    piece: Piece, make: ExampleOptions
) -> None:
    ids, targets = to_batch([make_example(piece, np.random.default_rng(3), make)])
    is_learned = targets != IGNORED
    learned = targets[is_learned].numpy()
    before = ids[is_learned].numpy()[V.is_header[learned]]
    assert set(learned[V.is_header[learned]].tolist()) <= set(V.bar.ids().tolist())
    assert V.is_note[before].all()
    assert torch.any(is_learned)
