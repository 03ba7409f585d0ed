from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import soundfile

from amt_core.audio.loudness import SAMPLE_RATE, LoudnessMeter, integrated_loudness
from amt_core.audio.master import CEILING_DB, TARGET_LUFS
from amt_core.audio.mix import mix_for
from amt_core.audio.mixer import Strip
from amt_core.audio.render import render_audio, render_samples, render_stems
from amt_core.errors import AmtError
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track
from amt_core.music.tempo_map import TempoMap
from amt_core.progress import Advanced, Finished, Started

pytestmark = pytest.mark.usefixtures("with_fluidsynth")


def _pulses() -> Score:
    """Short notes of a harpsichord with rests between, while the tempo changes."""
    places = (0, 480, 1440, 1920, 2880, 4800)
    return Score(
        num_bars=3,
        tracks=(Track(program=6),),
        notes=NoteTable.from_notes([Note(tick, 100, 60, 100, 0) for tick in places]),
        tempo=TempoMap(changes=((0, 90.0), (1920, 60.0))),
    )


def test_the_onsets_that_are_heard_are_those_of_the_score(
    small_font: Path, music: SimpleNamespace
) -> None:
    score = _pulses()
    samples = render_samples(score, sound_font=small_font)
    for onset_ms in score.tempo.to_sec(score.notes.onset_ticks) * 1000:
        heard_ms = music.rise_ms(samples, SAMPLE_RATE, onset_ms)
        assert heard_ms == pytest.approx(onset_ms, abs=10)


_LOUD = [
    Note(0, 1920, pitch, 127, track) for track in range(8) for pitch in (48, 52, 55, 60, 64, 67)
]
_SOFT = [Note(0, 960, 60, 40, 0)]
_SHARP = [Note(480 * i, 30, 76, 127, 8) for i in range(8)]


def _measured(notes: list[Note], sound_font: Path) -> LoudnessMeter:
    programs = (0, 30, 48, 61, 52, 19, 81, 62)
    tracks = (*(Track(program=program, volume=127) for program in programs), Track(is_drum=True))
    score = Score(num_bars=2, tracks=tracks, notes=NoteTable.from_notes(notes))
    meter = LoudnessMeter()
    meter.add(render_samples(score, sound_font=sound_font))
    return meter


@pytest.mark.parametrize("notes", [_LOUD, _SOFT], ids=["loud", "soft"])
def test_any_music_has_the_target_loudness(small_font: Path, notes: list[Note]) -> None:
    loudness = integrated_loudness(_measured(notes, small_font).energy)
    assert loudness == pytest.approx(TARGET_LUFS, abs=0.5)


@pytest.mark.parametrize("notes", [_LOUD, _SOFT, _SHARP], ids=["loud", "soft", "sharp"])
def test_no_peak_is_above_the_ceiling(small_font: Path, notes: list[Note]) -> None:
    assert 20 * np.log10(_measured(notes, small_font).peak.max()) <= CEILING_DB


def test_it_starts_and_ends_without_a_click(small_font: Path) -> None:
    samples = render_samples(_pulses(), sound_font=small_font)
    assert np.abs(samples[:10]).max() < 1e-3
    assert np.abs(samples[-10:]).max() < 1e-4


def test_stems_add_up_to_the_mix(small_font: Path, tmp_path: Path) -> None:
    notes = [Note(480 * i, 480, 60 + i, 100, i % 2) for i in range(8)]
    drums = [Note(480 * i, 60, 38, 110, 2) for i in range(8)]
    score = Score(
        num_bars=2,
        tracks=(Track(program=0), Track(program=48, name="Strings/Left"), Track(is_drum=True)),
        notes=NoteTable.from_notes([*notes, *drums]),
    )
    mix = mix_for(score.tracks, ("melody", "pad", "drums"), style="classical")
    path = tmp_path / "song.wav"
    events = list(render_stems(score, path, sound_font=small_font, mix=mix))
    assert isinstance(events[-1], Finished)
    names = ["song-1-Acoustic-Grand-Piano.wav", "song-2-Strings-Left.wav", "song-3-Drums.wav"]
    assert sorted(file.name for file in tmp_path.iterdir()) == names
    total = sum(soundfile.read(tmp_path / name, dtype="float64")[0] for name in names)
    whole = render_samples(score, sound_font=small_font, mix=mix)
    residual_db = 10 * np.log10(np.square(total - whole).mean() / np.square(whole).mean())
    assert residual_db < -60


def test_a_mix_puts_its_parts_left_and_right(small_font: Path) -> None:
    tracks = (Track(program=0), Track(program=0))
    notes = NoteTable.from_notes([Note(0, 960, 60, 100, 0)])
    score = Score(num_bars=1, tracks=tracks, notes=notes)
    mix = mix_for(tracks, ("chords", "chords"), style="funk")
    left, right = np.square(render_samples(score, sound_font=small_font, mix=mix)).sum(axis=0)
    assert mix.channels[0].pan < 64
    assert left > right


def test_it_lasts_until_the_sound_has_died_away(small_font: Path) -> None:
    score = _pulses()
    samples = render_samples(score, sound_font=small_font)
    assert len(samples) / SAMPLE_RATE >= score.duration_sec
    assert np.abs(samples[-SAMPLE_RATE // 100 :]).max() < 1e-4


def test_a_score_without_notes_is_silence_of_its_length(small_font: Path) -> None:
    samples = render_samples(Score(num_bars=1, tracks=()), sound_font=small_font)
    assert len(samples) >= 2 * SAMPLE_RATE
    assert np.abs(samples).max() < 1e-3


def test_what_is_muted_is_not_heard(small_font: Path) -> None:
    mixer = [Strip(volume=100, is_muted=True)]
    samples = render_samples(_pulses(), sound_font=small_font, mixer=mixer)
    assert np.abs(samples).max() < 1e-3


@pytest.mark.parametrize(("suffix", "kind"), [(".wav", "WAV"), (".FLAC", "FLAC")])
def test_a_file_has_16_bits_and_what_was_rendered(
    small_font: Path, tmp_path: Path, suffix: str, kind: str
) -> None:
    path = tmp_path / f"Größe{suffix}"
    score = _pulses()
    events = list(render_audio(score, path, sound_font=small_font))
    info = soundfile.info(path)
    assert (info.format, info.subtype, info.channels) == (kind, "PCM_16", 2)
    samples, _ = soundfile.read(path, dtype="float32")
    np.testing.assert_allclose(samples, render_samples(score, sound_font=small_font), atol=1e-3)
    assert isinstance(events[0], Started)
    assert isinstance(events[-1], Finished)
    done = [event.done for event in events if isinstance(event, Advanced)]
    assert done == sorted(done)
    assert done[-1] == events[0].total


def test_a_rendering_that_is_given_up_leaves_nothing_behind(
    small_font: Path, tmp_path: Path
) -> None:
    path = tmp_path / "half.wav"
    events = render_audio(_pulses(), path, sound_font=small_font)
    for _ in range(3):
        next(events)
    events.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["song.mp3", "song", "missing/song.wav", "folder.wav"])
def test_what_cannot_be_written_is_a_sentence_with_a_remedy(
    small_font: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder.wav").mkdir()
    with pytest.raises(AmtError) as refused:
        list(render_audio(_pulses(), tmp_path / name, sound_font=small_font))
    assert refused.value.hint
    assert [path.name for path in tmp_path.iterdir()] == ["folder.wav"]


def test_the_send_of_a_track_to_the_reverb_is_heard(small_font: Path) -> None:
    note = NoteTable.from_notes([Note(0, 120, 76, 110, 0)])
    tails: list[float] = []
    quarter = SAMPLE_RATE // 4
    for reverb in (0, 127):
        score = Score(num_bars=1, tracks=(Track(program=115, reverb=reverb),), notes=note)
        samples = render_samples(score, sound_font=small_font)
        struck, tail = np.abs(samples[:quarter]).sum(), np.abs(samples[quarter : 2 * quarter]).sum()
        tails.append(float(tail / struck))
    assert tails[1] > 1.5 * tails[0]
