"""Phrases that suggest a genre or a mood without naming it, and phrases that suggest nothing."""

from __future__ import annotations

import tomllib
from pathlib import Path

_FILE = Path(__file__).with_suffix(".toml")


def read_phrases() -> dict[str, tuple[str, ...]]:
    """`style:LABEL`, `mood:LABEL` and `neutral:` → phrases.

    A label is suggested only where a text is nearer to one of its phrases than to all neutral ones.
    """
    with _FILE.open("rb") as file:
        table = tomllib.load(file)
    labeled = {
        f"{kind}:{label}": tuple(phrases)
        for kind in ("style", "mood")
        for label, phrases in table[kind].items()
    }
    return labeled | {"neutral:": tuple(table["neutral"])}
