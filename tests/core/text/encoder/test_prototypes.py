"""The phrases of prototypes belong to the labels of the built-in file of embeddings."""

from __future__ import annotations

from amt_core.text.encoder.prototypes import read_phrases
from amt_core.text.encoder.sentence_encoder import default_encoder_path
from amt_core.text.encoder.suggestions import PROTOTYPE_FILE, Prototypes


def test_every_phrase_has_its_embedding() -> None:
    labels = [label for label, phrases in read_phrases().items() for _ in phrases]
    embedded = Prototypes.read(default_encoder_path() / PROTOTYPE_FILE)
    assert list(embedded.labels) == labels
