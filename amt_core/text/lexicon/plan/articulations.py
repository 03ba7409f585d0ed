"""Words for how notes are attacked and held."""

from __future__ import annotations

ARTICULATION_WORDS: dict[str, str] = {
    "staccato": (
        "staccato, stacc, staccati, staccatissimo, short notes, short and detached, detached, "
        "detached notes, plucky short notes, short clipped notes, clipped notes, clipped, choppy, "
        "kurz gestossen, abgesetzt, kurze noten, staccatos, notes courtes, pique, notas cortas, "
        "picado, note corte, note brevi, notas curtas, destacado, spiccato"
    ),
    "legato": (
        "legato, legatissimo, smoothly connected, connected notes, slurred, gebunden, "
        "gebundene noten, notes liees, ligado, ligadas, legata, legati, sempre legato"
    ),
    "accented": (
        "accented, accents, with accents, marcato, marcatissimo, strongly accented, heavy accents, "
        "accented beats, accented notes, mit akzenten, akzentuiert, betont, accentue, accentuee, "
        "acentuado, acentos, accentato, accenti, acentuada"
    ),
}
"""Articulation → the phrases for it."""
