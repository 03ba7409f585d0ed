"""The values that a spec can have are told from those that it cannot have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, cast, get_args, get_type_hints

import pytest

from amt_core.music.chord_symbols import ChordSymbol
from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Key
from amt_core.spec.allowed_values import check_value
from amt_core.spec.music_spec import MusicSpec
from amt_core.spec.requests import ChordCycle, FigureRequest
from amt_core.spec.spans import Span, TextRange

# They check themselves as they are read.
_READ_WHOLE = (ChordSymbol, Key, Span, TextRange, TimeSignature)
_ANY_TEXT = {(ChordCycle, "name"), (FigureRequest, "pattern")}


def _plain_types(kind: Any) -> set[Any]:
    """The types that a type is made of: itself, or those of its choices and items."""
    arguments = get_args(kind)
    return set().union(*map(_plain_types, arguments)) if arguments else {kind}


def _with_numbers_or_texts(owner: type, names: tuple[str, ...]) -> Iterator[tuple[type, str, Any]]:
    """Every attribute, and every field of a request, that holds numbers or texts."""
    hints = get_type_hints(owner)
    for name in names:
        for kind in _plain_types(hints[name]):
            if kind in (int, float, str):
                yield owner, name, kind
            elif is_dataclass(kind) and kind not in _READ_WHOLE:
                inner = tuple(f.name for f in fields(kind))
                yield from _with_numbers_or_texts(cast("type[Any]", kind), inner)


_NAMES = (*MusicSpec.attribute_names(), *MusicSpec.plan_attribute_names())
_FIELDS = sorted(
    set(_with_numbers_or_texts(MusicSpec, _NAMES)), key=lambda each: (each[0].__name__, each[1])
)


@pytest.mark.parametrize(
    ("owner", "name", "kind"),
    [each for each in _FIELDS if each[:2] not in _ANY_TEXT],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_every_number_and_text_has_a_range(owner: type, name: str, kind: type) -> None:
    absurd = ("\0",) if kind is str else (-(2**31), float("nan"))
    for value in absurd:
        with pytest.raises(ValueError, match=name):
            check_value(owner, name, value)
        with pytest.raises(ValueError, match=name):
            check_value(owner, name, (value,))
    check_value(owner, name, None)
