"""A score as it is heard: its performance, and the mix by roles and style."""

from __future__ import annotations

from dataclasses import dataclass

from amt_core.audio.mix import PLAIN_ROOM, Mix, Room, mix_for
from amt_core.music.score import Score
from amt_core.performance.feel import Feel
from amt_core.performance.perform import perform
from amt_core.spec.genres import GENRE_OF_SUBGENRE
from amt_core.traits.analyze_plan import analyze_plan
from amt_core.traits.plan_analysis import PlanAnalysis


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Interpretation:
    """A score as it is heard.

    Attributes:
        score: The performance.
        mix: Levels, positions and room; None if those of the score are kept.
    """

    score: Score
    mix: Mix | None

    @property
    def room(self) -> Room:
        """The room of the mix, or the plain one."""
        return PLAIN_ROOM if self.mix is None else self.mix.room

    @property
    def mixed_score(self) -> Score:
        """The performance with the volumes, positions and sends of the mix in it."""
        return self.score if self.mix is None else self.mix.applied_to(self.score)


def interpret(score: Score, feel: Feel, *, seed: int, mixes: bool) -> Interpretation:
    """A performance and a mix of a score, from one analysis of its notes.

    Args:
        score: The written notes.
        feel: How they are to be played; its style decides the room as well.
        seed: Decides what differs between two performances.
        mixes: True for a mix by roles and style; False keeps that of the score.
    """
    amounts = [feel.amount_of(index) for index in range(len(score.tracks))]
    if not mixes and not any(amounts):
        return Interpretation(score=score, mix=None)
    plan = analyze_plan(score)
    played = perform(score, feel, seed=seed, plan=plan).score
    return Interpretation(score=played, mix=mix_of(score, plan, feel) if mixes else None)


def mix_of(score: Score, plan: PlanAnalysis, feel: Feel) -> Mix:
    """The mix of a score by the roles of its tracks and the style of its feel."""
    roles = [track.role for track in plan.tracks]
    style = GENRE_OF_SUBGENRE.get(feel.style, feel.style)
    return mix_for(score.tracks, roles, style=style)
