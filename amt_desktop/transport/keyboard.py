"""The sound of a MIDI keyboard that is played live."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from amt_core.midi.recorder import note_change

if TYPE_CHECKING:
    from amt_core.audio.player import Player

# What a keyboard sends that is not a note: modulation, expression and pedals, pressure and bend.
_PLAYED_CONTROLS = (1, 2, 11, 64, 66, 67)
_CONTROL_CHANGE, _KEY_PRESSURE, _PITCH_BEND = 0xB0, 0xA0, 0xE0


def play_key(player: Player, track: int, message: Sequence[int]) -> float:
    """Plays a message of a keyboard at once, in the sound of a track.

    Returns:
        The moment, in milliseconds by the synthesizer's clock.
    """
    synth = player.synth
    # The part may be one of a take that the player does not have yet.
    track = min(track, max(len(player.score.tracks) - 1, 0))
    at_ms = synth.now_ms()
    change = note_change(message)
    if change is None:
        if len(message) == 3 and _is_played_through(message):
            synth.play_messages(at_ms, track=track, messages=[_channelless(message)])
    elif change[1]:
        synth.note_on(track=track, pitch=change[0], velocity=change[1])
    else:
        synth.note_off(track=track, pitch=change[0])
    return at_ms


def _is_played_through(message: Sequence[int]) -> bool:
    kind = message[0] & 0xF0
    is_control = kind == _CONTROL_CHANGE and message[1] in _PLAYED_CONTROLS
    return is_control or kind in (_KEY_PRESSURE, _PITCH_BEND)


def _channelless(message: Sequence[int]) -> tuple[int, int, int]:
    return message[0] & 0xF0, message[1], message[2]
