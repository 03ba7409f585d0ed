"""Checks of everything that composing, playing and training need on this machine.

Every part is tried and not only looked for: a provider runs a graph, a library is opened.
"""

from __future__ import annotations

import logging
import platform
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from amt_core.errors import AmtError
from amt_core.system import paths
from amt_core.system.installed import how_to_install, version_of
from amt_core.system.machine.hardware import this_hardware
from amt_core.system.machine.training_advice import advise

logger = logging.getLogger(__name__)

_MIN_FREE_BYTES = 2**30
_OLDEST_PYTHON = (3, 11)


class Status(StrEnum):
    """The result of a check."""

    OK = "ok"
    WARN = "warn"
    """Something works less well than it could."""
    MISSING = "missing"
    """Something does not work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check with its result.

    Attributes:
        name: The thing that is checked.
        status: The result.
        detail: The finding: a version, a path, a name.
        remedy: The remedy; empty if none is needed.
        is_needed: True if no music can be composed without it.
    """

    name: str
    status: Status
    detail: str
    remedy: str = ""
    is_needed: bool = False


def examine() -> Iterator[Check]:
    """Makes every check and yields each at once; none raises."""
    for probe in _PROBES:
        try:
            yield from probe()
        except Exception as error:  # a check that fails is a finding too
            logger.exception("the check %s failed", probe.__name__)
            name = probe.__name__.removeprefix("_").replace("_", " ")
            yield Check(name=name, status=Status.WARN, detail=f"could not be checked: {error}")


def can_compose(checks: Iterable[Check]) -> bool:
    """True if everything that composing needs is there."""
    return not any(check.is_needed and check.status is Status.MISSING for check in checks)


def _python() -> Iterator[Check]:
    is_new_enough = sys.version_info >= _OLDEST_PYTHON
    yield Check(
        name="Python",
        status=Status.OK if is_new_enough else Status.MISSING,
        detail=f"{platform.python_version()} ({sys.executable})",
        remedy="" if is_new_enough else "Install Python 3.11 or newer.",
        is_needed=True,
    )


_COMPOSER_PACKAGES = (
    "numpy",
    "tokenizers",
    "mido",
    "symusic",
    "pyfluidsynth",
    "soundfile",
    "psutil",
    "platformdirs",
)
# What needs packages that not every installation has: the packages, and the extra that has them.
_EXTRAS = {
    "training": (("torch", "transformers", "onnx", "scikit-learn"), "amt-desktop[train]"),
    "sheet music": (("verovio", "reportlab"), "amt-desktop[engraving]"),
    "reading MusicXML": (("music21",), "amt-desktop[notation]"),
    "OSC": (("python-osc",), "amt-desktop[connect]"),
    "live MIDI": (("python-rtmidi",), "amt-desktop[midi]"),
}


def _packages() -> Iterator[Check]:
    for name in _COMPOSER_PACKAGES:
        yield _package(name, f"pip install {name}", is_needed=True)
    yield _package("PySide6-Essentials", "The window needs it: pip install amt-desktop")
    for purpose, (names, extra) in _EXTRAS.items():
        absent = [name for name in names if version_of(name) is None]
        versions = [f"{name} {version_of(name)}" for name in names if name not in absent]
        yield Check(
            name=purpose,
            status=Status.WARN if absent else Status.OK,
            detail=", ".join(versions) or "not installed",
            remedy=f"Only {purpose} needs it. {how_to_install(extra)}" if absent else "",
        )


def _package(name: str, remedy: str, *, is_needed: bool = False) -> Check:
    version = version_of(name)
    return Check(
        name=name,
        status=Status.OK if version else Status.MISSING,
        detail=version or "not installed",
        remedy="" if version else remedy,
        is_needed=is_needed,
    )


def _onnx_runtime() -> Iterator[Check]:
    installed = [n for n in ("onnxruntime", "onnxruntime-gpu") if version_of(n) is not None]
    try:
        from amt_core.system.machine.onnx_providers import usable_providers

        usable = usable_providers()
    except ImportError as error:
        yield Check(
            name="ONNX Runtime",
            status=Status.MISSING,
            detail=str(error),
            remedy='pip install "amt-desktop[cpu]", or [gpu] on an NVIDIA graphics card',
            is_needed=True,
        )
        return
    both = len(installed) > 1
    yield Check(
        name="ONNX Runtime",
        status=Status.MISSING if not usable else Status.WARN if both else Status.OK,
        detail=f"{', '.join(f'{n} {version_of(n)}' for n in installed)}: {', '.join(usable)}",
        remedy="Both wheels are installed and overwrite each other: uninstall both, then install "
        'one, pip install "amt-desktop[cpu]" or "amt-desktop[gpu]".'
        if both
        else "",
        is_needed=True,
    )


def _model() -> Iterator[Check]:
    from amt_core.engine.companions import COMPANIONS
    from amt_core.engine.model_folder import ModelFolder, default_model_path
    from amt_core.system.checksums import check_folder

    def found_at() -> Path:
        path = ModelFolder.open(default_model_path()).path
        check_folder(path)
        for companion in COMPANIONS:
            companion.load(path)
        return path

    yield _found("model", found_at, is_needed=True)


def _sentence_encoder() -> Iterator[Check]:
    from amt_core.text.encoder.sentence_encoder import SentenceEncoder

    def found_at() -> str:
        SentenceEncoder.load()
        return "ready"

    yield _found("sentence encoder", found_at)


def _sound() -> Iterator[Check]:
    from amt_core.audio.fluid.fluid_library import fluid_version
    from amt_core.audio.fluid.sound_fonts import find_sound_font

    library, font = _found("FluidSynth", fluid_version), _found("sound font", find_sound_font)
    yield library
    yield font
    if library.status is Status.OK and font.status is Status.OK:
        yield _sound_device()


def _sound_device() -> Check:
    from amt_core.audio.fluid.fluid_synth import FluidSynth

    synth = FluidSynth()
    try:
        return Check(
            name="sound device",
            status=Status.WARN if synth.is_silent else Status.OK,
            detail="none opens" if synth.is_silent else "opens",
            remedy=synth.reason,
        )
    finally:
        synth.close()


def _found(name: str, find: Callable[[], Path | str], *, is_needed: bool = False) -> Check:
    """A check of something that is either found or an AmtError that says what to do."""
    try:
        found = find()
    except AmtError as error:
        return Check(
            name=name,
            status=Status.MISSING,
            detail=error.message,
            remedy=error.hint,
            is_needed=is_needed,
        )
    return Check(name=name, status=Status.OK, detail=str(found), is_needed=is_needed)


def _midi_ports() -> Iterator[Check]:
    from amt_core.midi.ports import list_ports

    ports = list_ports("output")
    yield Check(
        name="MIDI ports",
        status=Status.OK if ports else Status.WARN,
        detail=", ".join(ports) or "none",
        remedy="" if ports else "Only playing into a DAW or a synthesizer needs one.",
    )


def _graphics_card() -> Iterator[Check]:
    import pynvml

    try:
        pynvml.nvmlInit()
    except pynvml.NVMLError as error:
        yield Check(
            name="graphics card",
            status=Status.WARN,
            detail=f"no NVIDIA card was found ({error})",
            remedy="Composing runs well without; training is many times faster with one.",
        )
        return
    try:
        for index in range(pynvml.nvmlDeviceGetCount()):
            card = pynvml.nvmlDeviceGetHandleByIndex(index)
            memory_gib = int(pynvml.nvmlDeviceGetMemoryInfo(card).total) / 2**30
            yield Check(
                name="graphics card",
                status=Status.OK,
                detail=f"{pynvml.nvmlDeviceGetName(card)}, {memory_gib:.0f} GiB",
            )
    finally:
        pynvml.nvmlShutdown()


def _training_machine() -> Iterator[Check]:
    advice = advise(this_hardware())
    yield Check(
        name="training machine",
        status=Status.OK if advice.tier else Status.WARN,
        detail=f"{advice.can_do}; batch_size = {advice.batch_size}, "
        f"num_workers = {advice.num_workers}",
        remedy=f"For training, {advice.lacking}." if advice.lacking else "",
    )


def _disk() -> Iterator[Check]:
    folder = paths.data_dir()
    free_bytes = shutil.disk_usage(folder).free
    enough = free_bytes >= _MIN_FREE_BYTES
    yield Check(
        name="disk space",
        status=Status.OK if enough else Status.WARN,
        detail=f"{free_bytes / 2**30:.1f} GiB free in {folder}",
        remedy="" if enough else "Make room, or set AMT_HOME to a folder on another disk.",
    )


_PROBES = (
    _python,
    _packages,
    _onnx_runtime,
    _model,
    _sentence_encoder,
    _sound,
    _midi_ports,
    _graphics_card,
    _training_machine,
    _disk,
)
