"""From logits to takes: the sampler and its options, rows of one batch, and candidates."""
