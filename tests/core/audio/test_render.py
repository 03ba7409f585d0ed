from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import soundfile

from amt_core.audio.render import SAMPLE_RATE, render_audio, render_samples
from amt_core.audio.schedule import Strip
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


def test_it_is_never_cut_off_and_never_faint(small_font: Path) -> None:
    loud = [
        Note(0, 1920, pitch, 127, track) for track in range(8) for pitch in (48, 52, 55, 60, 64, 67)
    ]
    programs = (0, 30, 48, 61, 52, 19, 81, 62)
    tracks = tuple(Track(program=program, volume=127) for program in programs)
    chord = Score(num_bars=1, tracks=tracks, notes=NoteTable.from_notes(loud))
    soft = Score(num_bars=1, tracks=tracks, notes=NoteTable.from_notes([Note(0, 960, 60, 40, 0)]))
    assert np.abs(render_samples(chord, sound_font=small_font)).max() == pytest.approx(
        0.89, abs=0.01
    )
    assert 0.02 < np.abs(render_samples(soft, sound_font=small_font)).max() <= 0.9


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
