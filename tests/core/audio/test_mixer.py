from __future__ import annotations

import pytest

from amt_core.audio.mixer import Mixer, Strip, heard_volumes
from amt_core.audio.synth import NullSynth
from amt_core.music.score import Score, Track


@pytest.mark.parametrize(
    ("strips", "volumes"),
    [
        ([Strip(volume=90), Strip(volume=80)], [90, 80]),
        ([Strip(volume=90, is_muted=True), Strip(volume=80)], [0, 80]),
        ([Strip(volume=90, is_soloed=True), Strip(volume=80)], [90, 0]),
        ([Strip(volume=90, is_soloed=True, is_muted=True), Strip(volume=80)], [0, 0]),
        ([], []),
    ],
)
def test_mute_wins_over_solo_and_solo_over_the_rest(
    strips: list[Strip], volumes: list[int]
) -> None:
    assert heard_volumes(strips) == volumes


def test_settings_stay_with_the_places_and_new_tracks_get_the_scores() -> None:
    mixer = Mixer(NullSynth())
    mixer.load(Score(num_bars=1, tracks=(Track(volume=90), Track(volume=80))))
    mixer.change(1, mute=True, volume=200)
    mixer.update(Score(num_bars=1, tracks=(Track(volume=50), Track(volume=60), Track(volume=70))))
    assert mixer.strips == (
        Strip(volume=90),
        Strip(volume=127, is_muted=True),
        Strip(volume=70),
    )
    assert mixer.heard_volumes == [90, 0, 70]


def test_another_score_brings_its_own_settings() -> None:
    mixer = Mixer(NullSynth())
    mixer.load(Score(num_bars=1, tracks=(Track(volume=90),)))
    mixer.change(0, solo=True)
    mixer.load(Score(num_bars=1, tracks=(Track(volume=50),)))
    assert mixer.strips == (Strip(volume=50),)
