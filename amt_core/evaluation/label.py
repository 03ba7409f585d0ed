"""Labels takes with adherence, novelty and score, by the baselines of their model."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from amt_core.evaluation.novelty.index import FOLDER_NAME, NoveltyIndex
from amt_core.evaluation.reference import FILE_NAME, Reference
from amt_core.evaluation.take_score import measure_take
from amt_core.music.score import Score
from amt_core.spec.music_spec import MusicSpec
from amt_core.system.checksums import check_file


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeLabel:
    """The label of a take.

    Attributes:
        adherence: Adherence to the spec; see `Adherence`.
        novelty: Notes shared with training pieces, see `Novelty`; None if the model's folder has no
            index of them.
        score: One number, see `amt_core.evaluation.take_score`.
    """

    adherence: dict[str, float]
    novelty: dict[str, int] | None
    score: float

    def to_json(self) -> dict[str, Any]:
        """The label as a plain object."""
        return asdict(self)


def label_take(spec: MusicSpec, score: Score, model_folder: Path) -> TakeLabel:
    """Measures a take.

    Args:
        spec: The request.
        score: The take.
        model_folder: The model that wrote it.

    Raises:
        AmtError: The baselines of the model are damaged.
    """
    index, reference = baselines_of(model_folder)
    take = measure_take(spec, score, index=index, reference=reference)
    return TakeLabel(adherence=take.adherence, novelty=take.novelty, score=take.score)


@lru_cache(maxsize=1)
def baselines_of(model_folder: Path) -> tuple[NoveltyIndex | None, Reference | None]:
    """The index of training pieces and the statistics of human pieces in a model's folder.

    Either is None if the folder does not have it.

    They are opened once in each process.

    Raises:
        AmtError: One of them is damaged.
    """
    index, reference = model_folder / FOLDER_NAME, model_folder / FILE_NAME
    check_file(model_folder, FOLDER_NAME)
    check_file(model_folder, FILE_NAME)
    return (
        NoveltyIndex(index) if index.is_dir() else None,
        Reference.load(reference) if reference.exists() else None,
    )
