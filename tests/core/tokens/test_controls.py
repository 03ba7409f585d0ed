"""The controls of a track follow its name."""

from __future__ import annotations

from amt_core.tokens.controls import Controls, TrackControls
from amt_core.tokens.grid import TrackTokens
from amt_core.tokens.vocabulary import VOCABULARY


def words(controls: Controls) -> str:
    return " ".join(VOCABULARY.name(token) for token in controls.tokens())


def test_what_a_track_does_follows_its_name_and_its_part() -> None:
    bass = TrackControls(role="bass", figure="walking", register="low", density="high")
    controls = Controls(
        tracks=(TrackTokens(33, 0), TrackTokens(40, 0), TrackTokens(40, 1)),
        track_controls=(bass, TrackControls(), TrackControls(role="melody")),
    )
    assert words(controls) == (
        "Track_Electric-Bass-(finger) Role_bass Figure_walking TrackRegister_low TrackDensity_high "
        "Track_Violin Track_Violin Part_2 Role_melody"
    )


def test_tracks_of_which_nothing_is_known_are_named_alone() -> None:
    assert words(Controls(tracks=(TrackTokens(40, 0),))) == "Track_Violin"
