"""Words for tempo, and the tempo that some genres are known by.

A word puts the tempo inside its bin of the nine that adherence is measured with, whose
edges are 40, 60, 70, 90, 110, 140, 160 and 210 quarter notes per minute.
"""

from __future__ import annotations

TEMPO_BIN_EDGES = (40, 60, 70, 90, 110, 140, 160, 210)
"""Upper edges of the tempo bins, each belonging to the bin below it."""

NAMED_TEMPOS: dict[str, int] = {
    "larghissimo": 30, "grave": 38, "largo": 50, "lento": 54, "larghetto": 64, "adagio": 66,
    "adagissimo": 50, "adagietto": 72, "andante": 84, "andantino": 92, "andante con moto": 88,
    "andante sostenuto": 76, "moderato": 108, "allegretto": 116, "allegro moderato": 116,
    "moderato assai": 100, "allegro ma non troppo": 120, "allegro non troppo": 120,
    "allegro ma non tanto": 120, "allegro": 130, "allegro con brio": 138, "allegro assai": 138,
    "molto allegro": 138, "allegro molto": 138, "allegro vivace": 140, "vivace": 152,
    "vivo": 150, "vivacissimo": 172, "presto": 180, "molto presto": 200, "prestissimo": 216,
    "sehr langsam": 50, "langsam": 58, "massig": 100, "massiges tempo": 100, "bewegt": 120,
    "lebhaft": 138, "schnell": 150, "sehr schnell": 176, "rasch": 144, "gehend": 84,
    "lent": 54, "lente": 54, "lents": 54, "tres lent": 46, "vive": 150, "vifs": 150, "zugig": 140, "massig schnell": 116, "munter": 132, "getragen": 60, "schleppend": 48, "fliessend": 100, "feurig": 144, "eilig": 150, "flott": 144, "flotte": 144, "flottes": 144, "modere": 104, "anime": 132, "vif": 150, "tres vif": 176,
    "rapide": 150, "tres rapide": 176, "doucement": 66,
    "despacio": 60, "despacito": 60, "pausado": 66, "ligero": 138, "lentamente": 54, "rapidamente": 150, "lentement": 54, "rapidement": 150, "rapido": 150, "muy rapido": 176, "muy lento": 46, "molto lento": 46,
    "lenta": 54, "rapida": 150, "veloce": 156, "moderado": 104, "devagar": 60,
    "sostenuto": 72, "maestoso": 84, "tranquillo": 72, "animato": 126, "vivamente": 150, "vivacemente": 152, "scherzando": 132, "allegrissimo": 160, "comodo": 96, "celere": 156, "allegro con fuoco": 144, "presto assai": 190, "larghetto": 64, "allegro giusto": 124, "tempo ordinario": 100, "tempo di minuetto": 116,  "con moto": 104, "con brio": 136, "tempo giusto": 100,
    "marcia moderato": 108, "alla marcia": 116, "tempo di marcia": 116,
}  # fmt: skip
"""The field's words, mostly Italian → quarter notes per minute."""

PLAIN_TEMPOS: dict[str, int] = {
    word: bpm
    for bpm, words in {
        50: "very slow, extremely slow, super slow, really slow, glacial, crawling, very slowly",
        64: "slow, slowly, slow paced, low speed, tempo slow, slow pace, at a slow pace, langsames tempo, langsamem tempo, slow and steady, snail pace, dragging, slow tempi, "
            " slow tempo, slow moving, slow burning, slowish, low tempo, "
            "sluggish, unhurried, slower, languid",
        84: "slow to medium, gemachlich, gemutliches tempo, slow medium, medium slow, lentish, strolling pace, gentle pace, easy pace, moderately slow, leisurely, walking pace, easygoing pace, "
            "not too slow, fairly slow, walking tempo",
        104: "medium, mid tempo, midtempo, medium tempo, tempo medium, tempo moderate, mittleres tempo, mittlerem tempo, tempo moyen, tempo medio, tempo moderato, tempo moderado, andamento moderado, middling tempo, middle tempo, a medio tempo, medio tempo,  moderate tempo, moderate, moderately paced, "
             "medium paced, mid paced, moderate pace, medium pace, not too fast, not very fast, "
             "medium speed, moderate speed, steady tempo, neither fast nor slow",
        126: "moderately fast, medium fast, fairly fast, medium up tempo, brisk, briskly, fastish",
        144: "fast, fast paced, tempo fast, fast pace, quick pace, quick tempo, hurried, racing, schnelles tempo, schnellem tempo, speeding, hasty, lightning quick, quick,  quickly, up tempo, uptempo, fast tempo, high tempo, rapid, "
             "speedy, faster, swift, swiftly, high speed",
        176: "very fast, extremely fast, super fast, really fast, blazing fast, breakneck, "
             "lightning fast, blistering, furious tempo, as fast as possible, so schnell wie moglich, le plus vite possible, lo mas rapido posible, il piu veloce possibile, o mais rapido possivel, insanely fast, "
             "hyper fast, frenetic",
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
"""What the corpus' pieces of a genre are mostly played at; only for genres known by a tempo."""

TEMPO_LABELS = frozenset({"tempo", "bpm", "speed", "mm", "metronome", "velocidad", "vitesse"})
"""Words that a tempo's number follows."""

TEMPO_UNITS = frozenset({"bpm", "ppm", "bpms", "bmp", "pbm"})
"""Words that follow a tempo's number; `beats per minute` and its likes are in the recogniser."""

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
    "no without with only and in feel for on ohne sin sans senza sem mit avec con com".split()
)
"""Words that may follow a bare number that is a tempo, or a bare key."""

DOTTED = frozenset({"dotted", "punktierte", "punktiert", "pointee", "puntata", "pontuada"})
"""Before a note value, half as much again."""

BEATS = frozenset(
    """beats beat schlage schlag battements pulsaciones pulsacoes battiti batidas quarters
    crotchets""".split()
)
"""What a tempo counts per minute."""
