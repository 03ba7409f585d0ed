"""A file that is read, changed in one place and written differs in that place only."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from smf_compare import added_rows, differences, read_smf, without_notes
from smf_generate import generated_file

from amt_core.errors import AmtError
from amt_core.midi.read import read_midi_bytes
from amt_core.midi.smf.smf_encode import Event, encode_header, encode_track
from amt_core.midi.write import midi_bytes
from amt_core.music.editing.bar_events import copy_events
from amt_core.music.editing.edit import (
    ReplaceFrame,
    add_track,
    change_track,
    move_track,
    remove_track,
    replace_cells,
)
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir())
# What no file can keep: notes beyond all bars, half a chunk, a page of HTML.
DAMAGED = {"33-huge-delta.mid", "49-truncated.mid", "50-html.mid", "19-no-eot-no-tempo.mid",
           "27-division0.mid", "47-header-8bytes.mid", "48-ntrks-too-many.mid",
           "48b-ntrks-too-few.mid"}  # fmt: skip
DAMAGED_MUSIC = [path for path in CASES if path.name in DAMAGED - {"50-html.mid"}]
WHOLE = [path for path in CASES if path.name not in DAMAGED]
SEEDS = range(300)


def _id(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", WHOLE, ids=_id)
def test_an_unchanged_case_comes_back_event_for_event(path: Path) -> None:
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


@pytest.mark.parametrize("path", DAMAGED_MUSIC, ids=_id)
def test_what_could_be_read_of_a_damaged_case_is_written_event_for_event(path: Path) -> None:
    data = path.read_bytes()
    score = read_midi_bytes(data)
    assert score.source is not None
    events = score.source.events
    written = read_smf(midi_bytes(score))
    for chunk, rows in enumerate(written.tracks):
        own = np.flatnonzero(events.chunk == chunk)
        read: list[tuple[int, int, bytes]] = []
        for row in own.tolist():
            status, content = int(events.status[row]), data[events.start[row] : events.stop[row]]
            kind = bytes([events.data1[row]]) if status == 0xFF else b""
            read.append((int(events.tick[row]), status, kind + content))
        assert rows == read


def _change_one_bar(data: bytes, *, seed: int) -> None:
    """Exchanges the notes of one bar and compares everything but the notes that start there."""
    rng = random.Random(seed)
    score = read_midi_bytes(data)
    assert score.source is not None
    bar, track = rng.randrange(score.num_bars), rng.randrange(len(score.tracks))
    start, end = score.bar_starts_ticks[bar : bar + 2].tolist()
    # The ticks of the file that are rounded to a tick of the bar.
    ticks = score.source.ticks_480(np.arange(score.source.file_ticks(end) + 2))
    first, last = np.searchsorted(ticks, [start, end]).tolist()
    onsets: list[int] = rng.choices(ticks[first:last].tolist(), k=4)
    new_notes = NoteTable.from_notes(
        Note(onset, rng.randint(1, end - onset), rng.randrange(48, 72), 99, track)
        for onset in onsets
    )
    changed = replace_cells(score, frozenset({(bar, track)}), new_notes).apply(score)
    chunk, channel = divmod(score.tracks[track].part, 16)
    old = without_notes(read_smf(data), first, last, chunk, channel)
    written = midi_bytes(changed)
    new = read_smf(written)
    assert old[:2] == new[:2]
    for number, (before, after) in enumerate(zip(old.tracks, new.tracks, strict=True)):
        added = added_rows(before[:-1], after[:-1])
        assert after[-1] >= before[-1]
        if number != chunk:
            assert (added, after[-1]) == ([], before[-1]), f"seed {seed}"
        assert sum(status & 0xF0 == 0x90 for _, status, _ in added) <= len(new_notes)
        # Notes that lasted to the end of a track that is longer now are released there.
        assert all(status & 0xE0 == 0x80 for _, status, _ in added)
    outside = [
        note.select((note.track != track) | (note.onset_ticks < start) | (note.onset_ticks >= end))
        for note in (score.notes, read_midi_bytes(written).notes)
    ]
    assert outside[0] == outside[1], f"seed {seed}"


def _case(name: str) -> Score:
    return read_midi_bytes((Path(__file__).parent / "cases" / name).read_bytes())


def _written(score: Score) -> Score:
    return read_midi_bytes(midi_bytes(score))


def test_removing_a_track_removes_its_chunk_and_nothing_else() -> None:
    score = _case("31-markers-cues.mid")
    added = add_track(score, Track(program=73), NoteTable.from_notes([Note(0, 480, 72, 80, 1)]))
    both = _written(added.apply(score))
    data = midi_bytes(remove_track(both, 1).apply(both))
    before = read_smf((Path(__file__).parent / "cases" / "31-markers-cues.mid").read_bytes())
    assert differences(before, read_smf(data)) == []


def test_an_added_track_gets_a_free_channel_and_the_others_keep_theirs() -> None:
    score = _case("39-channels-kept.mid")
    notes = NoteTable.from_notes([Note(0, 480, 72, 80, 3)])
    written = read_smf(midi_bytes(add_track(score, Track(program=73), notes).apply(score)))
    channels = [
        {status & 0x0F for _, status, _ in rows if status < 0xF0} for rows in written.tracks
    ]
    assert channels == [set(), {4}, {15}, {9}, {0}]


def test_a_new_instrument_takes_the_place_of_all_program_changes() -> None:
    score = _case("08-program-change-midtrack.mid")
    flute = change_track(score, 0, replace(score.tracks[0], program=73)).apply(score)
    programs = [
        (tick, data[0])
        for tick, status, data in read_smf(midi_bytes(flute)).tracks[1]
        if status & 0xF0 == 0xC0
    ]
    assert programs == [(0, 73)]


def test_another_volume_changes_a_fade_alike() -> None:
    fade = [Event(tick, 0xB0, bytes([7, value])) for tick, value in ((0, 100), (480, 50))]
    notes = [Event(960, 0x90, bytes([60, 64])), Event(1920, 0x80, bytes([60, 0]))]
    score = read_midi_bytes(
        encode_header(0, 1, (480).to_bytes(2)) + encode_track([*fade, *notes], 1920)
    )
    louder = change_track(score, 0, replace(score.tracks[0], volume=60)).apply(score)
    rows = read_smf(midi_bytes(louder)).tracks[0]
    assert [data[1] for _, status, data in rows if status == 0xB0] == [120, 60]


def test_a_new_name_is_written_in_the_encoding_of_the_file() -> None:
    score = _case("11-shiftjis.mid")
    named = change_track(score, 1, replace(score.tracks[1], name="ギター")).apply(score)
    assert (0, 0xFF, b"\x03" + "ギター".encode("cp932")) in read_smf(midi_bytes(named)).tracks[2]


def test_another_tempo_leaves_the_tempos_that_hold() -> None:
    score = _case("32-ritardando.mid")
    first, *rest = score.tempo.changes
    slower = replace(score.tempo, changes=((0, 60.0), *rest))
    changed = ReplaceFrame(
        before=(score.num_bars, score.meter, score.tempo),
        after=(score.num_bars, score.meter, slower),
    ).apply(score)
    assert _written(changed).tempo == slower
    assert first[1] != 60.0


def test_bars_that_are_added_begin_after_the_empty_last_bar() -> None:
    score = _case("10-loop-8bars-eot.mid")
    longer = replace(score, num_bars=10)
    new = NoteTable.from_notes([Note(8 * 1920, 480, 60, 90, 0)])
    written = _written(replace_cells(longer, frozenset({(8, 0)}), new).apply(longer))
    assert (written.num_bars, written.notes.onset_ticks.max()) == (10, 32 * 480)


def _restruck() -> Score:
    """Three strokes on one key, of which the first is never released."""
    strokes = [(0, 0x90), (480, 0x90), (960, 0x80), (960, 0x90), (1440, 0x80)]
    rows = [Event(tick, status, bytes([60, 64])) for tick, status in strokes]
    return read_midi_bytes(encode_header(0, 1, (480).to_bytes(2)) + encode_track(rows, 3840))


def test_a_note_without_release_ends_where_its_key_is_struck_again() -> None:
    assert [(n.onset_ticks, n.duration_ticks) for n in _restruck().notes.rows()] == [
        (0, 480), (480, 480), (960, 480),
    ]  # fmt: skip


@pytest.mark.parametrize("removed", [0, 1, 2])
def test_the_strokes_next_to_a_removed_one_keep_their_ends(removed: int) -> None:
    score = _restruck()
    left = score.notes.select(np.arange(3) != removed)
    assert _written(score.with_notes(left)).notes == left


def test_a_pause_longer_than_a_number_can_say_is_bridged() -> None:
    late = 2**28 + 5
    rows = [Event(late, 0x90, bytes([60, 64])), Event(late + 9, 0x80, bytes([60, 0]))]
    track = encode_track(rows, late + 9)
    (written,) = read_smf(encode_header(0, 1, (32767).to_bytes(2)) + track).tracks
    assert [row for row in written if row[1] != 0xFF] == [tuple(row) for row in rows]


def test_a_copied_pedal_is_written_and_the_rest_stays() -> None:
    score = _case("01-pedal.mid")
    copied = copy_events(score, [0], start_ticks=0, end_ticks=1920, to_ticks=3840).apply(score)
    before, after = read_smf(midi_bytes(score)).tracks[1], read_smf(midi_bytes(copied)).tracks[1]
    pedals = [(tick, data[1]) for tick, status, data in after if status == 0xB0]
    old_pedals = [(tick, data[1]) for tick, status, data in before if status == 0xB0]
    bar = [(tick + 3840, value) for tick, value in old_pedals if tick < 1920]
    outside = [(tick, value) for tick, value in old_pedals if not 3840 <= tick < 5760]
    assert pedals == sorted([*outside, *bar], key=lambda pedal: pedal[0])
    assert [row for row in before if row[1] != 0xB0] == [row for row in after if row[1] != 0xB0]


def test_an_unreleased_note_keeps_its_end_where_the_piece_becomes_longer() -> None:
    score = _case("28-hanging-note.mid")
    written = _written(replace(score, num_bars=6))
    assert written.notes == score.notes
    assert written.num_bars == 6


def test_ticks_of_a_finer_resolution_stay_exact_and_new_notes_are_placed_in_it() -> None:
    score = _case("30-ppq15360.mid")
    new = NoteTable.from_notes([Note(1920 * 3, 240, 40, 90, 0)])
    written = read_smf(midi_bytes(replace(score, notes=NoteTable.concat([score.notes, new]))))
    onsets = [tick for tick, status, data in written.tracks[1] if status == 0x90 and data[0] == 40]
    assert onsets == [3 * 4 * 15360]
    assert (7717, 0x90, bytes([0x3D, 0x3D])) in written.tracks[1]


def test_tracks_in_another_order_are_written_in_it() -> None:
    score = _case("39-channels-kept.mid")
    order = (2, 0, 1)
    place = np.argsort(order)
    moved = replace(
        score,
        tracks=tuple(score.tracks[i] for i in order),
        notes=NoteTable.from_columns(
            score.notes.onset_ticks,
            score.notes.duration_ticks,
            score.notes.pitch,
            score.notes.velocity,
            place[score.notes.track],
        ),
    )
    assert _written(moved) == moved


def test_parts_of_one_chunk_in_another_order_are_written_in_it() -> None:
    score = _case("43-format0-channels.mid")
    labels = [track.label for track in score.tracks]
    moved = move_track(score, len(labels) - 1, 0).apply(score)
    data = midi_bytes(moved)
    again = read_midi_bytes(data)
    assert [track.label for track in again.tracks] == [labels[-1], *labels[:-1]]
    assert again.notes == moved.notes
    assert again.title == score.title
    before, after = (
        [row for row in read_smf(source).tracks[0] if row[2][:1] not in (b"\x20", b"\x04")]
        for source in (midi_bytes(score), data)
    )
    assert before == after
    back = move_track(again, 0, len(labels) - 1).apply(again)
    assert [track.label for track in _written(back).tracks] == labels


@pytest.mark.parametrize("first", range(0, 500, 100))
def test_a_mutated_file_is_read_and_written_or_refused_with_a_sentence(first: int) -> None:
    contents = [path.read_bytes() for path in CASES if path.stat().st_size < 4_000]
    for seed in range(first, first + 100):
        rng = random.Random(seed)
        data = bytearray(rng.choice([*contents, generated_file(seed)]))
        for _ in range(rng.randint(1, 10)):
            place = rng.randrange(len(data))
            match rng.randrange(3):
                case 0:
                    data[place] = rng.randrange(256)
                case 1 if len(data) > 30:
                    del data[place : place + rng.randint(1, 12)]
                case _:
                    data[place:place] = rng.randbytes(rng.randint(1, 4))
        try:
            score = read_midi_bytes(bytes(data))
        except AmtError:
            continue
        again = _written(score)
        assert again.notes == score.notes, f"seed {seed}"


def test_renaming_one_part_of_a_shared_chunk_names_its_channel_only() -> None:
    score = _case("43-format0-channels.mid")
    renamed = replace(score.tracks[1], name="Viola")
    changed = replace(score, tracks=(score.tracks[0], renamed, *score.tracks[2:]))
    again = read_midi_bytes(midi_bytes(changed))
    assert again.title == score.title
    names = [track.label for track in score.tracks]
    assert [track.label for track in again.tracks] == [names[0], "Viola", *names[2:]]


def test_a_part_that_becomes_drums_is_written_on_channel_10_and_back() -> None:
    score = _case("01-pedal.mid")
    drums = replace(score, tracks=(replace(score.tracks[0], is_drum=True, program=0),))
    as_drums = read_midi_bytes(midi_bytes(drums))
    assert [(track.is_drum, track.part % 16) for track in as_drums.tracks] == [(True, 9)]
    assert len(as_drums.events) >= len(score.events)
    piano = replace(as_drums, tracks=(replace(as_drums.tracks[0], is_drum=False),))
    as_piano = read_midi_bytes(midi_bytes(piano))
    assert [track.is_drum for track in as_piano.tracks] == [False]
    assert as_piano.notes == score.notes
