"""Tracks as arguments: by name or number, for mixing with a value each."""

from __future__ import annotations

import argparse

from amt_core.errors import AmtError
from amt_core.music.score import Score, Track

MAX_LEVEL = 127


def track_level(text: str) -> tuple[str, int]:
    """A track and a value of 0..127 written as `Bass=90`.

    Raises:
        argparse.ArgumentTypeError: The text has another form.
    """
    name, sign, number = text.rpartition("=")
    if not sign or not name.strip() or not number.strip().isdecimal():
        raise argparse.ArgumentTypeError(
            f'"{text}" is not a track and a value; write it as Bass=90'
        )
    value = int(number)
    if value > MAX_LEVEL:
        raise argparse.ArgumentTypeError(f'"{text}": the value must be 0 to {MAX_LEVEL}')
    return name.strip(), value


def levels_of(score: Score, chosen: list[tuple[str, int]] | None) -> dict[int, int]:
    """Index of a track → the value that was chosen for it; the last one counts.

    Raises:
        AmtError: There is no such track.
    """
    return {track: value for name, value in chosen or () for track in tracks_named(score, name)}


def tracks_named(score: Score, names: str | None) -> list[int]:
    """The indices of the tracks in a list such as `Left hand,2`; all tracks for None.

    Raises:
        AmtError: There is no such track.
    """
    if names is None:
        return list(range(len(score.tracks)))
    names_there = [_names(track) for track in score.tracks]
    chosen: set[int] = set()
    for name in filter(None, map(str.strip, names.split(","))):
        wanted = name.casefold()
        found = [i for i, own in enumerate(names_there) if wanted in own]
        found = found or [i for i, own in enumerate(names_there) if wanted in " ".join(own)]
        if name.isdecimal() and 1 <= int(name) <= len(score.tracks):
            found = [int(name) - 1]
        if not found:
            listing = ", ".join(f"{i + 1} {t.label}" for i, t in enumerate(score.tracks))
            raise AmtError(f'The piece has no track "{name}".', f"It has: {listing or 'none'}.")
        chosen.update(found)
    return sorted(chosen)


def _names(track: Track) -> tuple[str, str]:
    """The names by which a track is found: its own and its instrument's, in lower case."""
    instrument = "drums" if track.is_drum else track.instrument
    return track.name.casefold(), instrument.casefold()
