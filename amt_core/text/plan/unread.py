"""The words of a description that had no effect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from amt_core.sentence import Sentence
from amt_core.spec.spans import TextRange, UnreadWords
from amt_core.text.lexicon.plan.roles import PLAY_VERBS
from amt_core.text.lexicon.plan.silent_words import SILENT_WORDS
from amt_core.text.plan.impossible import impossible_values
from amt_core.text.recognize.chords.misspelled import misspelled_chords
from amt_core.text.words import MAX_CHARS, Words

_PARTIAL = Sentence("This is not read for a part of the piece. Ask for it for the whole piece.")


def find_unread(
    text: str, words: Words, read: bytearray, *, not_placed: Sequence[TextRange]
) -> Iterator[UnreadWords]:
    """The words without effect, from left to right; neighbors are one entry.

    Args:
        text: The description.
        words: Its tokens.
        read: The tokens that had an effect.
        not_placed: Words that are only read for the whole piece but stand for a part of it.
    """
    chords = list(misspelled_chords(text[:MAX_CHARS]))
    entries = [
        *(UnreadWords(range=r, hint=_not_a_chord(r.of(text))) for r in chords),
        *(UnreadWords(range=r, hint=_PARTIAL) for r in not_placed),
        *impossible_values(text, words, read),
    ]
    first = last = -1
    for i in range(len(words) + 1):
        is_unread = i < len(words) and not read[i] and _is_content(words, i)
        inside = is_unread and any(
            e.range.start <= words[i].start < e.range.stop for e in entries if e.hint
        )
        if is_unread and not inside:
            first = i if first < 0 else first
            last = i
        elif first >= 0 and (i == len(words) or words.is_break(i) or inside or read[i]):
            entries.append(UnreadWords(range=words.range(first, last + 1)))
            first = -1
    yield from sorted(entries, key=lambda entry: entry.range)


def _not_a_chord(text: str) -> str:
    return Sentence('"{text}" is not a chord. Write a chord as Am7, C/E or F#m7b5.', text=text)


def _is_content(words: Words, i: int) -> bool:
    if words.is_number(i):
        return True
    is_silent = words.text(i) in SILENT_WORDS or words.text(i) in PLAY_VERBS
    return words.is_word(i) and not is_silent and len(words.text(i)) > 1
