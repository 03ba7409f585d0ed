"""The settings, declared once; the preferences dialog and the checks are made from this table.

The file is JSON, written whole under a temporary name and renamed. A file that cannot be read is
kept next to the new one as `settings.json.bad`; of a readable one only the bad entries are dropped.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.system import paths
from amt_core.system.files import replacing
from amt_core.system.json_text import parse_json
from amt_core.system.setting import Setting, T

logger = logging.getLogger(__name__)

THEME = Setting(
    key="appearance.theme",
    default="dark",
    title="Theme",
    help="The colors of the window.",
    choices={"system": "As the system", "dark": "Dark", "light": "Light"},
)
CONTRAST = Setting(
    key="appearance.contrast",
    default="system",
    title="Contrast",
    help="High contrast draws every edge, and the keyboard focus as a broad ring.",
    choices={"system": "As the system", "normal": "Normal", "high": "High"},
)
LANGUAGE = Setting(
    key="appearance.language",
    default="",
    title="Language",
    help="The language of the window, from the next start on.",
    choices={"": "As the system", "en": "English", "de": "Deutsch"},
)
RETURN_MODE = Setting(
    key="play.return",
    default="start",
    title="Stop",
    help="The place to which Stop takes the playhead.",
    choices={
        "start": "To the beginning",
        "began": "To where playing began",
        "stay": "Where it is",
    },
)
FOLLOW_MODE = Setting(
    key="play.follow",
    default="page",
    title="Follow",
    help="How the view follows the playhead.",
    choices={"off": "Not at all", "page": "Page by page", "smooth": "Smoothly"},
)
SOUND_FONT = Setting(
    key="sound.font",
    default="",
    title="Sound font",
    help="The file (.sf2, .sf3) with the sounds of the instruments. Empty: a system sound font.",
    is_path=True,
)
SOUND_DRIVER = Setting(
    key="sound.driver",
    default="",
    title="Sound driver",
    help="The sound system that is tried first.",
    choices={
        "": "Automatic",
        "pulseaudio": "PulseAudio",
        "pipewire": "PipeWire",
        "alsa": "ALSA",
        "jack": "JACK",
        "coreaudio": "Core Audio",
        "wasapi": "WASAPI",
        "dsound": "DirectSound",
    },
    is_advanced=True,
)
SOUND_DEVICE = Setting(
    key="sound.device",
    default="",
    title="Sound device",
    help="The device of the sound driver, such as hw:1. Empty: the system's.",
    is_sound_device=True,
    is_advanced=True,
)
SOUND_BUFFER = Setting(
    key="sound.buffer",
    default="256",
    title="Latency",
    help="The time from a key to its sound. Choose more if the sound crackles.",
    choices={"64": "5 ms", "128": "11 ms", "256": "21 ms", "512": "43 ms", "1024": "85 ms"},
)
MIDI_PORT = Setting(
    key="sound.midi_port",
    default="",
    title="MIDI output",
    help="The name of the MIDI port that plays the notes. Empty: the sound font plays them.",
    midi_port="output",
)
MIDI_CLOCK = Setting(
    key="sound.midi_clock",
    default=True,
    title="MIDI clock",
    help="Whether the MIDI output also gets clock, start, stop and song position.",
    unit="Send",
    is_advanced=True,
)
MIDI_INPUT = Setting(
    key="sound.midi_input",
    default="",
    title="MIDI input",
    help="The MIDI keyboard that plays the chosen part and is recorded.",
    midi_port="input",
)
OSC_PORT = Setting(
    key="connect.osc_port",
    default=0,
    title="OSC port",
    help="The port on which other programs of this machine control this one. 0: off.",
    minimum=0,
    maximum=65_535,
    is_advanced=True,
)
AS_PLAYED, AS_WRITTEN = "played", "written"
EXPORT_AS = Setting(
    key="export.notes",
    default=AS_PLAYED,
    title="Exported notes",
    help="The notes in dragged files and stems, and what export dialogs offer first.",
    choices={AS_PLAYED: "As played", AS_WRITTEN: "As written"},
)
MODEL = Setting(
    key="compose.model",
    default="",
    title="Model",
    help="The folder of the model that composes. Empty: the default model.",
    is_path=True,
    is_folder=True,
)
THREADS = Setting(
    key="compose.threads",
    default=0,
    title="Threads",
    help="How many processor cores compose. 0: the program measures the best number at the first "
    "start.",
    minimum=0,
    maximum=16,
    is_advanced=True,
)
MAX_CANDIDATES = 8
"""The most candidates of a bar that can be asked for."""

CANDIDATES = Setting(
    key="compose.candidates",
    default=0,
    title="Candidates",
    help="How often each bar is written: a critic keeps one, those most like music by people more "
    "often. 1: once, which is fastest. 0: the model's own choice.",
    minimum=0,
    maximum=MAX_CANDIDATES,
    is_advanced=True,
)
TEMPERATURE = Setting(
    key="compose.temperature",
    default=0.0,
    title="Temperature",
    help="How freely notes are chosen: below 1 the likely ones, above 1 the unusual ones more "
    "often. 0: the model's own choice. The same seed gives other notes.",
    minimum=0.0,
    maximum=2.0,
    is_advanced=True,
)
TOP_P = Setting(
    key="compose.top_p",
    default=0.0,
    title="Top-p",
    help="Only the most likely notes that together have this share of the probability are "
    "chosen from. 0: the model's own choice. The same seed gives other notes.",
    minimum=0.0,
    maximum=1.0,
    is_advanced=True,
)
TRAINING_PYTHON = Setting(
    key="train.python",
    default="",
    title="Training",
    help="The Python program of the environment that trains, with amt-desktop[train] installed; "
    "when empty, the one that runs this program.",
    is_path=True,
    is_advanced=True,
)
MEASURED_ENGINE = Setting(
    key="compose.measured",
    default="",
    title="Measured speed",
    help="The result of that measurement, with its machine and model.",
)
SHORTCUTS = Setting(
    key="keys.shortcuts",
    default="",
    title="Shortcuts",
    help="The keys that the user gave to actions, as JSON.",
)
RECENT_COMMANDS = Setting(
    key="keys.recent",
    default="",
    title="Recent commands",
    help="The actions that were chosen from the command palette, the last one first.",
)
GROUPS: dict[str, tuple[str, ...]] = {
    "General": ("appearance", "play", "compose", "export", "train"),
    "Sound and MIDI": ("sound",),
    "Connections": ("connect",),
}
"""Title of a page of the dialog -> the first parts of the keys of its settings."""

SETTINGS: tuple[Setting[Any], ...] = (
    THEME, CONTRAST, LANGUAGE, RETURN_MODE, FOLLOW_MODE, SOUND_FONT, SOUND_DRIVER, SOUND_DEVICE,
    SOUND_BUFFER, MIDI_PORT, MIDI_CLOCK, MIDI_INPUT, OSC_PORT, EXPORT_AS, MODEL, THREADS,
    CANDIDATES, TEMPERATURE, TOP_P, TRAINING_PYTHON,
)  # fmt: skip
"""The settings of the dialog, in its order."""

KEPT: tuple[Setting[Any], ...] = (MEASURED_ENGINE, SHORTCUTS, RECENT_COMMANDS)
"""Values that the program stores with the settings, and that no page of the dialog shows."""


class Settings:
    """The values of all settings, kept in a file.

    Args:
        path: The file; by default the user's own.
        declared: The settings that the file may hold.

    Attributes:
        path: The file; it is written when a value changes.
        warnings: Problems found when the file was read, in sentences for a person.
    """

    def __init__(
        self, path: Path | None = None, *, declared: Sequence[Setting[Any]] = (*SETTINGS, *KEPT)
    ) -> None:
        self.path = path or paths.config_dir() / "settings.json"
        self._declared = {setting.key: setting for setting in declared}
        self.warnings: list[str] = []
        self._values: dict[str, object] = {}
        self._unknown: dict[str, object] = {}
        self._read()

    def get(self, setting: Setting[T]) -> T:
        """The value of a setting."""
        return cast("T", self._values.get(setting.key, setting.default))

    def set(self, setting: Setting[T], value: T) -> None:
        """Changes a setting and writes the file.

        Raises:
            AmtError: The value is not allowed, or the file cannot be written.
        """
        self._values[setting.key] = setting.checked(value)
        self._write()

    def reset(self, setting: Setting[Any]) -> None:
        """Gives a setting its default back and writes the file.

        Raises:
            AmtError: The file cannot be written.
        """
        self._values.pop(setting.key, None)
        self._write()

    def _read(self) -> None:
        try:
            content = parse_json(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return
        except (OSError, ValueError) as error:
            self._keep_bad_file(Sentence("The settings could not be read ({error}).", error=error))
            return
        if not isinstance(content, dict):
            self._keep_bad_file(Sentence("The settings file does not hold settings."))
            return
        self._take(cast("dict[str, object]", content))

    def _take(self, content: dict[str, object]) -> None:
        complaint = Sentence("")
        for key, value in content.items():
            if key not in self._declared:
                self._unknown[key] = (
                    value  # from a newer version of the program, which may run again
                )
                continue
            try:
                self._values[key] = self._declared[key].checked(value)
            except AmtError as error:
                complaint = complaint.and_then(error.message)
        if complaint:
            self._keep_bad_file(complaint)

    def _keep_bad_file(self, complaint: Sentence) -> None:
        kept = self.path.with_suffix(self.path.suffix + ".bad")
        warning = Sentence(
            "{complaint} The default is used instead; the file is kept as {kept}.",
            complaint=complaint,
            kept=kept,
        )
        try:
            shutil.copyfile(self.path, kept)
        except OSError as error:
            warning = Sentence("{complaint} The default is used instead.", complaint=complaint)
            logger.warning("the bad settings file could not be kept: %s", error)
        logger.warning("%s", warning)
        self.warnings.append(warning)

    def _write(self) -> None:
        content = json.dumps({**self._unknown, **self._values}, indent=2, ensure_ascii=False)
        try:
            with replacing(self.path) as temporary:
                temporary.write_text(content + os.linesep, encoding="utf-8", newline="")
        except OSError as error:
            raise AmtError(
                Sentence(
                    "The settings could not be saved in {path}: {reason}.",
                    path=self.path,
                    reason=error.strerror,
                ),
                "They apply until the program ends. Check the disk space and the permissions.",
            ) from error
