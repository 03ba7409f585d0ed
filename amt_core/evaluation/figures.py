"""The figures of one piece that was composed for a description."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cache
from typing import Any, Literal

import numpy as np

from amt_core.composing.planning.plan import Plan
from amt_core.evaluation.adherence import measure_adherence
from amt_core.evaluation.likeness import degree_histogram, velocity_histogram
from amt_core.evaluation.novelty.index import NoveltyIndex
from amt_core.evaluation.plans.plan_adherence import measure_plan
from amt_core.evaluation.reference import Reference
from amt_core.evaluation.take_score import measure_take
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score, Track
from amt_core.spec.music_spec import MusicSpec
from amt_core.text.claims import Strength

Wording = Literal["number", "word", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceFigures:
    """The figures of one piece.

    Attributes:
        text: The description; the name of the file if there is none.
        part: The part of the set of descriptions.
        wording: How the text states a tempo: by a number, by a word, or not.
        adherence: Adherence to the description.
        shuffled: Adherence to another description of the set: a baseline.
        constant: Adherence of the constant answer to the description: a baseline.
        plan: What it has of the plan that was asked for; empty where that is not known.
        musicality: Measures of the music; with `cosiatec_ratio` if it was requested.
        novelty: Notes shared with training pieces; None without an index of them.
        score: The score of the take; see `amt_core.evaluation.take_score`.
        velocities: (16,) notes by loudness.
        degrees: (12,) notes by semitones above the tonic.
    """

    text: str
    part: str
    wording: Wording
    adherence: dict[str, float]
    plan: dict[str, float]
    shuffled: dict[str, float]
    constant: dict[str, float]
    musicality: dict[str, float]
    novelty: dict[str, int] | None
    score: float
    velocities: tuple[float, ...]
    degrees: tuple[float, ...]

    def to_json(self) -> dict[str, Any]:
        """The figures without the histograms."""
        table = asdict(self)
        del table["velocities"], table["degrees"]
        return table


def measure_piece(
    spec: MusicSpec,
    score: Score,
    *,
    part: str = "",
    wording: Wording = "none",
    other: MusicSpec | None = None,
    plan: Plan | None = None,
    index: NoveltyIndex | None = None,
    reference: Reference | None = None,
    with_cosiatec: bool = False,
) -> PieceFigures:
    """Measures one piece.

    Args:
        spec: The request.
        score: The piece.
        part: The part of the set of descriptions.
        wording: How the text states a tempo; see `tempo_wording`.
        other: The request for another piece of the set.
        plan: The plan with which it was composed.
        index: The training pieces.
        reference: The statistics of human pieces.
        with_cosiatec: Also pack it with COSIATEC.
    """
    take = measure_take(spec, score, index=index, reference=reference, with_cosiatec=with_cosiatec)
    return PieceFigures(
        text=spec.text,
        part=part,
        wording=wording,
        adherence=take.adherence,
        plan={} if plan is None else measure_plan(spec, score, plan),
        shuffled={} if other is None else measure_adherence(other, score).to_json(),
        constant=measure_adherence(spec, constant_answer()).to_json(),
        musicality=take.musicality,
        novelty=take.novelty,
        score=take.score,
        velocities=tuple(velocity_histogram(score).tolist()),
        degrees=tuple(degree_histogram(score).tolist()),
    )


def tempo_wording(spec: MusicSpec) -> Wording:
    """Finds how the text of a spec states the tempo.

    It reads the text again, and with it the lexicon into memory: once, where pieces are described,
    and not wherever they are measured.
    """
    from amt_core.text.parse.mentions import find_mentions, read_words

    if not spec.tempo_bpm.is_binding:
        return "none"
    mentions = find_mentions(read_words(spec.text))
    claims = [claim for mention in mentions for claim in mention.claims]
    is_number = any(c.attribute == "tempo_bpm" and c.strength is Strength.EXACT for c in claims)
    return "number" if is_number else "word"


@cache
def constant_answer() -> Score:
    """The piece that ignores the description: sixteen bars of C major for piano, 120 bpm, 4/4."""
    triads = np.array([(60, 64, 67), (65, 69, 72), (67, 71, 74), (60, 64, 67)]).ravel()
    pitch = np.tile(triads, 16)
    onset = np.repeat(np.arange(16 * 4), 3) * 480
    full = np.full(len(pitch), 480)
    notes = NoteTable.from_columns(onset, full, pitch, full // 6, np.zeros_like(full))
    return Score(num_bars=16, tracks=(Track(program=0),), notes=notes)
