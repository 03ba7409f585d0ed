"""Texts about pieces from Wikipedia: asked politely, kept on disk, taken only if surely right."""

from __future__ import annotations
