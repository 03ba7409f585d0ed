"""Edits of scores, and the operations on notes that make them."""
