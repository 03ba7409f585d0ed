"""Note names and modes in several languages."""

from __future__ import annotations

from typing import Literal

Mode = Literal["major", "minor"]

LETTERS: dict[str, int] = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11}
"""English note letters → pitch class."""

GERMAN_NOTES: dict[str, int] = {
    "h": 11, "cis": 1, "des": 1, "dis": 3, "es": 3, "eis": 5, "fis": 6, "ges": 6, "gis": 8,
    "as": 8, "ais": 10, "ces": 11, "his": 0,
}  # fmt: skip
"""German note names that English does not have; before `Dur` and `Moll`, `B` is B flat."""

SOLFEGE: dict[str, int] = {
    "do": 0, "ut": 0, "re": 2, "mi": 4, "fa": 5, "sol": 7, "la": 9, "si": 11,
    "до": 0, "ре": 2, "ми": 4, "фа": 5, "соль": 7, "ля": 9, "си": 11,
}  # fmt: skip
"""Note names of the Romance languages and of Russian."""

SHARP_WORDS = frozenset(
    {
        "#",
        "sharp",
        "sharps",
        "diese",
        "sostenido",
        "diesis",
        "sustenido",
        "dieses",
        "sostenidos",
        "sustenidos",
        "kreuz",
        "kreuze",
        "kreuzen",
    }
)
FLAT_WORDS = frozenset({"flat", "flats", "bemol", "bemolle", "bemols", "bemoles", "bemolli", "bes"})

MODES: dict[str, Mode] = {
    "major": "major", "maj": "major", "dur": "major", "majeur": "major", "mayor": "major",
    "maggiore": "major", "maior": "major", "ionian": "major", "lydian": "major",
    "mixolydian": "major", "minor": "minor", "min": "minor", "moll": "minor", "mineur": "minor",
    "menor": "minor", "minore": "minor", "dorian": "minor", "phrygian": "minor",
    "aeolian": "minor", "locrian": "minor", "majorish": "major", "minorish": "minor",
    "mol": "minor", "dorisch": "minor", "dorien": "minor", "dorico": "minor", "dorica": "minor",
    "phrygisch": "minor", "phrygien": "minor", "frigio": "minor", "frigia": "minor",
    "lydisch": "major", "lydien": "major", "lidio": "major", "lidia": "major",
    "mixolydisch": "major", "mixolydien": "major", "misolidio": "major", "mixolidio": "major",
    "aolisch": "minor", "eolien": "minor", "eolio": "minor", "ionisch": "major",
    "ionien": "major", "jonisch": "major", "lokrisch": "minor",
}  # fmt: skip
"""Words for modes → the nearer of major and minor, by the third above the tonic."""

GERMAN_MODES = frozenset(
    {
        "dur",
        "moll",
        "mol",
        "dorisch",
        "phrygisch",
        "lydisch",
        "mixolydisch",
        "aolisch",
        "ionisch",
        "jonisch",
        "major",
        "minor",
    }
)
"""Modes that German note names stand before."""
GERMAN_B_MODES = frozenset({"dur", "moll", "mol"})
"""Modes before which B is B flat."""
ROMANCE_MODES = frozenset(MODES) - {"min", "maj", "dur", "moll"}
MODE_ADJECTIVES = frozenset(
    {
        "natural",
        "harmonic",
        "melodic",
        "pure",
        "blues",
        "relative",
        "parallel",
        "armonico",
        "harmonique",
        "harmonisch",
        "naturel",
        "naturale",
        "melodico",
    }
)
"""Words that may stand between tonic and mode: A harmonic minor."""

KEY_LABELS = frozenset(
    {"key", "tonality", "tonart", "tonalite", "tonalidad", "tonalita", "tonalidade", "tonic",
     "scale", "tuning", "toonsoort", "grundton", "tonique", "root"}
)  # fmt: skip
"""Words that a key follows."""
KEY_LABEL_LINKS = frozenset(": = of is in de di do von ist est es e".split())
"""Words and marks between such a word and the key."""

# "a minor change": the words before which `a minor` and `a major` are article and adjective.
NOT_A_KEY_BEFORE = frozenset(
    """change changes issue detail problem tweak adjustment improvement difference key keys mood
    feel feeling tonality mode sound touch third chord chords colour color quality sonority
    note melody theme piece song tune variation variations role part parts work hit event city
    league label artist star character shift twist inconvenience flaw fix addition tinge
    sixth seventh second interval triad progression flavour flavor inflection vamp riff lick""".split()
)
"""Nouns after `a minor` and `a major` that make the letter an article."""

TRANSPOSING_INSTRUMENTS = frozenset(
    {"clarinet", "clarinets", "trumpet", "trumpets", "horn", "horns", "cornet", "sax",
     "saxophone", "klarinette", "trompete", "clarinette", "trompette", "recorder", "flugelhorn"}
)  # fmt: skip
"""`clarinet in A` names the instrument, not the key."""

MODE_WITHOUT_TONIC: dict[str, tuple[int, Mode]] = {
    "major key": (0, "major"), "minor key": (9, "minor"), "major tonality": (0, "major"),
    "minor tonality": (9, "minor"), "minor mode": (9, "minor"), "major mode": (0, "major"),
    "major scale": (0, "major"), "minor scale": (9, "minor"), "in minor": (9, "minor"),
    "in major": (0, "major"), "in moll": (9, "minor"), "in dur": (0, "major"),
    "minor piece": (9, "minor"), "major piece": (0, "major"), "minor feel": (9, "minor"),
    "major feel": (0, "major"), "minor melody": (9, "minor"), "minor mood": (9, "minor"),
    "minor chords": (9, "minor"), "major chords": (0, "major"), "minor blues": (9, "minor"),
    "minor tune": (9, "minor"), "major tune": (0, "major"), "minor song": (9, "minor"),
    "white keys only": (0, "major"), "only white keys": (0, "major"),
}  # fmt: skip
"""A mode without its tonic → the key with the fewest signs, as an inference."""

SIGNATURE_NUMBERS = 7
"""The largest number of sharps or flats in a key signature."""

TONIC_LINKS = frozenset({"on", "in", "auf", "sur", "su", "sobre", "en", "em", "uber"})
"""Between a mode and its tonic, where the mode comes first: `Dorian on D`."""

DIATONIC = (
    "no black keys, without black keys, without any black keys, with no black keys, "
    "not a single black key, diatonic, diatonically, strictly diatonic, purely diatonic, white keys only, "
    "only white keys, only the white keys, no accidentals, without accidentals, "
    "no chromatic notes, no chromaticism, without chromaticism, only notes of the scale, "
    "only scale notes, only notes from the scale, strictly in key, strictly in the key, "
    "stay in the scale, stays in the scale, diatonisch, diatonique, diatonico, diatonica"
)
"""Phrases that forbid notes outside the scale of the key."""

KEY_LINKS = frozenset(
    {":", "=", "-", "of", "is", "the", "in", "signature", "set", "to", "be", "a", "de"}
)
"""Words that may stand between a key's label and its tonic: `key of G`."""

KEY_FOLLOWERS = frozenset(
    "with and at for by using featuring like please time or that which from then on over".split()
)
"""Words that may follow a tonic without a mode: `in G with drums`."""

SOLFEGE_PREPOSITIONS = frozenset({"en", "em"})
"""Prepositions before a solfege tonic without a mode: `blues en mi`."""

ARTICLES_BEFORE_E = frozenset({"il", "la"})
"""Italian articles before which `e` is not a note name."""

PART_WORDS = frozenset({"parte", "part"})
"""Words after a solfege name and a mode that make both a part of a melody."""

IN_KEY = frozenset({"in"})
"""Words before a tonic without a mode."""
FIRST_PERSON = "i"
"""A word next to a letter that makes it a word."""
PHRYGIAN, DOMINANT = "phrygian", "dominant"
"""Words of the mode that is major in spite of its name."""
