"""Words that strengthen or weaken the one after them: very slow, fairly loud, nicht zu schnell."""

from __future__ import annotations

from typing import Literal

Degree = Literal["extremely", "very", "fairly", "not too"]

DEGREES: dict[Degree, str] = {
    "extremely": "extremely, incredibly, insanely, absurdly, super, ultra, hyper, extrem, "
                 "extremement, extremadamente, estremamente, extremamente",
    "very": "very, really, so, terribly, sehr, ganz, tres, muy, molto, muito, bem, bien, assai, "
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

AFTER_TERM = frozenset({"assai", "molto", "non troppo", "ma non troppo"})
"""Degrees that Italian puts behind the term."""

PLAIN_TEMPO_OF: dict[tuple[float, Degree], float] = {
    (64, "extremely"): 46, (64, "very"): 50, (64, "fairly"): 84, (64, "not too"): 84,
    (144, "extremely"): 184, (144, "very"): 176, (144, "fairly"): 126, (144, "not too"): 104,
}  # fmt: skip
"""Tempo of an everyday word (64 is slow, 144 fast) and degree → quarter notes per minute."""

SLOW_AT_MOST = 90
FACTOR: dict[Degree, tuple[float, float]] = {
    "extremely": (0.8, 1.2), "very": (0.85, 1.15), "fairly": (1.1, 0.94), "not too": (1.1, 0.92),
}  # fmt: skip
"""Degree → factors for the tempo of a slow term and of a fast term."""

DYNAMICS_OF: dict[tuple[str, Degree], str] = {
    ("p", "extremely"): "ppp", ("p", "very"): "pp", ("p", "fairly"): "mp", ("p", "not too"): "mp",
    ("f", "extremely"): "fff", ("f", "very"): "ff", ("f", "fairly"): "mf", ("f", "not too"): "mf",
}  # fmt: skip
"""Loudness of an everyday word and degree → dynamic mark."""
