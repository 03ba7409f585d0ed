"""Text: descriptions to a MusicSpec, and captions from what is known of a piece."""

from __future__ import annotations

import gc
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from amt_core.spec.music_spec import MusicSpec
    from amt_core.text.describer import Describer
    from amt_core.text.encoder.sentence_encoder import SentenceEncoder

_NUM_TEXTS_KEPT = 16


@cache
def _describer() -> Describer:
    from amt_core.text.describer import Describer

    return Describer()


def describe(text: str) -> MusicSpec:
    """The spec of any text, by its words and, where its files are there, the sentence encoder."""
    return _describer().describe(text)


def load_encoder() -> SentenceEncoder:
    """The built-in encoder, loaded once.

    Raises:
        AmtError: Its files are missing or damaged.
    """
    return _describer().load_encoder()


def release_encoder() -> None:
    """Gives back the memory of the encoder; the next description loads it again."""
    from amt_core.system.machine.memory import return_free_memory

    _describer.cache_clear()
    gc.collect()  # the encoder and its session refer to each other
    return_free_memory()


@lru_cache(_NUM_TEXTS_KEPT)
def embed(text: str) -> NDArray[np.float32] | None:
    """(384,) the unit vector of a text; None without the encoder."""
    encoder = _describer().encoder
    return None if encoder is None else encoder.encode([text])[0]
