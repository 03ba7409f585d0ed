"""Texts for a piece: from its labels, and captions written from what its music is like."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from amt_core.pipeline.library.labels import PieceLabels
from amt_core.text.captions.caption import write_caption
from amt_core.text.captions.facts import Facts
from amt_core.text.captions.summary import write_summary

SUMMARY, LABELS, WIKIPEDIA, CAPTION = "summary", "labels", "wikipedia", "caption"
"""The sources of texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceText:
    """A text about a piece.

    Attributes:
        text: The text.
        source: `SUMMARY`, `LABELS`, `WIKIPEDIA` or `CAPTION`.
        attribution: The attribution that must go with the text; empty if none is needed.
    """

    text: str
    source: str
    attribution: str = ""


class WikipediaTexts(Protocol):
    """A client that asks Wikipedia about a piece."""

    def texts(self, *, title: str, artist: str) -> list[PieceText]:
        """Texts of articles; empty if none is surely about this piece."""
        ...


def texts_for(
    piece_facts: Facts,
    labels: PieceLabels,
    *,
    wikipedia: WikipediaTexts | None,
    num_captions: int,
    rng: np.random.Generator,
) -> list[PieceText]:
    """The texts of a piece, each once: its summary, from labels, from Wikipedia, then captions.

    Pieces are clustered by all but the captions, whose words are chosen at random.

    Args:
        piece_facts: What the labels state and the notes show.
        labels: The labels of the piece.
        wikipedia: The client that is asked about title and artist; None for no request.
        num_captions: The number of captions to write.
        rng: Chooses the words of the captions.
    """
    texts = [PieceText(text=write_summary(piece_facts), source=SUMMARY)]
    texts += [PieceText(text=text.strip(), source=LABELS) for text in json.loads(labels.captions)]
    if wikipedia is not None:
        texts += wikipedia.texts(title=labels.title, artist=labels.artist)
    texts += [
        PieceText(text=write_caption(piece_facts, rng), source=CAPTION) for _ in range(num_captions)
    ]
    # Of equal texts the first stays.
    return list({each.text: each for each in reversed(texts) if each.text}.values())[::-1]
