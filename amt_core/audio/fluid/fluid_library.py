"""The FluidSynth library, found through pyfluidsynth the first time that it is asked for."""

from __future__ import annotations

import ctypes
import io
import sys
from contextlib import redirect_stdout
from ctypes import POINTER, c_char_p, c_double, c_int, c_short, c_uint, c_void_p
from functools import lru_cache
from typing import Any

from amt_core.errors import AmtError
from amt_core.sentence import Sentence

SEQUENCER_NOTE_ON = 1
"""`FLUID_SEQ_NOTEON` of fluidsynth/event.h."""
SEQUENCER_CHANGES = (6, 8, 12, 18, 19)
"""`FLUID_SEQ_PROGRAMCHANGE`, `_PITCHBEND`, `_CONTROLCHANGE`, `_KEYPRESSURE`, `_CHANNELPRESSURE`."""
SEQUENCER_ANY_EVENT = -1
ANYONE = -1
"""Any source or destination of sequencer events; all channels of a synthesizer."""

_NUM_LOG_LEVELS = 5

# Result and arguments of every function that is called, as fluidsynth.h 2.x declares them.
# pyfluidsynth declares some of them too, a few with other types.
_FUNCTIONS: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "fluid_version_str": (c_char_p, ()),
    "fluid_set_log_function": (c_void_p, (c_int, c_void_p, c_void_p)),
    "new_fluid_settings": (c_void_p, ()),
    "delete_fluid_settings": (None, (c_void_p,)),
    "fluid_settings_setstr": (c_int, (c_void_p, c_char_p, c_char_p)),
    "fluid_settings_setnum": (c_int, (c_void_p, c_char_p, c_double)),
    "fluid_settings_setint": (c_int, (c_void_p, c_char_p, c_int)),
    "fluid_settings_foreach_option": (None, (c_void_p, c_char_p, c_void_p, c_void_p)),
    "new_fluid_synth": (c_void_p, (c_void_p,)),
    "delete_fluid_synth": (None, (c_void_p,)),
    "fluid_synth_sfload": (c_int, (c_void_p, c_char_p, c_int)),
    "fluid_synth_get_sfont": (c_void_p, (c_void_p, c_uint)),
    "fluid_synth_remove_sfont": (c_int, (c_void_p, c_void_p)),
    "fluid_synth_add_sfont": (c_int, (c_void_p, c_void_p)),
    "fluid_synth_program_select": (c_int, (c_void_p, c_int, c_int, c_int, c_int)),
    "fluid_synth_noteon": (c_int, (c_void_p, c_int, c_int, c_int)),
    "fluid_synth_noteoff": (c_int, (c_void_p, c_int, c_int)),
    "fluid_synth_cc": (c_int, (c_void_p, c_int, c_int, c_int)),
    "fluid_synth_program_change": (c_int, (c_void_p, c_int, c_int)),
    "fluid_synth_pitch_bend": (c_int, (c_void_p, c_int, c_int)),
    "fluid_synth_channel_pressure": (c_int, (c_void_p, c_int, c_int)),
    "fluid_synth_key_pressure": (c_int, (c_void_p, c_int, c_int, c_int)),
    "fluid_synth_set_channel_type": (c_int, (c_void_p, c_int, c_int)),
    "fluid_synth_all_notes_off": (c_int, (c_void_p, c_int)),
    "fluid_synth_all_sounds_off": (c_int, (c_void_p, c_int)),
    "fluid_synth_set_gain": (None, (c_void_p, ctypes.c_float)),
    "fluid_synth_write_float": (
        c_int,
        (c_void_p, c_int, c_void_p, c_int, c_int, c_void_p, c_int, c_int),
    ),
    "fluid_synth_process": (
        c_int,
        (c_void_p, c_int, c_int, POINTER(c_void_p), c_int, POINTER(c_void_p)),
    ),
    "new_fluid_audio_driver": (c_void_p, (c_void_p, c_void_p)),
    "delete_fluid_audio_driver": (None, (c_void_p,)),
    "new_fluid_sequencer2": (c_void_p, (c_int,)),
    "delete_fluid_sequencer": (None, (c_void_p,)),
    "fluid_sequencer_register_fluidsynth": (c_short, (c_void_p, c_void_p)),
    "fluid_sequencer_get_tick": (c_uint, (c_void_p,)),
    "fluid_sequencer_send_at": (c_int, (c_void_p, c_void_p, c_uint, c_int)),
    "fluid_sequencer_remove_events": (None, (c_void_p, c_short, c_short, c_int)),
    "new_fluid_event": (c_void_p, ()),
    "delete_fluid_event": (None, (c_void_p,)),
    "fluid_event_set_source": (None, (c_void_p, c_short)),
    "fluid_event_set_dest": (None, (c_void_p, c_short)),
    "fluid_event_noteon": (None, (c_void_p, c_int, c_short, c_short)),
    "fluid_event_noteoff": (None, (c_void_p, c_int, c_short)),
    "fluid_event_control_change": (None, (c_void_p, c_int, c_short, c_int)),
    "fluid_event_program_change": (None, (c_void_p, c_int, c_int)),
    "fluid_event_pitch_bend": (None, (c_void_p, c_int, c_int)),
    "fluid_event_channel_pressure": (None, (c_void_p, c_int, c_int)),
    "fluid_event_key_pressure": (None, (c_void_p, c_int, c_short, c_int)),
}


@lru_cache(maxsize=1)
def load_fluid_library() -> ctypes.CDLL:
    """The library with the types of all functions that are used here, saying nothing on stderr.

    Raises:
        AmtError: The library or its Python binding is missing, or older than 2.2.
    """
    try:
        # It prints where it found the library if the environment has `CI`.
        with redirect_stdout(io.StringIO()):
            import fluidsynth
    # It looks for the library when imported: nothing found, or one of another architecture.
    except (ImportError, OSError) as error:
        raise AmtError("Sound needs the FluidSynth library.", how_to_install()) from error
    library = ctypes.CDLL(fluidsynth.lib)
    try:
        for name, (result, arguments) in _FUNCTIONS.items():
            function = getattr(library, name)
            function.restype, function.argtypes = result, arguments
    except AttributeError as error:
        raise AmtError("The FluidSynth library is too old.", how_to_install()) from error
    # Without a function the messages are dropped; one of ours would run in the audio thread.
    for level in range(_NUM_LOG_LEVELS):
        library.fluid_set_log_function(level, None, None)
    return library


def fluid_version() -> str:
    """The version of the library, such as 2.3.1.

    Raises:
        AmtError: There is none.
    """
    return str(load_fluid_library().fluid_version_str().decode())


def how_to_install() -> str:
    """A sentence that says how to get the library on this system."""
    if sys.platform == "darwin":
        return Sentence("Install it: {command}", command="brew install fluid-synth")
    if sys.platform == "win32":
        return Sentence(
            "Download FluidSynth from github.com/FluidSynth/fluidsynth/releases, and add its "
            "folder bin to PATH."
        )
    return Sentence(
        "Install it: {command} (on Fedora: {fedora})",
        command="sudo apt install libfluidsynth3",
        fedora="sudo dnf install fluidsynth-libs",
    )
