"""The figures that are asked for: how each of them is played, as a lean towards what fits it."""
