from __future__ import annotations

import pytest

from amt_core.audio.mix import mix_for
from amt_core.music.score import Score, Track

BAND = (
    Track(program=65),
    Track(program=27),
    Track(program=4),
    Track(program=33),
    Track(is_drum=True),
)
BAND_ROLES = ("melody", "chords", "chords", "bass", "drums")
QUARTET = tuple(Track(program=program) for program in (40, 40, 41, 42))


def test_the_tune_is_the_loudest() -> None:
    volumes = [channel.volume for channel in mix_for(BAND, BAND_ROLES, style="pop").channels]
    assert volumes[0] == max(volumes)
    assert volumes.count(volumes[0]) == 1


def test_more_accompaniment_is_softer_each() -> None:
    few = mix_for((Track(),) * 3, ("melody", "chords", "pad"))
    many = mix_for((Track(),) * 7, ("melody", *("chords",) * 5, "pad"))
    assert many.channels[1].volume < few.channels[1].volume


def test_a_band_has_tune_bass_and_drums_in_the_middle_and_chords_at_both_sides() -> None:
    pans = [channel.pan for channel in mix_for(BAND, BAND_ROLES, style="pop").channels]
    assert [pans[0], *pans[3:]] == [64, 64, 64]
    assert pans[1] < 64 < pans[2]


def test_a_string_quartet_sits_from_left_to_right() -> None:
    roles = ("melody", "counter-melody", "chords", "bass")
    pans = [channel.pan for channel in mix_for(QUARTET, roles, style="classical").channels]
    assert pans == sorted(pans)
    assert len(set(pans)) == 4


def test_a_position_and_a_level_that_a_track_has_are_respected() -> None:
    tracks = (Track(program=0, pan=10, volume=50), Track(program=0))
    mix = mix_for(tracks, ("chords", "chords"))
    assert mix.channels[0].pan == 10
    assert mix.channels[0].volume == pytest.approx(mix.channels[1].volume / 2, abs=1)


def test_a_church_is_larger_than_a_studio() -> None:
    church, studio = (mix_for(BAND, BAND_ROLES, style=style) for style in ("hymn", "rock"))
    assert church.room.size > studio.room.size
    assert church.channels[0].reverb > studio.channels[0].reverb


def test_the_bass_is_drier_than_the_tune() -> None:
    channels = mix_for(BAND, BAND_ROLES, style="jazz").channels
    assert channels[3].reverb < channels[0].reverb


def test_a_mix_is_put_on_the_tracks_of_a_score() -> None:
    mix = mix_for(BAND, BAND_ROLES)
    mixed = mix.applied_to(Score(num_bars=1, tracks=BAND))
    assert [(t.volume, t.pan) for t in mixed.tracks] == [(c.volume, c.pan) for c in mix.channels]


def test_a_second_line_without_a_tune_above_it_is_the_tune() -> None:
    tracks = (Track(program=65), Track(program=25))
    alone = mix_for(tracks, ("counter-melody", "chords"))
    below = mix_for((*tracks, Track(program=73)), ("counter-melody", "chords", "melody"))
    assert alone.channels[0].volume == below.channels[2].volume
    assert below.channels[0].volume < alone.channels[0].volume
