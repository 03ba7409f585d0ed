"""How freely a model wants its tokens drawn, in the `generation_config.json` of transformers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from amt_core.engine.sampler import SamplingOptions
from amt_core.system.model_files import read_beside_model

FILE_NAME = "generation_config.json"

DEFAULT_SAMPLING = SamplingOptions(temperature=1.1, top_p=0.98)
"""For a model that says nothing of it."""


def read_sampling(folder: Path) -> SamplingOptions:
    """The temperature, top-k and top-p that a model folder states, else the defaults.

    Raises:
        AmtError: The file is damaged, or a value in it makes no sense.
    """
    path = folder / FILE_NAME
    return read_beside_model(path, _read) or DEFAULT_SAMPLING


def _read(path: Path) -> SamplingOptions:
    stated: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return SamplingOptions(
        temperature=float(stated.get("temperature") or DEFAULT_SAMPLING.temperature),
        top_k=int(stated.get("top_k") or DEFAULT_SAMPLING.top_k),
        top_p=float(stated.get("top_p") or DEFAULT_SAMPLING.top_p),
    )


def state_sampling(folder: Path, options: SamplingOptions) -> None:
    """Writes how tokens shall be drawn into a model folder; what else is stated there stays."""
    path = folder / FILE_NAME
    stated: dict[str, Any] = {}
    if path.exists():
        stated = json.loads(path.read_text(encoding="utf-8"))
    stated |= {
        "do_sample": True,
        "temperature": options.temperature,
        "top_k": options.top_k,
        "top_p": options.top_p,
    }
    path.write_text(json.dumps(stated, indent=2, sort_keys=True) + "\n", encoding="utf-8")
