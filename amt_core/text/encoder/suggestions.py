"""Genres and moods that a description suggests without naming them, found by embeddings.

A label's score is mostly its nearest phrase's cosine to the text, a little the second nearest's.
It must also beat the phrases that suggest nothing. Suggestions never change a stated attribute.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.spec.genres import GENRE_OF_SUBGENRE
from amt_core.spec.music_spec import Attribute, MusicSpec, Source
from amt_core.system.arrays import read_arrays
from amt_core.text.encoder.prototypes import read_phrases
from amt_core.text.encoder.sentence_encoder import DIMENSION, SentenceEncoder

PROTOTYPE_FILE = "prototypes.npz"
STYLE_THRESHOLD = 0.46
MOOD_THRESHOLD = 0.34
"""Scores from which on a style, or a mood, is suggested; measured by `benchmarks.describe`."""
SECOND_MOOD_WITHIN = 0.04
"""A second mood is suggested if its score comes this near to the first's."""
SURE_MOOD = 0.42
"""A mood with this score goes before moods that single words imply."""
_MAX_MOODS = 2
_MAX_CHARS = 1000
_NEUTRAL = "neutral:"
# Weights of the second nearest and of the nearest phrase.
_WEIGHTS = np.array([0.15, 0.85], dtype=np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Prototypes:
    """The embedded phrases that suggest a genre, a mood or nothing.

    Attributes:
        labels: `kind:label`, one for each phrase, equal labels together.
        vectors: (phrases, 384) float32 unit vectors.
    """

    labels: tuple[str, ...]
    vectors: NDArray[np.float32]

    @classmethod
    def read(cls, file: Path) -> Prototypes:
        """The prototypes in a file.

        Raises:
            AmtError: The file is missing or broken.
        """
        try:
            arrays = read_arrays(
                file, {"labels": ("U", ("phrases",)), "vectors": ("f", ("phrases", DIMENSION))}
            )
        except (OSError, ValueError) as error:
            raise AmtError(
                Sentence("The encoder's prototypes in {file} can't be read.", file=file),
                "Install AMT Desktop again, or run: python -m amt_core.text.encoder.export",
            ) from error
        return cls(tuple(arrays["labels"].tolist()), arrays["vectors"].astype(np.float32))

    def scores(self, vector: NDArray[np.float32]) -> dict[str, float]:
        """`kind:label` → its score for a (384,) unit vector."""
        cosines = self.vectors @ vector
        names, firsts = np.unique(np.array(self.labels), return_index=True)
        order = np.argsort(firsts)
        parts = np.split(cosines, firsts[order][1:])
        return {
            str(names[i]): float(np.dot(np.sort(part)[-2:], _WEIGHTS[-len(part) :]))
            for i, part in zip(order, parts, strict=True)
        }


def write_prototypes(encoder: SentenceEncoder, file: Path) -> None:
    """Embeds all phrases and writes them, float16, without pickles."""
    all_phrases = read_phrases()
    labels = [label for label, phrases in all_phrases.items() for _ in phrases]
    vectors = encoder.encode([phrase for phrases in all_phrases.values() for phrase in phrases])
    np.savez_compressed(file, labels=np.array(labels), vectors=vectors.astype(np.float16))


@cache
def _prototypes(file: Path) -> Prototypes:
    return Prototypes.read(file)


def add_suggestions(
    spec: MusicSpec, encoder: SentenceEncoder, *, denied: frozenset[str] = frozenset()
) -> MusicSpec:
    """The spec with genre and moods inferred from the text where it names none.

    Args:
        spec: The attributes that the words state.
        encoder: Its folder also holds the prototypes.
        denied: Styles and moods that the text excludes.
    """
    wants_style = spec.genre.value is None
    wants_moods = not spec.moods.is_binding
    if not (wants_style or wants_moods) or not any(char.isalpha() for char in spec.text):
        return spec
    scores = _prototypes(encoder.folder / PROTOTYPE_FILE).scores(
        encoder.encode([spec.text[:_MAX_CHARS]])[0]
    )
    least = scores.pop(_NEUTRAL)
    near = {label: score for label, score in scores.items() if score > least}
    if wants_style:
        spec = _with_style(spec, _nearest(near, "style", STYLE_THRESHOLD, denied))
    if wants_moods:
        spec = _with_moods(spec, _nearest(near, "mood", MOOD_THRESHOLD, denied))
    return spec


def _nearest(
    scores: dict[str, float], kind: str, threshold: float, denied: frozenset[str]
) -> list[tuple[str, float]]:
    """The labels of a kind whose score suffices, the best first."""
    named = [(label.partition(":"), score) for label, score in scores.items()]
    found = [
        (name, score)
        for (prefix, _, name), score in named
        if prefix == kind and score >= threshold and name not in denied
    ]
    return sorted(found, key=lambda item: -item[1])


def _with_style(spec: MusicSpec, styles: Sequence[tuple[str, float]]) -> MusicSpec:
    if not styles:
        return spec
    name = styles[0][0]
    genre = Attribute(GENRE_OF_SUBGENRE.get(name, name), Source.INFERRED)
    is_subgenre = name in GENRE_OF_SUBGENRE
    subgenre = Attribute(name, Source.INFERRED) if is_subgenre else spec.subgenre
    return replace(spec, genre=genre, subgenre=subgenre)


def _with_moods(spec: MusicSpec, moods: Sequence[tuple[str, float]]) -> MusicSpec:
    """Sets the moods of the whole text, then the moods that single words imply."""
    if not moods:
        return spec
    best = moods[0][1]
    implied = spec.moods.value or ()
    if implied and best < SURE_MOOD:
        return spec
    close = [name for name, score in moods[:_MAX_MOODS] if score >= best - SECOND_MOOD_WITHIN]
    merged = tuple(dict.fromkeys((*close, *implied)))[:_MAX_MOODS]
    return replace(spec, moods=Attribute(merged, Source.INFERRED))
