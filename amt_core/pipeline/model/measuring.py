"""How pieces are shared out to be measured."""

from __future__ import annotations

PIECES_PER_CHUNK = 16
NUM_CHUNKS_HERE = 20
"""The most chunks that are measured without workers: some 300 pieces take two seconds, about as
long as two workers take to start, and with their memory an evaluation would take twice as much."""
