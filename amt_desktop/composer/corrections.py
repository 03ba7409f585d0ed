"""The user's corrections of a parsed description.

The later one wins: a correction holds as long as the text states the same about that attribute
as when the correction was made. Once the text states something else, the text wins, unless the
attribute is locked.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from amt_core.spec.music_spec import Attribute, MusicSpec, Source


@dataclass(frozen=True, slots=True)
class _Correction:
    understood: Attribute[object]
    corrected: Attribute[object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """The corrections that are in force.

    Attributes:
        by_name: Attribute name → the parsed value and the user's value.
        locked: Attributes that the text cannot change, with the value they keep.
    """

    by_name: dict[str, _Correction] = field(default_factory=dict)
    locked: dict[str, Attribute[object]] = field(default_factory=dict)

    def correct(self, understood: MusicSpec, name: str, value: object) -> Corrections:
        """The corrections with one more; the value None removes the attribute."""
        attribute = MusicSpec().setting(name, value).attribute(name)
        locked = {**self.locked, name: attribute} if name in self.locked else self.locked
        correction = _Correction(understood.attribute(name), attribute)
        return replace(self, by_name={**self.by_name, name: correction}, locked=locked)

    def lock(self, spec: MusicSpec, name: str, *, is_locked: bool) -> Corrections:
        """The corrections with an attribute locked at its value in `spec`, or free again."""
        locked = {key: kept for key, kept in self.locked.items() if key != name}
        if is_locked:
            locked[name] = spec.attribute(name)
        return replace(self, locked=locked)

    def over(self, understood: MusicSpec) -> tuple[MusicSpec, Corrections]:
        """The spec to compose from, and the corrections that still hold."""
        spec = understood
        kept: dict[str, _Correction] = {}
        for name, correction in self.by_name.items():
            now = understood.attribute(name)
            if now == correction.understood or not _is_said(now):
                kept[name] = correction
                spec = replace(spec, **{name: correction.corrected})
        for name, attribute in self.locked.items():
            spec = replace(spec, **{name: attribute})
        return replace(spec, locked=frozenset(self.locked)), replace(self, by_name=kept)


def _is_said(attribute: Attribute[object]) -> bool:
    return attribute.source is Source.STATED
