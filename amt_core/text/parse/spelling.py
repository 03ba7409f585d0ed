"""Corrects misspelled words to words of the lexicon.

Words are looked up by their remains after one or two letters are deleted (W. Garbe,
*SymSpell*, 2012), so that a look-up costs the same however large the lexicon is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from amt_core.text.lexicon.real_words import REAL_WORDS
from amt_core.text.phrases import base_forms
from amt_core.text.words import Kind, Words

MIN_CHARS = 4
"""Shorter words are left alone: too many of them are one letter apart."""
_SAFE_CHARS = 6
"""Words shorter than this are corrected only where letters are swapped, doubled or missing."""
_TWO_ERRORS_FROM_CHARS = 10
_MAX_CHARS = 16
_MAX_LOOKUPS = 60
"""The number of unknown words of a description that are looked up, at most."""


class SpellingIndex:
    """Known words, found by near misses.

    Args:
        words: The words to correct to; words shorter than `MIN_CHARS` are left out.
        complete: The words that have a meaning alone; short words are corrected only to these.
        right: Further words that are spelled right, to which none is corrected.
    """

    def __init__(
        self,
        words: Iterable[str],
        *,
        complete: Iterable[str] = (),
        right: Iterable[str] = (),
    ) -> None:
        self._known = frozenset(words)
        self._right = self._known | REAL_WORDS | frozenset(right)
        self._complete = frozenset(complete) or self._known
        self._by_rest: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._known):
            if MIN_CHARS - 1 <= len(word) <= _MAX_CHARS:
                for rest in set(_deletions(word, _allowed_errors(word))):
                    self._by_rest[rest].append(word)

    def correct(self, words: Words) -> Words:
        """The words with misspelled ones replaced; `raw` stays as typed."""
        tokens = words[:]
        lookups = 0
        for i, token in enumerate(tokens):
            if token.kind is not Kind.WORD or not self._may_be_misspelled(token.text):
                continue
            lookups += 1
            if lookups > _MAX_LOOKUPS:
                break
            nearest = self.nearest(token.text)
            if nearest is not None:
                tokens[i] = replace(token, text=nearest)
        return Words(tokens)

    def nearest(self, word: str) -> str | None:
        """The known word with the fewest errors, None if there is none near enough.

        The first letter must be right; one error is allowed, from ten letters on two. An
        error is a letter too many, missing, wrong, or exchanged with its neighbor.
        """
        allowed = _allowed_errors(word)
        best: tuple[int, int, str] | None = None
        for rest in set(_deletions(word, allowed)):
            for known in self._by_rest.get(rest, ()):
                if known[0] != word[0] or abs(len(known) - len(word)) > allowed:
                    continue
                is_short = len(word) <= MIN_CHARS or len(known) < _SAFE_CHARS
                if is_short and not (known in self._complete and _is_slip(word, known)):
                    continue
                # Of two that are equally near the longer one: letters get lost more than added.
                found = (_distance(word, known), -len(known), known)
                if found[0] <= allowed and (best is None or found < best):
                    best = found
        return best[2] if best else None

    def _may_be_misspelled(self, word: str) -> bool:
        if not MIN_CHARS <= len(word) <= _MAX_CHARS or not word.isascii():
            return False
        if word in self._right:
            return False
        if not word.endswith("s"):
            return True
        return not any(form in self._right for form in base_forms(word))


def _allowed_errors(word: str) -> int:
    return 2 if len(word) >= _TWO_ERRORS_FROM_CHARS else 1


def _is_slip(typed: str, known: str) -> bool:
    """True if a short word has swapped or doubled letters, or lacks one letter."""
    is_shortened = len(typed) == len(known) - 1 and len(known) >= MIN_CHARS + 1
    return is_shortened or sorted(typed) == sorted(known) or _squeezed(typed) == _squeezed(known)


def _squeezed(word: str) -> str:
    return "".join(char for char, before in zip(word, " " + word, strict=False) if char != before)


def _deletions(word: str, depth: int) -> Iterator[str]:
    """Yields the word, and the word without one letter (without two if `depth` is 2)."""
    yield word
    for i in range(len(word)):
        rest = word[:i] + word[i + 1 :]
        yield rest
        if depth == 2:
            for j in range(i, len(rest)):
                yield rest[:j] + rest[j + 1 :]


def _distance(a: str, b: str) -> int:
    """Optimal string alignment distance: insertions, deletions, substitutions, swapped letters."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, char in enumerate(a, start=1):
        previous, row = row, [i] + [0] * len(b)
        for j, other in enumerate(b, start=1):
            row[j] = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (char != other))
            if i > 1 and j > 1 and char == b[j - 2] and a[i - 2] == other:
                row[j] = min(row[j], before[j - 2] + 1)
        before = previous
    return row[-1]
