"""Descriptions of a piece from what is known of it."""
