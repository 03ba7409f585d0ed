"""Measures a take and gives it one number, by which the best of several is kept.

The score lies in 0..1 and is a weighted mean of three parts; a part that cannot be measured is
left out, and the weights of the others are scaled.

- 0.5 × adherence: the share of requested attributes that are right (`asa`), 1 if there are none;
- 0.4 × likeness: for each of `TYPICAL`, 1 within one standard deviation of the human mean, and
  exp(-(|z| - 1)² / 2) beyond it, averaged;
- 0.1 × novelty: 1 if the longest run of notes that fewer than three training pieces contain has
  at most 16 notes, else 16 / run.

A take that is empty, or stuck (one bar repeated more than eight times), scores 0.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from amt_core.evaluation.adherence import measure_adherence
from amt_core.evaluation.measures.cosiatec import measure_packing
from amt_core.evaluation.measures.musicality import measure_musicality
from amt_core.evaluation.novelty.index import NoveltyIndex
from amt_core.evaluation.novelty.novelty import Novelty, measure_novelty
from amt_core.evaluation.reference import Reference
from amt_core.music.score import Score
from amt_core.spec.music_spec import MusicSpec
from amt_core.tokens.known_runs import MAX_COPIED_NOTES

TYPICAL = (
    "pitch_class_entropy", "scale_consistency", "groove_consistency", "polyphony",
    "empty_beat_rate", "drum_pattern_consistency", "entropy_1_bar", "entropy_4_bars",
    "groove_similarity", "chord_irregularity", "structure_short", "structure_middle",
    "structural_repetition", "interval_entropy", "bass_root_rate", "melody_in_scale",
    "ends_on_tonic",
)  # fmt: skip
"""Measures that are compared with human pieces."""

_ADHERENCE, _LIKENESS, _NOVELTY = 0.5, 0.4, 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredTake:
    """The figures of a take and its score.

    Attributes:
        adherence: Requests of the spec that the take keeps; see `Adherence`.
        musicality: Measures of the music; see `Musicality`.
        novelty: Notes shared with the training pieces, see `Novelty`; None without an index.
        score: From 0 to 1, see above.
    """

    adherence: dict[str, float]
    musicality: dict[str, float]
    novelty: dict[str, int] | None
    score: float


def measure_take(
    spec: MusicSpec,
    score: Score,
    *,
    index: NoveltyIndex | None = None,
    reference: Reference | None = None,
    with_cosiatec: bool = False,
) -> MeasuredTake:
    """Measures a take and scores it.

    Args:
        spec: The request.
        score: The take.
        index: The training pieces.
        reference: The statistics of human pieces.
        with_cosiatec: Also pack the take with COSIATEC.
    """
    adherence = measure_adherence(spec, score).to_json()
    musicality = measure_musicality(score).to_json()
    if with_cosiatec:
        musicality |= measure_packing(score)
    novelty = None if index is None else measure_novelty(score, index)
    return MeasuredTake(
        adherence=adherence,
        musicality=musicality,
        novelty=None if novelty is None else novelty.to_json(),
        score=score_take(adherence, musicality, novelty=novelty, reference=reference),
    )


def score_take(
    adherence: Mapping[str, float],
    musicality: Mapping[str, float],
    *,
    novelty: Novelty | None = None,
    reference: Reference | None = None,
) -> float:
    """The score of a take by its figures; see above."""
    if musicality["is_empty"] or musicality["is_stuck"]:
        return 0.0
    parts = [(_ADHERENCE, adherence.get("asa", 1.0))]
    if reference is not None:
        likeness = [
            _likeness(musicality[name], reference.measures[name])
            for name in TYPICAL
            if name in musicality and name in reference.measures
        ]
        if likeness:
            parts.append((_LIKENESS, sum(likeness) / len(likeness)))
    if novelty is not None:
        copied = max(novelty.longest_rare_run, MAX_COPIED_NOTES)
        parts.append((_NOVELTY, MAX_COPIED_NOTES / copied))
    return sum(weight * part for weight, part in parts) / sum(weight for weight, _ in parts)


def _likeness(value: float, human: Mapping[str, float]) -> float:
    beyond = max(abs(value - human["mean"]) / max(human["std"], 1e-6) - 1.0, 0.0)
    return math.exp(-0.5 * beyond * beyond)
