"""Nouns that German glues to an instrument."""

from __future__ import annotations

COMPOUND_ENDINGS: tuple[str, ...] = tuple(
    """stuck stucke musik solo soli begleitung spiel klang klange konzert sonate melodie melodien
    ballade riff riffs linie linien quartett trio duo duett quintett ensemble orchester chor
    etude walzer lied lieder walzermusik teppich flache flachen thema motiv partie satz intro
    improvisation muziek stuk musikk stykke stycke""".split()
)
"""The second part of a compound: Klavierstück, Gitarrenriff, Celloquartett."""

LINKS: tuple[str, ...] = ("", "n", "en", "s", "er")
"""The letters between the two parts of a compound."""

LESS, WITHOUT = "less", "without"
"""The ending of `drumless`, and the word in its place."""
