"""The services of the real core, each imported when it is first needed."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amt_core.composing.compose import ComposeEvent
from amt_core.composing.planning.plan import Plan
from amt_core.errors import AmtError
from amt_core.music.score import Score
from amt_core.progress import Progress
from amt_core.spec.music_spec import MusicSpec
from amt_core.system.settings import (
    MIDI_CLOCK,
    MIDI_PORT,
    MODEL,
    SOUND_BUFFER,
    SOUND_DEVICE,
    SOUND_DRIVER,
    SOUND_FONT,
    TEMPERATURE,
    TOP_P,
    Setting,
    Settings,
)
from amt_desktop.bridge.services import Services, Sound

if TYPE_CHECKING:
    from amt_core.audio.mix import Mix
    from amt_core.audio.mixer import Strip
    from amt_core.engine.sampling.sampler import SamplingOptions
    from amt_core.evaluation.label import TakeLabel

logger = logging.getLogger(__name__)


def core_services(settings: Settings) -> Services:
    """The services of the installed core; each reads the user's settings when it is called."""

    def load_model() -> object:
        from amt_core.engine.model import Model

        model = Model.load(_chosen_path(settings, MODEL), settings=settings)
        # The files are read for it here, and not when the window first asks.
        logger.info("the model is %s", model.id)
        return model

    def open_sound() -> Sound:
        from amt_core.audio.fluid.fluid_synth import open_synth
        from amt_core.audio.fluid.sound_fonts import find_sound_font
        from amt_core.audio.player import Player
        from amt_core.audio.port.port_synth import open_port_synth

        if port := settings.get(MIDI_PORT):
            synth = open_port_synth(port, has_clock=settings.get(MIDI_CLOCK))
            return Sound(player=Player(synth), silent_reason=synth.reason)
        chosen = _chosen_path(settings, SOUND_FONT)
        synth = open_synth(
            chosen,
            driver=settings.get(SOUND_DRIVER),
            device=settings.get(SOUND_DEVICE),
            period_samples=int(settings.get(SOUND_BUFFER)),
        )
        return Sound(
            player=Player(synth),
            silent_reason=synth.reason,
            presets=_presets(chosen),
            sound_font=None if synth.is_silent else find_sound_font(chosen),
        )

    def render(
        score: Score, path: Path, *, mixer: Sequence[Strip], mix: Mix | None
    ) -> Iterator[Progress]:
        from amt_core.audio.render import render_audio

        font = _chosen_path(settings, SOUND_FONT)
        return render_audio(score, path, sound_font=font, mixer=mixer, mix=mix)

    def stems(
        score: Score, path: Path, *, mixer: Sequence[Strip], mix: Mix | None
    ) -> Iterator[Progress]:
        from amt_core.audio.render import render_stems

        font = _chosen_path(settings, SOUND_FONT)
        return render_stems(score, path, sound_font=font, mixer=mixer, mix=mix)

    def compose(
        spec: MusicSpec,
        *,
        model: Any,
        seed: int,
        takes: int,
        plan: Plan | None,
        cancel: threading.Event | None,
    ) -> Iterator[ComposeEvent]:
        from amt_core.composing.compose import compose as write

        options = _sampling(settings, model)
        return write(
            spec, model=model, seed=seed, takes=takes, plan=plan, options=options, cancel=cancel
        )

    return Services(
        compose=compose,
        draw_plan=_draw_plan,
        label=_label,
        describe=_describe,
        load_model=load_model,
        load_encoder=_load_encoder,
        open_sound=open_sound,
        render=render,
        render_stems=stems,
    )


def _presets(chosen: Path | None) -> Mapping[tuple[int, int], str]:
    """The presets of the sound font; empty if there is none."""
    from amt_core.audio.fluid.presets import preset_names
    from amt_core.audio.fluid.sound_fonts import find_sound_font

    try:
        return preset_names(find_sound_font(chosen))
    except AmtError:
        return {}


def _chosen_path(settings: Settings, setting: Setting[str]) -> Path | None:
    chosen = settings.get(setting)
    return Path(chosen).expanduser() if chosen else None


def _sampling(settings: Settings, model: Any) -> SamplingOptions:
    """The sampling options of a model, with what the user chose instead."""
    chosen = {
        name: value
        for name, setting in (("temperature", TEMPERATURE), ("top_p", TOP_P))
        if (value := settings.get(setting))
    }
    return replace(model.sampling, **chosen)


def _draw_plan(spec: MusicSpec, model: Any, seed: int) -> Plan:
    from amt_core.composing.compose import plan_takes

    return plan_takes(spec, model=model, seed=seed)[0]


def _label(spec: MusicSpec, score: Score, model: Any) -> TakeLabel:
    from amt_core.evaluation.label import label_take

    return label_take(spec, score, model.folder.path)


def _describe(text: str, encoder: Any) -> MusicSpec:
    from amt_core.text.parse.parser import parse_description

    return parse_description(text, encoder=encoder)


def _load_encoder() -> object:
    # Imports what hears and judges as well, because an import stops every thread later; composing
    # can begin before.
    import amt_core.evaluation.label
    import amt_core.performance.interpret  # noqa: F401
    from amt_core.text import load_encoder

    encoder = load_encoder()
    # The lexicon is made when it is first used; the first word typed must not wait for it.
    _describe("music", encoder)
    return encoder
