"""The sampling options of a model, in the `generation_config.json` of transformers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from amt_core.engine.sampling.sampler import SamplingOptions
from amt_core.system.companion_file import CompanionFile

_RHYTHM_RATIO: Final = "rhythm_temperature_ratio"  # no entry of transformers

DEFAULT_SAMPLING = SamplingOptions(temperature=1.05, top_p=0.98)
"""The options for a model that states none."""


def _read(path: Path) -> SamplingOptions:
    """The temperatures, top-k and top-p that a file states, each by default the usual one."""
    stated: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return SamplingOptions(
        temperature=float(stated.get("temperature") or DEFAULT_SAMPLING.temperature),
        rhythm_temperature_ratio=float(
            stated.get(_RHYTHM_RATIO) or DEFAULT_SAMPLING.rhythm_temperature_ratio
        ),
        top_k=int(stated.get("top_k") or DEFAULT_SAMPLING.top_k),
        top_p=float(stated.get("top_p") or DEFAULT_SAMPLING.top_p),
    )


def _write(path: Path, options: SamplingOptions) -> None:
    """Writes the options into a file; its other entries stay."""
    stated: dict[str, Any] = {}
    if path.exists():
        stated = json.loads(path.read_text(encoding="utf-8"))
    stated |= {
        "do_sample": True,
        "temperature": options.temperature,
        _RHYTHM_RATIO: options.rhythm_temperature_ratio,
        "top_k": options.top_k,
        "top_p": options.top_p,
    }
    path.write_text(json.dumps(stated, indent=2, sort_keys=True) + "\n", encoding="utf-8")


GENERATION_CONFIG_FILE = CompanionFile(name="generation_config.json", read=_read, write=_write)


def read_sampling(folder: Path) -> SamplingOptions:
    """The sampling options of a model folder, by default the usual ones.

    Raises:
        AmtError: The file is damaged, or a value in it makes no sense.
    """
    return GENERATION_CONFIG_FILE.load(folder) or DEFAULT_SAMPLING
