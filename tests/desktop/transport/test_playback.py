"""Playing the take that is shown."""

from __future__ import annotations

import random

from pytestqt.qtbot import QtBot
from scripted_services import SHORT_SPEC, bar_of_notes, empty_score

from amt_core.audio.player import Player
from amt_core.audio.synth import NullSynth
from amt_desktop.document.take import Take
from amt_desktop.transport.playback import Playback


def test_a_player_that_is_opened_during_writing_gets_every_bar_written_so_far(
    qtbot: QtBot,
) -> None:
    playback, score, chance = Playback(), empty_score(SHORT_SPEC), random.Random(1)
    take = Take(score=score, written_bars=0, is_writing=True)
    playback.load(take)
    for bar in range(2):
        take = take.with_bar(bar, bar_of_notes(score, bar, chance))
        playback.extend(take)
    player = Player(NullSynth())
    playback.set_player(player)
    assert player.score is take.score
    assert player.end_ticks == score.bar_starts_ticks[2]
    playback.close()


def test_another_player_goes_on_where_the_last_one_was(qtbot: QtBot) -> None:
    playback, score, chance = Playback(), empty_score(SHORT_SPEC), random.Random(1)
    take = Take.of_file(score.with_notes(bar_of_notes(score, 0, chance)))
    playback.load(take)
    playback.set_player(Player(NullSynth()))
    playback.seek(480)
    playback.set_player(Player(NullSynth()))
    assert playback.position_ticks == 480
    playback.close()
