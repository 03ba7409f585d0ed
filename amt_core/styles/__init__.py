"""Counts over the training pieces, kept in the model folder: what is usual in a style."""
