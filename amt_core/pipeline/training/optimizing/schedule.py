"""The learning rate of every step."""

from __future__ import annotations

import math

from amt_core.pipeline.training.options import TrainOptions


def learning_rate(step: int, options: TrainOptions) -> float:
    """The rate of a step: linear warm-up, then the schedule of the options.

    A cosine falls to `min_learning_rate_ratio` until `max_steps` (Loshchilov & Hutter, 2017). A
    constant schedule falls in its last `decay_steps` only, like 1 - sqrt(progress), so that a run
    can be ended at any time (A. Hägele and others, 2024).
    """
    if step < options.warmup_steps:
        return options.learning_rate * (step + 1) / options.warmup_steps
    low = options.min_learning_rate_ratio
    if options.schedule == "cosine":
        span = max(options.max_steps - options.warmup_steps, 1)
        progress = min((step - options.warmup_steps) / span, 1.0)
        share = 0.5 * (1 + math.cos(math.pi * progress))
    else:
        num_decayed = step - (options.max_steps - options.decay_steps)
        progress = min(max(num_decayed / max(options.decay_steps, 1), 0.0), 1.0)
        share = 1 - math.sqrt(progress)
    return options.learning_rate * (low + (1 - low) * share)
