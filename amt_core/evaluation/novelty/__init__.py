"""Novelty: notes of a piece that are copied from training pieces."""
