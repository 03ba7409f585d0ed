"""The figures of composed pieces with their means, and the figures of human pieces."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from amt_core.evaluation.confidence import mean_of
from amt_core.evaluation.measures.columns import PieceColumns
from amt_core.evaluation.measures.harmony import Harmony
from amt_core.evaluation.measures.musicality import measure_musicality
from amt_core.evaluation.reference import EXCERPT_BARS, middle_of
from amt_core.music.score import Score
from benchmarks.listening.pieces import Piece
from benchmarks.listening.sound import SoundFigures
from benchmarks.listening.texture import measure_parts, measure_texture

# Of an excerpt these would tell where it was cut.
_OF_THE_END = ("last_notes", "last_quarters", "ends_on_tonic")


def piece_figures(piece: Piece, sound: SoundFigures | None) -> dict[str, Any]:
    """The figures of one piece.

    Args:
        piece: The piece.
        sound: The figures of its sound; None if it was not rendered.
    """
    score = piece.score
    found = Harmony(PieceColumns(score)).key
    return {
        "genre": piece.genre,
        "description": piece.spec.text,
        "seed": piece.seed,
        "tempo_bpm": round(score.tempo.at(0), 1),
        "time_signature": str(score.meter.at(0)),
        "key_asked": None if score.key is None else str(score.key),
        "key_found": None if found is None else str(found),
        "notes": measure_notes(score),
        "parts": [asdict(part) for part in measure_parts(score)],
        "sound": None if sound is None else sound.to_json(),
    }


def measure_notes(score: Score) -> dict[str, float]:
    """The musicality of a score and its texture, by name."""
    texture = measure_texture(score, measure_parts(score))
    return {**measure_musicality(score).to_json(), **texture.to_json()}


def measure_human(score: Score) -> dict[str, float]:
    """Measures a human piece: an excerpt as long as composed pieces, and the true end."""
    whole = measure_notes(score)
    ends = {name: whole[name] for name in _OF_THE_END if name in whole}
    excerpt = measure_notes(middle_of(score, EXCERPT_BARS))
    return {**{n: v for n, v in excerpt.items() if n not in _OF_THE_END}, **ends}


def summarize(
    pieces: Sequence[Mapping[str, Any]], human: Iterable[Mapping[str, float]]
) -> dict[str, Any]:
    """Means over pieces with 95 % intervals: `notes`, `sound`, and `human` if there are any.

    `key_found` is the share of the pieces with a key whose key is found to be the one meant.
    """
    asked = [float(p["key_asked"] == p["key_found"]) for p in pieces if p["key_asked"] is not None]
    return {
        "num_pieces": len(pieces),
        "key_found": mean_of(asked).to_json() if asked else None,
        "notes": _means(piece["notes"] for piece in pieces),
        "sound": _means(piece["sound"] for piece in pieces if piece["sound"] is not None),
        "human": _means(human),
    }


def _means(tables: Iterable[Mapping[str, float | None]]) -> dict[str, dict[str, float]]:
    values: dict[str, list[float]] = defaultdict(list)
    for table in tables:
        for name, value in table.items():
            if value is not None:
                values[name].append(value)
    return {name: mean_of(column).to_json() for name, column in values.items()}
