"""The RIFF wrapper in which some programs keep MIDI files (.rmi).

Follows *RMID* in Microsoft's *Multimedia Programming Interface and Data Specifications 1.0* (1991):
a form of type `RMID` whose chunk `data` is a Standard MIDI File. Chunks next to it hold names,
pictures or sounds.
"""

from __future__ import annotations

_FORM, _KIND, _MIDI = b"RIFF", b"RMID", b"data"
_HEAD_BYTES, _FORM_BYTES = 8, 12


def in_riff(midi: bytes, wrapper: bytes = b"") -> bytes:
    """A MIDI file in a RIFF wrapper.

    Args:
        midi: The bytes of the MIDI file.
        wrapper: The bytes of the file that it was read from; if that has a wrapper, the chunks next
            to the MIDI file stay as they are.
    """
    chunks = _chunks(wrapper) or [(_MIDI, b"")]
    body = b"".join(_chunk(kind, midi if kind == _MIDI else own) for kind, own in chunks)
    return _chunk(_FORM, _KIND + body)


def _chunks(wrapper: bytes) -> list[tuple[bytes, bytes]]:
    """Kind and content of the chunks of a wrapper; none if it has no MIDI file."""
    is_wrapper = wrapper[:4] == _FORM and wrapper[8:_FORM_BYTES] == _KIND
    found: list[tuple[bytes, bytes]] = []
    position = _FORM_BYTES
    while is_wrapper and position + _HEAD_BYTES <= len(wrapper):
        size = int.from_bytes(wrapper[position + 4 : position + _HEAD_BYTES], "little")
        start = position + _HEAD_BYTES
        found.append((wrapper[position : position + 4], wrapper[start : start + size]))
        position = start + size + size % 2
    return found if any(kind == _MIDI for kind, _ in found) else []


def _chunk(kind: bytes, content: bytes) -> bytes:
    return kind + len(content).to_bytes(4, "little") + content + bytes(len(content) % 2)
