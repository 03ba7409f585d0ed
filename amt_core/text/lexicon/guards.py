"""Guards: the contexts in which an everyday word is meant as a musical term."""

from __future__ import annotations

from dataclasses import dataclass

from amt_core.text.claims import MOOD, SOUND, STYLE
from amt_core.text.lexicon.meter import METER_WORDS
from amt_core.text.lexicon.numbers import NUMBER_WORDS

DATE, A_SOUND, A_STYLE, A_MOOD = "<date>", f"<{SOUND}>", f"<{STYLE}>", f"<{MOOD}>"
"""Stand in a guard's sets for a day or a year, and for any word that names an instrument, a style or a
mood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """The contexts in which an everyday word is a musical term.

    Attributes:
        unless_after: Words before it with which it is something else.
        unless_before: Words after it with which it is something else.
        needs: If given, one of these words must follow, or the word must fill its clause, or
            end it.
        only_before: If given, one of these words must follow.
    """

    unless_after: frozenset[str] = frozenset()
    unless_before: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    only_before: frozenset[str] = frozenset()


def _guard(*, after: str = "", before: str = "", needs: str = "", only_before: str = "") -> Guard:
    return Guard(
        unless_after=frozenset(after.split()),
        unless_before=frozenset(before.split()),
        needs=frozenset(needs.split()),
        only_before=frozenset(only_before.split()),
    )


MUSIC_NOUNS = frozenset(
    """music track beat beats song songs tune tunes piece groove loop anthem banger bassline style
    rhythm jam instrumental riff melody number vibe ballad dance ensemble band mix production theme
    line piano guitar progression intro orchestra composition feel waltz march bass drums synth
    genre mood organ trumpet""".split()
)
"""Nouns that make a style of the word before them."""

_PLACES = (
    "the my your our their his her this that to at on near into inside outside old empty haunted "
    "big new next every "
)
_MUSIC = " ".join(MUSIC_NOUNS) + " sound session party in at with from for like inspired and"

_STYLE_GUARDS: dict[str, Guard] = {
    "house": _guard(after=_PLACES + "a in of coffee white opera beach tree ghost",
                    before="on of is by party", needs=_MUSIC),
    "trap": _guard(after=_PLACES + "mouse a bear in", before="door in", needs=_MUSIC),
    "trance": _guard(after=_PLACES + "in into a", before="like", needs=_MUSIC),
    "march": _guard(after="in early late since last next of until to soldiers ants",
                    before="into through along on morning st evening weather wind to " + DATE),
    "metal": _guard(after=_PLACES + "of scrap sheet rusty molten",
                    before="gate door sheet pipe box bridge roof"),
    "rock": _guard(after="the on a my to big",
                   before="the me you my your us formation climbing pool between back gently"),
    "rocks": _guard(before="between back gently"),
    "prog": _guard(before=": ="),
    "country": _guard(after=_PLACES + "foreign home through mother",
                      before="road roads side house garden inn walk lane fair church"),
    "soul": _guard(after=_PLACES + "with a lonely lost for of poor",
                   before="stirring searching mate crushing touching of"),
    "world": _guard(after="the my a whole hello another new this of our your underwater lost strange end",
                    before="war of is cup class championship map",
                    needs="music fusion beat rhythm groove"),
    "jungle": _guard(after=_PLACES + "a in of through deep rain",
                     before="adventure level animals book", needs=_MUSIC),
    "garage": _guard(after=_PLACES + "a in", before="door sale", needs=_MUSIC),
    "swing": _guard(after=_PLACES.replace("old ", "") + "a full mood cymbal ride", before="set state door"),
    "pop": _guard(before="up corn quiz"),
    "drill": _guard(after=_PLACES + "a power", needs=_MUSIC),
    "wobble": _guard(needs=_MUSIC),
    "surf": _guard(after=_PLACES, needs=_MUSIC),
    "indie": _guard(before="game film movie"),
    "lounge": _guard(after=_PLACES + "airport"),
    "fusion": _guard(after="nuclear a cold of", before="of"),
    "rag": _guard(after="dirty old wet", before="doll tag"),
    "carol": _guard(after="for my to dear"),
    "chamber": _guard(after=_PLACES + "a echo torture", before="of door pot", needs=_MUSIC),
    "exercise": _guard(after="workout to", needs="for"),
    "invention": _guard(after="the", before="of"),
    "irish": _guard(before="pub whiskey sea"),
    "worship": _guard(needs=_MUSIC),
    "dub": _guard(before="it me"),
    "stride": _guard(after="big his her long in"),
    "goa": _guard(after="in to of"),
    "trailer": _guard(after="caravan a", before="park"),
    "serial": _guard(needs="music piece"),
    "oriental": _guard(before="rug carpet"),
    "spiritual": _guard(before="journey experience feeling awakening"),
    "electronic": _guard(before="device mail"),
    "salsa": _guard(before="dip verde sauce"),
    "rave": _guard(before="review"),
    "renaissance": _guard(before="painting fair"),
    "rap": _guard(before="on"),
    "epic": _guard(before="fail poem"),
    "scene": _guard(after="the"),
    "film": _guard(after="thin"),
    "club": _guard(after="book golf country", before="sandwich"),
    "reel": _guard(after="film demo show"),
    "coral": _guard(before="reef reefs sea"),
    "ambiance": _guard(after="cozy", needs="music"),
    "neon": _guard(before="green"),
    "chic": _guard(after="tres very shabby"),
    "prodigy": _guard(after="child a"),
    "oasis": _guard(after="desert an the calm"),
    "latin": _guard(before="text words mass lyrics"),
}  # fmt: skip

_NUMBERS = " ".join(NUMBER_WORDS)

_METER_GUARDS: dict[str, Guard] = {
    **_STYLE_GUARDS,
    # Counting to four is not a meter.
    **{
        phrase: _guard(after=_NUMBERS, before=_NUMBERS)
        for phrase in METER_WORDS
        if all(word in NUMBER_WORDS for word in phrase.split())
    },
}

_MOOD_GUARDS: dict[str, Guard] = {
    "upbeat": _guard(after="the each every"),
    "upbeats": _guard(after="the each every"),
    "still": _guard(after="and but is i we",
                    before="has have a with in the want need keep not sounds feels fast slow"),
    "hell": _guard(after="the in to from of as", before="of yeah"),
    "wild": _guard(before="west card"),
    "raw": _guard(before="food material"),
    "heavy": _guard(before="use on traffic rain hearted bass drums kick"),
    "dynamic": _guard(before="marking markings mark marks range level levels"),
    "positive": _guard(after="proof am", before="integer number that"),
    "sweet": _guard(before="potato spot"),
    "blue": _guard(after="deep navy dark light danube",
                   before="note notes sky danube sea ocean moon train"),
    "love": _guard(after="i we would d you they", before="to it this if that you the a"),
    "fun": _guard(after="for"),
    "party": _guard(after="third political"),
    "drama": _guard(before="queen school"),
    "smooth": _guard(before="jazz sax"),
    "magic": _guard(before="number"),
    "dream": _guard(after="i", before="theater theatre pop"),
    "warm": _guard(before="pad up pads"),
    "kids": _guard(after="the my"),
    "secret": _guard(after="top"),
    "fight": _guard(after="boss"),
    "grand": _guard(before="piano prix total canyon"),
    "noble": _guard(before="gas"),
    "crisp": _guard(before="hi hats"),
    "energy": _guard(after="low solar nuclear less little"),
}  # fmt: skip

_TEMPO_GUARDS: dict[str, Guard] = {
    "quick": _guard(before="question note request one"),
    "fast": _guard(before="food forward lane"),
    **dict.fromkeys(("faster", "slower"), _guard(after="gets get getting becomes grows then")),
    "medium": _guard(only_before=A_STYLE),
}

_LOUD_THINGS = f"{A_SOUND} {A_STYLE} musik"

_REGISTER_GUARDS: dict[str, Guard] = dict.fromkeys(("high", "low"), _guard(only_before=A_SOUND))

_PERSONS = "my your his her their our whose"
_DYNAMICS_GUARDS: dict[str, Guard] = {
    "lower": _guard(needs="register octave range"),
    "tiefer": _guard(needs="lage"),
    "forte": _guard(after=_PERSONS),
    "softly": _guard(after="speak speaks speaking spoke talk talks talking walk walks"),
    # A German adjective before its noun, otherwise the lute.
    "laute": _guard(only_before=_LOUD_THINGS),
    "silent": _guard(before="film movie night cinema era comedy"),
}

_SOUND_GUARDS: dict[str, Guard] = {
    "laute": _guard(before=_LOUD_THINGS),
    "pluck": _guard(before="a an the its"),
    "plucks": _guard(before="a an the its"),
    "keys": _guard(after="major minor different all white black several my your his her lost car"),
    "lead": _guard(after="to will should can the a my (",
                    before="to me us into by the : = melody melodies line part role"),
    "sub": _guard(after="the a my tritone"),
    "crystal": _guard(after="the a my"),
    "tube": _guard(after="the a my"),
    "bone": _guard(after="the a my"),
    "cor": _guard(after="the a my"),
    "choir": _guard(after=A_SOUND),
    "voices": _guard(after="two three four five inner 2 3 4 5"),
    "voice": _guard(after="two three four five inner 2 3 4 5",
                    before="1 2 3 4 5 6 one two three four"),
    "bass": _guard(after="alberti ground", before="clef register heavy boost fishing"),
    "basso": _guard(after="alberti ground", before="clef"),
    "horn": _guard(before="of"),
    "keyboard": _guard(before="shortcut typing"),
    "brushes": _guard(after="a to"),
    "claps": _guard(after="a to"),
    "snaps": _guard(after="a to"),
    "kick": _guard(after="a to"),
    "organ": _guard(before="transplant donor"),
    "singing": _guard(after="birds like"),
    "sung": _guard(after="birds like"),
    "humming": _guard(after="birds like"),
    "alto": _guard(only_before="et"),
    "bell": _guard(before="rings rang pepper"),
    "vibes": _guard(after=f"{A_STYLE} {A_MOOD} good bad great nice cool these those tape summer beach night city sunset "
        "road rainy"),
    # Between two instruments, the `e` of Italian and Portuguese is no electric one.
    **dict.fromkeys(("e piano", "e pno", "e guitar", "e gtr", "e bass", "e bs", "e organ"),
                    _guard(after=A_SOUND)),
    # Two-letter abbreviations of English scores that are words elsewhere.
    "ob": _guard(needs=", / + & and ( ; ."),
    "cl": _guard(needs=", / + & and ( ; ."),
    "bn": _guard(needs=", / + & and ( ; ."),
    "bs": _guard(needs=", / + & and ( ; ."),
}  # fmt: skip

GUARDS: dict[str, dict[str, Guard]] = {
    STYLE: _STYLE_GUARDS, "time_signature": _METER_GUARDS, MOOD: _MOOD_GUARDS,
    "tempo_bpm": _TEMPO_GUARDS, "register": _REGISTER_GUARDS, "dynamics": _DYNAMICS_GUARDS, SOUND: _SOUND_GUARDS,
}  # fmt: skip
"""Attribute of a claim → phrase → its guard."""

IDIOMS: tuple[str, ...] = (
    "fit as a fiddle", "second fiddle", "no strings attached", "strings attached", "piano bar",
    "fast food", "bells and whistles", "pull some strings", "b side", "plan b", "ring a bell",
    "rings a bell", "blow my own trumpet", "face the music", "key to my heart", "drum roll please",
    "between a rock and a hard place", "the grave", "his grave", "her grave",
    "my grave", "your grave", "their grave", "old grave", "dynamics",
    "swing ride", "palm muted", "lieber", "leader", "leaders", "be happy with", "be happy to", "happy to", "happy if", "glad to", "sad to say",
)  # fmt: skip
"""Sayings, and plurals of other words, that say nothing about the music."""
