"""Small words that join or deny, in all languages that are read."""

from __future__ import annotations

AND_WORDS = frozenset({"and", "then", "und", "dann", "et", "y", "e"})
"""Words between two things that are said about different parts."""
BEFORE_ELISION = AND_WORDS | {",", "but"}
"""Words and marks before a verb whose player was named before."""
AND_OR_COMMA = AND_WORDS | {"&", ",", "or", "oder", "ou", "o", "ni", "nor"}
"""Words and marks between the parts of the piece about which one thing is said."""
WITH_WORDS = frozenset({"with", "mit", "avec"})
"""Words that begin what belongs to the place that follows: `strings with horn in the chorus`."""
AND_OR_WITH = AND_WORDS | WITH_WORDS | {"con", "com"}
"""Words that may begin a clause of their own."""
PLUS_WORDS = frozenset({"plus", "add", "adds", "adding", "+", "&", "more", "dazu"})
"""Words before players who join those that play."""
NOT_BEFORE = frozenset({"no", "not", "without", "never", "ohne", "kein", "keine", "sans", "pas", "sin",
                        "senza", "sem"})  # fmt: skip
"""Words that deny what follows them."""
BUT_WORDS = frozenset({"but", "rather", "sondern", "mais", "sino", "bensi", "mas"})
"""Words before what holds instead of what was denied: `not on the piano but on the flute`."""
ONLY_BEFORE_CLAUSE = NOT_BEFORE | {"only", "nur"}
"""Words that begin a clause of their own after `and`."""
FROM_LINKS = frozenset({"from", "von", "de", "da", "du", "desde"})
TO_LINKS = frozenset({"to", "auf", "bis", "a", "zu", "zum", "au", "al", "into"})
"""Words before the first and the second value of a change."""
ARTICLES = frozenset({"the", "a", "an", "die", "la", "le"})
PLURAL_VERBS = frozenset({"play", "on", "have", "take", "carry", "sing", "share", "double", "trade",
                          "accompany", "begleiten", "accompagnent", "acompanan", "accompagnano", "spielen", "haben", "jouent",
                          "tocan", "suonano"})  # fmt: skip
"""Verbs of several players: `flute and oboe play the melody`."""
