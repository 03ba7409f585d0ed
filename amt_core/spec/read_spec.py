"""A `MusicSpec` from the JSON that `MusicSpec.to_json` makes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from amt_core.errors import AmtError
from amt_core.music.meter import TimeSignature
from amt_core.music.theory import Key
from amt_core.spec.music_spec import Attribute, Instrument, MusicSpec, Source


def spec_from_json(json: Mapping[str, Any], *, text: str = "") -> MusicSpec:
    """The spec that was written as JSON; attributes that this version does not know stay free.

    Args:
        json: Attribute → `{"value", "source"}`.
        text: The description that the spec came from.

    Raises:
        AmtError: A value is none that its attribute can have.
    """
    attributes: dict[str, Any] = {}
    for name in MusicSpec.attribute_names():
        entry = json.get(name)
        if entry is None or entry["value"] is None:
            continue
        try:
            attributes[name] = Attribute(_value(name, entry["value"]), Source(entry["source"]))
        except (KeyError, TypeError, ValueError, AssertionError) as error:
            raise AmtError(f'The value of "{name}" cannot be read.', str(error)) from error
    return MusicSpec(text=text, **attributes)


def _value(name: str, value: Any) -> object:
    match name:
        case "key":
            return Key.parse(value)
        case "time_signature":
            return TimeSignature.parse(value)
        case "instruments" | "excluded":
            return tuple(
                Instrument(
                    program=int(one["program"]),
                    is_drum=bool(one["is_drum"]),
                    count=int(one["count"]),
                )
                for one in value
            )
        case "moods":
            return tuple(str(mood) for mood in value)
        case _:
            return value
