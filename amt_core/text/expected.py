"""The notation of the expected attributes in sets of test descriptions.

A set is a TOML file whose `descriptions` are lists, by kind of description, of pairs of a text
and a line such as `tempo 72; key A minor; instruments 0 40x2 drums; ~genre romantic`. Names are
shortened from the attributes of `MusicSpec`; instruments are General MIDI programs, `x2` the
number of players; `~` marks what is inferred rather than stated. `excluded` need only be a part
of what is excluded, `only` has no value. An attribute that is not named must not be stated.

A set with `judges_plan = true` also says what is expected of chords, form, changes, roles, figures
and feel, in the notation of `amt_core.text.expected_plan`; the other sets say nothing about them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from amt_core.spec.music_spec import Instrument, MusicSpec, Source
from amt_core.text.expected_plan import PLAN_NAMES, items_of, plan_values

_ATTRIBUTES = {
    "tempo": "tempo_bpm", "meter": "time_signature", "key": "key", "instruments": "instruments",
    "excluded": "excluded", "only": "only", "bars": "num_bars", "seconds": "duration_sec",
    "genre": "genre", "subgenre": "subgenre", "moods": "moods", "dynamics": "dynamics",
    "density": "density", "polyphony": "polyphony", "register": "register",
    "diatonic": "diatonic", **PLAN_NAMES,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """A description with its expected attributes.

    Attributes:
        kind: The list of the set that holds it.
        text: The description.
        stated: Attribute → value as text, for what is stated.
        inferred: The same for what is only suggested.
        judges_plan: Whether chords, form, changes, roles, figures and feel are judged too.
    """

    kind: str
    text: str
    stated: dict[str, str]
    inferred: dict[str, str]
    judges_plan: bool = False

    def mistakes(self, spec: MusicSpec) -> list[str]:
        """The mistakes in a spec: one line for each wrong attribute."""
        found = self.found(spec)
        inferred = _values(spec, Source.INFERRED)
        wrong = [
            f"{name}: stated {found.get(name)!r}, expected {self.stated.get(name)!r}"
            for name in dict.fromkeys((*self.stated, *found))
            if not agrees(name, self.stated.get(name), found.get(name))
        ]
        wrong += [
            f"{name}: inferred {inferred.get(name)!r}, expected {value!r}"
            for name, value in self.inferred.items()
            if inferred.get(name) != value
        ]
        return wrong

    def found(self, spec: MusicSpec) -> dict[str, str]:
        """Attribute → value as text, for everything that is stated and judged."""
        return stated_values(spec) | (plan_values(spec) if self.judges_plan else {})


def read_expectations(file: Path) -> list[Expectation]:
    """Reads all descriptions of a set with their expected attributes."""
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    lists: dict[str, list[tuple[str, str]]] = table["descriptions"]
    judges_plan: bool = table.get("judges_plan", False)
    return [
        parse_expectation(text, line, kind=kind, judges_plan=judges_plan)
        for kind, rows in lists.items()
        for text, line in rows
    ]


def parse_expectation(
    text: str, line: str, *, kind: str = "", judges_plan: bool = False
) -> Expectation:
    """Parses one description and its line of expected attributes."""
    stated: dict[str, str] = {}
    inferred: dict[str, str] = {}
    for part in filter(None, (p.strip() for p in line.split(";"))):
        name, _, value = part.removeprefix("~").partition(" ")
        chosen = inferred if part.startswith("~") else stated
        chosen[_ATTRIBUTES[name]] = value.strip() or "True"
    return Expectation(
        kind=kind, text=text, stated=stated, inferred=inferred, judges_plan=judges_plan
    )


def stated_values(spec: MusicSpec) -> dict[str, str]:
    """Attribute → value as text, for everything that a spec holds as stated."""
    return _values(spec, Source.STATED)


def agrees(name: str, expected: str | None, found: str | None) -> bool:
    """True if a value found is the one expected; more instruments may be excluded."""
    if name == "excluded" and expected and found:
        return set(expected.split()) <= set(found.split())
    if name in PLAN_NAMES.values():
        return items_of(name, expected) == items_of(name, found)
    if name in {"instruments", "moods"} and expected and found:
        return set(expected.split()) == set(found.split())
    return expected == found


def _values(spec: MusicSpec, source: Source) -> dict[str, str]:
    return {
        name: _as_text(attribute.value)
        for name in spec.attribute_names()
        if (attribute := spec.attribute(name)).source is source
    }


def _as_text(value: object) -> str:
    match value:
        case Instrument():
            name = "drums" if value.is_drum else str(value.program)
            return name if value.count == 1 else f"{name}x{value.count}"
        case tuple():
            return " ".join(_as_text(item) for item in value)  # pyright: ignore[reportUnknownVariableType]
        case float():
            return f"{value:g}"
        case _:
            return str(value)
