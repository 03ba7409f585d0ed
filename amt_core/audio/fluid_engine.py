"""FluidSynth with a sequencer and no sound device: notes in, samples out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from amt_core.audio.fluid_library import (
    ANYONE,
    SEQUENCER_ANY_EVENT,
    SEQUENCER_NOTE_ON,
    load_fluid_library,
)
from amt_core.errors import AmtError
from amt_core.music.score import Track

NUM_CHANNELS = 256
"""The most that FluidSynth has; tracks beyond share from the first on."""

_OK = 0
_DRUM_BANK = 128
_VOLUME, _PAN = 7, 10


class FluidEngine:
    """A synthesizer and the sequencer that plays it: one tick is a millisecond of rendered sound.

    Whoever renders (an audio driver's thread, or `render`) thereby moves the clock.

    Args:
        sample_rate: Samples per second of the output.
        gain: Factor from the sounds to the output.

    Raises:
        AmtError: The FluidSynth library is missing.
    """

    def __init__(self, *, sample_rate: int, gain: float) -> None:
        self.library = load_fluid_library()
        self.settings = self.library.new_fluid_settings()
        for name, number in (("synth.sample-rate", float(sample_rate)), ("synth.gain", gain)):
            self.library.fluid_settings_setnum(self.settings, name.encode(), number)
        for name, count in (("synth.midi-channels", NUM_CHANNELS), ("synth.polyphony", 512)):
            self.library.fluid_settings_setint(self.settings, name.encode(), count)
        self.synth = self.library.new_fluid_synth(self.settings)
        # Without the system's timer the sound that is rendered is the clock.
        self._sequencer = self.library.new_fluid_sequencer2(0)
        self._destination = self.library.fluid_sequencer_register_fluidsynth(
            self._sequencer, self.synth
        )
        self._event = self.library.new_fluid_event()
        self.library.fluid_event_set_source(self._event, ANYONE)
        self.library.fluid_event_set_dest(self._event, self._destination)
        self._font = -1

    def load_sound_font(self, path: Path, *, on_demand: bool) -> None:
        """Loads the sounds.

        Args:
            path: The sound font.
            on_demand: Whether `set_tracks` loads what it needs; that saves a second and 150 MB,
                but can take 50 ms there, and seconds if the file is compressed. Otherwise all
                is loaded here.

        Raises:
            AmtError: The file cannot be used.
        """
        self.library.fluid_settings_setint(
            self.settings, b"synth.dynamic-sample-loading", int(on_demand)
        )
        self._font = self.library.fluid_synth_sfload(self.synth, str(path).encode(), 0)
        if self._font < 0:
            raise AmtError(
                f'The sound font "{path}" cannot be used.', "Choose another in the preferences."
            )

    def keep_loaded(self, tracks: Iterable[Track]) -> None:
        """Loads the sounds of some tracks for good, where sounds are loaded on demand."""
        for track in tracks:
            bank = _DRUM_BANK if track.is_drum else 0
            self.library.fluid_synth_pin_preset(self.synth, self._font, bank, track.program)

    def now_ms(self) -> int:
        """The clock: milliseconds of sound that have been rendered."""
        return int(self.library.fluid_sequencer_get_tick(self._sequencer))

    def set_gain(self, gain: float) -> None:
        """Sets the factor from the sounds to the output."""
        self.library.fluid_synth_set_gain(self.synth, gain)

    def set_tracks(self, tracks: Sequence[Track]) -> None:
        """Gives every track's channel its instrument and place."""
        for index, track in enumerate(tracks):
            channel = index % NUM_CHANNELS
            bank = _DRUM_BANK if track.is_drum else 0
            # A font without this kit or instrument has at least the first of its bank.
            for program in (track.program, 0):
                if (
                    self.library.fluid_synth_program_select(
                        self.synth, channel, self._font, bank, program
                    )
                    == _OK
                ):
                    break
            self.library.fluid_synth_cc(self.synth, channel, _PAN, track.pan)

    def set_volume(self, track: int, volume: int) -> None:
        """Sets how loud a track is from now on, 0..127."""
        self.library.fluid_synth_cc(self.synth, track % NUM_CHANNELS, _VOLUME, volume)

    def play_note(
        self, at_ms: float, *, track: int, pitch: int, velocity: int, duration_ms: float
    ) -> None:
        """Plays a note at a time, at once if that is past."""
        channel = track % NUM_CHANNELS
        start = max(round(at_ms), 0)
        end = max(round(at_ms + duration_ms), start + 1)
        self.library.fluid_event_noteon(self._event, channel, pitch, velocity)
        self.library.fluid_sequencer_send_at(self._sequencer, self._event, start, 1)
        self.library.fluid_event_noteoff(self._event, channel, pitch)
        self.library.fluid_sequencer_send_at(self._sequencer, self._event, end, 1)

    def cancel_notes(self) -> None:
        """Forgets the notes that have not begun; those that sound are released when they should."""
        self._remove(SEQUENCER_NOTE_ON)

    def release_all(self) -> None:
        """Forgets all notes and releases those that sound."""
        self._remove(SEQUENCER_ANY_EVENT)
        self.library.fluid_synth_all_notes_off(self.synth, ANYONE)

    def render(self, num_samples: int) -> NDArray[np.float32]:
        """(num_samples, 2) float32: the next stereo samples; chords may pass full scale, 1.0."""
        samples = np.empty((num_samples, 2), dtype=np.float32)
        address = samples.ctypes.data
        self.library.fluid_synth_write_float(self.synth, num_samples, address, 0, 2, address, 1, 2)
        return samples

    def close(self) -> None:
        """Frees the memory."""
        self.library.delete_fluid_event(self._event)
        self.library.delete_fluid_sequencer(self._sequencer)
        self.library.delete_fluid_synth(self.synth)
        self.library.delete_fluid_settings(self.settings)

    def _remove(self, kind: int) -> None:
        self.library.fluid_sequencer_remove_events(self._sequencer, ANYONE, self._destination, kind)
