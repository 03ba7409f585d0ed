"""A score as it is heard: its performance, and the mix by roles and style."""

from __future__ import annotations

from dataclasses import dataclass, replace

from amt_core.audio.mix import PLAIN_ROOM, Mix, Room, mix_for
from amt_core.music.score import Score
from amt_core.performance.feel import Feel
from amt_core.performance.perform import perform
from amt_core.spec.genres import GENRE_OF_SUBGENRE
from amt_core.traits.analyze_plan import analyze_plan
from amt_core.traits.plan_analysis import PlanAnalysis
from amt_core.traits.swing import find_swing


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


def interpret(
    score: Score, feel: Feel, *, seed: int, mixes: bool, plan: PlanAnalysis | None = None
) -> Interpretation:
    """A performance and a mix of a score, from one plan of it.

    Args:
        score: The written notes.
        feel: How they are to be played; its style decides the room as well.
        seed: Decides what differs between two performances.
        mixes: True for a mix by roles and style; False keeps that of the score.
        plan: Chords, sections and roles of the score; found in its notes if absent.
    """
    amounts = [feel.amount_of(index) for index in range(len(score.tracks))]
    if not mixes and not any(amounts):
        return Interpretation(score=score, mix=None)
    plan = plan_of_notes(score, plan)
    played = perform(score, feel, seed=seed, plan=plan).score
    return Interpretation(score=played, mix=mix_of(score, plan, feel) if mixes else None)


def plan_of_notes(score: Score, plan: PlanAnalysis | None) -> PlanAnalysis:
    """The plan by which the notes of a score are played.

    A plan says how notes are meant to swing. Their swing is found in them, since only notes that
    were written straight are swung.

    Args:
        score: The written notes.
        plan: Chords, sections and roles; found in the notes if absent.
    """
    return analyze_plan(score) if plan is None else replace(plan, swing=find_swing(score))


def mix_of(score: Score, plan: PlanAnalysis, feel: Feel) -> Mix:
    """The mix of a score by the roles of its tracks and the style of its feel."""
    roles = [track.role for track in plan.tracks]
    style = GENRE_OF_SUBGENRE.get(feel.style, feel.style)
    return mix_for(score.tracks, roles, style=style)
