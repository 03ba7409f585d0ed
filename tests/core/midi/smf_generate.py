"""MIDI files with every kind of event in every place, made from a seed."""

from __future__ import annotations

import random

from amt_core.midi.smf.smf_encode import Event, encode_chunk, encode_header, encode_track, meta

_DIVISIONS = (24, 96, 120, 192, 384, 480, 960, 1024, 15360)
_TEXT_KINDS = (1, 2, 3, 4, 5, 6, 7, 8, 9)
_TEXTS = ("Verse", "Größe", "ピアノ", "", "la-", "Скрипка")
_ENCODINGS = ("utf-8", "utf-16", "cp932", "cp1251")


def generated_file(seed: int) -> bytes:
    """One file: doubled, overlapping and unreleased notes, controllers, texts, SysEx and so on."""
    rng = random.Random(seed)
    kind = rng.choice([0, 1, 1, 1])
    division = rng.choice(_DIVISIONS)
    num_tracks = 1 if kind == 0 else rng.randint(1, 6)
    length = division * 4 * rng.randint(1, 9)
    chunks: list[bytes] = []
    for number in range(num_tracks):
        events = _conducting(rng, length) if number == 0 else []
        if number or num_tracks == 1 or rng.random() < 0.3:
            channels = rng.sample(range(16), rng.randint(1, 4 if kind == 0 else 2))
            for channel in channels:
                events += _notes(rng, channel, division, length)
                events += _channel_events(rng, channel, length)
        events += _other_events(rng, length)
        events.sort(key=lambda event: event.tick)
        end = rng.choice([length, length, length + division, 0])
        chunks.append(encode_track(events, end))
        if rng.random() < 0.1:
            chunks.append(encode_chunk(b"XFIH", rng.randbytes(5)))
    return encode_header(kind, num_tracks, division.to_bytes(2)) + b"".join(chunks)


def _notes(rng: random.Random, channel: int, division: int, length: int) -> list[Event]:
    events: list[Event] = []
    for _ in range(rng.randint(1, 30)):
        on = rng.randrange(length)
        off = on + rng.choice([0, 1, division // 2, division, division * 5])
        pitch, velocity = rng.randrange(48, 72), rng.randint(1, 127)
        for _ in range(rng.choice([1, 1, 1, 2])):
            events.append(Event(on, 0x90 | channel, bytes([pitch, velocity])))
            if rng.random() < 0.97:
                if rng.random() < 0.5:
                    events.append(Event(off, 0x90 | channel, bytes([pitch, 0])))
                else:
                    events.append(Event(off, 0x80 | channel, bytes([pitch, rng.randrange(128)])))
    return events


def _channel_events(rng: random.Random, channel: int, length: int) -> list[Event]:
    def at() -> int:
        return rng.choice([0, rng.randrange(length), length + rng.randrange(100)])

    def byte() -> int:
        return rng.randrange(128)

    events = [
        Event(at(), 0xB0 | channel, bytes([rng.choice([1, 7, 10, 11, 64, 91]), byte()]))
        for _ in range(rng.randint(0, 12))
    ]
    rpn_tick = at()
    for control, value in ((101, 0), (100, 0), (6, 12), (38, 0), (99, 1), (98, 8), (6, 64)):
        events.append(Event(rpn_tick, 0xB0 | channel, bytes([control, value])))
    for kind, num_bytes in ((0xA0, 2), (0xC0, 1), (0xD0, 1), (0xE0, 2)):
        for _ in range(rng.randint(0, 3)):
            data = bytes(byte() for _ in range(num_bytes))
            events.append(Event(at(), kind | channel, data))
    if rng.random() < 0.2:
        events.append(Event(at(), 0xB0 | channel, bytes([rng.choice([120, 121, 123]), 0])))
    return events + [Event(at(), 0xB0 | channel, bytes([control, byte()])) for control in (0, 32)]


def _conducting(rng: random.Random, length: int) -> list[Event]:
    events = [meta(0, 0x51, rng.randint(1, 0xFFFFFF).to_bytes(3))]
    for _ in range(rng.randint(0, 4)):
        tick = rng.randrange(length)
        events += rng.sample(
            [
                meta(tick, 0x51, rng.randint(0, 0xFFFFFF).to_bytes(3)),
                meta(tick, 0x58, bytes([rng.randint(0, 40), rng.randrange(8), 24, 8])),
                meta(tick, 0x59, bytes([rng.randint(-9, 9) % 256, rng.randrange(3)])),
                meta(tick, 0x54, rng.randbytes(5)),
            ],
            rng.randint(1, 4),
        )
    return events


def _other_events(rng: random.Random, length: int) -> list[Event]:
    encoding = rng.choice(_ENCODINGS)
    events: list[Event] = []
    for _ in range(rng.randint(0, 6)):
        text = rng.choice(_TEXTS).encode(encoding, "replace")
        events.append(meta(rng.randrange(length), rng.choice(_TEXT_KINDS), text))
    if rng.random() < 0.3:
        events.append(meta(0, 0x21, bytes([rng.randrange(3)])))
    if rng.random() < 0.3:
        events.append(meta(rng.randrange(length), 0x20, bytes([rng.randrange(16)])))
    if rng.random() < 0.4:
        events.append(meta(rng.randrange(length), 0x7F, rng.randbytes(rng.randint(0, 300))))
    if rng.random() < 0.4:
        content = bytes([0x41, 0x10, 0x42, 0x12, 0x40, 0x00, 0x7F, 0x00, 0x41, 0xF7])
        events.append(Event(rng.randrange(length), 0xF0, content))
        events.append(Event(rng.randrange(length), 0xF7, rng.randbytes(rng.randint(0, 5))))
    return events
