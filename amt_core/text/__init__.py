"""From words to a MusicSpec, and from music to words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amt_core.text.describer import Describer
    from amt_core.text.music_spec import MusicSpec


@cache
def _describer() -> Describer:
    from amt_core.text.describer import Describer

    return Describer()


def describe(text: str) -> MusicSpec:
    """The spec of any text, by its words and, where its files are there, the sentence encoder."""
    return _describer().describe(text)
