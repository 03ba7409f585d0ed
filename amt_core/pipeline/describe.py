"""Texts for a piece: from its labels, and captions written from what its music is like."""

from __future__ import annotations

import json
from typing import Protocol

import numpy as np

from amt_core.pipeline.labels import PieceLabels
from amt_core.text.captions import Facts, write_caption


class WikipediaTexts(Protocol):
    """Who asks Wikipedia about a piece."""

    def texts(self, *, title: str, artist: str) -> list[str]:
        """What its articles say; empty if none is surely about this piece."""
        ...


def texts_for(
    piece_facts: Facts,
    labels: PieceLabels,
    *,
    wikipedia: WikipediaTexts | None,
    rng: np.random.Generator,
) -> list[str]:
    """The texts of a piece, those of people first, each once.

    Args:
        piece_facts: What the labels state and the notes show.
        labels: What people have said.
        wikipedia: Whom to ask about title and artist; None asks nobody.
        rng: Chooses the words of the caption.
    """
    texts: list[str] = [text.strip() for text in json.loads(labels.captions)]
    if wikipedia is not None:
        texts += wikipedia.texts(title=labels.title, artist=labels.artist)
    texts.append(write_caption(piece_facts, rng))
    return list(dict.fromkeys(filter(None, texts)))
