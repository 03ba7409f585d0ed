"""A `MusicSpec` from the JSON that `MusicSpec.to_json` makes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args, get_type_hints

from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.spec.allowed_values import check_value
from amt_core.spec.music_spec import Attribute, MusicSpec, Source
from amt_core.spec.requests_from_json import read_request


def spec_from_json(json: Mapping[str, Any], *, text: str = "") -> MusicSpec:
    """The spec that was written as JSON; attributes that this version does not know stay free.

    Args:
        json: Attribute → `{"value", "source"}`.
        text: The description that the spec came from.

    Raises:
        AmtError: A value is none that its attribute can have.
    """
    attributes: dict[str, Any] = {}
    hints = get_type_hints(MusicSpec)
    for name in (*MusicSpec.attribute_names(), *MusicSpec.plan_attribute_names()):
        entry = json.get(name)
        try:
            if entry is None or entry["value"] is None:
                continue
            value = read_request(get_args(hints[name])[0], entry["value"])
            check_value(MusicSpec, name, value)
            attributes[name] = Attribute(value, Source(entry["source"]))
        except (KeyError, IndexError, TypeError, ValueError, AssertionError) as error:
            raise AmtError(
                Sentence('The value of "{name}" cannot be read.', name=name), str(error)
            ) from error
    return MusicSpec(text=text, **attributes)
