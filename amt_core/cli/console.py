"""Input and output that the commands share: progress bar, JSON, tables, checks of arguments."""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Self, TextIO

from amt_core.errors import AmtError
from amt_core.progress import Advanced, Alerted, Progress, Started, Warned

_BAR_WIDTH = 28


class ProgressBar:
    """A progress bar on a terminal; prints nothing where the output is not a terminal.

    Use it as a context manager; the line is cleared at the end, also after an error.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._is_shown = self._stream.isatty()
        self._unit = ""
        self._message = ""
        self._total = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._clear()

    def show(self, event: Progress) -> None:
        """Draws an event; warnings are printed on every kind of output."""
        match event:
            case Started():
                self._unit, self._message, self._total = event.unit, event.message, event.total
                self._draw(0)
            case Advanced():
                self._total = event.total or self._total
                self._draw(event.done)
            case Warned():
                self._clear()
                print(f"amt: {event.message}", file=self._stream)
            case Alerted():
                self._clear()
                print(f"amt: {event.message} {event.remedy}", file=self._stream)
            case _:
                pass

    def follow(self, events: Iterable[Progress]) -> None:
        """Runs a generator of events to its end and shows each event."""
        for event in events:
            self.show(event)

    def _draw(self, done: int) -> None:
        if not self._is_shown:
            return
        filled = _BAR_WIDTH * min(done, self._total) // self._total if self._total else 0
        bar = "━" * filled + "╌" * (_BAR_WIDTH - filled)
        of_total = f"/{self._total}" if self._total else ""
        line = f"{self._message} {bar} {done}{of_total} {self._unit}".strip()
        self._stream.write(f"\r\x1b[K{line}")
        self._stream.flush()

    def _clear(self) -> None:
        if self._is_shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()


def print_json(value: object) -> None:
    """Prints one JSON value."""
    print(json.dumps(value, indent=2, ensure_ascii=False))


def print_json_line(value: object) -> None:
    """Prints one JSON value on one line and flushes it, for a program that reads the output."""
    print(json.dumps(value, ensure_ascii=False), flush=True)


def print_table(rows: Iterable[tuple[str, ...]]) -> None:
    """Prints rows of cells; each column is as wide as its widest cell."""
    lines = list(rows)
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        print("  ".join(cells).rstrip())


def typed_text(argument: str) -> str:
    """A description from the command line; `-` reads it from the standard input.

    Bytes that are not UTF-8 become replacement characters.
    """
    text = sys.stdin.read() if argument == "-" else argument
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def check_output(path: Path, suffixes: tuple[str, ...]) -> None:
    """Checks before the work starts that its result can be written.

    Raises:
        AmtError: The name has another suffix, or its folder does not exist.
    """
    if path.suffix.lower() not in suffixes:
        raise AmtError(
            f'"{path}" does not end in a known file type.',
            f"Use a file name that ends in {' or '.join(suffixes)}.",
        )
    if path.is_dir():
        raise AmtError(f'"{path}" is a folder.', "Give the name of a file in it.")
    if not path.absolute().parent.is_dir():
        raise AmtError(
            f'There is no folder "{path.absolute().parent}".',
            "Create it first, or choose another folder.",
        )


def parsed_by(parse: Callable[[str], object]) -> Callable[[str], object]:
    """A parse function as an argparse type that keeps the function's own error message."""

    def convert(text: str) -> object:
        try:
            return parse(text)
        except AmtError as error:
            raise argparse.ArgumentTypeError(str(error).rstrip(".")) from error

    return convert


def whole_number(minimum: int, maximum: int) -> Callable[[str], int]:
    """A whole number within bounds, as a type for argparse."""

    def convert(text: str) -> int:
        number = int(text) if text.strip().lstrip("+-").isdecimal() else None
        if number is None or not minimum <= number <= maximum:
            raise argparse.ArgumentTypeError(
                f'"{text}" is not a whole number from {minimum} to {maximum}'
            )
        return number

    return convert


def decimal_number(minimum: float, maximum: float) -> Callable[[str], float]:
    """A number within bounds, as a type for argparse."""

    def convert(text: str) -> float:
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if not minimum <= number <= maximum:
            raise argparse.ArgumentTypeError(
                f'"{text}" is not a number from {minimum:g} to {maximum:g}'
            )
        return number

    return convert
