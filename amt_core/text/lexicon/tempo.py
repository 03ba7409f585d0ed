"""Words for tempo, and the tempo that some genres are known by.

A word puts the tempo inside its bin of the nine that adherence is measured with, whose
edges are 40, 60, 70, 90, 110, 140, 160 and 210 quarter notes per minute.
"""

from __future__ import annotations

NAMED_TEMPOS: dict[str, int] = {
    word: bpm
    for bpm, words in {
        30: "larghissimo",
        38: "grave",
        46: "tres lent, muy lento, molto lento",
        48: "schleppend",
        50: "largo, adagissimo, sehr langsam",
        54: "lento, lent, lente, lents, lentamente, lentement, lenta",
        58: "langsam",
        60: "getragen, despacio, despacito, devagar",
        64: "larghetto",
        66: "adagio, pausado",
        72: "adagietto, sostenuto, tranquillo",
        76: "andante sostenuto",
        84: "andante, gehend, maestoso",
        88: "andante con moto",
        92: "andantino",
        96: "comodo",
        100: "moderato assai, massig, massiges tempo, fliessend, tempo ordinario, tempo giusto",
        104: "modere, moderado, con moto",
        108: "moderato, marcia moderato",
        116: "allegretto, allegro moderato, massig schnell, tempo di minuetto, alla marcia, tempo "
             "di marcia",
        120: "allegro ma non troppo, allegro non troppo, allegro ma non tanto, bewegt",
        124: "allegro giusto",
        126: "animato",
        130: "allegro",
        132: "munter, anime, scherzando",
        136: "con brio",
        138: "allegro con brio, allegro assai, molto allegro, allegro molto, lebhaft, ligero",
        140: "allegro vivace, zugig",
        144: "rasch, feurig, flott, flotte, flottes, allegro con fuoco",
        150: "vivo, schnell, vive, eilig, vif, rapide, rapidamente, rapidement, rapido, rapida, "
             "vivamente",
        152: "vivace, vivacemente",
        156: "veloce, celere",
        160: "allegrissimo",
        172: "vivacissimo",
        176: "sehr schnell, tres vif, tres rapide, muy rapido",
        180: "presto",
        190: "presto assai",
        200: "molto presto",
        216: "prestissimo",
    }.items()
    for word in words.split(", ")
}  # fmt: skip
"""Musical terms, mostly Italian → quarter notes per minute."""

PLAIN_TEMPOS: dict[str, int] = {
    word: bpm
    for bpm, words in {
        50: "very slow, extremely slow, super slow, really slow, glacial, crawling, very slowly",
        64: "slow, slowly, slow paced, low speed, tempo slow, slow pace, at a slow pace, "
            "langsames tempo, langsamem tempo, slow and steady, snail pace, dragging, slow tempi, "
            "slow tempo, slow moving, slow burning, slowish, low tempo, sluggish, unhurried, "
            "slower, languid",
        84: "slow to medium, gemachlich, gemutliches tempo, slow medium, medium slow, lentish, "
            "strolling pace, gentle pace, easy pace, moderately slow, leisurely, walking pace, "
            "easygoing pace, not too slow, fairly slow, walking tempo",
        104: "medium, mid tempo, midtempo, medium tempo, tempo medium, tempo moderate, "
             "mittleres tempo, mittlerem tempo, tempo moyen, tempo medio, tempo moderato, "
             "tempo moderado, andamento moderado, middling tempo, middle tempo, a medio tempo, "
             "medio tempo, moderate tempo, moderate, moderately paced, medium paced, mid paced, "
             "moderate pace, medium pace, not too fast, not very fast, medium speed, "
             "moderate speed, steady tempo, neither fast nor slow",
        126: "moderately fast, medium fast, fairly fast, medium up tempo, brisk, briskly, fastish",
        144: "fast, fast paced, tempo fast, fast pace, quick pace, quick tempo, hurried, racing, "
             "schnelles tempo, schnellem tempo, speeding, hasty, lightning quick, quick, quickly, "
             "up tempo, uptempo, fast tempo, high tempo, rapid, speedy, faster, swift, swiftly, "
             "high speed",
        176: "very fast, extremely fast, super fast, really fast, blazing fast, breakneck, "
             "lightning fast, blistering, furious tempo, as fast as possible, "
             "so schnell wie moglich, le plus vite possible, lo mas rapido posible, "
             "il piu veloce possibile, o mais rapido possivel, insanely fast, hyper fast, "
             "frenetic",
    }.items()
    for word in words.split(", ")
}  # fmt: skip
"""Everyday words → quarter notes per minute."""

TEMPO_OF_GENRE: dict[str, int] = {
    "ambient": 68, "ballad": 74, "blues": 94, "bluegrass": 128, "boogie-woogie": 148,
    "bossa nova": 128, "disco": 120, "electronic dance": 124, "funk": 105, "hip-hop": 91,
    "lullaby": 80, "march": 116, "polka": 122, "punk": 170, "ragtime": 100, "reggae": 76,
    "samba": 190, "ska": 160, "tango": 120, "waltz": 144, "house": 124, "techno": 132,
    "trance": 136, "drum and bass": 174, "dubstep": 140, "trap": 140, "lo-fi": 80, "trip hop": 86,
    "synthwave": 100, "big band": 150, "dixieland": 172, "jazz manouche": 188, "salsa": 180,
    "mambo": 180, "merengue": 152, "cumbia": 94, "bachata": 126, "reggaeton": 92, "r&b": 78,
    "rock and roll": 146, "cha-cha": 118, "afrobeat": 112, "dance pop": 121, "zydeco": 140,
}  # fmt: skip
"""Usual tempo of a genre in the corpus, for genres that are known by their tempo."""

TEMPO_LABELS = frozenset({"tempo", "bpm", "speed", "mm", "metronome", "velocidad", "vitesse"})
"""Words that a tempo's number follows."""

TEMPO_UNITS = frozenset({"bpm", "ppm", "bpms", "bmp", "pbm"})
"""Words that follow a tempo's number; `beats per minute` is found by the recognizer."""

NOTE_VALUES: dict[str, float] = {
    "quarter": 1.0, "crotchet": 1.0, "q": 1.0, "viertel": 1.0, "noire": 1.0, "negra": 1.0,
    "eighth": 0.5, "quaver": 0.5, "half": 2.0, "minim": 2.0, "blanche": 2.0, "blanca": 2.0, "halbe": 2.0,
    "achtel": 0.5, "croche": 0.5, "corchea": 0.5, "semiminima": 1.0, "minima": 2.0,
    "seminima": 1.0, "crotchets": 1.0, "quarters": 1.0, "halves": 2.0, "eighths": 0.5,
    "crochet": 1.0, "qn": 1.0, "kwartnoot": 1.0,
}  # fmt: skip
"""Note value → quarter notes."""

TEMPO_CHANGES = frozenset(
    """slow slowed slower speed sped faster tempo bring take drop raise lower push pull reduce
    increase""".split()
)
"""Words before `to 70` that make the number a tempo."""

TEMPO_FOLLOWERS = frozenset(
    "please thanks bitte no without with only and in feel for on ohne sin sans senza sem mit avec con com".split()
)
"""Words that may follow a bare number that is a tempo, or a bare key."""

DOTTED = frozenset({"dotted", "punktierte", "punktiert", "pointee", "puntata", "pontuada"})
"""Words that make the note value after them one and a half times as long."""

BEATS = frozenset(
    """beats beat schlage schlag battements pulsaciones pulsacoes battiti batidas quarters
    crotchets""".split()
)
"""Words for beats: `90 beats per minute`."""

TEMPO_LINKS = frozenset({":", "=", "of", "is", "at", "the", "set", "to", "a", "de", "von", "di", "mark",
                    "marking", "should", "be", "range", "um", "bei", "vers", "environ", "con",
                    "intorno", "cerca", "etwa", "maybe", "perhaps", "say", "will", "rubato",
                    "primo", ","})  # fmt: skip
"""Words that may stand between a tempo's label and its number: `tempo should be around 90`."""

PER_WORDS = frozenset({"per", "/", "a", "pro", "par", "por", "al"})
MINUTES = frozenset({"minute", "min", "minuto", "minuti"})
"""Words between the beats and the minute, and the words for the minute: `90 beats per minute`."""

AT_WORDS = frozenset({"a", "alla"})
ARTICLES = frozenset({"la"})
"""Words between a number and a note value in French, Italian and Spanish: `140 à la noire`."""

COUNTED_THINGS = frozenset(
    """bars bar measures measure seconds second sec secs minutes minute min mins s percent years
    year people km hz khz hours hour notes note tracks players voices parts violins velocity db
    degrees o am pm th st nd rd times repeats ms kbps x takte mesures compases""".split()
)
"""Words after a number that make it a count of something other than beats."""

TEMPO_HEDGES = frozenset({"maybe", "perhaps", "say", "like", "at"})
ABOUT_WORDS = frozenset({"around", "circa", "ca", "approximately", "roughly"})
"""Words before a bare number that is a tempo."""

POLITE_WORDS = frozenset({"please", "bitte", "thanks"})
"""Words that may follow a bare number at the end of a request."""

NUMBER_LABELS = frozenset({"no", "op", "opus", "nr", "vol", "k", "bwv", "number", "num", "#", "kv"})
"""Words before a number that numbers a piece: `op. 64`."""
QUARTER = "quarter"
NOTE_NOUNS = frozenset({"note", "notes"})
BEAT_NOTES = "notes"
"""Words of `120 quarter notes a minute`."""
MAELZEL = "m"
"""The letter of `M.M.`."""
AT_ARTICLES = frozenset({"a"})
AT_TEMPO = frozenset({"at"})
"""Words before a tempo without a unit: `at a 120`."""
TO_TEMPO = frozenset({"to"})
"""Words before the new tempo of a change."""

THEN_WORDS = frozenset({"then", "dann", "danach", "puis", "luego", "poi", "depois"})
"""Words before a second tempo whose unit stands behind the first one."""
