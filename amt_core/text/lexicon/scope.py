"""Words that turn what follows, or what precedes, into its opposite or into all there is."""

from __future__ import annotations

NEGATIONS: tuple[str, ...] = (
    "no", "without", "without any", "minus", "sans", "ohne", "sin", "senza", "sem", "pas de",
    "pas d", "kein", "keine", "keinen", "nicht", "except", "except for", "excluding", "exclude",
    "omit", "omitting", "skip", "skip the", "avoid", "avoiding", "lacking", "free of", "free from",
    "devoid of", "leave out", "leaving out", "not", "never", "nor", "neither", "instead of",
    "rather than", "sin ninguna", "sin ningun", "not any", "absence of", "drop the", "lose the",
    "remove", "removing", "hold the", "pas", "nada de", "niente", "nessun", "nessuna", "aucun",
    "aucune", "zero", "anything but", "ditch the", "cut the", "no more", "not a", "not an",
    "do not use", "do not want", "do not include", "do not add", "must not have", "less the",
)  # fmt: skip
"""Beginnings of what must not be; accents and hyphens folded."""

NOT_NEGATIONS: tuple[str, ...] = (
    "not only", "not just", "no matter", "no doubt", "no problem", "no idea", "not necessarily",
    "why not", "or not", "whether or not", "no rush", "no more than", "no less than", "not least",
    "pas de deux", "cut the crap", "no wave",
)  # fmt: skip
"""Phrases with a negation in them that negate nothing."""

FILLERS = frozenset(
    """any a an the more other real of use using include including have having want need kind sort
    type adding too very so much really overly especially particularly all some single kinds live
    der die das den dem le la les l un une el los las il lo gli i o os as de d du des del della too
    sounding style sounds be it to been being is are""".split()
)
"""Words that may stand between a negation and what it negates."""

CHAIN_WORDS = frozenset(
    {"or", "nor", "and", "&", "/", "oder", "ou", "o", "y", "e", "und", "et", "+", "ni", "noch"}
)
"""Words that carry a negation, or an "only", on to the next instrument."""

CHAIN_BREAKERS = frozenset(
    """but with just only plus instead then please while although though a an some lots mit avec con
    com mais pero aber sondern ma mas also""".split()
)
"""Words at which a negation ends."""

ONLY_BEFORE: tuple[str, ...] = (
    "solo", "just", "only", "nothing but", "purely", "exclusively", "unaccompanied", "strictly",
    "nur", "seulement", "uniquement", "solamente", "unicamente", "solamente el",
    "soltanto", "solo per", "apenas", "alone", "lone", "consisting of only", "consisting solely of", "solely", "pure", "rien que", "nichts als",
    "nada mas que",
)  # fmt: skip
"""Words that make the instruments after them all there is."""

ONLY_AFTER: tuple[str, ...] = (
    "only", "alone", "solo", "and nothing else", "nothing else", "by itself", "on its own", "seul",
    "seule", "allein", "unaccompanied", "by themselves", "on their own", "exclusively",
    "no other instruments", "no accompaniment", "without accompaniment", "sola", "solamente",
    "without any accompaniment", "with no accompaniment", "and that is all", "that s all",
    "no others", "and no other instruments", "with nothing else", "y nada mas", "et rien d autre",
    "sonst nichts", "all by itself", "soli", "senza accompagnamento", "no backing", "solos",
)  # fmt: skip
"""Words that make the instruments before them all there is."""

ONLY_ANYWHERE: tuple[str, ...] = (
    "no other instruments", "no accompaniment", "without accompaniment", "nothing else",
    "unaccompanied", "no other instrument", "with no accompaniment", "no additional instruments",
    "without other instruments", "without any other instruments", "sonst nichts",
    "no backing instruments", "these instruments only", "only these instruments",
    "only those instruments", "no extra instruments",
)  # fmt: skip
"""Phrases that say that the instruments named are all, wherever they stand."""

NOT_A_SOLO_BEFORE = frozenset(
    """with a an and featuring including has have plus then before after long blazing screaming
    epic shredding big short virtuoso virtuosic killer wild melodic soaring blistering con avec
    mit his her improvised extended some""".split()
)
"""Before "guitar solo", these make it a passage instead of the whole piece."""

GROUP_SIZES: dict[str, int] = {
    "duet": 2, "duo": 2, "duett": 2, "dueto": 2, "duetto": 2, "trio": 3, "quartet": 4,
    "quartett": 4, "cuarteto": 4, "quatuor": 4, "quartetto": 4, "quintet": 5, "quintett": 5,
    "quinteto": 5, "sextet": 6, "septet": 7, "octet": 8, "duos": 2, "duets": 2, "trios": 3,
    "quarteto": 4, "sextett": 6, "sexteto": 6,
}  # fmt: skip
"""Words for groups by number of players."""

SCORING_PREPOSITIONS = frozenset({"for", "fur", "pour", "para", "per"})
"""`a nocturne for piano`: what follows is what it is scored for."""
