"""The way a piece is played, as the knobs in the window say; it is kept with the piece."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from amt_core.errors import AmtError
from amt_core.music.part_colors import color_of
from amt_desktop.document.take import Take

if TYPE_CHECKING:
    from amt_core.performance.feel import Feel


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceFeel:
    """The way all takes of a piece are played.

    Attributes:
        amount: 0..1, how much the notes are shaped; 0 plays them exactly as they are written.
        swing_percent: Where the second note of a pair starts, 50 to 75; None leaves it to the
            description and the style.
        swing_unit: The notes that swing: 8 for eighths, 16 for sixteenths.
        amounts: Color of a part (`color_of`) -> its amount, where it differs. The color stays with
            the part when parts come, go and change their places.
        swing_percents: Color of a part -> its swing, where it differs.
        is_mixed: True if the parts are balanced by their roles; False keeps a mix of the file.
    """

    amount: float = 1.0
    swing_percent: float | None = None
    swing_unit: int = 8
    amounts: Mapping[int, float] = field(default_factory=dict[int, float])
    swing_percents: Mapping[int, float] = field(default_factory=dict[int, float])
    is_mixed: bool = True

    @property
    def is_off(self) -> bool:
        """True if every part is played exactly as it is written."""
        return self.amount == 0.0 and not any(self.amounts.values())

    @property
    def as_written(self) -> PieceFeel:
        """The same mix without any feel."""
        return PieceFeel(amount=0.0, is_mixed=self.is_mixed)

    def with_amount(self, part: int, amount: float | None) -> PieceFeel:
        """The feel with another amount of a part, given by its color; None is the piece's."""
        return replace(self, amounts=_with(self.amounts, part, amount))

    def with_swing(self, part: int, percent: float | None) -> PieceFeel:
        """The feel with another swing of a part, given by its color; None is the piece's."""
        return replace(self, swing_percents=_with(self.swing_percents, part, percent))

    def feel_for(self, take: Take) -> Feel:
        """The settings of the performance of a take: these, and what its description asks for."""
        # Imported here because the window opens without it.
        from amt_core.performance.requested_feel import requested_feel

        spec = take.spec
        style = spec.subgenre.value or spec.genre.value or ""
        feel = requested_feel(spec.feel.value or (), amount=self.amount, style=style)
        if self.swing_percent is not None:
            feel = replace(feel, swing_percent=self.swing_percent)
        if self.swing_percent is not None or self.swing_percents:
            feel = replace(feel, swing_unit=self.swing_unit)
        return replace(
            feel,
            amounts=_by_track(self.amounts, take),
            swing_percents=_by_track(self.swing_percents, take),
        )

    def is_off_for(self, take: Take) -> bool:
        """True if every part of a take is played as written, by the knobs or the description."""
        feel = self.feel_for(take)
        return not any(feel.amount_of(index) for index in range(len(take.score.tracks)))

    def to_json(self) -> dict[str, object]:
        """The settings as plain values."""
        parts = sorted({*self.amounts, *self.swing_percents})
        return {
            "amount": self.amount,
            "swing_percent": self.swing_percent,
            "swing_unit": self.swing_unit,
            "is_mixed": self.is_mixed,
            "parts": [
                {
                    "part": part,
                    "amount": self.amounts.get(part),
                    "swing_percent": self.swing_percents.get(part),
                }
                for part in parts
            ],
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any] | None) -> PieceFeel:
        """The settings of plain values; a piece that has none is played as it was written.

        Raises:
            AmtError: A value is out of its range.
        """
        if values is None:
            return OFF
        parts = {int(entry["part"]): entry for entry in values["parts"]}
        feel = cls(
            amount=float(values["amount"]),
            swing_percent=_number(values["swing_percent"]),
            swing_unit=int(values["swing_unit"]),
            amounts=_given(parts, "amount"),
            swing_percents=_given(parts, "swing_percent"),
            is_mixed=bool(values["is_mixed"]),
        )
        amounts = [feel.amount, *feel.amounts.values()]
        swings = [*feel.swing_percents.values()]
        if feel.swing_percent is not None:
            swings.append(feel.swing_percent)
        is_sane = all(0.0 <= amount <= 1.0 for amount in amounts)
        is_sane &= all(50.0 <= swing <= 75.0 for swing in swings) and feel.swing_unit in (8, 16)
        if not is_sane:
            raise AmtError(
                "The feel of the piece is out of its range.", "Open it from File, Earlier pieces."
            )
        return feel


OFF = PieceFeel(amount=0.0, is_mixed=False)
"""Exactly what is written, with the mix that is written."""


def _with(values: Mapping[int, float], part: int, value: float | None) -> dict[int, float]:
    """The values by part with one changed, or without it."""
    others = {other_part: other for other_part, other in values.items() if other_part != part}
    return others if value is None else {**others, part: value}


def _by_track(values: Mapping[int, float], take: Take) -> dict[int, float]:
    """Index of a track -> the value of its part."""
    tracks = take.score.tracks
    colors = [color_of(tracks, index) for index in range(len(tracks))]
    return {index: values[color] for index, color in enumerate(colors) if color in values}


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))


def _given(parts: Mapping[int, Mapping[str, Any]], name: str) -> dict[int, float]:
    values = {part: _number(entry[name]) for part, entry in parts.items()}
    return {part: value for part, value in values.items() if value is not None}
