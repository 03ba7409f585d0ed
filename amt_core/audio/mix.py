"""A mix by role and style: how loud each part is, where it sits, and the room around it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from amt_core.music.instruments.general_midi import Family, family
from amt_core.music.score import DEFAULT_REVERB, Score, Track


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The reverb of a mix, in the units of FluidSynth.

    Attributes:
        size: 0..1, how long the sound lasts.
        damping: 0..1, how fast high frequencies die away.
        send: 0..127, how much of each part goes into it (CC 91).
    """

    size: float
    damping: float
    send: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """The mix of one track.

    Attributes:
        volume: Channel volume (CC 7), 0..127.
        pan: Stereo position (CC 10), 0 left, 64 center, 127 right.
        reverb: Send to the reverb (CC 91), 0..127.
        chorus: Send to the chorus (CC 93), 0..127.
    """

    volume: int
    pan: int
    reverb: int
    chorus: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """The mix of all tracks of a score.

    Attributes:
        channels: (tracks,) one for each track.
        room: The reverb.
    """

    channels: tuple[Channel, ...]
    room: Room

    def applied_to(self, score: Score) -> Score:
        """The score with volumes, positions and sends of the mix on its tracks."""
        tracks = tuple(
            replace(
                track,
                volume=channel.volume,
                pan=channel.pan,
                reverb=channel.reverb,
                chorus=channel.chorus,
            )
            for track, channel in zip(score.tracks, self.channels, strict=True)
        )
        return replace(score, tracks=tracks)


PLAIN_ROOM = Room(size=0.2, damping=0.0, send=DEFAULT_REVERB)
"""The room of scores that are heard without a mix: FluidSynth's own."""

_CENTER = 64
_DEFAULT_VOLUME = 100

_STUDIO = Room(size=0.45, damping=0.4, send=36)
_DRY = Room(size=0.3, damping=0.5, send=20)
_CLUB = Room(size=0.5, damping=0.5, send=42)
_HALL = Room(size=0.75, damping=0.3, send=70)
_CHAMBER = Room(size=0.6, damping=0.35, send=55)
_CHURCH = Room(size=0.85, damping=0.2, send=85)
_ROOMS: dict[str, Room] = {
    "ambient": _CHURCH, "art song": _CHAMBER, "ballad": _CHAMBER, "baroque": _CHAMBER,
    "blues": _CLUB, "bossa nova": _CLUB, "chamber music": _CHAMBER, "chiptune": _DRY,
    "cinematic": _HALL, "classical": _HALL, "disco": _STUDIO, "early jazz": _CLUB,
    "electronic dance": _STUDIO, "etude": _CHAMBER, "funk": _DRY, "gospel": _CLUB,
    "hip-hop": _DRY, "hymn": _CHURCH, "jazz": _CLUB, "lullaby": _CHAMBER, "march": _HALL,
    "metal": _STUDIO, "modern classical": _HALL, "new age": _HALL, "punk": _DRY,
    "renaissance": _CHURCH, "romantic": _HALL, "swing": _CLUB, "waltz": _HALL,
}  # fmt: skip
_ORCHESTRAL = frozenset({
    "art song", "baroque", "chamber music", "cinematic", "classical", "march",
    "modern classical", "renaissance", "romantic", "waltz",
})  # fmt: skip

# Decibels against the tune; the tune is heard if nothing else is as loud in its range.
_ROLE_DB = {
    "melody": 0.0, "solo": 0.0, "full": 0.0, "counter-melody": -5.0, "riff": -6.0,
    "chords": -8.0, "pad": -9.0, "bass": -3.0, "drums": -3.5,
}  # fmt: skip
_LEADING = ("melody", "solo", "full")
_TUNE_DB = -2.0
"""The level of the tune below full volume; CC 7 follows 40 log10 of its value (GM 2)."""
# Parts that accompany together are this much softer for each doubling beyond two.
_CROWD_DB, _QUIET_CROWD = -2.0, 2
_ACCOMPANYING = ("chords", "pad", "riff", "counter-melody")

# An orchestra as the audience sees it: first violins left, basses and low brass right.
_SEATS: dict[int, int] = {
    6: 56, 8: 44, 9: 44, 11: 46, 12: 46, 13: 46, 14: 44, 40: 42, 41: 76, 42: 84, 43: 94, 46: 34,
    47: 52, 56: 74, 57: 84, 58: 90, 59: 74, 60: 46, 61: 76, 68: 60, 69: 58, 70: 72, 71: 70,
    72: 54, 73: 56, 74: 56,
}  # fmt: skip
_NEXT_SEAT = 12
# A band: what accompanies stands left and right of the middle in turn.
_BAND_PLACES = (42, 86, 30, 98, 52, 76)
_SEND_SHARES = {"bass": 0.25, "drums": 0.55, "pad": 1.2, "melody": 1.0}
_CHORUS: dict[Family, int] = {"synth pad": 50, "synth lead": 20, "ensemble": 16}
_CHORUS_PROGRAMS = {4: 30, 5: 40, 27: 45, 26: 15, 35: 25}


def mix_for(tracks: Sequence[Track], roles: Sequence[str], *, style: str = "") -> Mix:
    """The mix of a piece.

    A position that a track has of its own is kept; so are its own volume's distances from others.

    Args:
        tracks: The tracks.
        roles: (tracks,) what each does, one of `amt_core.music.instruments.roles.ROLES`.
        style: A genre; any other word gives the mix of a studio.
    """
    if not any(role in _LEADING for role in roles):
        # What is a second line elsewhere is the tune of this piece.
        roles = ["melody" if role == "counter-melody" else role for role in roles]
    room = _ROOMS.get(style, _STUDIO)
    num_accompanying = sum(role in _ACCOMPANYING for role in roles)
    crowd_db = _CROWD_DB * max(math.log2(max(num_accompanying, 1) / _QUIET_CROWD), 0.0)
    pans = _seats(tracks) if _is_orchestra(tracks, style) else _band_places(tracks, roles)
    return Mix(
        channels=tuple(
            Channel(
                volume=_volume(track, role, crowd_db),
                pan=pan if track.pan == _CENTER else track.pan,
                reverb=min(round(room.send * _SEND_SHARES.get(role, 0.9)), 127),
                chorus=_chorus(track),
            )
            for track, role, pan in zip(tracks, roles, pans, strict=True)
        ),
        room=room,
    )


def has_own_mix(tracks: Sequence[Track]) -> bool:
    """True if a track has a volume or a position of its own, as in a file that someone mixed."""
    plain = Track()
    return any((track.volume, track.pan) != (plain.volume, plain.pan) for track in tracks)


def _volume(track: Track, role: str, crowd_db: float) -> int:
    decibels = _TUNE_DB + _ROLE_DB[role] + (crowd_db if role in _ACCOMPANYING else 0.0)
    own = track.volume / _DEFAULT_VOLUME
    return min(round(127 * 10 ** (decibels / 40) * own), 127)


def _is_orchestra(tracks: Sequence[Track], style: str) -> bool:
    has_kit = any(track.is_drum for track in tracks)
    seated = sum(track.program in _SEATS and not track.is_drum for track in tracks)
    return style in _ORCHESTRAL or (not has_kit and seated * 2 > len(tracks))


def _seats(tracks: Sequence[Track]) -> list[int]:
    """The seat of each player of an orchestra; a second one sits further right."""
    pans: list[int] = []
    known: dict[int, int] = {}
    for track in tracks:
        seat = _CENTER if track.is_drum else _SEATS.get(track.program, _CENTER)
        if seat != _CENTER:
            before = known.get(track.program, 0)
            known[track.program] = before + 1
            seat = min(seat + before * _NEXT_SEAT, 110)
        pans.append(seat)
    return pans


def _band_places(tracks: Sequence[Track], roles: Sequence[str]) -> list[int]:
    """The place of each player of a band: tune, bass and drums in the middle."""
    pans: list[int] = []
    num_placed = 0
    accompanies = [
        role in _ACCOMPANYING and not t.is_drum for t, role in zip(tracks, roles, strict=True)
    ]
    for is_side in accompanies:
        # One part alone stays near the middle.
        if not is_side or sum(accompanies) == 1:
            pans.append(_CENTER - 8 if is_side else _CENTER)
            continue
        pans.append(_BAND_PLACES[num_placed % len(_BAND_PLACES)])
        num_placed += 1
    return pans


def _chorus(track: Track) -> int:
    if track.is_drum:
        return 0
    return _CHORUS_PROGRAMS.get(track.program, _CHORUS.get(family(track.program), 0))
