"""Parses lists of instrument names: `piano,upright bass,2 violins`."""

from __future__ import annotations

from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.spec.music_spec import Instrument
from amt_core.text.parse.parser import parse_description


def instruments_named(names: str) -> tuple[Instrument, ...]:
    """The instruments of a list such as `piano,upright bass,2 violins`.

    Raises:
        AmtError: The list is empty, or a name in it is not an instrument.
    """
    chosen: list[Instrument] = []
    for name in filter(None, map(str.strip, names.split(","))):
        understood = parse_description(name).instruments
        if not understood.value or not understood.is_binding:
            raise AmtError(
                Sentence('No instrument is called "{name}".', name=name),
                "Use names such as piano, guitar, bass, drums, violin, flute, separated by commas.",
            )
        chosen += understood.value
    if not chosen:
        raise AmtError(
            "No instrument is named.", "Name at least one, separated by commas: piano, bass."
        )
    return tuple(chosen)
