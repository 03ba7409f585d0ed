"""The functions that the window needs from the core, as one object that tests can replace."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from amt_core.composing.compose import ComposeEvent
from amt_core.composing.planning.plan import Plan
from amt_core.midi.ports import Direction, Input, OnMessage, list_ports, open_input_port
from amt_core.music.score import Score
from amt_core.progress import Progress
from amt_core.spec.music_spec import MusicSpec

if TYPE_CHECKING:
    from amt_core.audio.mix import Mix
    from amt_core.audio.mixer import Strip
    from amt_core.audio.player import Player
    from amt_core.evaluation.label import TakeLabel


class ComposeFunction(Protocol):
    """The type of `amt_core.composing.compose.compose`."""

    def __call__(
        self,
        spec: MusicSpec,
        *,
        model: Any,
        seed: int,
        takes: int,
        plan: Plan | None,
        cancel: threading.Event | None,
    ) -> Iterator[ComposeEvent]:
        """Writes takes, one bar after the other."""
        ...


class RenderFunction(Protocol):
    """The type of `amt_core.audio.render.render_audio` for the sound font of the user."""

    def __call__(
        self, score: Score, path: Path, *, mixer: Sequence[Strip], mix: Mix | None
    ) -> Iterator[Progress]:
        """Renders a score into a sound file."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """A player, and the reason if it is silent.

    Attributes:
        player: Plays scores.
        silent_reason: The reason for silence, with a remedy; empty if there is sound.
        presets: (bank, program) of each preset of the sound font, with its name.
        sound_font: The file that plays; None if a MIDI port does, or nothing.
    """

    player: Player
    silent_reason: str = ""
    presets: Mapping[tuple[int, int], str] = field(default_factory=dict)
    sound_font: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The services of the core; each is called on a worker thread.

    Attributes:
        compose: Writes music.
        draw_plan: The plan that a spec, a model and a seed give, before any note.
        label: Measures adherence and novelty of a take of a model.
        describe: Parses a text, with the sentence encoder if it is loaded.
        load_model: Loads the model; AmtError if there is none.
        load_encoder: Loads the sentence encoder; None if there is none.
        open_sound: Opens the sound font and the sound device.
        render: Renders a score into a sound file, with volume, mute and solo of each track,
            in a mix.
        render_stems: Renders each audible track into a sound file of its own.
        list_ports: The names of the MIDI inputs or outputs.
        open_midi_input: Opens a MIDI input; AmtError if it cannot be opened.
    """

    compose: ComposeFunction
    draw_plan: Callable[[MusicSpec, Any, int], Plan]
    label: Callable[[MusicSpec, Score, Any], TakeLabel]
    describe: Callable[[str, Any], MusicSpec]
    load_model: Callable[[], object]
    load_encoder: Callable[[], object | None]
    open_sound: Callable[[], Sound]
    render: RenderFunction
    render_stems: RenderFunction
    list_ports: Callable[[Direction], list[str]] = list_ports
    open_midi_input: Callable[[str, OnMessage], Input] = open_input_port
