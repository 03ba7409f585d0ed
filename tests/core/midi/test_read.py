from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from amt_core.errors import AmtError
from amt_core.midi.read import MAX_FILE_BYTES, read_midi, read_midi_bytes
from amt_core.music.meter import TimeSignature
from amt_core.music.note_table import Note
from amt_core.music.score import KeyChange, Marker
from amt_core.music.theory import Key


def test_notes_come_with_onset_length_pitch_and_velocity(smf: SimpleNamespace) -> None:
    score = read_midi_bytes(smf.file(smf.track(*smf.note(240, 62, velocity=77, length=120))))
    assert score.notes.rows() == [Note(240, 120, 62, 77, 0)]


@pytest.mark.parametrize("division", [24, 96, 192, 220, 480, 960, 1024, 15360])
def test_any_resolution_becomes_480_to_the_quarter(smf: SimpleNamespace, division: int) -> None:
    notes = [*smf.note(division, length=division), *smf.note(division, length=division * 2)]
    score = read_midi_bytes(smf.file(smf.track(*notes), division=division))
    assert [note[:2] for note in score.notes.rows()] == [(480, 480), (1440, 960)]


def test_film_time_becomes_quarters_at_120(smf: SimpleNamespace) -> None:
    division = (256 - 25) << 8 | 40  # 25 frames of 40 ticks: 1,000 ticks a second
    slow = smf.meta(0x51, (1_000_000).to_bytes(3, "big"))
    track = smf.track((0, slow), *smf.note(1000, length=500))
    score = read_midi_bytes(smf.file(track, division=division))
    assert score.tempo.to_sec(score.notes.onset_ticks).tolist() == [1.0]
    assert score.tempo.to_sec(score.notes.end_ticks).tolist() == [1.5]


def test_every_chunk_and_channel_with_notes_is_a_track(smf: SimpleNamespace) -> None:
    first = smf.track((0, [0xC0, 5]), *smf.note(), *smf.note(channel=1), *smf.note(channel=9))
    second = smf.track((0, [0xC0, 5]), *smf.note())
    score = read_midi_bytes(smf.file(first, second))
    assert [(t.program, t.is_drum) for t in score.tracks] == [
        (5, False),
        (0, False),
        (0, True),
        (5, False),
    ]


def test_a_type_0_file_is_split_by_channel_and_its_name_is_the_title(smf: SimpleNamespace) -> None:
    track = smf.track(
        (0, smf.meta(3, "Evening")),
        *smf.note(channel=2),
        *smf.note(channel=0),
        *smf.note(channel=9),
    )
    score = read_midi_bytes(smf.file(track, kind=0))
    assert score.title == "Evening"
    assert [track.label for track in score.tracks] == ["Acoustic Grand Piano"] * 2 + ["Drums"]


def test_a_track_whose_sound_changes_has_that_of_most_of_its_notes(smf: SimpleNamespace) -> None:
    changing = smf.track(
        *smf.note(), (0, [0xC0, 40]), *smf.note(), *smf.note(), (0, [0xC0, 41]), *smf.note()
    )
    score = read_midi_bytes(smf.file(changing))
    assert [track.program for track in score.tracks] == [40]


def test_parts_without_notes_are_left_out_and_the_first_names_the_piece(
    smf: SimpleNamespace,
) -> None:
    conductor = smf.track((0, smf.meta(3, "Rainy Waltz")))
    silent = smf.track((0, smf.meta(3, "Silent")), (0, [0xC3, 7]))
    score = read_midi_bytes(smf.file(conductor, silent, smf.track(*smf.note())))
    assert score.title == "Rainy Waltz"
    assert len(score.tracks) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_names_and_markers_are_read_in_either_encoding(smf: SimpleNamespace, encoding: str) -> None:
    conductor = smf.track((0, smf.meta(6, "Größe".encode(encoding))))
    part = smf.track((0, smf.meta(3, "Flûte à bec".encode(encoding))), *smf.note())
    score = read_midi_bytes(smf.file(conductor, part))
    assert score.tracks[0].name == "Flûte à bec"
    assert score.markers == (Marker(tick=0, text="Größe"),)


def test_volume_and_pan_are_those_under_which_most_notes_start(smf: SimpleNamespace) -> None:
    fade_in = [(0, [0xB0, 7, 0]), (0, [0xB0, 10, 20]), *smf.note(), (0, [0xB0, 7, 90])]
    score = read_midi_bytes(smf.file(smf.track(*fade_in, *smf.note(), *smf.note())))
    assert (score.tracks[0].volume, score.tracks[0].pan) == (90, 20)


def test_of_overlapping_notes_of_one_pitch_the_first_is_released_first(
    smf: SimpleNamespace,
) -> None:
    on, off = [0x90, 60, 64], [0x80, 60, 0]
    score = read_midi_bytes(smf.file(smf.track((0, on), (240, on), (240, off), (480, off))))
    assert [note[:2] for note in score.notes.rows()] == [(0, 480), (240, 720)]


def test_doubled_notes_stay_two(smf: SimpleNamespace) -> None:
    on, off = [0x90, 60, 64], [0x80, 60, 0]
    score = read_midi_bytes(smf.file(smf.track((0, on), (0, on), (240, off), (240, off))))
    assert [note[:2] for note in score.notes.rows()] == [(0, 240), (0, 480)]


def test_all_notes_off_ends_the_notes_of_its_channel(smf: SimpleNamespace) -> None:
    on, other = [0x90, 60, 64], [0x91, 62, 64]
    track = smf.track((0, on), (0, other), (240, [0xB0, 123, 0]), (240, [0x81, 62, 0]))
    score = read_midi_bytes(smf.file(track))
    assert [note[:3] for note in score.notes.rows()] == [(0, 240, 60), (0, 480, 62)]


def test_notes_that_are_never_released_last_until_the_end_of_their_track(
    smf: SimpleNamespace,
) -> None:
    track = smf.track((0, [0x90, 60, 64]), (0, [0x99, 38, 64]), (960, smf.meta(1, "end")))
    score = read_midi_bytes(smf.file(track))
    assert {note.pitch: note.duration_ticks for note in score.notes.rows()} == {60: 960, 38: 120}


def test_programs_belong_to_channels_wherever_they_stand(smf: SimpleNamespace) -> None:
    setup = smf.track((0, [0xC0, 40]), (0, [0xC1, 42]))
    score = read_midi_bytes(
        smf.file(setup, smf.track(*smf.note()), smf.track(*smf.note(channel=1)))
    )
    assert [track.program for track in score.tracks] == [40, 42]


@pytest.mark.parametrize(
    ("setup", "is_drum"),
    [
        ([[0xB1, 0, 120], [0xC1, 0]], True),
        ([[0xB1, 0, 127], [0xC1, 0]], False),
        ([bytes.fromhex("f0 08 43 10 4c 00 00 7e 00 f7"), [0xB1, 0, 127], [0xC1, 0]], True),
        ([bytes.fromhex("f0 0a 41 10 42 12 40 12 15 02 17 f7")], True),
        ([bytes.fromhex("f0 0a 41 10 42 12 40 12 15 00 19 f7")], False),
    ],
    ids=["GM2 bank", "bank 127", "XG bank", "GS rhythm part", "GS part that is none"],
)
def test_drum_parts_of_gm2_xg_and_gs_are_found(
    smf: SimpleNamespace, setup: list[bytes | list[int]], is_drum: bool
) -> None:
    events = [(0, event) for event in setup]
    score = read_midi_bytes(smf.file(smf.track(*events, *smf.note(channel=1))))
    assert score.tracks[0].is_drum == is_drum


def test_a_note_without_length_gets_one_tick(smf: SimpleNamespace) -> None:
    score = read_midi_bytes(smf.file(smf.track(*smf.note(length=0))))
    assert score.notes.duration_ticks.tolist() == [1]


def _meter(smf: SimpleNamespace, *signatures: tuple[int, int, int], at: int = 9600) -> list:
    events = [
        (ticks, smf.meta(0x58, bytes([numerator, power, 24, 8])))
        for ticks, numerator, power in signatures
    ]
    score = read_midi_bytes(smf.file(smf.track(*events), smf.track(*smf.note(at))))
    return [(bar, str(signature)) for bar, signature in score.meter.changes]


def test_a_time_signature_between_bar_lines_makes_a_short_bar(smf: SimpleNamespace) -> None:
    assert _meter(smf, (0, 4, 2), (2880, 3, 2)) == [(0, "4/4"), (1, "2/4"), (2, "3/4")]


def test_bar_lines_after_a_short_bar_stand_where_the_file_has_them(smf: SimpleNamespace) -> None:
    assert _meter(smf, (0, 4, 2), (1440, 3, 2), (480, 6, 3)) == [
        (0, "3/4"),
        (1, "1/4"),
        (2, "6/8"),
    ]


def test_a_short_first_bar_stays(smf: SimpleNamespace) -> None:
    assert _meter(smf, (0, 1, 2), (480, 4, 2)) == [(0, "1/4"), (1, "4/4")]


def test_time_signatures_that_no_score_has_are_passed_over(smf: SimpleNamespace) -> None:
    assert _meter(smf, (0, 0, 2), (0, 7, 3), (0, 4, 9), (0, 99, 2)) == [(0, "7/8")]


def test_time_signatures_after_the_last_note_are_left_out(smf: SimpleNamespace) -> None:
    assert _meter(smf, (0, 3, 2), (96000, 4, 2)) == [(0, "3/4")]


def test_the_bars_hold_all_notes_but_for_what_overhangs(smf: SimpleNamespace) -> None:
    def num_bars(onset: int, length: int) -> int:
        return read_midi_bytes(smf.file(smf.track(*smf.note(onset, length=length)))).num_bars

    assert num_bars(1919, 60) == 1
    assert num_bars(1919, 480) == 2
    assert num_bars(1920, 60) == 2


def test_a_track_that_ends_on_a_bar_line_sets_the_length(smf: SimpleNamespace) -> None:
    def num_bars(ticks: int) -> int:
        track = smf.track(*smf.note(), (ticks - 480, smf.meta(1, "end")))
        return read_midi_bytes(smf.file(track)).num_bars

    assert num_bars(4 * 1920) == 4
    assert num_bars(4 * 1920 + 7) == 1
    assert num_bars(40 * 1920) == 1


def test_a_track_without_notes_does_not_lengthen_the_piece(smf: SimpleNamespace) -> None:
    conductor = smf.track((4 * 1920, smf.meta(1, "end")))
    assert read_midi_bytes(smf.file(conductor, smf.track(*smf.note()))).num_bars == 1


def test_tempos_are_read_from_any_track_as_they_are_written(smf: SimpleNamespace) -> None:
    def tempo(micros: int) -> bytes:
        return smf.meta(0x51, micros.to_bytes(3, "big"))

    first = smf.track((480, tempo(428_571)), *smf.note(480))
    second = smf.track((240, tempo(16_000_000)), (480, tempo(1000)), *smf.note())
    score = read_midi_bytes(smf.file(first, second))
    assert score.tempo.changes == ((0, 120.0), (240, 3.75), (480, 140.0), (720, 60_000.0))


@pytest.mark.parametrize("bpm", [60.0, 72.5, 97.0, 120.0, 132.25, 174.0, 240.0])
def test_a_tempo_comes_back_as_the_plain_number_that_was_meant(
    smf: SimpleNamespace, bpm: float
) -> None:
    micros = round(60e6 / bpm).to_bytes(3, "big")
    score = read_midi_bytes(smf.file(smf.track((0, smf.meta(0x51, micros)), *smf.note())))
    assert score.tempo.changes == ((0, bpm),)


def test_key_signatures_become_keys(smf: SimpleNamespace) -> None:
    track = smf.track(
        (0, smf.meta(0x59, bytes([256 - 3, 1]))),
        (1920, smf.meta(0x59, bytes([6, 0]))),
        (0, smf.meta(0x59, bytes([77, 0]))),
        (0, smf.meta(0x59, bytes([1, 5]))),
        *smf.note(1920),
    )
    assert read_midi_bytes(smf.file(track)).keys == (
        KeyChange(bar=0, key=Key.parse("C minor")),
        KeyChange(bar=1, key=Key.parse("F# major")),
    )


def test_a_file_without_notes_is_an_empty_score(smf: SimpleNamespace) -> None:
    score = read_midi_bytes(smf.file(smf.track()))
    assert (score.num_bars, score.tracks, len(score.notes)) == (1, (), 0)
    assert score.meter.at(0) == TimeSignature(4, 4)


def test_a_file_is_read_from_disk(smf: SimpleNamespace, tmp_path: Path) -> None:
    path = tmp_path / "Größe 你好.mid"
    path.write_bytes(smf.file(smf.track(*smf.note())))
    assert len(read_midi(path).notes) == 1


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.mid", "no file"),
        ("folder.mid", "folder"),
        ("empty.mid", "empty"),
        ("text.mid", "not a MIDI file"),
        ("big.mid", "larger"),
        ("n\0ul.mid", "no file"),
        ("x" * 300 + ".mid", "cannot be read"),
    ],
)
def test_what_is_no_midi_file_is_refused_with_a_remedy(
    tmp_path: Path, name: str, message: str
) -> None:
    (tmp_path / "folder.mid").mkdir()
    (tmp_path / "empty.mid").touch()
    (tmp_path / "text.mid").write_text("Dear diary, today MThe sun shone.")
    with (tmp_path / "big.mid").open("wb") as big:
        big.truncate(MAX_FILE_BYTES + 1)
    with pytest.raises(AmtError, match=message) as refused:
        read_midi(tmp_path / name)
    assert refused.value.hint
