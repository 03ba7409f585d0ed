"""A writer without a model: it takes any of the ways that a grammar leaves open."""

from __future__ import annotations

import numpy as np

from amt_core.tokens.grammar.fill import FillGrammar
from amt_core.tokens.grammar.write import WriteGrammar
from amt_core.tokens.vocabulary import VOCABULARY


def walk(
    grammar: WriteGrammar | FillGrammar, rng: np.random.Generator, *, haste: float = 0.2
) -> list[int]:
    """The tokens of a random walk to the end; with `haste` it takes a way on to the next cell."""
    tokens: list[int] = []
    while not grammar.finished:
        allowed = grammar.allowed()
        assert len(allowed)
        assert len(np.unique(allowed)) == len(allowed)
        onward = [t for t in allowed.tolist() if is_border(t)]
        hurries = bool(onward) and rng.random() < haste
        tokens.append(int(rng.choice(onward if hurries else allowed)))
        grammar.advance(tokens[-1])
    return tokens


def is_border(token: int) -> bool:
    """True if a token leads on to another cell or bar, or ends the piece."""
    v = VOCABULARY
    return token in v.bar or token in v.track or token in (v.eos, v.cell_end)
