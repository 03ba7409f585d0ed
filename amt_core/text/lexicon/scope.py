"""Words that negate an instrument, or that exclude all others: `no`, `without`, `only`, `solo`."""

from __future__ import annotations

NEGATIONS: tuple[str, ...] = (
    "no", "without", "without any", "minus", "sans", "ohne", "sin", "senza", "sem", "pas de",
    "pas d", "kein", "keine", "keinen", "nicht", "excluding", "exclude", "omit", "omitting",
    "skip", "skip the", "avoid", "avoiding", "lacking", "free of", "free from", "devoid of",
    "leave out", "leaving out", "not", "never", "nor", "neither", "instead of", "rather than",
    "sin ninguna", "sin ningun", "not any", "absence of", "drop the", "lose the", "remove",
    "removing", "hold the", "pas", "nada de", "niente", "nessun", "nessuna", "aucun", "aucune",
    "zero", "anything but", "ditch the", "cut the", "no more", "not a", "not an", "do not use",
    "do not want", "do not include", "do not add", "must not have", "less the", "swap",
    "swap the", "swap out", "replace", "replacing", "in place of", "everything but", "all but",
    "leave off", "kill the", "mute", "get rid of", "take out", "taking out", "none of",
    "keinerlei", "weder", "statt", "anstatt", "anstelle von", "weglassen", "ni", "aucun des",
    "au lieu de", "au lieu d", "plutot que", "plutot qu", "pas du tout de", "en vez de",
    "en lugar de", "ningun", "ninguna", "invece di", "invece del", "invece della",
    "al posto di", "al posto del", "ne", "nemmeno", "em vez de", "nenhum", "nenhuma", "nem",
    "tampoco", "geen", "niet", "inga", "ingen", "inget", "ikke", "nie", "inte", "yok",
    "not have", "not using", "bereft of", "nothing", "not a fan of", "no fan of", "not fond of", "not into", "allergic to",
    "sick of", "tired of", "no longer want", "hate", "hates", "dislike", "dislikes", "can not stand", "ca not stand",
    "detest", "nothing with", "nothing like", "sparing the",
    "spare me", "spare us", "not accompanied by", "not backed by",
    "hold back", "holding back", "holds back", "keep back", "hold off on", "silence the",
    "leaves out", "keeps out", "do without", "does without", "doing without", "bar the",
)  # fmt: skip
"""Phrases before what is excluded; accents and hyphens folded."""

FIGURE_NEGATIONS = frozenset(
    """not no never nicht kein keine pas non nao niet inte ikke nie but of than except""".split()
)
"""Last words of negations that deny a number, a meter or a key: `anything but 4/4`."""

PREFERENCES = frozenset({"rather", "sooner", "lieber", "eher", "plutot", "preferably", "prefer"})
COMPARISONS: tuple[str, ...] = ("than", "als")
"""After one of the former in the clause, the latter deny: `rather a viola than a violin`."""

EXCEPTIONS: tuple[str, ...] = (
    "except", "except for", "excepting", "apart from", "other than", "aside from", "save for",
    "but for", "with the exception of", "besides the", "ausser", "bis auf", "mit ausnahme von",
    "sauf", "hormis", "a part", "excepto", "salvo", "menos", "a excepcion de", "tranne",
    "eccetto", "a parte", "exceto", "a excecao de",
)  # fmt: skip
"""Phrases before what is excluded, or, after a denial, before what is not excluded."""

LESS: tuple[str, ...] = ("less", "weniger", "moins", "meno", "minder", "mindre", "not as")
"""Words that deny a mood, a tempo or a loudness, but not an instrument."""

DENIED_AFTER = frozenset({"free", "less", "excluded", "off", "muted", "frei"})
DENYING_VERBS: dict[str, frozenset[str]] = {
    "out": frozenset({"take", "leave", "keep", "cut", "taking", "leaving", "drop"}),
    "away": frozenset({"take", "taking"}), "weg": frozenset({"lass", "lasst", "lassen"}),
}  # fmt: skip
"""Particle behind an instrument → verbs before it with which it is left out."""

DENIED_VALUES = frozenset({"none", "no", "off", "keine", "nein", "non", "ninguno", "false", "0"})
"""Words after an instrument, or after its colon, that exclude it: `drums: none`."""
HEDGES = frozenset({"rather", "better", "please", "absolutely", "definitely", "certainly", "lieber",
                    "bitte", "plutot", "mejor", "meglio", "melhor"})  # fmt: skip
"""Words before a denial that is an answer: `drums? rather not`."""
ANSWERS = frozenset({"not", "no", "nicht", "nein", "keine", "pas", "non", "nao"})
"""Denials after a hedge."""

NOT_NEGATIONS: tuple[str, ...] = (
    "not only", "not just", "no matter", "no doubt", "no problem", "no idea",
    "not necessarily", "why not", "or not", "whether or not", "no rush", "no more than",
    "no less than", "not least", "pas de deux", "cut the crap", "no wave", "no longer than",
    "not longer than", "not more than", "no faster than", "not faster than", "no slower than",
    "not slower than", "not less than", "no shorter than", "not over", "not under",
    "no fewer than", "not to mention", "non solo", "nicht nur", "pas seulement", "no solo",
    "nao so", "non seulement", "if not", "no longer", "no holds barred", "in no time",
    "no mercy", "no nonsense", "no wait", "no frills", "nothing less than", "nothing short of",
    "not bad", "why no", "no contrabaixo", "no refrao",
)  # fmt: skip
"""Phrases with a negation in them that negate nothing."""

FILLERS = frozenset(
    """any a an the more other real of use using include including have having want need kind sort
    type adding too very so much really overly especially particularly all some single left right hand hands kinds
    one note notes trace hint live der die das den dem le la les l un une el los las il lo gli i o os as de d du des del
    della sounding style sounds be it to been being is are sound feel feels make go get getting
    in at that there for fur pour para per like with bitte lot lots many we you von vom dans
    con""".split()
)
"""Words that may stand between a negation and what it negates."""

CHAIN_WORDS = frozenset(
    {
        "or",
        "nor",
        "and",
        "&",
        "/",
        "oder",
        "ou",
        "o",
        "y",
        "e",
        "und",
        "et",
        "+",
        "ni",
        "noch",
        "nem",
        "ne",
    }
)
"""Words that carry a negation, or an "only", on to the next instrument."""

OR_WORDS = frozenset({"or", "nor", "oder", "ou", "ni", "noch", "nem", "ne"})
"""Chain words that carry a negation to any kind of mention."""

CHAIN_BREAKERS = frozenset(
    """but with just only plus instead then please while although though a an some lots mit avec con
    com mais pero aber sondern ma mas also""".split()
)
"""Words at which a negation ends."""

ONLY_BEFORE: tuple[str, ...] = (
    "solo", "just", "only", "nothing but", "purely", "exclusively", "unaccompanied",
    "strictly", "nur", "seulement", "uniquement", "solamente", "unicamente", "solamente el",
    "soltanto", "solo per", "apenas", "alone", "lone", "consisting of only",
    "consisting solely of", "solely", "pure", "rien que", "nichts als", "nada mas que",
    "nothing except", "nothing besides", "nothing other than", "nothing apart from",
    "no instruments except", "no instruments but", "no instrument but",
    "no instruments besides", "no instruments other than", "no other instruments than",
    "no one but", "just the", "ausschliesslich", "lediglich", "bloss", "simplement", "juste",
    "exclusivement", "simplemente", "exclusivamente", "solamente con", "somente",
    "esclusivamente", "semplicemente", "niente altro che", "nient altro che", "nada alem de",
    "ne que", "limited to", "remove everything except",
    "remove everything but", "remove everything apart from", "mute everything except",
    "mute everything but", "cut everything except", "cut everything but",
    "drop everything except", "drop everything but", "strip everything but", "all i want is",
    "all i need is", "all we want is", "all we need is", "the only instrument is",
    "the only instruments are", "simply", "scored only for", "bare", "nothing more than",
)  # fmt: skip
"""Words before instruments that exclude all others."""

ONLY_AFTER: tuple[str, ...] = (
    "seulement", "uniquement", "soltanto", "apenas", "somente", "nur", "exclusivamente",
    "esclusivamente", "unicamente",
    "only", "alone", "solo", "and nothing else", "nothing else", "by itself", "on its own",
    "by its own", "seul", "seule", "allein", "unaccompanied", "by themselves", "on their own", "exclusively",
    "no other instruments", "no accompaniment", "without accompaniment", "sola", "solamente",
    "without any accompaniment", "with no accompaniment", "and that is all", "that s all",
    "no others", "and no other instruments", "with nothing else", "y nada mas",
    "et rien d autre", "sonst nichts", "all by itself", "soli", "senza accompagnamento",
    "no backing", "solos", "pur", "a solo", "e basta", "et c est tout", "e mais nada",
    "e nada mais", "and nothing more", "all alone", "on their lonesome", "solitario",
    "solista", "seuls", "seules", "and no one else", "ganz allein", "sozinho",
)  # fmt: skip
"""Words after instruments that exclude all others."""

PLAYS = frozenset({"play", "plays", "playing", "sounds", "sounding", "sings", "singing", "spielt",
                   "joue", "toca", "suona"})  # fmt: skip
ALONE = frozenset({"alone", "all alone", "solo", "unaccompanied", "by itself", "all by itself",
                   "on its own", "by themselves", "on their own", "allein", "ganz allein", "seul",
                   "seule", "sozinho", "sola"})  # fmt: skip
"""Words for "alone" that may follow such a verb: `the piano plays alone`."""

ONLY_ANYWHERE: tuple[str, ...] = (
    "no other instruments", "no accompaniment", "without accompaniment", "nothing else",
    "unaccompanied", "no other instrument", "with no accompaniment",
    "no additional instruments", "without other instruments", "without any other instruments",
    "sonst nichts", "no backing instruments", "these instruments only",
    "only these instruments", "only those instruments", "no extra instruments", "a cappella",
    "a capella", "acapella", "acappella", "nothing more", "and that s it", "that s it",
    "that is all", "that s all", "no other sounds", "no others", "no one else",
    "nothing besides", "sin acompanamiento", "sans accompagnement", "senza accompagnamento",
    "ohne begleitung", "sem acompanhamento", "rien d autre", "nada mas", "nient altro",
    "no backing", "not another instrument", "and no more instruments", "no further instruments",
    "nothing under it", "nothing underneath", "nothing beneath it", "nothing behind it",
    "nothing around it", "nothing added", "nichts dazu", "sonst niemand",
)  # fmt: skip
"""Phrases anywhere in the text that exclude all instruments except the named ones."""

NOT_A_SOLO_BEFORE = frozenset(
    """with and featuring including has have plus then before after in into to behind under beneath
    below around long blazing
    screaming epic shredding big short virtuoso virtuosic killer wild melodic soaring
    blistering con avec mit his her improvised extended some""".split()
)
"""Before "guitar solo", these make it a passage instead of the whole piece."""

ENSEMBLE_SIZES: dict[str, int] = {
    "duet": 2, "duo": 2, "duett": 2, "dueto": 2, "duetto": 2, "trio": 3, "quartet": 4,
    "quartett": 4, "cuarteto": 4, "quatuor": 4, "quartetto": 4, "quintet": 5, "quintett": 5,
    "quinteto": 5, "sextet": 6, "septet": 7, "octet": 8, "duos": 2, "duets": 2, "trios": 3,
    "quarteto": 4, "sextett": 6, "sexteto": 6,
}  # fmt: skip
"""Words for ensembles by number of players."""

SCORING_PREPOSITIONS = frozenset({"for", "fur", "pour", "para", "per", "voor"})
"""Prepositions before the instruments of a piece: `a nocturne for piano`."""

ENSEMBLE_SIZE_LINKS = frozenset(
    {"for", "of", ":", "with", "fur", "pour", "para", "-", ",", "between", "per", "de", "("}
)
ENSEMBLE_SIZE_OPENINGS = frozenset({"", "a", "jazz", "the"})
"""Words after and before a word such as "duet" that make it the size of the whole ensemble."""
ENSEMBLE_SIZE_DENIALS = frozenset({"no", "not"})
"""Words before such a word that deny it."""

PLAYERS_OF_WORD: dict[str, int] = {
    "pair": 2,
    "couple": 2,
    "duo": 2,
    "trio": 3,
    "quartet": 4,
    "quintet": 5,
}
"""Words before `of` and an instrument, with the number of players: `a pair of flutes`."""

FURTHER_PLAYER_WORDS = frozenset({"second", "another", "third", "2nd", "additional", "extra"})
"""Words before an instrument that add one player to those named before."""

LONE_CUES = frozenset({"solo", "lone", "alone", "plays alone"})
"""Cues that make an instrument the only one, unless several instruments are named."""

HAND_WORDS = frozenset({"hand", "hands"})
ONE_HAND_WORDS = frozenset({"left", "right"})
BOTH_WORDS = frozenset({"both", "beide", "beiden"})
"""Words for two players before an instrument: `both violins`."""
BOTH_HANDS_WORDS = frozenset({"both"})
"""Words for the two hands of a pianist, which are two tracks."""

KEPT_AFTER = frozenset({"only", "alone", "solo"})
"""Words after an instrument that end the negation before it: `no drums, piano only`."""

NEGATIONS_BEHIND = frozenset({"nicht"})
"""Negations at the end of a clause, behind what they deny."""

OF_PLAYERS = "of"
TIMES = "x"
"""Words of `a pair of flutes` and of `2 x flute`."""
SAME_PLAYER = "the"
"""The article of an instrument that was named before: `the bass`."""
SOLO_CUES = frozenset({"solo", "solos"})
"""Words behind an instrument that mean a passage as well."""
NUMBER_SIGN = "no"
"""The word of `no. 5` that also denies."""
NEAR_NEGATION = "not"
"""The negation that only denies what follows it directly."""
