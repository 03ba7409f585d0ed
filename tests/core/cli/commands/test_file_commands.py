"""`amt describe`, `amt analyze`, `amt convert`, `amt render` and `amt doctor` from the outside."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import soundfile

from amt_core.midi.write import write_midi
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track

Amt = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def song(tmp_path: Path) -> Path:
    """Two bars of a C major scale for piano with a drum on every beat."""
    scale = (60, 62, 64, 65, 67, 69, 71, 72)
    notes = [Note(480 * i, 480, pitch, 80, track=0) for i, pitch in enumerate(scale)]
    notes += [Note(480 * i, 60, 36, 90, track=1) for i in range(8)]
    score = Score(
        num_bars=2,
        tracks=(Track(program=0), Track(is_drum=True)),
        notes=NoteTable.from_notes(notes),
    )
    write_midi(score, tmp_path / "píseň.mid")
    return tmp_path / "píseň.mid"


def test_describe_says_what_was_understood_and_who_said_so(amt: Amt) -> None:
    answer = amt("describe", "a slow waltz for piano in D minor, 92 bpm", "--json")
    assert answer.returncode == 0, answer.stderr
    spec = json.loads(answer.stdout)
    assert spec["tempo_bpm"] == {"value": 92, "source": "stated"}
    assert spec["key"] == {"value": "D minor", "source": "stated"}
    assert spec["time_signature"] == {"value": "3/4", "source": "stated"}
    assert spec["instruments"]["value"][0]["name"] == "Acoustic Grand Piano"


def test_describe_prints_a_table_for_a_person(amt: Amt) -> None:
    answer = amt("describe", "-", stdin="drum and bass, 174 bpm")
    assert answer.returncode == 0, answer.stderr
    assert "tempo (bpm)" in answer.stdout
    assert "174" in answer.stdout
    assert answer.stdout.splitlines()[-1].startswith("free: ")


def test_describe_lists_words_without_effect(amt: Amt) -> None:
    answer = amt("describe", "piano, purple elephants")
    assert "unread: purple elephants" in answer.stdout.splitlines()
    spec = json.loads(amt("describe", "piano, purple elephants", "--json").stdout)
    assert spec["unread"] == [{"text": "purple elephants", "start": 7, "stop": 23, "hint": ""}]


@pytest.mark.parametrize("text", ["", "🎵🎶", "ž" * 20_000, "\udcff\udcfe piano"])
def test_any_text_is_described(amt: Amt, text: str) -> None:
    answer = amt("describe", "-", "--json", stdin=text.encode("utf-8", "replace").decode())
    assert answer.returncode == 0, answer.stderr
    assert "tempo_bpm" in json.loads(answer.stdout)


def test_analyze_measures_the_notes(amt: Amt, song: Path) -> None:
    answer = amt("analyze", song, "--json")
    assert answer.returncode == 0, answer.stderr
    facts = json.loads(answer.stdout)
    assert list(facts) == [
        *("tempo_bpm", "time_signature", "key", "key_confidence", "instruments"),
        *("has_drums", "bars", "notes", "duration_sec", "notes_per_bar", "remarks"),
    ]
    assert facts["tempo_bpm"] == pytest.approx(120)
    assert (facts["time_signature"], facts["key"]) == ("4/4", "C major")
    assert facts["instruments"] == ["piano"]
    assert facts["has_drums"] is True
    assert (facts["bars"], facts["notes"], facts["notes_per_bar"]) == (2, 16, 8)
    assert facts["duration_sec"] == pytest.approx(4)
    assert facts["remarks"] == []


def test_analyze_says_what_was_passed_over(amt: Amt, song: Path) -> None:
    data = song.read_bytes()
    tempo = b"\xff\x51\x03" + (500_000).to_bytes(3)
    assert tempo in data
    (song.parent / "odd.mid").write_bytes(data.replace(tempo, b"\xff\x51\x03\0\0\0"))
    answer = amt("analyze", "odd.mid", "--json")
    assert json.loads(answer.stdout)["remarks"] == ["A tempo of zero was passed over."]


def test_convert_writes_musicxml_and_midi(amt: Amt, song: Path) -> None:
    there = amt("convert", song, "-o", "song.mxl")
    assert there.returncode == 0, there.stderr
    back = amt("convert", "song.mxl", "-o", "back.mid")
    assert back.stdout == "back.mid: 2 bars, 16 notes\n"
    assert amt("convert", song, "-o", song).returncode == 2


def test_analyze_of_what_is_no_midi_is_status_2(amt: Amt, tmp_path: Path) -> None:
    (tmp_path / "a.mid").write_text("not music")
    answer = amt("analyze", "a.mid")
    assert answer.returncode == 2
    assert len(answer.stderr.splitlines()) == 1


def test_convert_writes_sheet_music_with_chord_symbols(
    amt: Amt, song: Path, tmp_path: Path
) -> None:
    answer = amt("convert", song, "-o", "a.pdf", "--chords")
    assert answer.returncode == 0, answer.stderr
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("suffix", [".wav", ".flac"])
def test_render_makes_sound(amt: Amt, song: Path, tmp_path: Path, suffix: str) -> None:
    answer = amt("render", song, "-o", f"a{suffix}")
    assert answer.returncode == 0, answer.stderr
    assert not answer.stderr
    samples, rate = soundfile.read(tmp_path / f"a{suffix}")
    assert len(samples) / rate >= 4
    assert abs(samples).max() > 0.01


def test_render_with_feel_sounds_different_from_the_score(
    amt: Amt, song: Path, tmp_path: Path
) -> None:
    for name, options in (("written", []), ("played", ["--feel", "1", "--style", "jazz"])):
        answer = amt("render", song, "-o", f"{name}.wav", *options)
        assert answer.returncode == 0, answer.stderr
    written, played = (soundfile.read(tmp_path / f"{n}.wav")[0] for n in ("written", "played"))
    num = min(len(written), len(played))
    assert abs(written[:num] - played[:num]).max() > 0.01


def test_render_takes_a_style_in_any_case(amt: Amt, song: Path, tmp_path: Path) -> None:
    for name, style in (("small", "jazz"), ("large", "Jazz")):
        answer = amt("render", song, "-o", f"{name}.wav", "--feel", "1", "--style", style)
        assert answer.returncode == 0, answer.stderr
    assert (tmp_path / "small.wav").read_bytes() == (tmp_path / "large.wav").read_bytes()


def test_render_refuses_a_style_that_is_no_genre(amt: Amt, song: Path, tmp_path: Path) -> None:
    answer = amt("render", song, "-o", "a.wav", "--style", "qqq")
    assert answer.returncode == 2
    assert '"qqq" is not a genre. Use one of: ambient' in answer.stderr
    assert not (tmp_path / "a.wav").exists()


def test_render_writes_a_stem_for_each_track(amt: Amt, song: Path, tmp_path: Path) -> None:
    answer = amt("render", song, "-o", "a.wav", "--stems")
    assert answer.returncode == 0, answer.stderr
    names = sorted(path.name for path in tmp_path.glob("*.wav"))
    assert names == ["a-1-Acoustic-Grand-Piano.wav", "a-2-Drums.wav"]


@pytest.mark.parametrize("options", [("--mute", "drums"), ("--solo", "1"), ("--volume", "Drums=0")])
def test_render_leaves_out_what_is_not_to_be_heard(
    amt: Amt, song: Path, tmp_path: Path, options: tuple[str, str]
) -> None:
    answer = amt("render", song, "-o", "a.wav", "--stems", *options)
    assert answer.returncode == 0, answer.stderr
    assert [path.name for path in tmp_path.glob("*.wav")] == ["a-1-Acoustic-Grand-Piano.wav"]


def test_render_puts_a_track_where_its_pan_says(amt: Amt, song: Path, tmp_path: Path) -> None:
    answer = amt("render", song, "-o", "a.wav", "--solo", "1", "--pan", "1=0")
    assert answer.returncode == 0, answer.stderr
    left, right = (soundfile.read(tmp_path / "a.wav")[0] ** 2).sum(axis=0)
    # The room answers on both sides.
    assert left > 2 * right


@pytest.mark.parametrize("option", ["Bass", "=5", "1=200", "1=loud"])
def test_render_refuses_a_level_that_is_none(amt: Amt, song: Path, option: str) -> None:
    answer = amt("render", song, "-o", "a.wav", "--volume", option)
    assert answer.returncode == 2
    assert len(answer.stderr.splitlines()) <= 2


@pytest.mark.parametrize("options", [("--feel", "2"), ("--feel", "much"), ("--swing", "90")])
def test_render_refuses_a_feel_out_of_bounds(
    amt: Amt, song: Path, options: tuple[str, str]
) -> None:
    answer = amt("render", song, "-o", "a.wav", *options)
    assert answer.returncode == 2
    assert "is not a number from" in answer.stderr


def test_render_with_a_sound_font_that_is_none_is_status_2(amt: Amt, song: Path) -> None:
    answer = amt("render", song, "-o", "a.wav", "--sound-font", song)
    assert answer.returncode == 2
    assert "not a sound font" in answer.stderr


def test_render_names_its_option_where_a_sound_font_is_wrong(
    amt: Amt, song: Path, tmp_path: Path
) -> None:
    (tmp_path / "broken.sf2").write_bytes(b"RIFF\x04\x00\x00\x00sfbk" + bytes(64))
    for name in ("missing.sf2", "broken.sf2", str(song)):
        answer = amt("render", song, "-o", "a.wav", "--sound-font", name)
        assert answer.returncode == 2
        assert "--sound-font" in answer.stderr
        assert "preferences" not in answer.stderr
        assert not (tmp_path / "a.wav").exists()


def test_doctor_prints_a_table_and_the_same_as_json(amt: Amt) -> None:
    table, as_json = amt("doctor"), amt("doctor", "--json")
    result = json.loads(as_json.stdout)
    assert table.returncode == as_json.returncode == (0 if result["can_compose"] else 1)
    for check in result["checks"]:
        assert list(check) == ["name", "status", "detail", "remedy", "is_needed"]
        assert check["name"] in table.stdout
