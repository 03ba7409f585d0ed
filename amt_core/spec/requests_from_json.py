"""Reads the values of a spec from the plain JSON values that `requests_json` writes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from types import NoneType, UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from amt_core.music.chord_symbols import ChordSymbol, is_no_chord, parse_chord
from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Key
from amt_core.spec.allowed_values import check_value
from amt_core.spec.requests_json import DEGREES
from amt_core.spec.spans import Span, TextRange

_DEGREE = re.compile(r"([b#]?[IV]+)(.*?)(?:/([b#]?[IV]+))?")


def read_request(kind: Any, value: Any) -> Any:
    """The value of a type, from plain values; fields that are missing have their usual values.

    Args:
        kind: A type of the values of a spec: a class, a tuple, a choice of classes or of texts.
        value: Numbers, texts, lists and dictionaries.

    Raises:
        TypeError: A value has another type.
        ValueError: A text is none that its type can have, or a number is out of its range.
        KeyError: Something that has no usual value is missing.
        AmtError: A text is no key, meter or part of a piece.
    """
    arguments = get_args(kind)
    match get_origin(kind):
        case origin if origin in (Union, UnionType):
            return _read_choice(arguments, value)
        case origin if origin is tuple:
            if not isinstance(value, list):
                raise TypeError(f"{value!r} is no list")
            return tuple(read_request(arguments[0], item) for item in cast("list[Any]", value))
        case origin if origin is Literal:
            if value not in arguments:
                raise ValueError(f"{value!r} is none of {arguments}")
            return value
        case _:
            return _read_class(kind, value)


def _read_choice(kinds: tuple[Any, ...], value: Any) -> Any:
    if value is None and NoneType in kinds:
        return None
    classes: dict[str, Any] = {kind.__name__: kind for kind in kinds if kind is not NoneType}
    if len(classes) == 1:
        return read_request(next(iter(classes.values())), value)
    if not isinstance(value, dict):
        raise TypeError(f"{value!r} has no type")
    return read_request(classes[cast("dict[str, Any]", value)["type"]], value)


def _read_class(kind: Any, value: Any) -> Any:
    if kind is TextRange:
        return _read_range(value)
    if (read := _READERS.get(kind)) is not None:
        if not isinstance(value, str):
            raise TypeError(f"{value!r} is no text")
        return read(value)
    if not is_dataclass(kind):
        # JSON has one type for numbers.
        expected = (int, float) if kind is float else kind
        if not isinstance(value, expected) or (kind is not bool and isinstance(value, bool)):
            raise TypeError(f"{value!r} is no {kind.__name__}")
        return value
    if not isinstance(value, dict):
        raise TypeError(f"{value!r} is no object")
    hints = get_type_hints(kind)
    entries = cast("dict[str, Any]", value)
    given = {
        f.name: read_request(hints[f.name], entries[f.name])
        for f in fields(kind)
        if f.name in entries
    }
    owner = cast("type[Any]", kind)
    for name, item in given.items():
        check_value(owner, name, item)
    return owner(**given)


def _read_chord(text: str) -> ChordSymbol | None:
    if is_no_chord(text):
        return None
    if text.startswith(("I", "V", "b", "#")):
        return _read_degree(text)
    if (chord := parse_chord(text)) is None:
        raise ValueError(f"{text!r} is no chord")
    return chord


def _read_degree(text: str) -> ChordSymbol:
    """The chord of a degree such as `VIm7/I`: root and bass are semitones above the tonic."""
    match = _DEGREE.fullmatch(text)
    chord = match and parse_chord("C" + match[2])
    if not match or not chord:
        raise ValueError(f"{text!r} is no degree")
    bass = None if match[3] is None else DEGREES.index(match[3])
    return replace(chord, root=DEGREES.index(match[1]), bass=bass)


def _read_range(value: Any) -> TextRange:
    start, stop = map(int, value)
    if not 0 <= start <= stop:
        raise ValueError(f"{value!r} is no range")
    return TextRange(start, stop)


_READERS: Mapping[Any, Callable[[str], Any]] = {
    TimeSignature: TimeSignature.parse,
    Key: Key.parse,
    Span: Span.parse,
    ChordSymbol: _read_chord,
}
