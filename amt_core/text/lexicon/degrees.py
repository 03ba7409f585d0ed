"""Words that strengthen or weaken the one after them: very slow, fairly loud, nicht zu schnell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from amt_core.text.lexicon.tempo import NAMED_TEMPOS, PLAIN_TEMPOS
from amt_core.text.lexicon.texture import PLAIN_DYNAMICS

Degree = Literal["extremely", "very", "fairly", "not too"]

DEGREES: dict[Degree, str] = {
    "extremely": "extremely, incredibly, insanely, absurdly, super, ultra, hyper, extrem, "
                 "extremement, extremadamente, estremamente, extremamente",
    "very": "very, really, so, terribly, sehr, ganz, tres, muy, molto, muito, bien, assai, "
            "real, seriously, properly, awfully, rather too",
    "fairly": "fairly, moderately, rather, quite, pretty, somewhat, a bit, a little, a little bit, "
              "slightly, medium, reasonably, kind of, ziemlich, recht, etwas, assez, plutot, "
              "un peu, bastante, un poco, algo, abbastanza, piuttosto, un po, poco, um pouco, "
              "eher, relatively, gently",
    "not too": "not too, not very, not so, not that, not overly, never too, nicht zu, nicht so, "
               "nicht sehr, pas trop, pas tres, no muy, no demasiado, no tan, non troppo, "
               "ma non troppo, nao muito, nao demasiado, none too",
}  # fmt: skip
"""Degree → the words for it, in several languages."""

_SLOW_AT_MOST = 90
_TEMPO_OF: dict[tuple[str, Degree], int] = {
    ("slow", "extremely"): 46, ("slow", "very"): 50, ("slow", "fairly"): 84,
    ("slow", "not too"): 84, ("fast", "extremely"): 184, ("fast", "very"): 176,
    ("fast", "fairly"): 126, ("fast", "not too"): 104,
}  # fmt: skip
"""Everyday word for a tempo, and degree → quarter notes per minute."""

# What a degree makes of a term of the field, by whether it is a slow one or a fast one.
_FACTOR: dict[Degree, tuple[float, float]] = {
    "extremely": (0.8, 1.2), "very": (0.85, 1.15), "fairly": (1.1, 0.94), "not too": (1.1, 0.92),
}  # fmt: skip

_DYNAMICS_OF: dict[tuple[str, Degree], str] = {
    ("p", "extremely"): "ppp", ("p", "very"): "pp", ("p", "fairly"): "mp", ("p", "not too"): "mp",
    ("f", "extremely"): "fff", ("f", "very"): "ff", ("f", "fairly"): "mf", ("f", "not too"): "mf",
}  # fmt: skip


def plain_tempos_by_degree() -> Iterator[tuple[str, int]]:
    """Phrases such as `very slowly`, with quarter notes per minute."""
    for word, bpm in PLAIN_TEMPOS.items():
        family = {64: "slow", 144: "fast"}.get(bpm)
        if family is None or word.startswith(tuple(_words())):
            continue
        for degree, names in _each_degree():
            yield from (
                (f"{name} {word}", _TEMPO_OF[family, degree])
                for name in names
                if f"{name} {word}" not in PLAIN_TEMPOS
            )


def named_tempos_by_degree() -> Iterator[tuple[str, int]]:
    """Phrases such as `molto adagio` and `adagio assai`, with quarter notes per minute."""
    for word, bpm in NAMED_TEMPOS.items():
        if " " in word:
            continue
        for degree, names in _each_degree():
            slower, faster = _FACTOR[degree]
            value = round(bpm * (slower if bpm <= _SLOW_AT_MOST else faster))
            before = [f"{name} {word}" for name in names]
            after = [f"{word} {name}" for name in names if name in _AFTER_TERM]
            yield from ((p, value) for p in (*before, *after) if p not in NAMED_TEMPOS)


def dynamics_by_degree() -> Iterator[tuple[str, str]]:
    """Phrases such as `quite loud`, with their dynamic mark."""
    known = {name.strip() for names in PLAIN_DYNAMICS.values() for name in names.split(",")}
    for mark in ("p", "f"):
        for word in (name.strip() for name in PLAIN_DYNAMICS[mark].split(",")):
            if " " in word:
                continue
            for degree, names in _each_degree():
                phrases = (f"{name} {word}" for name in names)
                yield from ((p, _DYNAMICS_OF[mark, degree]) for p in phrases if p not in known)


_AFTER_TERM = frozenset({"assai", "molto", "non troppo", "ma non troppo"})
"""Degrees that Italian puts behind the term."""


def _each_degree() -> Iterator[tuple[Degree, list[str]]]:
    for degree, names in DEGREES.items():
        yield degree, [name.strip() for name in names.split(",")]


def _words() -> list[str]:
    return [f"{name} " for _, names in _each_degree() for name in names]
