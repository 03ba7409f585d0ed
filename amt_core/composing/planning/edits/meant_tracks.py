"""The tracks that words for a change are about."""

from __future__ import annotations

from collections.abc import Sequence

from amt_core.composing.planning.plan import Player
from amt_core.composing.planning.players.playing import players_of
from amt_core.errors import AmtError
from amt_core.music.instruments.hands import LEFT_HAND, RIGHT_HAND
from amt_core.spec.music_spec import MusicSpec, Source

_HANDS = {"left": LEFT_HAND, "right": RIGHT_HAND}


def tracks_meant(words: MusicSpec, players: Sequence[Player], tracks: Sequence[int]) -> list[int]:
    """The tracks of the hand or of the instruments that words name; all where they name none.

    A piano whose hands are on one track is meant as a whole.

    Args:
        words: What the words say.
        players: The players of the piece.
        tracks: The tracks that may be meant, as indices of players.
    """
    hand = _HANDS.get(words.hand.value or "")
    if hand is not None:
        own = [i for i in tracks if players[i].name.casefold() == hand.name.casefold()]
        if own:
            return own
    if words.instruments.source is not Source.STATED:
        return list(tracks)
    named: set[int] = set()
    for instrument in words.instruments.value or ():
        try:
            named.update(players_of(instrument, players))
        except AmtError:
            # An instrument that does not play in the piece is wished for, and not spoken of.
            continue
    return [i for i in tracks if i in named] or list(tracks)
