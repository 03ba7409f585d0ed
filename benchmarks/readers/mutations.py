"""Damages files at random, as transfers, disks and other programs do, and worse."""

from __future__ import annotations

import gzip
import json
import random
import re
import zipfile
from collections.abc import Callable, Sequence
from copy import deepcopy
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

_ZIP_HEAD, _GZIP_HEAD, _XML_HEAD = b"PK\x03\x04", b"\x1f\x8b", b"<?xml"
# Bytes that mean much: status bytes of MIDI, ends of what numbers can say, quotes and brackets.
_TELLING = b"\x00\x01\x7f\x80\x90\xb0\xc0\xe0\xf0\xf7\xff\"'<>{}[]&,:0-9"
_NUMBERS = (b"-1", b"0", b"1e999", b"NaN", b"99999999999999999999", b"4294967296", b"0.5", b"")
_VALUES: tuple[Any, ...] = (
    None, True, -1, 0, 2**31, 2**64, 10**400, 0.5, float("inf"), float("nan"), "", "\x00", "ä" * 99,
    [], {}, [[]], {"": None}, "take-B.mid", "../../etc/passwd",
)  # fmt: skip
_MAX_CHANGES = 6
_LONGEST_PIECE = 200
# How often the bytes of a file are damaged that could be damaged in its members and values.
_BYTES_SHARE = 0.3


def mutated(data: bytes, others: Sequence[bytes], rng: random.Random) -> bytes:
    """The bytes of a file with some damage.

    Args:
        data: The bytes of a file.
        others: Files of the same kind, from which pieces are taken.
        rng: What chances are drawn from.
    """
    if rng.random() > _BYTES_SHARE:
        if data.startswith(_ZIP_HEAD):
            return _mutated_archive(data, rng)
        if data.startswith(_XML_HEAD):
            return _mutated_xml(data, rng)
        if data.startswith(_GZIP_HEAD):
            return gzip.compress(_mutated_bytes(gzip.decompress(data), others, rng))
    return _mutated_bytes(data, others, rng)


def _mutated_archive(data: bytes, rng: random.Random) -> bytes:
    """An archive whose directory is whole and of which one member is damaged."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    chosen = rng.choice(sorted(members))
    if chosen.endswith(".json") and rng.random() > _BYTES_SHARE:
        members[chosen] = _mutated_json(members[chosen], rng)
    elif members[chosen].startswith(_XML_HEAD) and rng.random() > _BYTES_SHARE:
        members[chosen] = _mutated_xml(members[chosen], rng)
    else:
        members[chosen] = _mutated_bytes(members[chosen], list(members.values()), rng)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _mutated_json(data: bytes, rng: random.Random) -> bytes:
    """JSON in which some values are others, or missing."""
    tree = json.loads(data)
    for _ in range(rng.randint(1, 3)):
        places = list(_places(tree))
        if not places:
            break
        holder, key = rng.choice(places)
        if isinstance(holder, dict) and rng.random() < 0.2:
            del holder[key]
        else:
            holder[key] = rng.choice(_VALUES)
    return json.dumps(tree).encode()


def _mutated_xml(data: bytes, rng: random.Random) -> bytes:
    """XML that is well-formed, in which elements are others, missing, repeated or elsewhere."""
    root = ET.fromstring(data)  # noqa: S314  # a file that a benchmark has written
    for _ in range(rng.randint(1, _MAX_CHANGES)):
        parents = [element for element in root.iter() if len(element)]
        parent = rng.choice(parents or [root])
        if not len(parent):
            break
        child = rng.choice(list(parent))
        match rng.randrange(5):
            case 0:
                parent.remove(child)
            case 1:
                parent.insert(rng.randrange(len(parent)), deepcopy(child))
            case 2:
                rng.choice(parents).append(deepcopy(child))
            case 3:
                child.tag = rng.choice(parents).tag
            case _:
                leaf = rng.choice([element for element in parent.iter() if not len(element)])
                leaf.text = rng.choice(_NUMBERS).decode()
                for name in leaf.attrib:
                    leaf.set(name, rng.choice(_NUMBERS).decode())
    return ET.tostring(root, xml_declaration=True, encoding="utf-8")


def _places(tree: Any) -> list[tuple[Any, Any]]:
    """Each place of a value as its holder and its key."""
    keys = list(tree) if isinstance(tree, dict) else range(len(tree))
    found: list[tuple[Any, Any]] = []
    for key in keys:
        found.append((tree, key))
        if isinstance(tree[key], dict | list):
            found += _places(tree[key])
    return found


def _mutated_bytes(data: bytes, others: Sequence[bytes], rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.randint(1, _MAX_CHANGES)):
        rng.choice(_CHANGES)(changed, others, rng)
    return bytes(changed)


Change = Callable[[bytearray, Sequence[bytes], random.Random], None]


def _piece(data: bytes | bytearray, rng: random.Random) -> slice:
    """A place in the bytes, and some more."""
    start = rng.randrange(len(data) + 1)
    return slice(start, start + rng.randint(1, _LONGEST_PIECE))


def _set_byte(data: bytearray, _others: Sequence[bytes], rng: random.Random) -> None:
    if data:
        data[rng.randrange(len(data))] = rng.choice((rng.choice(_TELLING), rng.randrange(256)))


def _flip_bit(data: bytearray, _others: Sequence[bytes], rng: random.Random) -> None:
    if data:
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def _remove(data: bytearray, _others: Sequence[bytes], rng: random.Random) -> None:
    del data[_piece(data, rng)]


def _insert(data: bytearray, _others: Sequence[bytes], rng: random.Random) -> None:
    start = rng.randrange(len(data) + 1)
    data[start:start] = rng.randbytes(rng.randint(1, 8))


def _repeat(data: bytearray, _others: Sequence[bytes], rng: random.Random) -> None:
    piece = _piece(data, rng)
    data[piece.start : piece.start] = bytes(data[piece]) * rng.randint(1, 20)


def _cut(data: bytearray, _others: Sequence[bytes], rng: random.Random) -> None:
    del data[rng.randrange(len(data) + 1) :]


def _erase(data: bytearray, _others: Sequence[bytes], rng: random.Random) -> None:
    """Zeros, as a disk that failed gives."""
    piece = _piece(data, rng)
    data[piece] = bytes(len(data[piece]))


def _mix(data: bytearray, others: Sequence[bytes], rng: random.Random) -> None:
    other = rng.choice(others)
    start = rng.randrange(len(data) + 1)
    data[start:start] = other[_piece(other, rng)]


def _change_number(data: bytearray, _others: Sequence[bytes], rng: random.Random) -> None:
    """Another number where one stands in text, and a large one where bytes may be one."""
    numbers = [match.span() for match in re.finditer(rb"(?<=[>:\" ])-?\d+(?=[<,\" ])", data)]
    if numbers:
        start, stop = rng.choice(numbers)
        data[start:stop] = rng.choice(_NUMBERS)
    elif data:
        start = rng.randrange(len(data))
        data[start : start + 4] = rng.choice((0, 1, 2**31 - 1, 2**32 - 1)).to_bytes(4)


_CHANGES: tuple[Change, ...] = (
    _set_byte, _flip_bit, _remove, _insert, _repeat, _cut, _erase, _mix, _change_number,
)  # fmt: skip
