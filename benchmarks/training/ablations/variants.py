"""The variants that are compared, and how each is trained."""

from __future__ import annotations

from dataclasses import dataclass, replace

from amt_core.errors import AmtError
from amt_core.pipeline.data.examples import ExampleOptions
from amt_core.pipeline.training.options import TrainOptions
from benchmarks.training.ablations.formats import (
    ONE_CHORD_A_BAR,
    OURS,
    OWN_STATUS,
    WITHOUT_COUNTDOWN,
    WITHOUT_LOUDNESS,
    WITHOUT_PLAN,
    TokenFormat,
)

_BATCH_TOKENS = 4 * 1024
_WARMUP_STEPS = 60
_SEED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One way to make the model.

    Attributes:
        name: What it is called in the table.
        layers: Transformer blocks.
        width: Size of the residual stream; an attention head for every 64.
        context: Tokens that the model sees. A step has the same number of tokens whatever it is.
        dropout: Dropout everywhere GPT-2 has it.
        decay_share: Share of the steps in which the learning rate falls; before, it stays at its
            highest (warm-up, stable, decay: S. Hu and others, "MiniCPM", 2024).
        token_format: How the music is written.
    """

    name: str
    layers: int = 4
    width: int = 256
    context: int = 1024
    dropout: float = 0.0
    decay_share: float = 1.0
    token_format: TokenFormat = OURS

    def options(self, steps: int) -> list[TrainOptions]:
        """The runs that train it for a number of steps, in one folder, each resuming the last.

        The learning rate falls with the width, as the best one does (G. Yang and others, "Tensor
        Programs V", 2022); a short training warms up in a fifth of its steps.
        """
        whole = TrainOptions(
            num_layers=self.layers,
            width=self.width,
            num_heads=max(self.width // 64, 1),
            context=self.context,
            dropout=self.dropout,
            batch_size=_BATCH_TOKENS // self.context,
            learning_rate=1.5e-3 * 256 / self.width,
            warmup_steps=min(_WARMUP_STEPS, steps // 5),
            max_steps=steps,
            eval_every_steps=steps,
            save_every_sec=1e9,
            seed=_SEED,
            examples=ExampleOptions(context=self.context),
        )
        if self.decay_share == 1:
            return [whole]
        stable = steps - max(round(self.decay_share * steps), 1)
        return [
            replace(whole, max_steps=stable, min_learning_rate_ratio=1.0),
            replace(whole, warmup_steps=stable),
        ]


BASELINE = Variant(name="4x256")

VARIANTS = (
    BASELINE,
    Variant(name="2x256", layers=2),
    Variant(name="8x256", layers=8),
    Variant(name="8x192", layers=8, width=192),
    Variant(name="4x384", width=384),
    Variant(name="12x512", layers=12, width=512),
    Variant(name="dropout-0.1", dropout=0.1),
    Variant(name="context-512", context=512),
    Variant(name="context-2048", context=2048),
    Variant(name="late-decay", decay_share=0.2),
    Variant(name="no-loudness", token_format=WITHOUT_LOUDNESS),
    Variant(name="no-countdown", token_format=WITHOUT_COUNTDOWN),
    Variant(name="own-status", token_format=OWN_STATUS),
    Variant(name="no-plan", token_format=WITHOUT_PLAN),
    Variant(name="one-chord-a-bar", token_format=ONE_CHORD_A_BAR),
)
"""The baseline first; each of the others differs from it in what its name says."""


def variants_named(names: list[str]) -> list[Variant]:
    """The variants of some names in the order of the table; all without names.

    Raises:
        AmtError: There is none of a name.
    """
    known = {variant.name for variant in VARIANTS}
    for name in names:
        if name not in known:
            raise AmtError(
                f'There is no variant "{name}".',
                f"Choose of {', '.join(variant.name for variant in VARIANTS)}.",
            )
    return [variant for variant in VARIANTS if not names or variant.name in names]
