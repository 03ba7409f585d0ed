"""Damaged files: what the readers make of them."""
