"""Phrases made of two lists of words."""

from __future__ import annotations


def pairs(adjectives: str, nouns: str) -> str:
    """Phrases of an adjective and a noun: `driving eighths`, `pumping quavers`."""
    return ", ".join(f"{a} {n}" for a in adjectives.split(", ") for n in nouns.split(", "))
