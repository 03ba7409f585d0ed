"""The closed vocabularies of style: genres, their subgenres, and moods.

Genres and subgenres come from the labeled corpus. The moods are the ones for which
`amt_core.traits.mood_evidence` finds evidence in the notes.
"""

from __future__ import annotations

GENRES: tuple[str, ...] = (
    "ambient", "art song", "ballad", "baroque", "bluegrass", "blues", "bolero and rumba",
    "boogie-woogie", "bossa nova", "calypso", "celtic", "chamber music", "chiptune", "cinematic",
    "classical", "country", "disco", "early jazz", "electronic dance", "etude", "folk", "funk",
    "game music", "gospel", "hip-hop", "hymn", "jazz", "latin dance", "lullaby", "march", "metal",
    "modern classical", "new age", "polka", "pop", "punk", "ragtime", "reggae", "renaissance",
    "rock", "romantic", "samba", "showtune", "ska", "soul and r&b", "swing", "synth-pop", "tango",
    "waltz", "world",
)  # fmt: skip

GENRE_OF_SUBGENRE: dict[str, str] = {
    "soft rock": "rock", "folk rock": "rock", "rock and roll": "rock", "prog rock": "rock",
    "hard rock": "metal", "synthwave": "synth-pop", "house": "electronic dance",
    "techno": "electronic dance", "trance": "electronic dance", "dance pop": "electronic dance",
    "drum and bass": "electronic dance", "dubstep": "electronic dance", "trap": "hip-hop",
    "lo-fi": "hip-hop", "trip hop": "hip-hop", "soul": "soul and r&b", "r&b": "soul and r&b",
    "jazz manouche": "jazz", "jazz fusion": "jazz", "jazz waltz": "jazz", "big band": "swing",
    "dixieland": "early jazz", "foxtrot": "early jazz", "bolero": "bolero and rumba",
    "beguine": "bolero and rumba", "rumba": "bolero and rumba", "salsa": "latin dance",
    "mambo": "latin dance", "son": "latin dance", "cha-cha": "latin dance",
    "merengue": "latin dance", "cumbia": "latin dance", "bachata": "latin dance",
    "reggaeton": "latin dance", "zydeco": "country", "flamenco": "world", "afrobeat": "world",
}  # fmt: skip
"""Subgenre → genre, for every subgenre that is not itself a genre."""

SUBGENRES: tuple[str, ...] = tuple(sorted(GENRE_OF_SUBGENRE))

GENRES_WITHOUT_DRUMS = frozenset(
    {"ambient", "art song", "baroque", "bluegrass", "celtic", "chamber music", "classical", "etude",
     "hymn", "lullaby", "modern classical", "new age", "renaissance", "romantic", "tango"}
)  # fmt: skip
"""Genres that nobody means with drums: hardly any of their training pieces has some."""

MOODS: tuple[str, ...] = (
    "aggressive", "bright", "calm", "dark", "dreamy", "driving", "energetic", "gentle", "happy",
    "majestic", "melancholic", "mysterious", "peaceful", "playful", "sad", "tense",
)  # fmt: skip
