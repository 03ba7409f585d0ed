"""Words around chords, and progressions that have a name."""

from __future__ import annotations

CHORD_LABELS = frozenset(
    """chord chords progression progressions changes harmony harmonies vamp loop cycle sequence
    akkord akkorde akkorden akkordfolge harmonien accord accords grille progressione accordi giro
    acorde acordes progresion progressao cifra cadencia turnaround pattern vamps vamping jam jams
    jamming groove grooves grooving stay stays staying sit sits sitting riff riffs riffing modal static
    hang hangs drone drones droning secuencia sequencia sequenza""".split()
)
"""Words before chords that make even one or two of them a progression."""

LABEL_LINKS = frozenset(
    """: = - the of on over with using is are based like following these e.g. and uber sur sobre su
    mit avec con com de des den die der les los las le i gli os as in goes go sind sont son sono sao
    being from through between back forth moves move moving runs run running alternates alternate
    alternating geht gehen lauft va vont entre zwischen tra""".split()
)
"""Words between such a label and the first chord."""

KEY_PREPOSITIONS = frozenset({"in", "en", "em"})
"""Words between such a label and a key: `a loop in A minor`."""

SECTION_CHORD_LINKS = frozenset(
    """goes moves uses sits stays is over on to with around between just only then over uber auf sur
    sobre su usa usan va sta""".split()
)
"""Words between a section and its chords: `the chorus goes to C G`."""
NEXT_CHORD_WORDS = frozenset(
    """then and to und dann et puis y luego e poi depois into followed by back with home finally again zuruck""".split()
)
"""Words between two chords."""
CHORD_MOVES = (
    "go/went/goes/going, move, change, walk, drop, climb, rise/rose, fall/fell, step, slide/slid, "
    "resolve, hit, dip, jump, switch, land, finish, end, return, turn, lead/led, come/came, head, shift"
)
"""Verbs that lead from one chord to the next: `start on G, go to Em`."""
CHORD_MOVE_LINKS = frozenset(
    """on onto up down through via over at before after next home last that which it a an the chord chords
    straight right am zum schluss ende""".split()
)
"""Words around such a verb, and around the chords of a sentence."""
CHORD_DIRECTIONS = frozenset({"down", "up", "over", "back", "home", "schluss", "ende"})
"""Links that tell of a progression without a verb: `Cm7, down to Abmaj7`."""
TIMES_IN_A_BAR = {"once": 1, "twice": 2, "thrice": 3, "zweimal": 2}
PER_BAR_WORDS = frozenset({"a", "per", "every", "each", "in", "pro", "par", "por", "im", "al"})
"""Words of `twice a bar`."""

CHORUSES = frozenset({"choruses", "chorusse"})
THROUGH_WORDS = frozenset("through thru around round over durch".split())
ROUND_WORDS = frozenset("passes rounds runs trips goes".split())
ROUND_LINKS = frozenset(
    """the a of whole it and all then played play repeated repeat gespielt joue die das der les la los le
    el""".split()
)
ROUND_NOUNS = frozenset("form thing tune head song blues schema schleife grille".split())
ROUND_VERBS = frozenset(
    """play plays played repeat repeats repeated loop loops cycle run goes go spiele wiederhole joue
    repete toca repite suona ripeti""".split()
)
"""Words of `two times through the changes`, `three choruses of a blues`, `played twice`."""
QUICK_CHANGE = frozenset({"quick", "change", "with", "changes", "progression", "scheme"})
"""Words in the names of a blues that say nothing about the style or the length."""

ALTERNATE_WORDS = frozenset(
    """alternate alternates alternating back wechseln alternent alternan alternano""".split()
)
"""Words behind two chords between which the harmony goes to and fro."""
EVERY_BAR = frozenset({"every", "bar"})
"""Words behind them."""
LABELS_BEHIND = frozenset(
    {"chord", "power", "groove", "jam", "throughout", "vamp", "vamps", "drone", "pedal"}
)
"""Words behind a single chord that make it the harmony."""

CHORD_NAMES_BEHIND = frozenset(
    """chords progression changes akkorde accords acordes accordi""".split()
)
LINKS_TO_CHORD_NAMES = frozenset("as the for are is als comme como come".split())
"""Words behind a progression that say that it is one, and those between: `as the chords`."""

PER_CHORD_WORDS = frozenset(
    {
        "each",
        "apiece",
        "jeweils",
        "je",
        "jeder",
        "jede",
        "chacun",
        "chaque",
        "cada",
        "ciascuno",
        "per",
    }
)
"""Words after a length that give it to every chord: `two bars each`."""

CHANGE_WORDS = frozenset({"every", "alle", "changing", "change", "changes", "wechselt", "wechseln"})
"""Words before a length after which the chord changes: `chords change every two bars`."""
FOR_WORDS = frozenset({"for", "over", "fur", "pendant", "por", "per", "durante", "x"})
"""Words between a chord and its length."""
LASTING_WORDS = FOR_WORDS | frozenset(
    """chord chords akkord accord acorde accordo lasts lasting gets held is dauert dura dure
    bekommt""".split()
)
"""Words between `each` and its length: `each chord lasts two bars`."""
OF_CHORD_WORDS = frozenset({"of", "de", "di", "von", "on"})
"""Words between a length and its chord: `two bars of Am`."""
HALF_WORDS = frozenset({"half", "halben", "halber", "demi", "medio", "mezza", "meio"})
HALF_LINKS = frozenset({"a", "an", "-", "de"})
"""Words of half a bar, and those behind them: `half a bar`."""
CHORD_NOUNS = frozenset({"chord", "akkord", "accord", "acorde", "accordo"})
CHORD_COUNT_NOUNS = frozenset({"chords", "akkorde", "accords", "acordes", "accordi"})
"""Words of `two bars per chord` and of `two chords per bar`."""
SOLFEGE_LETTERS: dict[str, str] = {
    "do": "C", "re": "D", "mi": "E", "fa": "F", "sol": "G", "la": "A", "si": "B",
}  # fmt: skip
"""Romance name of a note → its letter in a chord symbol."""
GERMAN_NOTES: dict[str, str] = {
    "Des": "Db", "Es": "Eb", "Ges": "Gb", "As": "Ab", "Ces": "Cb", "Cis": "C#", "Dis": "D#",
    "Fis": "F#", "Gis": "G#", "Ais": "A#",
}  # fmt: skip
"""German name of a note with an accidental → its chord symbol."""
CHORD_ACCIDENTALS: dict[str, str] = {
    **dict.fromkeys(("sharp", "diese", "sostenido", "diesis"), "#"),
    **dict.fromkeys(("flat", "bemol", "bemolle"), "b"),
}
"""Word behind the name of a note → its sign in a chord symbol."""
SPOKEN_DEGREES: dict[str, str] = {
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
}
"""Number → the degree for which it stands in `two five one`."""
SMALL_WORDS = frozenset({"a", "add", "be"})
"""Chords in small letters that are words as well."""
NOT_CHORDS_AFTER = frozenset({"i", "a"})
"""Words before such a letter that make it a word."""

CHORD_BAR_UNITS = frozenset(
    """bar bars measure measures takt takte takten mesure mesures compas compases battuta battute
    compasso compassos""".split()
)
CHORD_BEAT_UNITS = frozenset(
    "beat beats schlag schlage temps tiempo tiempos tempo tempi tempos battito battiti".split()
)
"""Units of a chord's length."""

LOOP_WORDS = frozenset({"loop", "loops", "looped", "looping", "cycle", "vamp", "schleife", "boucle",
                        "bucle"})  # fmt: skip
"""Words next to chords that make them go round."""

_RHYTHM_A = "I6 vi7|ii7 V7|iii7 vi7|ii7 V7|I6 I7|IV6 iv6|I6 V7|I6"
# Degrees: upper case is major, lower case minor. `|` separates bars.
PROGRESSIONS: dict[str, tuple[str, str]] = {
    "12-bar blues": (
        "I7|I7|I7|I7|IV7|IV7|I7|I7|V7|IV7|I7|V7",
        "i7|i7|i7|i7|iv7|iv7|i7|i7|bVI7|V7|i7|V7",
    ),
    "quick-change blues": (
        "I7|IV7|I7|I7|IV7|IV7|I7|I7|V7|IV7|I7|V7",
        "i7|iv7|i7|i7|iv7|iv7|i7|i7|bVI7|V7|i7|V7",
    ),
    "8-bar blues": ("I7|V7|IV7|IV7|I7|V7|I7|V7", "i7|V7|iv7|iv7|i7|V7|i7|V7"),
    "16-bar blues": (
        "I7|I7|I7|I7|I7|I7|I7|I7|IV7|IV7|I7|I7|V7|IV7|I7|V7",
        "i7|i7|i7|i7|i7|i7|i7|i7|iv7|iv7|i7|i7|bVI7|V7|i7|V7",
    ),
    "jazz blues": (
        "I7|IV7|I7|v7 I7|IV7|#IVdim7|I7|VI7|ii7|V7|I7 VI7|ii7 V7",
        "i7|iv7|i7|i7|iv7|iv7|i7|i7|iim7b5|V7|i7|V7",
    ),
    "rhythm changes": (_RHYTHM_A + "|" + _RHYTHM_A + "|III7|III7|VI7|VI7|II7|II7|V7|V7|" + _RHYTHM_A,
                       ""),
    "Andalusian cadence": ("", "i|VII|VI|V"),
    "canon": ("I|V|vi|iii|IV|I|IV|V", ""),
    "doo-wop": ("I|vi|IV|V", ""),
    "circle of fifths": ("I|IV|vii°|iii|vi|ii|V|I", "i|iv|VII|III|VI|ii°|V|i"),
    "axis progression": ("I|V|vi|IV", "i|VI|III|VII"),
    "turnaround": ("I|vi|ii|V", "i|VI|ii°|V"),
    "royal road": ("IVmaj7|V7|iii7|vi", ""),
    "folia": ("", "i|V|i|VII|III|VII|i|V"),
    "lament bass": ("", "i|v6|iv6|V"),
    "plagal vamp": ("I|IV", "i|iv"),
}  # fmt: skip
"""Name → degrees in major and in minor, empty if it is only used in the other mode."""

PROGRESSIONS_OF_CHORUSES = frozenset(
    {"12-bar blues", "quick-change blues", "8-bar blues", "16-bar blues", "jazz blues",
     "rhythm changes"}
)  # fmt: skip
"""Progressions of which one round is called a chorus."""
PROGRESSION_NAMES: dict[str, str] = {
    "12-bar blues": "12 bar blues, twelve bar blues, 12 bars blues, blues scheme, bluesschema, "
                    "12 taktiger blues, zwolftaktiger blues, blues en 12 mesures, "
                    "blues de 12 compases, blues in 12 battute, blues de 12 compassos, "
                    "12 bar minor blues, minor blues, 12 bar form blues, blues changes, blues progression",
    "quick-change blues": "quick change, quick change blues, quick change 12 bar blues, "
                          "12 bar blues with quick change, 12 bar blues with a quick change, "
                          "twelve bar blues with a quick change, blues with a quick change",
    "8-bar blues": "8 bar blues, eight bar blues",
    "16-bar blues": "16 bar blues, sixteen bar blues",
    "jazz blues": "jazz blues changes, jazz blues progression, bebop blues changes",
    "rhythm changes": "rhythm changes, i got rhythm changes",
    "Andalusian cadence": "andalusian cadence, andalusian progression, andalusische kadenz, "
                          "cadence andalouse, cadencia andaluza, cadenza andalusa, "
                          "cadencia andaluzia, flamenco cadence",
    "canon": "canon progression, canon chords, canon changes, pachelbel, pachelbel canon, "
             "pachelbel s canon, pachelbel s canon progression, pachelbel canon progression, "
             "pachelbel s canon chords, pachelbel progression, pachelbel chords, "
             "pachelbel canon chords, chords of pachelbel s canon",
    "doo-wop": "doo wop, doo wop changes, doo wop progression, doo wop chords, 50s progression, "
               "fifties progression, 50s chord progression, ice cream changes, 1950s progression, "
               "stand by me changes, stand by me progression, 50s changes, fifties changes",
    "circle of fifths": "circle of fifths, circle of fifths progression, cycle of fifths, "
                        "quintenzirkel, cycle des quintes, circulo de quintas, "
                        "circolo delle quinte, ciclo de quintas, quintfall, quintfallsequenz, "
                        "falling fifths, descending fifths, circle progression",
    "axis progression": "axis progression, four chord song, four chords of pop, "
                        "axis of awesome progression, pop punk progression, 4 chord song",
    "turnaround": "jazz turnaround",
    "royal road": "royal road progression, royal road",
    "folia": "la folia, folia, folia progression, folia bass, follia",
    "lament bass": "lament bass, lamento bass",
}  # fmt: skip
"""Name of a progression → the phrases for it."""
SYNTHESIS_LABEL = "FM"
"""Frequency modulation, which looks like F major: `Instruments: FM piano`."""
