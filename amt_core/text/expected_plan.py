"""The notation of expected chords, form, changes, roles, figures and feel in test descriptions.

The value of an attribute is a list of requests, separated by ` / `:

- `chords Am F,G % C / bridge: Dm G`: bars are separated by spaces, chords within a bar by commas,
  `%` keeps the chord before. Degrees are written as in `I VIm bVII`.
- `form AABA A:8 A:8 B:8 A:8`, `form intro:4 verse:8`, `form loop`, `form + bridge` (further
  sections may follow), `form + drop@33` (it begins at bar 33), `form - intro` (a section that must
  not come),
  `form theme and variations x5`.
- `changes key +2@last chorus / rit@end / accel 140@whole / tempo slower@bridge / fermata@end /
  meter 2/4x1@whole / cresc pp-ff@whole / f@chorus / louder@chorus / rest drums@intro /
  only 0@intro / play 73@chorus / rest 48@not chorus`.
- `roles melody 71 / chords 0@chorus`, `figures walking 32 / brushes drums`: a role or figure and
  the program that plays it, `-` where none is named.
- `articulations staccato 40 / legato 73@chorus`, `rhythms syncopated 0 / on the beat -@verse`.
- `feel swing 66% / laid back / rubato@intro`, `swing 16` for sixteenths.
- `voices 4`.
"""

from __future__ import annotations

from amt_core.music.chord_symbols import parse_chord
from amt_core.spec.instrument import Instrument
from amt_core.spec.music_spec import MusicSpec, Source
from amt_core.spec.requests_text import RequestWriter

PLAN_NAMES = {
    "chords": "chords", "form": "form", "changes": "changes", "roles": "roles",
    "figures": "figures", "articulations": "articulations",
    "rhythms": "rhythms", "hand": "hand", "feel": "feel", "voices": "num_voices",
}  # fmt: skip
"""Name in the notation → field of `MusicSpec`."""

SEPARATOR = " / "


def plan_values(spec: MusicSpec) -> dict[str, str]:
    """Attribute → the notation of its requests, for everything about a plan that is stated."""
    writer = RequestWriter(player=_program, place="@", key=spec.key.value)
    found: dict[str, str] = {}
    for name in spec.plan_attribute_names():
        attribute = spec.attribute(name)
        if attribute.source is Source.STATED:
            found[name] = SEPARATOR.join(writer.items(attribute.value))
    return found


def items_of(name: str, value: str | None) -> list[str]:
    """The requests of a value in the notation, each in its normal spelling, sorted."""
    if not value:
        return []
    items = [" ".join(item.split()) for item in value.split(SEPARATOR)]
    return sorted(map(_normal_chords, items) if name == "chords" else items)


def _normal_chords(item: str) -> str:
    head, colon, bars = item.rpartition(":")
    named = " ".join(",".join(map(_normal_chord, bar.split(","))) for bar in bars.split())
    return f"{head}{colon} {named}" if colon else named


def _normal_chord(text: str) -> str:
    chord = parse_chord(text)
    return text if chord is None else chord.spelled()


def _program(instrument: Instrument) -> str:
    return "drums" if instrument.is_drum else str(instrument.program)
