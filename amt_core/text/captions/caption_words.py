"""The words that captions choose from, English only: names, and phrases by attribute."""

from __future__ import annotations

from amt_core.music.tempo_map import tempo_bin
from amt_core.text.lexicon.tempo import NAMED_TEMPOS, PLAIN_TEMPOS

PROGRAM_WORDS: dict[int, tuple[str, ...]] = {
    -1: ("drums", "drum kit", "drum set"),
    0: ("piano", "grand piano", "acoustic piano"), 1: ("bright piano",), 2: ("electric grand",),
    3: ("honky-tonk piano", "saloon piano"), 4: ("electric piano", "Rhodes", "Fender Rhodes"),
    5: ("FM piano", "digital piano"), 6: ("harpsichord",), 7: ("clavinet", "clav"),
    8: ("celesta",), 9: ("glockenspiel",), 10: ("music box",), 11: ("vibraphone", "vibes"),
    12: ("marimba",), 13: ("xylophone",), 14: ("tubular bells",), 15: ("dulcimer",),
    16: ("Hammond organ", "drawbar organ"), 17: ("percussive organ",), 18: ("rock organ",),
    19: ("church organ", "pipe organ"), 20: ("harmonium", "reed organ"), 21: ("accordion",),
    22: ("harmonica",), 23: ("bandoneon",), 24: ("classical guitar", "nylon-string guitar"),
    25: ("acoustic guitar", "steel-string guitar"), 26: ("jazz guitar",),
    27: ("clean guitar", "clean electric guitar"), 28: ("muted guitar",),
    29: ("overdriven guitar", "crunchy guitar"), 30: ("distorted guitar", "distortion guitar"),
    31: ("guitar harmonics",), 32: ("upright bass", "acoustic bass"),
    33: ("bass guitar", "electric bass"), 34: ("picked bass",), 35: ("fretless bass",),
    36: ("slap bass",), 38: ("synth bass", "sub bass"), 40: ("violin",), 41: ("viola",),
    42: ("cello", "violoncello"), 44: ("tremolo strings",), 45: ("pizzicato strings",),
    46: ("harp",), 47: ("timpani",), 48: ("strings", "string ensemble", "string section"),
    49: ("slow strings",), 50: ("synth strings",), 52: ("choir",), 53: ("voice", "vocals"),
    54: ("synth voice",), 55: ("orchestra hits",), 56: ("trumpet",), 57: ("trombone",),
    58: ("tuba",), 59: ("muted trumpet",), 60: ("French horn",),
    61: ("brass section", "horn section", "brass"), 62: ("synth brass",),
    64: ("soprano sax", "soprano saxophone"), 65: ("alto sax", "alto saxophone"),
    66: ("tenor sax", "tenor saxophone", "saxophone", "sax"), 67: ("baritone sax",),
    68: ("oboe",), 69: ("English horn", "cor anglais"), 70: ("bassoon",), 71: ("clarinet",),
    72: ("piccolo",), 73: ("flute",), 74: ("recorder",), 75: ("pan flute",),
    77: ("shakuhachi",), 78: ("whistle", "tin whistle"), 79: ("ocarina",),
    80: ("square lead", "square-wave lead"), 81: ("synth lead", "synth", "saw lead"),
    82: ("calliope",), 88: ("new age pad",), 89: ("warm pad", "synth pad"),
    90: ("polysynth",), 91: ("choir pad",), 92: ("bowed pad",), 93: ("metallic pad",),
    94: ("halo pad",), 95: ("sweep pad",), 98: ("crystal synth",), 104: ("sitar",),
    105: ("banjo",), 106: ("shamisen",), 107: ("koto",), 108: ("kalimba",),
    109: ("bagpipes",), 110: ("fiddle",), 111: ("shanai",), 114: ("steel drums", "steelpan"),
    115: ("woodblock",), 116: ("taiko drums",), 117: ("melodic toms",), 118: ("synth drum",),
}  # fmt: skip
"""Program (-1 for drums) → what it is called; programs without a word are left unsaid."""

STYLE_WORDS: dict[str, tuple[str, ...]] = {
    "soul and r&b": ("soul and r&b",), "world": ("world music",), "country": ("country",),
    "house": ("house music", "deep house"), "trance": ("trance music", "uplifting trance"),
    "trap": ("trap music", "trap beat"), "son": ("son cubano",), "hip-hop": ("hip-hop", "rap beat"),
    "lo-fi": ("lo-fi", "chillhop", "lofi hip hop"), "game music": ("video game music",),
    "new age": ("new age", "meditation music"), "drum and bass": ("drum and bass", "dnb"),
    "electronic dance": ("EDM", "electronic dance music", "club music"),
    "r&b": ("R&B", "contemporary R&B"), "rock and roll": ("rock and roll", "rockabilly"),
    "chiptune": ("chiptune", "8-bit"), "cinematic": ("cinematic", "film score", "soundtrack"),
    "modern classical": ("modern classical", "contemporary classical"),
    "romantic": ("romantic-era", "romantic period"), "classical": ("classical",),
    "celtic": ("celtic", "Irish folk"), "early jazz": ("early jazz", "traditional jazz"),
    "renaissance": ("renaissance", "early music"), "showtune": ("showtune", "Broadway"),
    "jazz": ("jazz",), "swing": ("swing",), "march": ("march", "military march"),
    "bolero and rumba": ("bolero and rumba",), "dubstep": ("dubstep",),
    "latin dance": ("Latin dance", "Latin"), "hymn": ("hymn", "church hymn"),
    "chamber music": ("chamber music",), "art song": ("art song",),
    "lullaby": ("lullaby", "cradle song"), "synthwave": ("synthwave", "retrowave"),
    "jazz manouche": ("gypsy jazz", "jazz manouche"), "big band": ("big band swing",),
    "prog rock": ("progressive rock", "prog rock"), "soul": ("soul", "Motown"),
    "synth-pop": ("synth-pop", "new wave"), "boogie-woogie": ("boogie-woogie",),
}  # fmt: skip
"""Genre or subgenre → what captions call it, where that isn't its name."""

MOOD_WORDS: dict[str, tuple[str, ...]] = {
    "aggressive": ("aggressive", "angry", "fierce", "furious"),
    "bright": ("bright", "sunny", "sparkling", "radiant"),
    "calm": ("calm", "relaxing", "mellow", "laid-back", "soothing"),
    "dark": ("dark", "gloomy", "brooding", "sinister"),
    "dreamy": ("dreamy", "ethereal", "hazy", "floating"),
    "driving": ("driving", "propulsive", "relentless", "pulsing"),
    "energetic": ("energetic", "lively", "spirited", "high-energy"),
    "gentle": ("gentle", "tender", "delicate", "warm"),
    "happy": ("happy", "cheerful", "joyful", "merry"),
    "majestic": ("majestic", "grand", "triumphant", "stately"),
    "melancholic": ("melancholic", "wistful", "nostalgic", "bittersweet"),
    "mysterious": ("mysterious", "eerie", "enigmatic", "haunting"),
    "peaceful": ("peaceful", "serene", "tranquil"),
    "playful": ("playful", "whimsical", "quirky", "mischievous"),
    "sad": ("sad", "sorrowful", "mournful", "tearful"),
    "tense": ("tense", "suspenseful", "anxious", "nervous"),
}  # fmt: skip

DYNAMICS_WORDS: dict[str, tuple[str, ...]] = {
    "ppp": ("barely audible", "ppp"), "pp": ("very soft", "pianissimo", "very quiet", "hushed"),
    "p": ("soft", "quiet", "played softly"), "mp": ("moderately soft", "mezzo-piano", "mp"),
    "mf": ("medium loud", "mezzo-forte", "mf"), "f": ("loud", "forte", "loudly played"),
    "ff": ("very loud", "fortissimo", "ff"), "fff": ("deafening", "fff"),
}  # fmt: skip

DENSITY_WORDS: dict[str, tuple[str, ...]] = {
    "very low": ("very sparse", "very few notes", "extremely sparse"),
    "low": ("sparse", "few notes", "uncluttered", "spacious"),
    "medium": ("medium density", "moderately busy"),
    "high": ("busy", "dense", "lots of notes", "intricate"),
    "very high": ("very busy", "very dense", "virtuosic"),
}  # fmt: skip

POLYPHONY_WORDS: dict[str, tuple[str, ...]] = {
    "very low": ("monophonic", "single-line", "one note at a time"),
    "low": ("two-part", "low polyphony", "light texture"),
    "medium": ("three-part", "medium polyphony"),
    "high": ("full chords", "rich harmony", "polyphonic", "thick texture"),
    "very high": ("very thick chords", "massive chords", "very high polyphony"),
}  # fmt: skip

REGISTER_WORDS: dict[str, tuple[str, ...]] = {
    "very low": ("very low register", "very low notes"),
    "low": ("low register", "low-pitched", "low notes"),
    "medium": ("middle register", "mid-range"),
    "high": ("high register", "high-pitched", "high notes"),
    "very high": ("very high register", "very high notes"),
}  # fmt: skip

TEMPO_CLASSES = (
    (60.0, "very slow"), (84.0, "slow"), (116.0, "mid-tempo"), (160.0, "fast"),
    (float("inf"), "very fast"),
)  # fmt: skip
"""(most beats per minute, word) of five classes of tempo, from the slowest on."""

_SHOWN_TEMPO_WORDS = frozenset(
    """grave largo lento larghetto adagio andante andantino moderato allegretto allegro vivace
    presto prestissimo""".split()
) | {"very slow", "slow", "leisurely", "mid-tempo", "brisk", "fast", "quick", "very fast",
     "extremely slow", "moderately fast", "breakneck"}  # fmt: skip


def _tempo_words() -> dict[int, tuple[str, ...]]:
    words: dict[int, list[str]] = {}
    for word, bpm in {**PLAIN_TEMPOS, **NAMED_TEMPOS, "mid-tempo": 104}.items():
        if word in _SHOWN_TEMPO_WORDS:
            words.setdefault(tempo_bin(bpm), []).append(word)
    return {index: tuple(found) for index, found in words.items()}


TEMPO_WORDS = _tempo_words()
"""Tempo bin → words whose tempo lies in it."""
