"""The presets of a sound font, and the substitutes for those that it lacks.

Follows the *SoundFont Technical Specification 2.04*; SF3 files have the same lists and compressed
samples.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from amt_core.music.instruments.general_midi import family
from amt_core.music.score import Track

MELODIC_BANK, DRUM_BANK = 0, 128

_RECORD = struct.Struct("<20sHH14x")
_CHUNK = struct.Struct("<4sI")
# A family's nearest of kin, where it has no preset at all.
_KIN = {
    "organ": 19, "strings": 48, "ensemble": 48, "brass": 61, "reed": 71, "pipe": 73,
    "synth lead": 80, "synth pad": 48, "guitar": 24, "bass": 33, "ethnic": 24,
}  # fmt: skip
_STANDARD_KIT = 0


def presets_of(path: Path) -> frozenset[tuple[int, int]]:
    """(bank, program) of every preset of a font; empty if the list cannot be read."""
    return frozenset(preset_names(path))


@cache
def preset_names(path: Path) -> Mapping[tuple[int, int], str]:
    """(bank, program) of every preset of a font, with its name; empty if they cannot be read."""
    try:
        with path.open("rb") as file:
            file.seek(12)
            while len(head := file.read(_CHUNK.size)) == _CHUNK.size:
                if head[0] == 0:
                    # A chunk of odd length is followed by a byte of padding, but not in every SF3.
                    head = head[1:] + file.read(1)
                kind, size = _CHUNK.unpack(head)
                if kind == b"LIST" and file.read(4) == b"pdta":
                    return _presets(file.read(size - 4))
                file.seek(size - (4 if kind == b"LIST" else 0), 1)
    except (OSError, struct.error):
        pass
    return {}


def preset_for(track: Track, presets: frozenset[tuple[int, int]]) -> tuple[int, int]:
    """The preset that plays a track: its own, or the nearest that the font has.

    Nearest are, for an instrument, the closest program of its family, then a related one, then the
    first of the font; for a drum kit, the standard kit. If no presets are known, its own.
    """
    own = (DRUM_BANK if track.is_drum else MELODIC_BANK, track.program)
    if own in presets or not presets:
        return own
    bank = own[0]
    programs = sorted(program for its_bank, program in presets if its_bank == bank)
    if not programs:
        return own
    if track.is_drum:
        return bank, _STANDARD_KIT if _STANDARD_KIT in programs else programs[0]
    relatives = [program for program in programs if family(program) == family(track.program)]
    if relatives:
        return bank, min(relatives, key=lambda program: abs(program - track.program))
    kin = _KIN.get(family(track.program), 0)
    return bank, kin if kin in programs else programs[0]


def missing_presets(path: Path, tracks: Iterable[Track]) -> list[str]:
    """A sentence for each sound of the tracks that the font lacks: what plays in its place."""
    presets = presets_of(path)
    sentences: dict[str, None] = {}
    for track in tracks:
        bank, program = preset_for(track, presets)
        if program != track.program:
            other = Track(program=program, is_drum=bank == DRUM_BANK).instrument
            # Kits without a name of their own are all called alike.
            own = f"drum kit {track.program}" if track.instrument == other else track.instrument
            sentences[f"{path.name} has no {own}; {other} plays instead."] = None
    return list(sentences)


def _presets(lists: bytes) -> dict[tuple[int, int], str]:
    """The presets in the body of a `pdta` list."""
    place = 0
    while place + _CHUNK.size <= len(lists):
        kind, size = _CHUNK.unpack_from(lists, place)
        place += _CHUNK.size
        if kind == b"phdr":
            body = lists[place : place + size // _RECORD.size * _RECORD.size]
            records = list(_RECORD.iter_unpack(body))
            # The last record only ends the list.
            return {
                (bank, program): name.split(b"\0")[0].decode("latin-1").strip()
                for name, program, bank in records[:-1]
            }
        place += size + size % 2
    return {}
