"""Writes captions: descriptions of a piece in the manners of many people.

A caption states any subset of the known facts of a piece, in one of several manners: a line of
keywords, labeled fields, a sentence, a request, two short sentences. The parser can read it
back: `parse_description` of a caption finds the facts that it states.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from amt_core.text.captions.facts import Facts
from amt_core.text.captions.manners import MANNERS, with_typing_habits
from amt_core.text.captions.phrase_writer import PhraseWriter, named_instruments
from amt_core.text.lexicon.meter import METER_OF_FORM

_METERS_OF_STYLE = {
    "waltz": "3/4", "jazz waltz": "3/4", "march": "4/4", "polka": "4/4",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """A caption with the facts it states.

    Attributes:
        text: The description.
        said: Fields of `Facts` that the text states.
        has_number: Whether the tempo is stated as a number.
    """

    text: str
    said: frozenset[str]
    has_number: bool


def write_caption(facts: Facts, rng: np.random.Generator) -> str:
    """Writes a random caption of a piece.

    Args:
        facts: The known facts; without any, the caption is a general one.
        rng: Same generator state, same caption.
    """
    return compose_caption(facts, rng).text


def compose_caption(facts: Facts, rng: np.random.Generator) -> Caption:
    """Writes a caption; returns it with the facts it states."""
    writer = PhraseWriter(facts, rng)
    said = _choose(facts, writer)
    if not said:
        text = writer.pick(["music", "a piece of music", "write something", "an instrumental"])
        return Caption(text=text, said=frozenset(), has_number=False)
    writer.is_short = len(said) == 1
    manner = writer.pick(
        ["keywords", "keywords", "labels", "sentence", "sentence", "request", "two sentences"]
    )
    text = MANNERS[manner](writer, said)
    return Caption(
        text=with_typing_habits(text, writer), said=frozenset(said), has_number=writer.has_number
    )


def _choose(facts: Facts, writer: PhraseWriter) -> list[str]:
    """Chooses the facts to state, in random order."""
    known = [
        field.name
        for field in fields(facts)
        if field.name != "subgenre" and getattr(facts, field.name) not in (None, ())
    ]
    if not named_instruments(facts.instruments):
        known = [name for name in known if name != "instruments"]
    likely = {
        "genre": 0.75, "instruments": 0.7, "moods": 0.6, "tempo_bpm": 0.6, "key": 0.45,
        "time_signature": 0.35, "num_bars": 0.35, "duration_sec": 0.1, "dynamics": 0.2,
        "density": 0.2, "polyphony": 0.12, "register": 0.12,
    }  # fmt: skip
    eagerness = writer.rng.uniform(0.5, 1.5)
    said = [name for name in known if writer.chance(min(likely[name] * eagerness, 1.0))]
    if not said and known:
        said = [writer.pick(known)]
    if "num_bars" in said and "duration_sec" in said:
        said.remove("duration_sec")
    style = facts.subgenre or facts.genre
    usual = _METERS_OF_STYLE.get(style or "") or METER_OF_FORM.get(style or "")
    if "genre" in said and usual and facts.time_signature and str(facts.time_signature) != usual:
        # The name alone would state another meter.
        said = [*said, "time_signature"] if "time_signature" not in said else said
    writer.rng.shuffle(said)
    return said
