"""The form of a piece: which bars take up which earlier ones.

Most music that people keep returns to what it began with. A small model that sees a thousand tokens
seldom does so of its own accord; so a plan says where, and a logit bias favors it
(`amt_core.tokens.preferences.repeated_bars`). The last bar of a phrase, where it turns to the next,
and the end of the piece stay free.
"""

from __future__ import annotations

import numpy as np

_PHRASE_BARS = 4
_SHORT_PHRASE_BARS = 2
# Phrases by letter, as in the commonest forms of songs and dances; longer pieces go round again.
_FORMS = ("AABA", "ABAB", "AABB", "ABAC", "ABAA", "AABC")
# Some music goes on without looking back.
_FORM_SHARE = 0.75


def draw_form(num_bars: int, rng: np.random.Generator) -> tuple[int | None, ...]:
    """For every bar the earlier bar that it takes up, or None."""
    repeated: list[int | None] = [None] * num_bars
    if rng.random() >= _FORM_SHARE:
        return tuple(repeated)
    length = _PHRASE_BARS if num_bars >= 2 * _PHRASE_BARS else _SHORT_PHRASE_BARS
    letters = _FORMS[int(rng.integers(len(_FORMS)))]
    first_of: dict[str, int] = {}
    for start in range(0, num_bars, length):
        letter = letters[start // length % len(letters)]
        model = first_of.setdefault(letter, start)
        if model != start:
            for offset in range(min(length - 1, num_bars - 1 - start)):
                repeated[start + offset] = model + offset
    return tuple(repeated)
