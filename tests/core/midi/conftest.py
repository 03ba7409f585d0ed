"""MIDI files made byte by byte, also ones that no program should write."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

# `smf_compare` and `smf_generate` serve the tests in this folder.
sys.path.insert(0, str(Path(__file__).parent))


def _delta(ticks: int) -> bytes:
    groups = [ticks & 0x7F]
    while ticks := ticks >> 7:
        groups.append(ticks & 0x7F | 0x80)
    return bytes(reversed(groups))


def _meta(kind: int, content: bytes | str = b"") -> bytes:
    content = content.encode() if isinstance(content, str) else content
    return bytes([0xFF, kind]) + _delta(len(content)) + content


def _track(*events: tuple[int, bytes | list[int]], end: bool = True) -> bytes:
    """A chunk of (ticks since the last event, its bytes)."""
    body = b"".join(_delta(ticks) + bytes(content) for ticks, content in events)
    if end:
        body += b"\x00\xff\x2f\x00"
    return b"MTrk" + len(body).to_bytes(4, "big") + body


def _file(*tracks: bytes, kind: int = 1, division: int = 480) -> bytes:
    fields = b"".join(n.to_bytes(2, "big") for n in (kind, len(tracks), division))
    return b"MThd" + (6).to_bytes(4, "big") + fields + b"".join(tracks)


def _note(
    wait: int = 0, pitch: int = 60, *, channel: int = 0, velocity: int = 64, length: int = 480
) -> list[tuple[int, bytes]]:
    """The two events of a note that starts `wait` ticks after the last event."""
    return [
        (wait, bytes([0x90 | channel, pitch, velocity])),
        (length, bytes([0x80 | channel, pitch, 0])),
    ]


@pytest.fixture(scope="session")
def smf() -> SimpleNamespace:
    return SimpleNamespace(file=_file, track=_track, meta=_meta, note=_note, delta=_delta)
