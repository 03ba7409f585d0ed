"""Where a part attacks, seen from the beat: off it or on it."""

from __future__ import annotations

from typing import Final

SYNCOPATED: Final = "syncopated"
"""Attacks lie between the beats, and their notes sound over the next beat."""

ON_THE_BEAT: Final = "on the beat"
"""Attacks lie on the beats."""

RHYTHMS = (SYNCOPATED, ON_THE_BEAT)
"""The rhythms that a part can be asked for."""
