"""Words for metre, and forms that have one by definition."""

from __future__ import annotations

METER_WORDS: dict[str, str] = {
    phrase: meter
    for meter, phrases in {
        "4/4": "common time, four four, four four time, quadruple time, viervierteltakt, "
               "quadruple meter, four beats to the bar, four beats per bar, vier viertel, "
               "cuatro por cuatro, quatre temps, straight four",
        "2/2": "cut time, alla breve, two two time, cut common time",
        "3/4": "three four, three four time, three quarter time, waltz time, waltz meter, "
               "waltz rhythm, waltz feel, triple time, triple meter, triple metre, "
               "three beats to the bar, three beats per bar, dreivierteltakt, drei viertel, "
               "trois temps, tres por cuatro, tempo di valse, tempo di menuetto, walzertakt",
        "2/4": "two four, two four time, duple time, duple meter, duple metre, zweivierteltakt, "
               "two beats to the bar, dos por cuatro, deux temps",
        "6/8": "six eight, six eight time, sechsachteltakt, jig time, compound duple, "
               "seis por ocho, compound time, compound meter",
        "9/8": "nine eight, nine eight time, compound triple",
        "12/8": "twelve eight, twelve eight time, compound quadruple",
        "5/4": "five four, five four time, quintuple time, quintuple meter, funfvierteltakt, "
               "five beats to the bar, five beats per bar",
        "7/8": "seven eight, seven eight time",
        "7/4": "seven four, seven four time, seven beats to the bar, seven beats per bar, "
               "septuple meter",
        "5/8": "five eight, five eight time",
        "3/8": "three eight, three eight time",
        "6/4": "six four, six four time, six beats to the bar",
        "3/2": "three two time",
    }.items()
    for phrase in phrases.split(", ")
}  # fmt: skip
"""Ways to say a metre in words → `N/D`."""

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
    "siciliana": "6/8", "sicilienne": "6/8",
}  # fmt: skip
"""Dances whose metre is part of what the word means: naming one states the metre."""

METER_SUGGESTED_BY: dict[str, str] = {
    "march": "4/4", "polka": "4/4", "reel": "4/4", "hornpipe": "4/4", "barcarolle": "6/8",
    "barcarole": "6/8", "bourree": "2/2", "gavotte": "2/2", "chaconne": "3/4",
    "passacaglia": "3/4", "scherzo": "3/4", "marcha": "4/4", "marche": "4/4", "marsch": "4/4",
    "marcia": "4/4",
}  # fmt: skip
"""Forms that mostly have a metre."""

METER_NOUNS = frozenset(
    {"time", "meter", "metre", "takt", "measure", "feel", "groove", "rhythm", "signature", "compas",
     "beat", "takte", "mesure"}
)  # fmt: skip
"""Words after a metre that confirm it."""
