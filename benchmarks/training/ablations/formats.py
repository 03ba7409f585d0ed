"""Other ways to write the same music, made from our tokens on their way into a batch.

Cells and headers are rewritten before examples are cut from a piece, so that windows, gaps to fill
and augmentation come out as if the data had been prepared in that format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from amt_core.pipeline.data.batches import IGNORED
from amt_core.pipeline.data.shards import Piece, Shards
from amt_core.pipeline.training.loader import Batch, Batches, load_batches
from amt_core.pipeline.training.options import TrainOptions
from amt_core.tokens.bar_plan import PlanKinds, PlanTokens
from amt_core.tokens.vocabulary import VOCABULARY

Cells = NDArray[np.uint16]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TokenFormat:
    """A way to write music.

    Attributes:
        rewrite: (n,) tokens of cells → (m,) tokens, and (n,) how many of them stand for each.
        ids: (vocabulary,) int64, the id that is written for each id.
        rewrite_plan: The plan of a piece → what its headers say of it.
        has_track_controls: Whether the controls say what each track does.
    """

    rewrite: Callable[[Cells], tuple[Cells, NDArray[np.int64]]]
    ids: NDArray[np.int64]
    rewrite_plan: Callable[[PlanTokens], PlanTokens] = field(default=lambda plan: plan)
    has_track_controls: bool = True

    def piece(self, piece: Piece) -> Piece:
        """The piece in this format."""
        encoded = piece.encoded
        cells, counts = self.rewrite(encoded.cells)
        offsets = np.concatenate(([0], np.cumsum(counts)))[encoded.cell_offsets]
        return replace(
            piece,
            encoded=replace(
                encoded,
                cells=cells,
                cell_offsets=offsets,
                plan=self.rewrite_plan(encoded.plan),
                track_controls=encoded.track_controls if self.has_track_controls else (),
            ),
        )

    def batch(self, batch: Batch) -> Batch:
        """Inputs and targets with the ids of this format."""
        ids, targets = batch
        written = torch.from_numpy(self.ids)
        return written[ids], torch.where(targets == IGNORED, targets, written[targets.clamp(min=0)])

    def load(self, batches: Batches, options: TrainOptions, *, first_step: int) -> Iterator[Batch]:
        """The batches in their order, for `train`."""
        return map(self.batch, load_batches(batches, options, first_step=first_step))


class FormattedData(Shards):
    """Training data in a format, with nothing held out that training would measure itself on.

    So the weights of a run are its last, and what is measured is the same for all formats.
    Pieces keep their weights in the draw, whatever their length in this format.
    """

    def __init__(self, folder: Path, token_format: TokenFormat) -> None:
        super().__init__(folder)
        self._format = token_format
        self.labels = [
            labels if labels.split == "train" else replace(labels, split="")
            for labels in self.labels
        ]

    def __getitem__(self, index: int) -> Piece:
        return self._format.piece(super().__getitem__(index))


def _as_they_are(cells: Cells) -> tuple[Cells, NDArray[np.int64]]:
    return cells, np.ones(len(cells), dtype=np.int64)


def without_loudness(cells: Cells) -> tuple[Cells, NDArray[np.int64]]:
    """Cells without velocities."""
    kept = ~_is_in(cells, VOCABULARY.vel.start, VOCABULARY.vel.end)
    return cells[kept], kept.astype(np.int64)


def without_running_status(cells: Cells) -> tuple[Cells, NDArray[np.int64]]:
    """Cells in which every note says its own velocity and duration, not only where they change.

    That is how most published formats write notes (REMI: Y.-S. Huang & Y.-H. Yang, "Pop Music
    Transformer", 2020). Notes that begin together still share a position.
    """
    v = VOCABULARY
    place = np.arange(len(cells))
    is_velocity = _is_in(cells, v.vel.start, v.vel.end)
    is_rest = _is_in(cells, v.dur.start, v.dur.end)
    is_long = _is_in(cells, v.long_dur.start, v.long_dur.end)
    is_note = v.is_note[cells]
    # A duration is a long part, a rest, or a long part and a rest.
    follows_long = np.concatenate(([False], is_long[:-1]))[: len(cells)]
    begins = is_long | (is_rest & ~follows_long)
    velocity = np.maximum.accumulate(np.where(is_velocity, place, 0))
    duration = np.maximum.accumulate(np.where(begins, place, 0))
    has_long = is_long[duration]
    rest = np.minimum(duration + has_long, len(cells) - 1)
    written = np.stack(
        [
            is_note,
            is_note & has_long,
            is_note & is_rest[rest],
            ~(is_velocity | is_rest | is_long),
        ],
        axis=1,
    )
    values = np.stack([cells[velocity], cells[duration], cells[rest], cells], axis=1)
    return values[written], written.sum(axis=1)


def without_plan(plan: PlanTokens) -> PlanTokens:
    """Headers that say nothing but meter and tempo."""
    return plan.only(PlanKinds.of(()))


def one_chord_a_bar(plan: PlanTokens) -> PlanTokens:
    """Headers that say the first chord of each bar alone."""
    offsets = plan.chord_offsets.astype(np.int64)
    bar = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
    is_later = _is_in(plan.chords, VOCABULARY.chord_at.start, VOCABULARY.chord_at.end)
    num_later = np.concatenate(([0], np.cumsum(is_later)))
    kept = num_later[1:] == num_later[offsets[bar]]
    lengths = np.bincount(bar[kept], minlength=len(offsets) - 1)
    return replace(
        plan,
        chords=plan.chords[kept],
        chord_offsets=np.concatenate(([0], np.cumsum(lengths))).astype(np.int32),
    )


def _is_in(cells: Cells, start: int, end: int) -> NDArray[np.bool_]:
    return (cells >= start) & (cells < end)


_SAME_IDS = np.arange(VOCABULARY.size)
_ONE_BAR = np.where(
    _is_in(_SAME_IDS.astype(np.uint16), VOCABULARY.bar.start, VOCABULARY.bar.end),
    VOCABULARY.bar.start,
    _SAME_IDS,
)

OURS = TokenFormat(rewrite=_as_they_are, ids=_SAME_IDS)
"""As `amt_core.tokens` writes."""

WITHOUT_LOUDNESS = TokenFormat(rewrite=without_loudness, ids=_SAME_IDS)
WITHOUT_COUNTDOWN = TokenFormat(rewrite=_as_they_are, ids=_ONE_BAR)
"""Every bar begins alike; only the length control says how long the piece is."""

WITHOUT_PLAN = TokenFormat(
    rewrite=_as_they_are, ids=_SAME_IDS, rewrite_plan=without_plan, has_track_controls=False
)
ONE_CHORD_A_BAR = TokenFormat(rewrite=_as_they_are, ids=_SAME_IDS, rewrite_plan=one_chord_a_bar)

OWN_STATUS = TokenFormat(rewrite=without_running_status, ids=_SAME_IDS)
"""The format that takes the most tokens."""
