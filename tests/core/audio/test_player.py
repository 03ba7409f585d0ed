from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest

from amt_core.audio.player import Player, PlayerState
from amt_core.audio.synth import NullSynth
from amt_core.music.event_table import EventTable
from amt_core.music.note_table import Note, NoteTable
from amt_core.music.score import Score, Track
from amt_core.music.tempo_map import TempoMap

BAR = 1920
BAR_MS = 2000
# A stretch begins a little after the call that begins it.
LEAD_MS = 20


def _run(player: Player, synth: Any, ms: float, *, step_ms: float = 40) -> None:
    """Turns the clock on, and calls the player as a window does."""
    end_ms = synth.clock_ms + ms
    while synth.clock_ms < end_ms:
        synth.clock_ms = min(synth.clock_ms + step_ms, end_ms)
        player.pump()


def test_every_note_is_played_once_and_at_its_time(synth: Any, music: SimpleNamespace) -> None:
    score = music.scale()
    player = Player(synth)
    player.load(score)
    player.play()
    _run(player, synth, 4 * BAR_MS + 100)
    starts = [note[0] - 1000 - LEAD_MS for note in synth.notes]
    assert starts == pytest.approx([500 * i for i in range(16)], abs=1e-3)
    assert synth.pitches == list(range(40, 56))


def test_the_position_follows_the_clock_and_the_tempo_map(
    synth: Any, music: SimpleNamespace
) -> None:
    tempo = TempoMap(changes=((0, 120.0), (BAR, 60.0)))
    player = Player(synth)
    player.load(replace(music.scale(), tempo=tempo))
    player.play()
    _run(player, synth, LEAD_MS + BAR_MS)
    assert player.position_ticks == pytest.approx(BAR, abs=1)
    _run(player, synth, 1000)
    assert player.position_ticks == pytest.approx(BAR + 480, abs=1)


def test_the_position_is_what_is_heard_and_not_what_is_rendered(
    synth: Any, music: SimpleNamespace
) -> None:
    synth.latency_ms = 100
    player = Player(synth)
    player.load(music.scale())
    player.play()
    _run(player, synth, LEAD_MS + 600)
    assert player.position_ticks == pytest.approx(480, abs=1)


def test_at_the_end_it_stops_and_stands_at_the_beginning(
    synth: Any, music: SimpleNamespace
) -> None:
    player = Player(synth)
    player.load(music.scale(1))
    player.play()
    _run(player, synth, BAR_MS + 100)
    assert (player.state, player.position_ticks) == (PlayerState.STOPPED, 0)
    assert synth.num_releases == 0, "the last note may ring"


def test_a_pedal_that_a_growing_score_no_longer_has_is_lifted(
    synth: Any, music: SimpleNamespace
) -> None:
    score = replace(music.scale(), tracks=(Track(part=0),))
    pedal = [(0, 0xB0, bytes([64, 127])), (BAR, 0xB0, bytes([64, 0]))]
    later = [(3 * BAR, 0xB0, bytes([64, 127]))]
    player = Player(synth)
    player.load(replace(score, events=EventTable.of_messages(pedal, chunk=0)), is_growing=True)
    player.extend(player.score, 2)
    player.play()
    _run(player, synth, 500)
    player.extend(replace(score, events=EventTable.of_messages(later, chunk=0)), 3)
    at_ms, track, message = synth.messages[-1]
    assert (track, message) == (0, (0xB0, 64, 0))
    assert at_ms <= synth.clock_ms


def test_a_growing_score_starts_with_its_first_bar(synth: Any, music: SimpleNamespace) -> None:
    score = music.scale()
    player = Player(synth)
    player.load(score.with_notes(NoteTable.empty()), is_growing=True)
    player.play()
    _run(player, synth, 500)
    assert player.state is PlayerState.WAITING
    player.extend(music.written(score, 1), 1)
    assert player.state is PlayerState.PLAYING
    assert synth.notes[0][0] == synth.clock_ms + LEAD_MS


def test_it_waits_at_the_edge_of_what_is_written_and_goes_on(
    synth: Any, music: SimpleNamespace
) -> None:
    score = music.scale()
    player = Player(synth)
    player.load(score.with_notes(NoteTable.empty()), is_growing=True)
    player.extend(music.written(score, 1), 1)
    player.play()
    _run(player, synth, BAR_MS + 3000)
    assert (player.state, player.position_ticks) == (PlayerState.WAITING, BAR)
    assert len(synth.notes) == 4
    player.extend(music.written(score, 2), 2)
    assert synth.notes[4][0] == synth.clock_ms + LEAD_MS
    _run(player, synth, LEAD_MS + 1000)
    assert player.position_ticks == pytest.approx(BAR + 960, abs=1)


def test_a_bar_that_comes_just_after_its_time_is_not_played_late(
    synth: Any, music: SimpleNamespace
) -> None:
    score = music.scale()
    player = Player(synth)
    player.load(score.with_notes(NoteTable.empty()), is_growing=True)
    player.extend(music.written(score, 1), 1)
    player.play()
    _run(player, synth, BAR_MS)
    synth.clock_ms += LEAD_MS + 30
    player.extend(music.written(score, 2), 2)
    assert synth.notes[4][0] > synth.clock_ms
    _run(player, synth, BAR_MS)
    gaps = [b[0] - a[0] for a, b in zip(synth.notes[4:7], synth.notes[5:8], strict=True)]
    assert gaps == pytest.approx([500] * 3, abs=1e-3)


@pytest.mark.parametrize("seed", range(5))
def test_however_bars_arrive_all_notes_are_played_once_and_none_late(
    synth: Any, music: SimpleNamespace, seed: int
) -> None:
    rng = random.Random(seed)
    score = music.scale(12)
    player = Player(synth)
    player.load(score.with_notes(NoteTable.empty()), is_growing=True)
    player.play()
    for bar in range(12):
        _run(player, synth, rng.choice([0, 50, 1000, 1990, 2020, 4000]))
        before = len(synth.notes)
        player.extend(music.written(score, bar + 1), bar + 1)
        assert all(note[0] >= synth.clock_ms for note in synth.notes[before:])
    player.finish()
    _run(player, synth, 13 * BAR_MS)
    assert synth.pitches == list(range(40, 88))
    assert player.state is PlayerState.STOPPED


def test_when_writing_is_stopped_the_piece_ends_with_the_last_bar(
    synth: Any, music: SimpleNamespace
) -> None:
    score = music.scale()
    player = Player(synth)
    player.load(score.with_notes(NoteTable.empty()), is_growing=True)
    player.extend(music.written(score, 1), 1)
    player.play()
    _run(player, synth, BAR_MS + 500)
    assert player.state is PlayerState.WAITING
    player.finish()
    assert player.state is PlayerState.STOPPED


def test_after_a_pause_of_its_owner_no_note_is_left_out(synth: Any, music: SimpleNamespace) -> None:
    player = Player(synth)
    player.load(music.scale())
    player.play()
    _run(player, synth, 700)
    synth.clock_ms += 1500
    _run(player, synth, 4 * BAR_MS)
    assert synth.pitches == list(range(40, 56))


def test_a_loop_is_played_again_and_again_without_a_gap(synth: Any, music: SimpleNamespace) -> None:
    player = Player(synth)
    player.load(music.scale())
    player.set_loop(BAR, 2 * BAR)
    player.seek(BAR)
    player.play()
    _run(player, synth, 3 * BAR_MS - 400)
    assert synth.pitches == [44, 45, 46, 47] * 3
    starts = sorted(note[0] for note in synth.notes)
    assert [b - a for a, b in pairwise(starts)] == pytest.approx([500] * 11, abs=1e-3)
    assert BAR <= player.position_ticks < 2 * BAR


def test_a_note_ends_where_the_loop_does(synth: Any) -> None:
    score = Score(
        num_bars=2,
        tracks=(Track(),),
        notes=NoteTable.from_notes([Note(0, 2 * BAR, 60, 64, 0)]),
    )
    player = Player(synth)
    player.load(score)
    player.set_loop(0, BAR)
    player.play()
    _run(player, synth, 100)
    assert synth.notes[0][1] - synth.notes[0][0] == pytest.approx(BAR_MS)


def test_the_shortest_loop_is_a_sixteenth(synth: Any, music: SimpleNamespace) -> None:
    player = Player(synth)
    player.load(music.scale())
    player.set_loop(0, 1)
    player.play()
    _run(player, synth, 1000)
    assert player.loop is not None
    assert player.loop.end_ticks == 120
    assert set(synth.pitches) == {40}


def test_a_loop_set_while_playing_takes_effect_even_close_to_its_end(
    synth: Any, music: SimpleNamespace
) -> None:
    player = Player(synth)
    player.load(music.scale())
    player.play()
    _run(player, synth, BAR_MS)
    player.set_loop(0, BAR)
    _run(player, synth, 1000)
    assert synth.pitches == [40, 41, 42, 43, 40, 41, 42]


def test_a_loop_that_is_taken_away_lets_the_piece_go_on(synth: Any, music: SimpleNamespace) -> None:
    player = Player(synth)
    player.load(music.scale())
    player.set_loop(0, BAR)
    player.play()
    _run(player, synth, BAR_MS - 50)
    player.set_loop(None)
    _run(player, synth, 1000)
    assert synth.pitches == [40, 41, 42, 43, 44, 45, 46]


def test_after_a_loop_the_piece_plays_to_its_end(synth: Any, music: SimpleNamespace) -> None:
    player = Player(synth)
    player.load(music.scale())
    player.set_loop(0, BAR)
    player.seek(3 * BAR)
    player.play()
    _run(player, synth, BAR_MS + 100)
    assert synth.pitches == [52, 53, 54, 55]
    assert player.state is PlayerState.STOPPED


def test_a_loop_beyond_what_is_written_waits_for_it(synth: Any, music: SimpleNamespace) -> None:
    score = music.scale()
    player = Player(synth)
    player.load(score.with_notes(NoteTable.empty()), is_growing=True)
    player.set_loop(0, 2 * BAR)
    player.extend(music.written(score, 1), 1)
    player.play()
    _run(player, synth, BAR_MS + 500)
    assert player.state is PlayerState.WAITING
    player.extend(music.written(score, 2), 2)
    _run(player, synth, BAR_MS + 600)
    assert synth.pitches == [*range(40, 48), 40, 41]


def test_a_seek_while_playing_goes_on_from_there(synth: Any, music: SimpleNamespace) -> None:
    player = Player(synth)
    player.load(music.scale())
    player.play()
    _run(player, synth, 300)
    player.seek(2 * BAR)
    assert synth.num_releases == 1
    assert player.position_ticks == 2 * BAR
    _run(player, synth, 600)
    assert synth.pitches == [40, 48, 49]


def test_a_seek_into_a_long_note_lets_the_rest_of_it_sound(synth: Any) -> None:
    score = Score(
        num_bars=2,
        tracks=(Track(program=48), Track(is_drum=True)),
        notes=NoteTable.from_notes([Note(0, 2 * BAR, 60, 64, 0), Note(0, 2 * BAR, 49, 64, 1)]),
    )
    player = Player(synth)
    player.load(score)
    player.seek(BAR)
    player.play()
    assert [(track, pitch) for _, _, track, pitch in synth.notes] == [(0, 60)]
    assert synth.notes[0][1] - synth.notes[0][0] == pytest.approx(BAR_MS)


def test_a_seek_while_stopped_only_moves_the_playhead(synth: Any, music: SimpleNamespace) -> None:
    player = Player(synth)
    player.load(music.scale())
    player.seek(BAR + 7)
    assert (player.position_ticks, player.state, synth.notes) == (BAR + 7, PlayerState.STOPPED, [])
    player.seek(10**9)
    assert player.position_ticks == 4 * BAR
    player.seek(-5)
    assert player.position_ticks == 0


def test_pause_stays_and_stop_goes_back(synth: Any, music: SimpleNamespace) -> None:
    player = Player(synth)
    player.load(music.scale())
    player.play()
    _run(player, synth, LEAD_MS + 1000)
    player.pause()
    assert player.position_ticks == pytest.approx(960, abs=1)
    assert synth.num_releases == 1
    player.play()
    _run(player, synth, LEAD_MS + 500)
    assert player.position_ticks == pytest.approx(1440, abs=1)
    player.stop()
    assert (player.position_ticks, synth.num_releases) == (0, 2)


def test_what_was_sent_ahead_is_forgotten_when_it_stops(synth: Any, music: SimpleNamespace) -> None:
    player = Player(synth)
    player.load(music.scale())
    player.play()
    _run(player, synth, 400)
    assert len(synth.notes) == 2
    player.stop()
    assert len(synth.notes) == 1


def test_mute_solo_and_volume_are_heard_at_once(synth: Any, music: SimpleNamespace) -> None:
    player = Player(synth)
    player.load(music.scale(num_tracks=3))
    player.play()
    assert synth.volumes == {0: 100, 1: 100, 2: 100}
    player.set_mixer(0, mute=True)
    assert synth.volumes == {0: 0, 1: 100, 2: 100}
    player.set_mixer(1, solo=True, volume=55)
    assert synth.volumes == {0: 0, 1: 55, 2: 0}
    player.set_mixer(0, solo=True)
    assert synth.volumes == {0: 0, 1: 55, 2: 0}
    player.set_mixer(0, mute=False)
    player.set_mixer(1, solo=False)
    assert synth.volumes == {0: 100, 1: 0, 2: 0}
    assert [strip.is_soloed for strip in player.mixer] == [True, False, False]


def test_an_edit_while_playing_is_heard_from_there_on(synth: Any, music: SimpleNamespace) -> None:
    score = music.scale()
    player = Player(synth)
    player.load(score)
    player.play()
    _run(player, synth, LEAD_MS + 400)
    higher = replace(score.notes, pitch=score.notes.pitch + 12)
    player.update(score.with_notes(higher))
    _run(player, synth, 1000)
    assert synth.pitches == [40, 53, 54, 55]
    starts = [note[0] for note in sorted(synth.notes)]
    assert [b - a for a, b in pairwise(starts)] == pytest.approx([500] * 3, abs=1)


def test_another_tempo_while_playing_keeps_the_place(synth: Any, music: SimpleNamespace) -> None:
    score = music.scale()
    player = Player(synth)
    player.load(score)
    player.play()
    _run(player, synth, LEAD_MS + 1000)
    player.update(replace(score, tempo=TempoMap.constant(60)))
    assert player.position_ticks == pytest.approx(960, abs=1)
    _run(player, synth, 1000)
    assert player.position_ticks == pytest.approx(1440, abs=1)


def test_an_edit_that_adds_a_track_keeps_the_mixer(synth: Any, music: SimpleNamespace) -> None:
    player = Player(synth)
    player.load(music.scale(num_tracks=1))
    player.set_mixer(0, mute=True)
    player.update(music.scale(num_tracks=2))
    assert synth.volumes == {0: 0, 1: 100}
    assert len(synth.tracks) == 2


def test_an_edit_that_cuts_the_piece_off_before_the_playhead_ends_it(
    synth: Any, music: SimpleNamespace
) -> None:
    player = Player(synth)
    player.load(music.scale(4))
    player.play()
    _run(player, synth, 3 * BAR_MS)
    player.update(music.scale(1))
    _run(player, synth, 100)
    assert player.state is PlayerState.STOPPED


def test_a_silent_synthesizer_still_moves_the_playhead(music: SimpleNamespace) -> None:
    now_sec = 50.0
    player = Player(NullSynth("No sound.", clock_sec=lambda: now_sec))
    player.load(music.scale())
    player.play()
    for _ in range(10):
        now_sec += 0.05
        player.pump()
    assert player.position_ticks == pytest.approx(480 * (500 - LEAD_MS) / 500, abs=1)


def test_closing_it_gives_the_sound_device_back(synth: Any, music: SimpleNamespace) -> None:
    player = Player(synth)
    player.load(music.scale())
    player.play()
    player.close()
    assert synth.is_closed
    assert synth.num_releases == 1


def test_without_a_score_play_does_nothing(synth: Any) -> None:
    player = Player(synth)
    player.play()
    player.pump()
    assert player.state is PlayerState.STOPPED


# Count-in, rate and clock


def test_the_first_note_waits_for_the_count_in(synth: Any, music: SimpleNamespace) -> None:
    player = Player(synth)
    player.load(music.scale())
    player.play(lead_ms=2000)
    _run(player, synth, 1900)
    assert (synth.pitches[:1], player.position_ticks) == ([40], 0)
    _run(player, synth, 600)
    assert min(synth.notes)[0] == pytest.approx(1000 + 2000)
    assert player.position_ticks == pytest.approx(480, abs=1)


def test_an_edit_during_the_count_in_does_not_end_it(synth: Any, music: SimpleNamespace) -> None:
    player = Player(synth)
    player.load(music.scale())
    player.play(lead_ms=2000)
    _run(player, synth, 1000)
    player.update(music.scale(8))
    _run(player, synth, 1200)
    assert min(synth.notes)[0] == pytest.approx(1000 + 2000)


def test_at_twice_the_rate_everything_comes_and_ends_twice_as_fast(
    synth: Any, music: SimpleNamespace
) -> None:
    player = Player(synth)
    player.load(music.scale())
    player.set_rate(2.0)
    player.play()
    _run(player, synth, 2 * BAR_MS)
    starts = [note[0] - 1000 - LEAD_MS for note in synth.notes]
    assert starts == pytest.approx([250 * i for i in range(16)], abs=1e-3)
    assert synth.notes[0][1] - synth.notes[0][0] == pytest.approx(250)


def test_a_new_rate_holds_from_the_present_place_on(synth: Any, music: SimpleNamespace) -> None:
    player = Player(synth)
    player.load(music.scale())
    player.play()
    _run(player, synth, LEAD_MS + 1000)
    player.set_rate(0.5)
    _run(player, synth, 1000)
    assert player.position_ticks == pytest.approx(2 * 480 + 480, abs=1)


def test_the_clock_has_24_ticks_to_the_quarter_after_a_start(
    synth: Any, music: SimpleNamespace
) -> None:
    synth.has_clock = True
    player = Player(synth)
    player.load(music.scale(1))
    player.play()
    _run(player, synth, BAR_MS + 200)
    kinds = [message[0] for _, message in synth.system]
    assert kinds[:2] == [0xF2, 0xFA]
    assert kinds.count(0xF8) == 96
    assert kinds[-1] == 0xFC
    times = [at_ms for at_ms, message in synth.system if message == (0xF8,)]
    assert times == pytest.approx([1000 + LEAD_MS + 500 / 24 * i for i in range(96)], abs=1e-3)


def test_from_the_middle_the_clock_continues_at_the_next_sixteenth(
    synth: Any, music: SimpleNamespace
) -> None:
    synth.has_clock = True
    player = Player(synth)
    player.load(music.scale())
    player.seek(BAR + 1)
    player.play()
    _run(player, synth, 400)
    position, begin, first, *_ = synth.system
    assert position[1] == (0xF2, 17, 0)
    assert (begin[1], first[1]) == ((0xFB,), (0xF8,))
    assert begin[0] == first[0] == pytest.approx(1000 + LEAD_MS + 125, abs=2)


def test_a_jump_stops_the_clock_before_it_goes_on_elsewhere(
    synth: Any, music: SimpleNamespace
) -> None:
    synth.has_clock = True
    player = Player(synth)
    player.load(music.scale())
    player.play()
    _run(player, synth, 400)
    synth.system.clear()
    player.seek(2 * BAR)
    assert [message[0] for _, message in synth.system[:3]] == [0xFC, 0xF2, 0xFB]
    player.pause()
    assert synth.system[-1][1] == (0xFC,)


def test_a_synthesizer_without_clock_gets_none(synth: Any, music: SimpleNamespace) -> None:
    player = Player(synth)
    player.load(music.scale(1))
    player.play()
    _run(player, synth, BAR_MS + 200)
    assert synth.system == []
