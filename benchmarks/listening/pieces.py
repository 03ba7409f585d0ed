"""Composes pieces of every genre from descriptions that name the genre and the length."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from amt_core.composing.compose import TakeFinished, compose
from amt_core.composing.planning.plan import Plan
from amt_core.engine.model import Model
from amt_core.music.score import Score
from amt_core.spec.genres import GENRES
from amt_core.spec.music_spec import MusicSpec
from amt_core.text import describe


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One composed piece.

    Attributes:
        genre: The genre that was wanted.
        spec: What was understood of the description, which is its text.
        seed: The seed of the take.
        score: What came.
        plan: Its plan.
    """

    genre: str
    spec: MusicSpec
    seed: int
    score: Score
    plan: Plan


def describe_genre(genre: str, num_bars: int) -> MusicSpec:
    """Describes a genre and a length; the instruments are the usual ones of the style.

    A genre whose bare name means a mood ("romantic") is called the music of that name.
    """
    spec = describe(f"{genre}, {num_bars} bars")
    if spec.genre.value == genre:
        return spec
    return describe(f"{genre} music, {num_bars} bars")


def compose_genres(model: Model, *, seed: int, per_genre: int, num_bars: int) -> Iterator[Piece]:
    """Takes of every genre, genre by genre.

    No two have the same seed: a seed also draws form and key, which would else be alike in all.

    Args:
        model: The model that writes.
        seed: The seed of the first piece; each further one has the next.
        per_genre: Pieces of a genre.
        num_bars: Their length.

    Raises:
        AmtError: The model cannot be used.
    """
    for number in range(len(GENRES) * per_genre):
        genre = GENRES[number // per_genre]
        spec = describe_genre(genre, num_bars)
        for event in compose(spec, model=model, seed=seed + number):
            if isinstance(event, TakeFinished):
                yield Piece(
                    genre=genre, spec=spec, seed=seed + number, score=event.score, plan=event.plan
                )
