"""Measures of single pieces, as published."""
