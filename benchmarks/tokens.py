"""Benchmark of the token format on a library: round trip, tokens per note, speed.

    python -m benchmarks.tokens FOLDER [--every N] [--json]

Every file is read, quantized, written as tokens and decoded again; notes and bars have to be
the same, with the plan of the piece in its headers or without. A file that cannot be read is
counted, not skipped silently.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from amt_core.errors import AmtError
from amt_core.midi.read import read_midi
from amt_core.tokens.bar_plan import encode_analysis
from amt_core.tokens.codec import encode, write_tokens
from amt_core.tokens.grid import quantize
from amt_core.tokens.stream import decode
from amt_core.traits.analyze_plan import analyze_plan
from benchmarks.machine import this_machine


@dataclass(slots=True, kw_only=True)
class TokenFigures:
    """The figures of a library.

    Attributes:
        files: Files that were read.
        unreadable: Files that were not.
        notes: Their notes on the grid.
        tokens: Their tokens, without controls and without the plan.
        plan_tokens: Tokens of their plans in the headers.
        broken: Files that came back with other notes or bars.
        analyze_sec: Time for finding the plans.
        encode_sec: Time for quantizing and encoding.
        decode_sec: Time for decoding.
    """

    files: int = 0
    unreadable: int = 0
    notes: int = 0
    tokens: int = 0
    plan_tokens: int = 0
    broken: int = 0
    analyze_sec: float = 0.0
    encode_sec: float = 0.0
    decode_sec: float = 0.0


def measure(paths: list[Path]) -> TokenFigures:
    """Encodes and decodes files."""
    figures = TokenFigures()
    for path in paths:
        try:
            score = read_midi(path)
        except AmtError:
            figures.unreadable += 1
            continue
        began = time.perf_counter()
        expected = quantize(score)
        encoded = encode(expected)
        tokens = write_tokens(encoded)
        figures.encode_sec += time.perf_counter() - began
        began = time.perf_counter()
        analysis = analyze_plan(expected)
        figures.analyze_sec += time.perf_counter() - began
        planned = write_tokens(replace(encoded, plan=encode_analysis(expected, analysis)))
        began = time.perf_counter()
        decoded = decode(planned, tracks=encoded.tracks)
        figures.decode_sec += time.perf_counter() - began
        figures.files += 1
        figures.notes += len(expected.notes)
        figures.tokens += len(tokens)
        figures.plan_tokens += len(planned) - len(tokens)
        figures.broken += any(
            score.notes != expected.notes
            or not np.array_equal(score.bar_starts_ticks, expected.bar_starts_ticks)
            for score in (decoded, decode(tokens, tracks=encoded.tracks))
        )
    return figures


def main() -> None:
    """Runs the benchmark from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="a folder with MIDI files, however deep")
    parser.add_argument("--every", type=int, default=1, help="only every Nth file")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    paths = sorted(arguments.folder.rglob("*.mid"))[:: arguments.every]
    if not paths:
        sys.exit(f"There is no MIDI file in {arguments.folder}.")
    machine, figures = this_machine(), measure(paths)
    if arguments.json:
        print(json.dumps(asdict(figures)))
        return
    print(f"python -m benchmarks.tokens {arguments.folder.name} --every {arguments.every}")
    print(machine)
    for name, value in (
        ("files", f"{figures.files:,}"),
        ("unreadable", f"{figures.unreadable:,}"),
        ("came back different", f"{figures.broken:,}"),
        ("notes", f"{figures.notes:,}"),
        ("tokens per note", f"{figures.tokens / figures.notes:.3f}"),
        ("with the plan", f"{(figures.tokens + figures.plan_tokens) / figures.notes:.3f}"),
        ("analyze, files/s", f"{figures.files / figures.analyze_sec:,.0f}"),
        ("encode, notes/s", f"{figures.notes / figures.encode_sec:,.0f}"),
        (
            "decode, tokens/s",
            f"{(figures.tokens + figures.plan_tokens) / figures.decode_sec:,.0f}",
        ),
    ):
        print(f"{name:<22}{value:>14}")


if __name__ == "__main__":
    main()
