from __future__ import annotations

import builtins
import logging
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from amt_core.audio.fluid import fluid_library, fluid_synth
from amt_core.audio.fluid.fluid_engine import FluidEngine
from amt_core.audio.fluid.fluid_library import fluid_version, load_fluid_library
from amt_core.audio.fluid.fluid_synth import FluidSynth, open_synth
from amt_core.audio.mix import PLAIN_ROOM, Room
from amt_core.errors import AmtError
from amt_core.music.score import Track

pytestmark = pytest.mark.usefixtures("with_fluidsynth")
RATE = 44_100


@pytest.fixture
def engine(small_font: Path) -> Any:
    engine = FluidEngine(sample_rate=RATE, gain=0.4)
    engine.load_sound_font(small_font, on_demand=False)
    yield engine
    engine.close()


def _loudness(samples: np.ndarray) -> float:
    return float(np.abs(samples).max())


def test_rendering_moves_the_clock_by_a_millisecond_for_a_millisecond(engine: FluidEngine) -> None:
    engine.render(RATE)
    assert engine.now_ms() == pytest.approx(1000, abs=3)


def test_a_note_sounds_at_its_time(engine: FluidEngine, music: SimpleNamespace) -> None:
    engine.set_tracks([Track()])
    engine.play_note(500, track=0, pitch=60, velocity=100, duration_ms=200)
    assert music.rise_ms(engine.render(RATE), RATE, 500) == pytest.approx(500, abs=10)


def test_a_cancelled_note_is_not_heard_and_one_that_sounds_is_still_released(
    engine: FluidEngine,
) -> None:
    engine.set_tracks([Track(program=19)])
    engine.play_note(0, track=0, pitch=60, velocity=100, duration_ms=600)
    engine.play_note(1500, track=0, pitch=60, velocity=100, duration_ms=100)
    assert _loudness(engine.render(RATE // 2)) > 0.01
    engine.cancel_notes()
    engine.render(RATE)
    assert _loudness(engine.render(RATE)) < 0.005


def test_releasing_everything_ends_the_sound(engine: FluidEngine) -> None:
    engine.set_tracks([Track(program=19)])
    engine.play_note(0, track=0, pitch=60, velocity=100, duration_ms=60_000)
    assert _loudness(engine.render(RATE // 2)) > 0.01
    engine.release_all()
    engine.render(RATE)
    assert _loudness(engine.render(RATE)) < 0.005


def test_a_track_without_volume_is_silent(engine: FluidEngine) -> None:
    engine.set_tracks([Track(), Track(is_drum=True)])
    engine.set_volume(0, 0)
    engine.play_note(0, track=0, pitch=60, velocity=127, duration_ms=500)
    assert _loudness(engine.render(RATE // 2)) < 1e-3


def test_every_track_may_be_drums(engine: FluidEngine) -> None:
    engine.set_tracks([Track(is_drum=True, program=99), Track()])
    engine.play_note(0, track=0, pitch=38, velocity=127, duration_ms=100)
    assert _loudness(engine.render(RATE // 2)) > 0.01


def test_a_track_on_the_left_is_heard_on_the_left(engine: FluidEngine) -> None:
    engine.set_tracks([Track(program=73, pan=0)])
    engine.play_note(0, track=0, pitch=72, velocity=100, duration_ms=400)
    samples = engine.render(RATE // 2)
    assert _loudness(samples[:, 0]) > 3 * _loudness(samples[:, 1])


def test_sounds_loaded_on_demand_sound_the_same(engine: FluidEngine, small_font: Path) -> None:
    lazy = FluidEngine(sample_rate=RATE, gain=0.4)
    lazy.load_sound_font(small_font, on_demand=True)
    heard: list[np.ndarray] = []
    for each in (engine, lazy):
        each.set_tracks([Track(program=11)])
        each.play_note(10, track=0, pitch=60, velocity=100, duration_ms=200)
        heard.append(each.render(RATE // 2))
    lazy.close()
    np.testing.assert_array_equal(heard[0], heard[1])


def test_a_file_that_is_no_sound_font_is_refused(engine: FluidEngine, tmp_path: Path) -> None:
    path = tmp_path / "broken.sf2"
    path.write_bytes(b"RIFF\0\0\0\0sfbk")
    with pytest.raises(AmtError) as refused:
        engine.load_sound_font(path, on_demand=True)
    assert refused.value.hint


def test_where_no_device_opens_it_is_a_silent_clock_with_a_reason(
    monkeypatch: pytest.MonkeyPatch, small_font: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fluid_synth, "_DRIVERS", {})
    synth = FluidSynth(small_font)
    assert synth.is_silent
    assert "sound" in synth.reason
    assert synth.now_ms() >= 0
    synth.set_tracks([Track()])
    synth.play_note(0, track=0, pitch=60, velocity=64, duration_ms=10)
    synth.set_volume(0, 3)
    synth.cancel_notes()
    synth.release_all()
    synth.close()
    assert capfd.readouterr().err == ""


def test_the_driver_thread_makes_the_sound(
    small_font: Path, tmp_path: Path, music: SimpleNamespace
) -> None:
    import soundfile

    path = tmp_path / "heard.wav"
    synth = FluidSynth(small_font, driver="file", output_file=path)
    assert not synth.is_silent
    assert synth.latency_ms > 0
    synth.set_tracks([Track()])
    onset_ms = synth.now_ms() + 50
    synth.play_note(onset_ms, track=0, pitch=60, velocity=100, duration_ms=100)
    while synth.now_ms() < onset_ms + 150:  # the driver keeps the time
        pass
    synth.close()
    samples, rate = soundfile.read(path)
    assert rate == 48_000
    assert music.rise_ms(samples, rate, onset_ms) == pytest.approx(onset_ms, abs=10)


def test_without_the_library_there_is_a_silent_one_that_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real_import = builtins.__import__

    def without_fluidsynth(name: str, *rest: Any) -> Any:
        if name == "fluidsynth":
            raise ImportError("Couldn't find the FluidSynth library.")
        return real_import(name, *rest)

    load_fluid_library.cache_clear()
    monkeypatch.setattr(builtins, "__import__", without_fluidsynth)
    try:
        synth = open_synth()
        assert synth.is_silent
        assert fluid_library.how_to_install() in synth.reason
    finally:
        load_fluid_library.cache_clear()


def test_the_library_tells_its_version() -> None:
    assert int(fluid_version().split(".")[0]) >= 2


def test_a_key_that_is_played_sounds_until_it_is_released(small_font: Path) -> None:
    engine = FluidEngine(sample_rate=44_100, gain=0.3)
    engine.load_sound_font(small_font, on_demand=True)
    engine.set_tracks((Track(program=16, reverb=0),))
    engine.note_on(track=0, pitch=60, velocity=100)
    sounding = float(np.abs(engine.render(8192)[4096:]).max())
    engine.note_off(track=0, pitch=60)
    engine.render(44_100)
    released = float(np.abs(engine.render(8192)).max())
    engine.close()
    assert sounding > 0.005 > 10 * released


def test_the_room_changes_while_a_note_sounds(small_font: Path) -> None:
    tails: list[float] = []
    for room in (PLAIN_ROOM, Room(size=0.95, damping=0.0, send=100)):
        engine = FluidEngine(sample_rate=44_100, gain=0.3)
        engine.load_sound_font(small_font, on_demand=True)
        engine.set_tracks((Track(program=16, reverb=100),))
        engine.note_on(track=0, pitch=60, velocity=100)
        engine.render(8192)
        engine.set_room(room)
        engine.note_off(track=0, pitch=60)
        engine.render(44_100)
        tails.append(float(np.sqrt(np.mean(engine.render(44_100) ** 2))))
        engine.close()
    assert tails[1] > 10 * tails[0]


def test_an_engine_plays_with_the_font_of_another_one(small_font: Path) -> None:
    engine, lender = (FluidEngine(sample_rate=RATE, gain=0.3) for _ in range(2))
    engine.set_tracks((Track(program=16, reverb=0),))
    lender.load_sound_font(small_font, on_demand=False)
    engine.note_on(track=0, pitch=60, velocity=100)
    assert _loudness(engine.render(8192)) < 1e-6
    engine.take_sound_font(lender)
    engine.note_on(track=0, pitch=60, velocity=100)
    assert _loudness(engine.render(8192)) > 0.005
    engine.close()


def test_a_small_font_plays_until_a_compressed_one_is_unpacked(
    small_font: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    monkeypatch.setattr(fluid_synth, "stand_in_for", lambda _path: small_font)
    compressed = tmp_path / "large.sf3"
    compressed.write_bytes(small_font.read_bytes())
    synth = FluidSynth(compressed, driver="file", output_file=tmp_path / "heard.wav")
    synth.set_tracks([Track()])
    synth.wait_until_loaded()
    synth.close()
    assert [record.getMessage() for record in caplog.records] == [
        f"sound through file with {small_font.name}",
        "sound with large.sf3",
    ]


def test_the_latency_is_that_of_the_buffers_that_were_chosen(
    small_font: Path, tmp_path: Path
) -> None:
    synth = FluidSynth(
        small_font, driver="file", period_samples=512, output_file=tmp_path / "out.raw"
    )
    assert synth.latency_ms == pytest.approx(42.7, abs=0.1)
    synth.close()


def test_the_devices_of_the_drivers_are_a_list_of_names() -> None:
    assert all(isinstance(name, str) for name in fluid_synth.output_devices())
