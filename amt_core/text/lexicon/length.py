"""Words around lengths in bars and in time."""

from __future__ import annotations

BAR_UNITS = frozenset(
    """bar bars measure measures takt takte takten mesure mesures compas compases battuta battute
    misura misure compasso compassos maten""".split()
)
"""Units of length in bars."""
SINGULAR_BAR_UNITS = frozenset({"bar", "measure"})
"""Units that may also name a form: a 12-bar blues."""

SECONDS_OF_UNIT: dict[str, float] = {
    **dict.fromkeys(
        "sec secs second seconds seconde secondes sekunde sekunden segundo segundos secondi "
        "secondo sek".split(), 1.0),
    **dict.fromkeys(
        "min mins minute minutes minuten minuut minuto minutos minuti".split(), 60.0),
    **dict.fromkeys("hour hours stunde stunden heure heures hora horas ora ore".split(), 3600.0),
}  # fmt: skip
"""Unit of time → seconds; `s` counts only directly behind a number."""

NOT_A_LENGTH_AFTER = frozenset(
    """every first last after each repeat repeating next until per within all final opening
    before alle jede chaque cada by at come comes enters enter""".split()
)
"""Before a length, these make it a place or a period instead of the piece's own length."""

NOT_A_LENGTH_BEFORE = frozenset(
    """intro introduction outro phrase phrases break fill fills pickup turnaround build buildup
    pause rest bridge verse chorus coda ending interlude sections section units cycle cycles
    drop groups chunks segments ago later earlier away""".split()
)
"""After a length, these make it the length of a part, or a point in time."""

LENGTH_LABELS = frozenset({"length", "bars", "measures", "takte", "lange", "mesures", "compases"})
"""Labels that a number of bars follows after a colon or an equals sign."""

DECADE_CUES = frozenset({"the", "early", "late", "mid", "in", "'", "from", "style"})
"""Before `80s`, these make it years."""
BARE_DECADES = frozenset({50, 70, 80, 90})
LENGTH_CUES = frozenset({"for", "lasting", "lasts", "about", "length", "duration", ":", "=", "is",
                         "around", "takes", "of"})  # fmt: skip
"""`90s` alone are the nineties, unless one of these stands before it."""
DURATION_CUES = frozenset({"long", "loop", "clip", "of", "duration", "piece", "track", "song", ""})
"""After `60s`, these make it seconds."""

SECONDS_OF_PHRASE: dict[str, float] = {
    phrase: seconds
    for seconds, phrases in {
        15.0: "quarter of a minute, quarter minute",
        30.0: "half a minute, half minute, halbe minute, demi minute, medio minuto, mezzo minuto, "
              "meio minuto, half minuut",
        45.0: "three quarters of a minute, dreiviertelminute",
        60.0: "a minute, another minute",
        90.0: "minute and a half, anderthalb minuten, eineinhalb minuten, minute et demie, "
              "minuto y medio, minuto e mezzo, minuto e meio, anderhalve minuut",
        120.0: "couple of minutes, couple minutes, ein paar minuten",
        150.0: "zweieinhalb minuten",
        900.0: "quarter of an hour, quarter hour, viertelstunde, quart d heure, cuarto de hora, "
               "quarto d ora, quarto de hora",
        1800.0: "half an hour, half hour, halbe stunde, demi heure, media hora, mezz ora, "
                "mezza ora, meia hora",
        2700.0: "three quarters of an hour, dreiviertelstunde, trois quarts d heure",
        3600.0: "an hour",
    }.items()
    for phrase in phrases.split(", ")
}  # fmt: skip
"""Phrases for lengths without a number → seconds."""

HALF_MORE: tuple[str, ...] = (
    "and a half", "et demie", "et demi", "y medio", "y media", "e mezzo", "e mezza", "e meio",
    "e meia",
)  # fmt: skip
"""Phrases after a number, or a number and its unit, that add half a unit."""

TIME_OF_DAY_BEFORE = frozenset({"at", "um"})
TIME_OF_DAY_AFTER = frozenset({"am", "pm", "a", "p", "o", "uhr"})
"""Words around `10:30` that make it a time of day instead of a length."""

UNIT_LETTERS: dict[str, float] = {"s": 1.0, "m": 60.0}
"""Letter behind a number → seconds: `90s`, `3m`."""
LETTER_OF_SECONDS = "s"
LETTER_OF_BARS = "b"
"""Letters that are units behind a number."""
LENGTH_IS = frozenset({":", "=", "is"})
BEFORE_A_LENGTH = frozenset({"the", "of"})
BEHIND_A_LENGTH = frozenset({"of", "long"})
OF_LENGTH = frozenset({"of"})
"""Words between a length and what is long."""
PLACES_IN_TIME = frozenset({"in", "at"})
"""Words before a number of seconds that is a place in the piece."""
AND_LENGTH = frozenset({"and"})
"""Words between minutes and seconds."""

_SHORT, _LONG = (45.0, 20.0), (240.0, 420.0)
SECONDS_OF_SIZE: dict[str, tuple[float, float]] = {
    **dict.fromkeys(
        """short brief kurz kurze kurzer kurzes kurzen court courte bref breve corto corta cortas curto
        curta""".split(), _SHORT),
    **dict.fromkeys(
        "long lengthy extended lang lange langes langer langen longue larga lungo lunga longo "
        "longa".split(), _LONG),
}  # fmt: skip
"""Word for the size of a piece → its seconds, alone and with a word such as "very"."""
VERY_WORDS = frozenset("very really super extremely sehr tres muy molto muito".split())
QUITE_WORDS = frozenset(
    "quite rather pretty fairly ziemlich recht assez bastante abbastanza piuttosto".split()
)
"""Words before a size: `very long`, `quite long`."""
PIECE_NOUNS = frozenset(
    """song songs piece track tune composition ballad number instrumental music score suite poem work
    stuck lied song ballade musik morceau chanson piece musique cancion pieza tema musica brano
    pezzo canzone cancao peca""".split()
)
"""Nouns whose size is the length of the piece."""
NOT_LONG = frozenset("and with for note notes solo line lines and und et y e con mit avec".split())
"""Words behind which such a noun is another thing."""
