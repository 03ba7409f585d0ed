"""The figures that are asked for: how each of them is played, as a logit bias for what fits it."""
