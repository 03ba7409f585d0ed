"""Recognizes keys: `F-sharp minor`, `Bb`, `e-Moll`, `la mineur`, `C#m`, `key of G`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from amt_core.music.theory import Key, Mode
from amt_core.text.claims import Claim, Mention, Strength
from amt_core.text.lexicon.keys import (
    ARTICLES_BEFORE_E,
    DOMINANT,
    FIRST_PERSON,
    FLAT_WORDS,
    GERMAN_B_MODES,
    GERMAN_MODES,
    GERMAN_NOTES,
    IN_KEY,
    KEY_FOLLOWERS,
    KEY_LABELS,
    KEY_LINKS,
    LETTERS,
    MODE_ADJECTIVES,
    MODES,
    NOT_A_KEY_BEFORE,
    PART_WORDS,
    PHRYGIAN,
    ROMANCE_MODES,
    SHARP_WORDS,
    SOLFEGE,
    SOLFEGE_PREPOSITIONS,
    TONIC_LINKS,
    TRANSPOSING_INSTRUMENTS,
)
from amt_core.text.recognize.numbers import skip_back
from amt_core.text.recognize.scan import scan
from amt_core.text.words import Words

# A letter with its suffixes: Bb, Ebm, Amin, Cmaj.
_GLUED = re.compile(r"([a-h])(b?)(m|min|minor|maj|major|moll|dur)?")
# A flat glued to a syllable: Mib majeur, sib minore.
_FLAT_SYLLABLE = re.compile(r"(do|re|mi|fa|sol|la|si)b")
_LETTER_OF = {0: "C", 2: "D", 4: "E", 5: "F", 7: "G", 9: "A", 11: "B"}
_MODE_WITHIN = 5
_SENTENCE_ENDS = frozenset({"", ".", "!", "?", ";"})


@dataclass(frozen=True, slots=True)
class _Tonic:
    """A note name in the text.

    Attributes:
        pitch_class: 0 = C.
        stop: Index after it.
        mode: The mode if one is glued to the letter.
        system: `letter`, `german` or `solfege`.
        has_accidental: Whether a sharp or flat is written.
        shift: -1 for a flat, 1 for a sharp.
    """

    pitch_class: int
    stop: int
    mode: Mode | None
    system: str
    has_accidental: bool
    shift: int = 0

    def key(self, mode: Mode) -> Key:
        """The key of a mode, spelled as the note is: G flat major is not F sharp major."""
        if not self.shift:
            return Key(self.pitch_class, mode)
        letter = _LETTER_OF[(self.pitch_class - self.shift) % 12]
        return Key.parse(f"{letter}{'#' if self.shift > 0 else 'b'} {mode}")


def find_keys(words: Words) -> Iterator[Mention]:
    """Finds every key, from left to right."""
    return scan(words, _mention_at)


def _mention_at(words: Words, i: int) -> Mention | None:
    found = _key_at(words, i)
    if found is None:
        return None
    key, stop, strength = found
    return Mention(i, stop, (Claim("key", key, strength),), is_figure=True)


def _key_at(words: Words, i: int) -> tuple[Key, int, Strength] | None:
    tonic = _read_tonic(words, i)
    if tonic is None:
        return None
    named = _with_mode(words, i, tonic)
    if named is not None:
        return (*named, Strength.EXACT)
    if tonic.system == "german":
        return None
    if tonic.system == "solfege" and not _has_label(words, i) and not _ends_after_en(words, i):
        return None
    if tonic.mode is not None:
        return _glued_mode(words, i, tonic)
    return _bare(words, i, tonic)


def _read_tonic(words: Words, i: int) -> _Tonic | None:
    token = words[i]
    text = token.text
    if text in SOLFEGE:
        shift, stop = _accidental(words, i + 1)
        return _Tonic((SOLFEGE[text] + shift) % 12, stop, None, "solfege", stop > i + 1, shift)
    syllable = _FLAT_SYLLABLE.fullmatch(text)
    if syllable is not None:
        pitch_class = (SOLFEGE[syllable[1]] - 1) % 12
        return _Tonic(pitch_class, i + 1, None, "solfege", has_accidental=True, shift=-1)
    glued = _GLUED.fullmatch(text)
    if glued is not None and (glued[2] or glued[1] != "h") and glued[1] in LETTERS:
        letter, flat, suffix = glued.groups()
        shift, stop = (-1, i + 1) if flat else (0, i + 1)
        if not flat and not suffix:
            shift, stop = _accidental(words, i + 1)
            if stop > i + 1 and words.text(stop) == "m" and words[stop].is_glued:
                suffix, stop = "m", stop + 1
        mode: Mode | None = None
        if suffix:
            # A capital M is not minor: GM, FM and AM are no keys.
            is_minor = suffix == "m" and token.raw[-1] != "M"
            mode = "minor" if is_minor else MODES.get(suffix)
            if mode is None:
                return None
        return _Tonic(
            (LETTERS[letter] + shift) % 12, stop, mode, "letter", stop > i + 1 or shift != 0, shift
        )
    if text in GERMAN_NOTES:
        return _Tonic(GERMAN_NOTES[text], i + 1, None, "german", has_accidental=False)
    return None


def _accidental(words: Words, i: int) -> tuple[int, int]:
    """The semitones of an accidental, and the index after it."""
    text = words.text(i)
    if text in SHARP_WORDS:
        return 1, i + 1
    is_flat_letter = text == "b" and words.text(i + 1) in MODES
    if text in FLAT_WORDS or is_flat_letter:
        return -1, i + 1
    return 0, i


def _with_mode(words: Words, i: int, tonic: _Tonic) -> tuple[Key, int] | None:
    at = tonic.stop
    if words.text(at) in MODE_ADJECTIVES:
        at += 1
    mode_word = words.text(at)
    mode = MODES.get(mode_word)
    if mode is None or tonic.mode is not None:
        return None
    stop = at + 1
    if (mode_word, words.text(stop)) == (PHRYGIAN, DOMINANT):
        mode, stop = "major", stop + 1
    if tonic.system == "german" and mode_word not in GERMAN_MODES:
        return None
    if tonic.system == "solfege" and (
        mode_word not in ROMANCE_MODES or words.text(stop) in PART_WORDS
    ):
        return None
    if words.text(i) == "b" and not tonic.has_accidental and mode_word in GERMAN_B_MODES:
        return Key(10, mode), stop  # German B is B flat
    if words.text(i) == "a" and not tonic.has_accidental and _is_article(words, i, stop):
        return None
    if words.text(i) == "e" and words.text(i - 1) in ARTICLES_BEFORE_E:
        return None
    return tonic.key(mode), stop


def _is_article(words: Words, i: int, stop: int) -> bool:
    """True if `a` in `a minor …` is the article."""
    starts_sentence = words.text(i - 1) in _SENTENCE_ENDS
    if words[i].raw == "A" and not starts_sentence:
        return False
    return words.text(stop) in NOT_A_KEY_BEFORE


def _glued_mode(words: Words, i: int, tonic: _Tonic) -> tuple[Key, int, Strength] | None:
    """Reads a chord symbol that stands for a key: `C#m`, `Am`, `Bbmaj`."""
    assert tonic.mode is not None
    key = tonic.key(tonic.mode)
    is_symbol = words[i].raw[0].isupper() or tonic.has_accidental
    if len(words.text(i)) > 3 or _has_label(words, i):
        return key, tonic.stop, Strength.EXACT
    introduced = words.text(i - 1) in IN_KEY | {",", ":", "(", "=", "-"}
    ends = words.is_break(tonic.stop) or words.text(tonic.stop) in KEY_FOLLOWERS
    is_item = words.is_break(i - 1) and len(words) > 1
    is_item = is_item and (words.is_break(tonic.stop) or words.is_number(tonic.stop))
    if (words.text(i - 1) in IN_KEY and ends) or is_item:
        return key, tonic.stop, Strength.EXACT
    if not is_symbol or FIRST_PERSON in (words.text(i - 1), words.text(tonic.stop)):
        return None
    if introduced or ends or tonic.has_accidental:
        return key, tonic.stop, Strength.EXACT
    return None


def _bare(words: Words, i: int, tonic: _Tonic) -> tuple[Key, int, Strength] | None:
    """Reads a tonic without a mode, if the context says that it is a key.

    It takes the mode that stands before it (`Dorian on D`, `the minor key of E`), or is major by
    convention.
    """
    mode = _mode_before(words, i)
    key = tonic.key(mode or "major")
    raw = words[i].raw
    follower = words.text(tonic.stop)
    ends = words.is_break(tonic.stop) or follower in KEY_FOLLOWERS
    if follower in {"+", "'"}:
        return None
    if _has_label(words, i) and (raw != "a" or ends):
        return key, tonic.stop, Strength.EXACT
    if tonic.has_accidental and raw[0].isupper() and words.is_break(i - 1) and ends:
        return key, tonic.stop, Strength.EXACT
    if mode is not None and words.text(i - 1) in TONIC_LINKS and (raw[0].isupper() or ends):
        return key, tonic.stop, Strength.EXACT
    if tonic.system == "solfege":
        return key, tonic.stop, Strength.EXACT
    if words.text(i - 1) not in IN_KEY or words.text(i - 2) in TRANSPOSING_INSTRUMENTS:
        return None
    if raw == "a" or (raw in {"A", "a"} and not ends):
        return (key, tonic.stop, Strength.EXACT) if tonic.has_accidental and ends else None
    if (raw[0].isupper() or tonic.has_accidental) and len(words.text(i)) <= 2:
        return key, tonic.stop, Strength.EXACT
    return (key, tonic.stop, Strength.EXACT) if ends and len(raw) == 1 else None


def _ends_after_en(words: Words, i: int) -> bool:
    """True for `blues en mi`, but not for `en mi casa`."""
    return words.text(i - 1) in SOLFEGE_PREPOSITIONS and words.is_break(i + 1)


def _mode_before(words: Words, i: int) -> Mode | None:
    """The mode in the clause before a tonic, if it has no tonic of its own."""
    for back, text in enumerate(words.clause_before(i, at_most=_MODE_WITHIN), start=1):
        if text in MODES and _read_tonic(words, i - back - 1) is None:
            return MODES[text]
    return None


def key_alone(words: Words, i: int) -> Mention | None:
    """Reads a capital letter that is an item of its own: `rock, 120, E`."""
    tonic = _read_tonic(words, i)
    raw = words[i].raw
    if tonic is None or tonic.system != "letter" or tonic.mode is not None or len(raw) > 2:
        return None
    if not raw[0].isupper() or raw[0] == "H":
        return None
    key = tonic.key("major")
    return Mention(i, tonic.stop, (Claim("key", key, Strength.EXACT),), is_figure=True)


def _has_label(words: Words, i: int) -> bool:
    at = skip_back(words, i, KEY_LINKS)
    return (words.text(at) in KEY_LABELS and at < i - 1) or (
        words.text(i - 1) in KEY_LABELS and words[i].raw != "a"
    )
