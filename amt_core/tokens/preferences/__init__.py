"""Logit biases: what the music should do, where the grammar leaves a choice."""
