"""Words for attacks between the beats and on them."""

from __future__ import annotations

RHYTHM_WORDS: dict[str, str] = {
    "syncopated": (
        "syncopated, syncopation, syncopations, syncopating, syncopates, more syncopated, "
        "more syncopation, syncopated rhythm, syncopated rhythms, heavily syncopated, "
        "highly syncopated, against the beat, synkopiert, synkopierter, synkopierte, synkope, "
        "synkopen, syncope, syncopee, syncopes, syncopees, sincopado, sincopada, sincopados, "
        "sincopas, sincope, sincopato, sincopata, sincopati, sincopate"
    ),
    "on the beat": (
        "less syncopated, less syncopation, not syncopated, not so syncopated, no syncopation, "
        "no syncopations, without syncopation, without syncopations, unsyncopated, "
        "on the beat, on the beats, on every beat, straighter, straighter rhythm, "
        "straighter rhythms, squarer, square rhythm, weniger synkopiert, nicht synkopiert, "
        "ohne synkopen, keine synkopen, auf dem schlag, moins syncope, sans syncopes, sur le temps, "
        "menos sincopado, sin sincopas, meno sincopato, senza sincopi, sem sincopas"
    ),
}
"""Rhythm → the phrases for it."""
