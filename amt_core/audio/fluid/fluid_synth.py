"""FluidSynth on the sound device: a driver thread of the library's own makes the sound."""

from __future__ import annotations

import ctypes
import logging
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from amt_core.audio.fluid.fluid_engine import FluidEngine
from amt_core.audio.fluid.fluid_library import load_fluid_library
from amt_core.audio.fluid.sound_fonts import find_sound_font, stand_in_for
from amt_core.audio.messages import Message
from amt_core.audio.mix import Room
from amt_core.audio.synth import NullSynth, Synth
from amt_core.errors import AmtError
from amt_core.music.score import Track
from amt_core.sentence import Sentence

# What is asked one after the other. "pipewire" and "sdl2" want a set-up call from the program, and
# "jack" complains on the terminal where no server runs; PipeWire answers to the first two as well.
_DRIVERS = {
    "linux": ("pulseaudio", "alsa"),
    "darwin": ("coreaudio",),
    "win32": ("wasapi", "dsound"),
}
DEFAULT_PERIOD_SAMPLES, _NUM_PERIODS = 256, 4
# Sound servers and most devices run at this rate; another would be resampled.
_SAMPLE_RATE = 48_000
# Six-note chords at velocity 100 in all of N tracks stay below full scale with 0.55 / sqrt(N).
_GAIN, _MAX_GAIN = 0.55, 0.4

_log = logging.getLogger(__name__)


class FluidSynth:
    """A `Synth` on a sound device; where none opens, a silent clock.

    Making one loads sounds, which can take a second: do it off the GUI's thread. A compressed font
    (SF3) takes several; a small one plays until it is there.

    Args:
        sound_font: The sound font; the best of the machine if absent.
        driver: FluidSynth's name of the audio driver to try first, such as `alsa`.
        device: The driver's name of its device; the system's if empty.
        period_samples: Samples in one of the driver's four buffers.
        output_file: Where the driver `file` writes the sound, in real time.

    Raises:
        AmtError: The FluidSynth library or a sound font is missing.
    """

    def __init__(
        self,
        sound_font: Path | None = None,
        *,
        driver: str = "",
        device: str = "",
        period_samples: int = DEFAULT_PERIOD_SAMPLES,
        output_file: Path | None = None,
    ) -> None:
        self._device, self._period_samples = device, period_samples
        self.has_clock = False
        self._engine = FluidEngine(sample_rate=_SAMPLE_RATE, gain=_MAX_GAIN)
        self._driver: int | None = None
        self._silence: NullSynth | None = None
        # Held while the font is exchanged.
        self._lock = threading.Lock()
        self._loader: threading.Thread | None = None
        self._is_closed = False
        try:
            path = find_sound_font(sound_font)
            # The device first: where there is none, loading the sounds would be time for nothing.
            name, self._driver = self._open_driver(driver, output_file)
            if self._driver is None:
                self._silence = NullSynth(_why_silent())
                _log.info("no sound: %s", self.reason)
            else:
                stand_in = stand_in_for(path)
                self._engine.load_sound_font(stand_in or path, on_demand=False)
                _log.info("sound through %s with %s", name, (stand_in or path).name)
                if stand_in is not None:
                    self._start_loading(path)
        except AmtError:
            self.close()
            raise

    @property
    def is_silent(self) -> bool:
        """True if no sound device could be opened."""
        return self._silence is not None

    @property
    def reason(self) -> str:
        """The reason why it is silent, with a remedy; empty if it is not."""
        return self._silence.reason if self._silence else ""

    @property
    def latency_ms(self) -> float:
        """The length of the sound in the driver's buffers."""
        if self._silence:
            return 0.0
        return _NUM_PERIODS * self._period_samples * 1000 / _SAMPLE_RATE

    def now_ms(self) -> float:
        """Milliseconds of sound that the driver has asked for."""
        return self._silence.now_ms() if self._silence else self._engine.now_ms()

    def set_tracks(self, tracks: Sequence[Track]) -> None:
        """Gives every track its instrument and place, and leaves room for all of them together."""
        if not self._silence:
            with self._lock:
                self._engine.set_gain(min(_GAIN / max(len(tracks), 1) ** 0.5, _MAX_GAIN))
                self._engine.set_tracks(tracks)

    def set_room(self, room: Room) -> None:
        """Sets the reverb that all tracks share, at once also while notes sound."""
        if not self._silence:
            self._engine.set_room(room)

    def set_volume(self, track: int, volume: int) -> None:
        """Sets how loud a track is from now on, 0..127."""
        if not self._silence:
            self._engine.set_volume(track, volume)

    def play_note(
        self, at_ms: float, *, track: int, pitch: int, velocity: int, duration_ms: float
    ) -> None:
        """Plays a note at a time, at once if that is past."""
        if not self._silence:
            self._engine.play_note(
                at_ms, track=track, pitch=pitch, velocity=velocity, duration_ms=duration_ms
            )

    def play_messages(self, at_ms: float, *, track: int, messages: Sequence[Message]) -> None:
        """Changes controllers, bend or program of a track at a time, at once if that is past."""
        if not self._silence:
            self._engine.play_messages(at_ms, track=track, messages=messages)

    def note_on(self, *, track: int, pitch: int, velocity: int) -> None:
        """Begins a note now; FluidSynth may be called on any thread."""
        if not self._silence:
            self._engine.note_on(track=track, pitch=pitch, velocity=velocity)

    def note_off(self, *, track: int, pitch: int) -> None:
        """Ends a note that was begun so."""
        if not self._silence:
            self._engine.note_off(track=track, pitch=pitch)

    def play_system(self, at_ms: float, message: Sequence[int]) -> None:
        """Does nothing: a sound device has no use for a clock."""

    def cancel_notes(self) -> None:
        """Forgets the notes that have not begun; sounding notes are released when they should."""
        if not self._silence:
            self._engine.cancel_notes()

    def release_all(self) -> None:
        """Forgets all notes and releases the sounding ones."""
        if not self._silence:
            self._engine.release_all()

    def close(self) -> None:
        """Gives the sound device back and frees the memory."""
        with self._lock:
            self._is_closed = True
        if self._driver is not None:
            self._engine.library.delete_fluid_audio_driver(self._driver)
            self._driver = None
        self._engine.close()

    def wait_until_loaded(self) -> None:
        """Returns when the font plays that was asked for, and not one that stands in for it."""
        if self._loader is not None:
            self._loader.join()

    def _start_loading(self, path: Path) -> None:
        # A daemon, so that the program need not wait for it at its end.
        self._loader = threading.Thread(
            target=self._load, args=(path,), name="sound font", daemon=True
        )
        self._loader.start()

    def _load(self, path: Path) -> None:
        """Loads a font in an engine without a device, and plays with it from then on."""
        lender = FluidEngine(sample_rate=_SAMPLE_RATE, gain=_MAX_GAIN)
        try:
            lender.load_sound_font(path, on_demand=False)
        except AmtError as error:
            _log.warning("%s", error)
            lender.close()
            return
        with self._lock:
            if self._is_closed:
                lender.close()
                return
            self._engine.take_sound_font(lender)
        _log.info("sound with %s", path.name)

    def _open_driver(self, wanted: str, output_file: Path | None) -> tuple[str, int | None]:
        """The name and address of the first driver that starts; ("", None) if none does."""
        library, settings = self._engine.library, self._engine.settings
        library.fluid_settings_setint(settings, b"audio.period-size", self._period_samples)
        library.fluid_settings_setint(settings, b"audio.periods", _NUM_PERIODS)
        if output_file is not None:
            library.fluid_settings_setstr(settings, b"audio.file.name", str(output_file).encode())
        built_in = _drivers_in(library, settings)
        for name in dict.fromkeys((wanted, *_DRIVERS.get(sys.platform, ()))):
            if name not in built_in or not _may_answer(name):
                continue
            library.fluid_settings_setstr(settings, b"audio.driver", name.encode())
            if self._device:
                setting = f"audio.{name}.device".encode()
                library.fluid_settings_setstr(settings, setting, self._device.encode())
            # Not through pyfluidsynth's start(): it reports success where no device exists.
            if driver := library.new_fluid_audio_driver(settings, self._engine.synth):
                return name, int(driver)
            _log.debug("the audio driver %s does not start", name)
        return "", None


def open_synth(
    sound_font: Path | None = None,
    *,
    driver: str = "",
    device: str = "",
    period_samples: int = DEFAULT_PERIOD_SAMPLES,
) -> Synth:
    """The synthesizer of this machine, silent with its reason where something is missing.

    Args:
        sound_font: The sound font; the best of the machine if absent.
        driver: FluidSynth's name of the audio driver to try first.
        device: The driver's name of its device; the system's if empty.
        period_samples: Samples in one of the driver's four buffers.
    """
    try:
        return FluidSynth(sound_font, driver=driver, device=device, period_samples=period_samples)
    except AmtError as error:
        _log.warning("no sound: %s", error)
        return NullSynth(error.text)


def output_devices() -> list[str]:
    """The devices that the drivers of this system name; empty if there are none, or no library."""
    try:
        library = load_fluid_library()
    except AmtError:
        return []
    settings = library.new_fluid_settings()
    names = [
        name
        for driver in _DRIVERS.get(sys.platform, ())
        if _may_answer(driver)
        for name in _options_of(library, settings, f"audio.{driver}.device")
    ]
    library.delete_fluid_settings(settings)
    return list(dict.fromkeys(names))


def _drivers_in(library: ctypes.CDLL, settings: int) -> list[str]:
    """The audio drivers that this build of the library has."""
    return _options_of(library, settings, "audio.driver")


def _options_of(library: ctypes.CDLL, settings: int, setting: str) -> list[str]:
    """The values that a setting of the library may have."""
    names: list[str] = []

    @ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p)
    def add(_data: int | None, _name: bytes, option: bytes) -> None:
        names.append(option.decode())

    library.fluid_settings_foreach_option(settings, setting.encode(), None, add)
    return names


def _may_answer(driver: str) -> bool:
    # libasound complains on the terminal where there is no sound card at all.
    return driver != "alsa" or Path("/dev/snd").is_dir()


def _why_silent() -> str:
    if sys.platform == "linux":
        return Sentence(
            "No sound device answers. Check that PipeWire or PulseAudio runs, or that a sound "
            "card is connected."
        )
    return Sentence("No sound device answers. Check that one is connected and switched on.")
