"""The request to change a piece: the model, and what the new notes should be."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from amt_core.composing.planning.plan import Plan
from amt_core.engine.model import Model
from amt_core.engine.sampling.sampler import SamplingOptions
from amt_core.spec.music_spec import MusicSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class Shaping:
    """The model that writes, and its options.

    Attributes:
        model: The model.
        seed: At least 0; take i has the seed `seed_of_take(seed, i)`.
        takes: How many ways of doing it are wanted.
        spec: What the new notes shall be; where it is silent, the piece itself says it.
        plan: The plan of the piece, where it is known; None finds it in the notes.
        options: How freely tokens are drawn; None leaves that to the model.
        cancel: Set it to stop within one token; what is complete is kept.
    """

    model: Model
    seed: int
    takes: int = 1
    spec: MusicSpec = field(default_factory=MusicSpec)
    plan: Plan | None = None
    options: SamplingOptions | None = None
    cancel: threading.Event = field(default_factory=threading.Event)
