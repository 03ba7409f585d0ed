"""The held-out music that every variant foretells, and how well one does.

All foretell the same bars: the beginnings of pieces of the validation split, as far as 2,048
tokens reach in the longest format. A model whose context is shorter goes on as a take does that
has filled its context: again from the controls and the newest bars. So a longer context shows what
it is worth, and every note counts once, whatever the context and the format. Left out are pieces
with two bars running that the shortest context cannot hold in the longest format.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray

from amt_core.engine.onnx_export.in_force_gpt2 import InForceGPT2
from amt_core.errors import AmtError
from amt_core.pipeline.data.batches import IGNORED, to_batch
from amt_core.pipeline.data.shards import Piece, Shards
from amt_core.pipeline.training.losses import TokenLoss
from amt_core.tokens.vocabulary import VOCABULARY
from benchmarks.training.ablations.formats import OWN_STATUS, TokenFormat

LONGEST_CONTEXT = 2048
SHORTEST_CONTEXT = 512

# Of a full context so much is kept; `amt_core.engine.sampling.takes` keeps less, for more speed.
_KEPT_SHARE = 0.4
# Key, Beats, Unit and Tempo of a first bar, and EOS.
_NUM_EXTRA_TOKENS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The beginning of a piece.

    Attributes:
        piece: The piece, in our format.
        num_bars: How many of its bars.
    """

    piece: Piece
    num_bars: int


@dataclass(slots=True, kw_only=True)
class PassageLoss:
    """The loss of a model on one passage.

    Attributes:
        nats: Its total loss.
        loudness_nats: What of it are velocities.
        num_notes: Notes.
        num_tokens: Tokens that its bars take in the model's format.
    """

    nats: float = 0.0
    loudness_nats: float = 0.0
    num_notes: int = 0
    num_tokens: int = 0


def choose_passages(shards: Shards, num_passages: int) -> list[Passage]:
    """Passages of the validation split, drawn with a fixed seed; fewer where it holds fewer.

    Raises:
        AmtError: It holds none.
    """
    held_out = [i for i, labels in enumerate(shards.labels) if labels.split == "valid"]
    passages: list[Passage] = []
    for index in np.random.default_rng(0).permutation(len(held_out)):
        piece = shards[held_out[index]]
        num_bars = _num_measured_bars(piece)
        if num_bars:
            passages.append(Passage(piece=piece, num_bars=num_bars))
        if len(passages) == num_passages:
            break
    if not passages:
        raise AmtError(
            "The training data holds no pieces to measure on.",
            "Add music, or hold out more of it with valid_share.",
        )
    return passages


@torch.no_grad()
def foretell(
    model: InForceGPT2, passages: list[Passage], token_format: TokenFormat
) -> Iterator[PassageLoss]:
    """The loss of every passage, in bf16 as in training, which is quicker.

    In full precision the nats per note differ by some thousandths of a percent.
    """
    model.eval()
    token_loss, velocity = TokenLoss(model), VOCABULARY.vel
    autocast = torch.autocast(model.device.type, torch.bfloat16)
    for passage in passages:
        piece = token_format.piece(passage.piece)
        found = PassageLoss(num_tokens=int(_bar_ends(piece)[passage.num_bars]))
        for tokens, known in _windows(
            piece, passage.num_bars, context=int(model.config.n_positions)
        ):
            ids, targets = token_format.batch(to_batch([np.array(tokens, dtype=np.uint16)]))
            targets[:, : known - 1] = IGNORED
            counts = (targets != IGNORED).to(model.device)
            counted = targets.to(model.device)[counts]
            with autocast:
                logits = token_loss.logits(ids.to(model.device), counts)
            nats = torch.nn.functional.cross_entropy(logits, counted, reduction="none")
            is_velocity = (counted >= velocity.start) & (counted < velocity.end)
            found.nats += float(nats.sum())
            found.loudness_nats += float(nats[is_velocity].sum())
            found.num_notes += int(VOCABULARY.is_note[counted].sum())
        yield found


def _num_measured_bars(piece: Piece) -> int:
    """The number of bars of a piece that are measured; 0 if it is left out."""
    longest = OWN_STATUS.piece(piece)
    ends, prompt = _bar_ends(longest), _prompt(longest)
    room = LONGEST_CONTEXT + 1 - len(prompt) - _NUM_EXTRA_TOKENS
    num_bars = int(np.searchsorted(ends, room, side="right")) - 1
    shortest_room = SHORTEST_CONTEXT + 1 - len(prompt) - _NUM_EXTRA_TOKENS
    if num_bars < 1 or ends[1] > shortest_room:
        return 0
    if np.any(ends[2 : num_bars + 1] - ends[: num_bars - 1] > shortest_room):
        return 0
    has_notes = np.any(piece.encoded.cell_bar < num_bars)
    return num_bars if has_notes else 0


def _windows(piece: Piece, num_bars: int, *, context: int) -> Iterator[tuple[list[int], int]]:
    """Sequences that hold each of the first bars, and where in each what is new begins."""
    encoded, prompt, ends = piece.encoded, _prompt(piece), _bar_ends(piece)
    room = context + 1 - len(prompt) - _NUM_EXTRA_TOKENS
    first = counted = 0
    while counted < num_bars:
        fitting = int(np.searchsorted(ends, ends[first] + room, side="right")) - 1
        end = min(fitting, num_bars)
        tokens, known = list(prompt), 0
        for bar in range(first, end):
            if bar == counted:
                known = len(tokens)
            tokens += encoded.bar_tokens(bar, previous=bar - 1 if bar > first else None)
        if end == encoded.num_bars:
            tokens.append(VOCABULARY.eos)
        yield tokens, known
        counted = end
        if counted < num_bars:
            # The newest bars, at least one, and not more than leave room for the next.
            kept = int(np.searchsorted(ends, ends[end] - _KEPT_SHARE * context))
            with_room = int(np.searchsorted(ends, ends[end + 1] - room))
            first = max(min(kept, end - 1), with_room)


def _prompt(piece: Piece) -> list[int]:
    """The tokens before the first bar, with everything known of the piece."""
    encoded = piece.encoded
    controls = replace(
        piece.labels.controls,
        num_bars=encoded.num_bars,
        tracks=encoded.tracks,
        track_controls=encoded.track_controls,
    )
    return [VOCABULARY.bos, *controls.tokens()]


def _bar_ends(piece: Piece) -> NDArray[np.int64]:
    """(bars + 1,) tokens up to each bar, from the first bar on."""
    encoded = piece.encoded
    lengths = [
        len(encoded.bar_tokens(bar, previous=bar - 1 if bar else None))
        for bar in range(encoded.num_bars)
    ]
    return np.concatenate(([0], np.cumsum(lengths, dtype=np.int64)))
