"""FluidSynth with a sequencer and no sound device: notes in, samples out."""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import c_void_p
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from amt_core.audio.fluid.fluid_library import (
    ANYONE,
    SEQUENCER_ANY_EVENT,
    SEQUENCER_CHANGES,
    SEQUENCER_NOTE_ON,
    load_fluid_library,
)
from amt_core.audio.fluid.presets import preset_for, presets_of
from amt_core.audio.fluid.sound_fonts import SoundFontError
from amt_core.audio.messages import BEND_RANGE_2, Message
from amt_core.audio.mix import Room
from amt_core.midi.channel_state import CHORUS, PAN, REVERB, VOLUME
from amt_core.midi.smf.smf_events import (
    CHANNEL_PRESSURE,
    CONTROL_CHANGE,
    KEY_PRESSURE,
    PITCH_BEND,
    PROGRAM_CHANGE,
)
from amt_core.music.score import Track
from amt_core.sentence import Sentence

NUM_CHANNELS = 256
"""The most that FluidSynth has; tracks beyond share from the first on."""
MAX_OUTPUTS = 128
"""The most outputs that one engine can have."""

_MELODIC_CHANNEL, _DRUM_CHANNEL = 0, 1
_SUSTAIN, _SOSTENUTO, _RESET_CONTROLS = 64, 66, 121
_NUM_EFFECTS = 2
# FluidSynth's functions for each kind of message: the one for now, and the one for an event.
_FUNCTIONS = {
    KEY_PRESSURE: ("fluid_synth_key_pressure", "fluid_event_key_pressure"),
    CONTROL_CHANGE: ("fluid_synth_cc", "fluid_event_control_change"),
    PROGRAM_CHANGE: ("fluid_synth_program_change", "fluid_event_program_change"),
    CHANNEL_PRESSURE: ("fluid_synth_channel_pressure", "fluid_event_channel_pressure"),
    PITCH_BEND: ("fluid_synth_pitch_bend", "fluid_event_pitch_bend"),
}


class FluidEngine:
    """A synthesizer and the sequencer that plays it: one tick is a millisecond of rendered sound.

    Rendering, by an audio driver's thread or by `render`, moves the clock.

    Args:
        sample_rate: Samples per second of the output.
        gain: Factor from the sounds to the output.
        num_outputs: Number of stereo outputs, each with effects of its own; track k plays on output
            k modulo this number.
        num_threads: Threads that share the voices of `render`. They sound the same with any number;
            a driver's thread should work alone, as it must not wait for others.

    Raises:
        AmtError: The FluidSynth library is missing.
    """

    def __init__(
        self, *, sample_rate: int, gain: float, num_outputs: int = 1, num_threads: int = 1
    ) -> None:
        assert 1 <= num_outputs <= MAX_OUTPUTS
        self._num_outputs = num_outputs
        self.library = load_fluid_library()
        self.settings = self.library.new_fluid_settings()
        for name, number in (("synth.sample-rate", float(sample_rate)), ("synth.gain", gain)):
            self.library.fluid_settings_setnum(self.settings, name.encode(), number)
        counts = {
            "synth.midi-channels": NUM_CHANNELS,
            "synth.polyphony": 512,
            "synth.cpu-cores": num_threads,
        }
        for name in ("synth.audio-channels", "synth.audio-groups", "synth.effects-groups"):
            counts[name] = num_outputs
        for name, count in counts.items():
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
        self._presets: frozenset[tuple[int, int]] = frozenset()
        self._tracks: tuple[Track, ...] = ()
        # Engines whose font plays here; the font may still use what belongs to them.
        self._lenders: list[FluidEngine] = []
        # Of each channel: how loud it is, its track's own volume, and the file's volume there.
        self._volume = [100] * NUM_CHANNELS
        self._own_volume = [100] * NUM_CHANNELS
        self._level = [100] * NUM_CHANNELS
        self._num_channels = 0

    def load_sound_font(self, path: Path, *, on_demand: bool) -> None:
        """Loads the sounds.

        Args:
            path: The sound font.
            on_demand: If true, `set_tracks` and program changes load what they need. That is good
                for rendering, where a second and 120 MB are saved and nobody hears a pause. For
                playing all is loaded here: the audio thread must never read a file.

        Raises:
            SoundFontError: The file cannot be used.
        """
        self.library.fluid_settings_setint(
            self.settings, b"synth.dynamic-sample-loading", int(on_demand)
        )
        self._font = self.library.fluid_synth_sfload(self.synth, str(path).encode(), 0)
        if self._font < 0:
            raise SoundFontError(Sentence('The sound font "{path}" cannot be used.', path=path))
        self._presets = presets_of(path)

    def take_sound_font(self, lender: FluidEngine) -> None:
        """Plays with the font of another engine from now on, in a moment, also while it sounds.

        The sequencer waits while an engine loads a font, so that one that takes seconds is loaded
        by an engine without a device.

        Args:
            lender: An engine that has loaded a font; it has none then, and is closed with this one.
        """
        font = self.library.fluid_synth_get_sfont(lender.synth, 0)
        self.library.fluid_synth_remove_sfont(lender.synth, font)
        self._font = self.library.fluid_synth_add_sfont(self.synth, font)
        self._presets = lender._presets
        self._lenders.append(lender)
        for channel, track in enumerate(self._tracks[:NUM_CHANNELS]):
            self._select(channel, track)

    def now_ms(self) -> int:
        """The clock: milliseconds of sound that have been rendered."""
        return int(self.library.fluid_sequencer_get_tick(self._sequencer))

    def set_gain(self, gain: float) -> None:
        """Sets the factor from the sounds to the output."""
        self.library.fluid_synth_set_gain(self.synth, gain)

    def set_tracks(self, tracks: Sequence[Track]) -> None:
        """Gives every track's channel its instrument and place."""
        self._tracks = tuple(tracks)
        self._num_channels = min(len(tracks), NUM_CHANNELS)
        for index, track in enumerate(tracks):
            channel = index % NUM_CHANNELS
            self._reset(channel, is_drum=track.is_drum)
            self._own_volume[channel] = self._level[channel] = track.volume
            self._select(channel, track)
            for control, level in (
                (PAN, track.pan),
                (REVERB, track.reverb),
                (CHORUS, track.chorus),
            ):
                self.library.fluid_synth_cc(self.synth, channel, control, level)

    def set_room(self, room: Room) -> None:
        """Sets the reverb that all tracks share."""
        for name, value in (("room-size", room.size), ("damp", room.damping)):
            self.library.fluid_settings_setnum(
                self.settings, f"synth.reverb.{name}".encode(), value
            )

    def set_volume(self, track: int, volume: int) -> None:
        """Sets how loud a track is from now on, 0..127."""
        channel = track % NUM_CHANNELS
        self._volume[channel] = volume
        self.library.fluid_synth_cc(self.synth, channel, VOLUME, self._loudness(channel))

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

    def play_messages(self, at_ms: float, *, track: int, messages: Sequence[Message]) -> None:
        """Changes controllers, bend or program of a track at a time, at once if that is past.

        The sequencer does not keep the order of many events at one time, so that they come one
        after the other, the last one when it should.
        """
        channel = track % NUM_CHANNELS
        now, last = self.now_ms(), round(at_ms)
        for place, message in enumerate(messages):
            status, data1, data2 = message
            if (status, data1) == (CONTROL_CHANGE, VOLUME):
                self._level[channel] = data2
                message = (status, data1, self._loudness(channel))  # noqa: PLW2901
            at = last - (len(messages) - 1 - place)
            if at <= now:
                self._change(channel, message)
            else:
                self._change_at(at, channel, message)

    def note_on(self, *, track: int, pitch: int, velocity: int) -> None:
        """Begins a note now."""
        self.library.fluid_synth_noteon(self.synth, track % NUM_CHANNELS, pitch, velocity)

    def note_off(self, *, track: int, pitch: int) -> None:
        """Ends a note now."""
        self.library.fluid_synth_noteoff(self.synth, track % NUM_CHANNELS, pitch)

    def cancel_notes(self) -> None:
        """Forgets the notes that have not begun; sounding notes are released when they should."""
        for kind in (SEQUENCER_NOTE_ON, *SEQUENCER_CHANGES):
            self._remove(kind)

    def release_all(self) -> None:
        """Forgets all notes and releases the sounding ones."""
        self._remove(SEQUENCER_ANY_EVENT)
        # A pedal would hold what is released.
        for channel in range(self._num_channels):
            for pedal in (_SUSTAIN, _SOSTENUTO):
                self.library.fluid_synth_cc(self.synth, channel, pedal, 0)
        self.library.fluid_synth_all_notes_off(self.synth, ANYONE)

    def render(self, num_samples: int) -> NDArray[np.float32]:
        """(num_samples, 2) float32: the next stereo samples; chords may pass full scale, 1.0."""
        samples = np.empty((num_samples, 2), dtype=np.float32)
        address = samples.ctypes.data
        self.library.fluid_synth_write_float(self.synth, num_samples, address, 0, 2, address, 1, 2)
        return samples

    def render_outputs(self, num_samples: int) -> NDArray[np.float32]:
        """(outputs, num_samples, 2) float32: the next stereo samples of each output.

        All come from the same voices, so that their sum is what one output would give. Two engines
        would differ audibly: FluidSynth 2.3 fades a voice in from the level that it had before it
        was used again, and other notes use other voices.
        """
        samples = np.zeros((self._num_outputs, 2, num_samples), dtype=np.float32)
        size = samples.itemsize * num_samples
        channels = [samples.ctypes.data + size * index for index in range(2 * self._num_outputs)]
        # Reverb and chorus of an output, in this order, are added to it.
        effects = [address for output in zip(channels[::2], channels[1::2], strict=True)
                   for address in output * _NUM_EFFECTS]  # fmt: skip
        self.library.fluid_synth_process(
            self.synth, num_samples,
            len(effects), (c_void_p * len(effects))(*effects),
            len(channels), (c_void_p * len(channels))(*channels),
        )  # fmt: skip
        return samples.transpose(0, 2, 1)

    def close(self) -> None:
        """Frees the memory."""
        self.library.delete_fluid_event(self._event)
        self.library.delete_fluid_sequencer(self._sequencer)
        self.library.delete_fluid_synth(self.synth)
        self.library.delete_fluid_settings(self.settings)
        for lender in self._lenders:
            lender.close()

    def _select(self, channel: int, track: Track) -> None:
        """Gives a channel the instrument of a track."""
        bank, program = preset_for(track, self._presets)
        self.library.fluid_synth_program_select(self.synth, channel, self._font, bank, program)

    def _reset(self, channel: int, *, is_drum: bool) -> None:
        """Puts back what the messages of another score have changed."""
        kind = _DRUM_CHANNEL if is_drum else _MELODIC_CHANNEL
        self.library.fluid_synth_set_channel_type(self.synth, channel, kind)
        for message in ((CONTROL_CHANGE, _RESET_CONTROLS, 0), *BEND_RANGE_2):
            self._change(channel, message)

    def _loudness(self, channel: int) -> int:
        """The volume of a channel: the mixer's, moved as the file moves it."""
        own = max(self._own_volume[channel], 1)
        return min(round(self._volume[channel] * self._level[channel] / own), 127)

    def _change(self, channel: int, message: Message) -> None:
        name, _ = _FUNCTIONS[message[0]]
        getattr(self.library, name)(self.synth, channel, *_values_of(message))

    def _change_at(self, at_ms: int, channel: int, message: Message) -> None:
        _, name = _FUNCTIONS[message[0]]
        getattr(self.library, name)(self._event, channel, *_values_of(message))
        self.library.fluid_sequencer_send_at(self._sequencer, self._event, at_ms, 1)

    def _remove(self, kind: int) -> None:
        self.library.fluid_sequencer_remove_events(self._sequencer, ANYONE, self._destination, kind)


def _values_of(message: Message) -> tuple[int, ...]:
    """The values of a message as FluidSynth takes them: a bend is one number of 14 bits."""
    status, data1, data2 = message
    if status == PITCH_BEND:
        return (data2 << 7 | data1,)
    return (data1,) if status in {PROGRAM_CHANGE, CHANNEL_PRESSURE} else (data1, data2)
