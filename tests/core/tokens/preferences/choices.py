"""Notes and choices for the tests of preferences."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from amt_core.music.score import Track
from amt_core.tokens.grid import name_tracks
from amt_core.tokens.preferences.protocol import Choice, Endings, WrittenNote
from amt_core.tokens.track_rules import Ids, TrackRules, rules_of
from amt_core.tokens.vocabulary import VOCABULARY

ZEROS = np.zeros(VOCABULARY.size, dtype=np.float32)


def rules_for(*tracks: Track) -> tuple[TrackRules, ...]:
    """The rules of some tracks."""
    return rules_of(tracks, name_tracks(tracks))


(PIANO,) = rules_for(Track(program=0))


def note(
    pitch: int, *, track: int = 0, position: int = 0, steps: int = 24, tokens: tuple[int, ...] = ()
) -> WrittenNote:
    """A note of the first bar."""
    return WrittenNote(
        track=track,
        token=VOCABULARY.pitch.id(pitch),
        position=position,
        onset_step=position,
        duration_steps=steps,
        tokens=tokens,
    )


def choice(
    allowed: Ids,
    *,
    logits: NDArray[np.float32] = ZEROS,
    rules: TrackRules | None = PIANO,
    bar: int = 0,
    track: int = 0,
    position: int = 0,
    steps: int = 24,
    begun: tuple[int, ...] = (),
    opened_program: int | None = None,
    endings: Endings | None = None,
) -> Choice:
    """A choice, by default the pitch of a quarter note of a piano on the first beat."""
    return Choice(
        logits=logits,
        allowed=allowed,
        bar=bar,
        track=track,
        rules=rules,
        opened_program=opened_program,
        position=position,
        duration_steps=steps,
        begun=begun,
        endings=endings,
    )
