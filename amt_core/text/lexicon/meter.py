"""Words for meters, and forms that have a meter by definition."""

from __future__ import annotations

# For each language: the link of the two numbers of a meter, its numerators, its denominators.
_SPOKEN: tuple[tuple[str, str, str], ...] = (
    ("{} {}", ("two=2 three=3 four=4 five=5 six=6 seven=7 nine=9 ten=10 eleven=11 twelve=12 "
              "thirteen=13 fifteen=15"), "four=4 eight=8 sixteen=16"),
    ("{} {} time", "two=2 three=3 four=4 six=6", "two=2"),
    ("{}{}", "zwei=2 drei=3 vier=4 funf=5 sechs=6 sieben=7 neun=9 zwolf=12",
             "viertel=4 achtel=8 vierteltakt=4 achteltakt=8 halbe=2 halbetakt=2"),
    ("{} {}", "zwei=2 drei=3 vier=4 funf=5 sechs=6 sieben=7 neun=9 zwolf=12",
              "viertel=4 achtel=8 halbe=2"),
    ("{} {}", "deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 neuf=9 douze=12", "quatre=4 huit=8"),
    ("{} por {}", "dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 nueve=9 doce=12",
                  "cuatro=4 ocho=8"),
    ("{} por {}", "dois=2 tres=3 quatro=4 cinco=5 seis=6 sete=7 nove=9 doze=12",
                  "quatro=4 oito=8"),
    ("{} {}", "due=2 tre=3 quattro=4 cinque=5 sei=6 sette=7 nove=9 dodici=12",
              "quarti=4 ottavi=8"),
)  # fmt: skip


def _spoken() -> dict[str, str]:
    """`seven eight`, `Sechsachteltakt`, `seis por ocho` → `N/D`."""
    return {
        link.format(above, below): f"{numerator}/{denominator}"
        for link, numerators, denominators in _SPOKEN
        for above, numerator in (pair.split("=") for pair in numerators.split())
        for below, denominator in (pair.split("=") for pair in denominators.split())
    }


METER_WORDS: dict[str, str] = {
    **_spoken(),
    **{
        phrase: meter
        for meter, phrases in {
            "4/4": "common time, quadruple time, quadruple meter, quadruple metre, straight four, "
                   "four beats to the bar, four beats per bar, quatre temps, four four time, "
                   "straight fours, four to the floor, four on the floor, compasillo",
            "2/2": "cut time, alla breve, cut common time",
            "3/4": "three quarter time, waltz time, waltz meter, waltz rhythm, waltz feel, "
                   "triple time, triple meter, triple metre, three beats to the bar, "
                   "three beats per bar, trois temps, tempo di valse, tempo di menuetto, "
                   "walzertakt, three four time, waltz beat, waltz metre, compas ternario, "
                   "simple triple, tempo di valzer, compas de vals, walzerrhythmus",
            "2/4": "duple time, duple meter, duple metre, two beats to the bar, deux temps, "
                   "two four time, simple duple, compas binario",
            "6/8": "jig time, compound duple, compound time, compound meter, compound metre, "
                   "six eight time",
            "9/8": "compound triple, nine eight time", "12/8": "compound quadruple",
            "5/4": "quintuple time, quintuple meter, quintuple metre, five beats to the bar, "
                   "five beats per bar, take five meter",
            "7/4": "seven beats to the bar, seven beats per bar, septuple meter, septuple metre",
            "6/4": "six beats to the bar",
        }.items()
        for phrase in phrases.split(", ")
    },
}  # fmt: skip
"""Ways to state a meter in words → `N/D`."""

METER_OF_COUNT: dict[int, str] = {
    2: "2/4", 3: "3/4", 4: "4/4", 5: "5/4", 6: "6/8", 7: "7/8", 9: "9/8", 12: "12/8",
}  # fmt: skip
"""`in five` → 5/4. Seven is counted in quavers, as most music in seven is written."""

METER_OF_FORM: dict[str, str] = {
    "waltz": "3/4", "waltzes": "3/4", "valse": "3/4", "walzer": "3/4", "vals": "3/4",
    "valzer": "3/4", "valsa": "3/4", "jazz waltz": "3/4", "viennese waltz": "3/4",
    "minuet": "3/4", "menuet": "3/4", "menuett": "3/4", "minuetto": "3/4", "mazurka": "3/4",
    "landler": "3/4", "sarabande": "3/4", "polonaise": "3/4", "jig": "6/8", "irish jig": "6/8",
    "gigue": "6/8", "slip jig": "9/8", "tarantella": "6/8", "siciliano": "6/8",
    "siciliana": "6/8", "sicilienne": "6/8", "forlana": "6/8", "saltarello": "6/8", "jigs": "6/8",
    "courante": "3/4", "galliard": "3/4", "jota": "3/4", "ranchera": "3/4", "vals peruano": "3/4",
    "tarantelle": "6/8", "giga": "6/8", "minue": "3/4", "minueto": "3/4", "zamba": "6/8",
}  # fmt: skip
"""Dances that are defined by a meter: naming one states the meter."""

METER_SUGGESTED_BY: dict[str, str] = {
    "march": "4/4", "polka": "4/4", "reel": "4/4", "hornpipe": "4/4", "barcarolle": "6/8",
    "barcarole": "6/8", "bourree": "2/2", "gavotte": "2/2", "chaconne": "3/4",
    "passacaglia": "3/4", "scherzo": "3/4", "marcha": "4/4", "marche": "4/4", "marsch": "4/4",
    "marcia": "4/4",
}  # fmt: skip
"""Forms that usually have a certain meter."""

GENRES_IN_FOUR = frozenset({
    "pop", "rock", "electronic dance", "hip-hop", "funk", "disco", "metal", "punk", "reggae", "ska",
    "synth-pop", "soul and r&b", "latin dance", "chiptune",
})  # fmt: skip
"""Genres that are in 4/4 unless something else is asked."""

METER_NOUNS = frozenset(
    {"time", "meter", "metre", "takt", "measure", "feel", "groove", "rhythm", "signature", "compas",
     "beat", "takte", "mesure", "tempo", "temps", "tiempos", "tempi", "tempos"}
)  # fmt: skip
"""Words after a meter that confirm it."""

COUNT_ADJECTIVES = frozenset(
    """slow fast quick gentle easy lazy brisk steady bouncy lilting swinging hard heavy relaxed
    moderate medium light strict loose""".split()
)
"""Words between `in a` and the number of beats: `in a slow four`."""

DIVIDING_WORDS = frozenset("broken break split cut torn tear snapped divided sawn".split())
"""Before `in two`, these make it halves instead of a meter."""

BEAT_NOUNS = frozenset({"temps"})
"""Words after a number that alone state a meter: `à cinq temps`."""

METER_FOLLOWERS = frozenset({"with", "at", "for", "feel", "please", "like", "by", "on", "using"})
"""Words that may follow a meter given by its count alone: `in five with drums`."""

NOT_A_METER_BEFORE = frozenset(
    {"note", "notes", "of", "step", "inch", "rest", "rests", "tempo", "speed"}
)
"""Words after two numbers that make them something other than a meter: `1/4 note`."""

BEATS_OF_BAR = frozenset({"beats", "beat"})
PER_BAR_LINKS = frozenset({"per", "in", "to", "a"})
BAR_ARTICLES = frozenset({"a", "the", "each"})
BAR_OF_BEATS = frozenset({"bar", "measure"})
"""Words of `four beats in a bar`."""
IN_METER = frozenset({"in"})
METER_ARTICLES = frozenset({"a"})
"""Words before a meter without a label: `in three`, `in a three`."""
