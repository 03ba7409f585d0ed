"""Numbers of colors for the tracks of a score, which stay with them when tracks come and go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from amt_core.music.score import NO_COLOR, Score, Track


def with_colors(score: Score) -> Score:
    """The score with a number for each track that has none, or the same one as an earlier track."""
    tracks = tuple(_colored(score.tracks))
    if all(a is b for a, b in zip(tracks, score.tracks, strict=True)):
        return score
    return replace(score, tracks=tracks)


def color_of(tracks: Sequence[Track], index: int) -> int:
    """The number of a track's color: its own, or its place where it has none."""
    color = tracks[index].color if index < len(tracks) else NO_COLOR
    return index if color == NO_COLOR else color


def _colored(tracks: Sequence[Track]) -> Iterator[Track]:
    wanted = {track.color for track in tracks}
    free = (number for number in count() if number not in wanted)
    used: set[int] = set()
    for track in tracks:
        if track.color == NO_COLOR or track.color in used:
            yield replace(track, color=next(free))
        else:
            used.add(track.color)
            yield track
