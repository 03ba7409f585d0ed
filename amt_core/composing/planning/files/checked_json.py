"""A JSON object of a plan whose values are checked: each mistake gets a sentence with its place."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast

from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.spec.music_spec import Source

T = TypeVar("T")

PLAN_HINT = Sentence("Write a plan with: amt plan TEXT --json, and change that.")


class JsonObject:
    """A JSON object whose values are checked as they are asked for."""

    def __init__(self, value: object, place: str) -> None:
        if not isinstance(value, dict):
            raise AmtError(
                Sentence("{place} is not a JSON object.", place=first_upper(place)), PLAN_HINT
            )
        self.values = cast("dict[str, Any]", value)
        self._place = place
        self._parts: list[JsonObject] = []
        self._known: dict[str, None] = {}

    def has(self, name: str) -> bool:
        """True if there is an entry of a name, and it is not null."""
        return self._get(name) is not None

    def check_names(self) -> None:
        """Checks that every entry was asked for, here and in the objects within.

        Raises:
            AmtError: An entry has a name that nobody asked for.
        """
        for name in self.values:
            if name not in self._known:
                close = difflib.get_close_matches(name, self._known, n=1)
                raise AmtError(
                    Sentence(
                        '{place} has an unknown entry "{name}".',
                        place=first_upper(self._place),
                        name=name[:60],
                    ),
                    Sentence('Did you mean "{close}"?', close=close[0])
                    if close
                    else Sentence("Known are: {names}.", names=", ".join(self._known)),
                )
        for part in self._parts:
            part.check_names()

    def objects(self, name: str) -> list[JsonObject]:
        """The objects of a list; none where it is missing."""
        value = self._get(name, otherwise=[])
        if not isinstance(value, list):
            raise self._wrong(name, Sentence("a list"))
        items = cast("list[object]", value)
        return [self._part(item, f"entry {i} of {name}") for i, item in enumerate(items, start=1)]

    def part(self, name: str, place: str) -> JsonObject:
        """An object; an empty one where it is missing."""
        return self._part(self._get(name, otherwise={}), place)

    def list(self, name: str) -> Sequence[object]:
        """A list."""
        value = self._get(name)
        if not isinstance(value, list):
            raise self._wrong(name, Sentence("a list"))
        return cast("list[object]", value)

    def text(self, name: str, otherwise: str | None = None) -> str:
        """A text."""
        value = self._get(name, otherwise=otherwise)
        if not isinstance(value, str):
            raise self._wrong(name, Sentence("a text"))
        return value

    def optional_text(self, name: str) -> str | None:
        """A text, or None."""
        return self.text(name) if self.has(name) else None

    def is_true(self, name: str) -> bool:
        """True or false; false where it is missing."""
        value = self._get(name, otherwise=False)
        if not isinstance(value, bool):
            raise self._wrong(name, Sentence("true or false"))
        return value

    def number(self, name: str, low: float, high: float, otherwise: float | None = None) -> float:
        """A number within bounds."""
        value = self._get(name, otherwise=otherwise)
        if (
            isinstance(value, bool)
            or not isinstance(value, int | float)
            or not low <= value <= high
        ):
            raise self._wrong(
                name, Sentence("a number from {low:g} to {high:g}", low=low, high=high)
            )
        return float(value)

    def whole(self, name: str, low: int, high: int, otherwise: int | None = None) -> int:
        """A whole number within bounds."""
        value = self._get(name, otherwise=otherwise)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise self._wrong(
                name, Sentence("a whole number from {low} to {high}", low=low, high=high)
            )
        return value

    def bar(self, name: str, num_bars: int) -> int:
        """The index of a bar of the piece."""
        value = self._get(name)
        if isinstance(value, int) and not isinstance(value, bool) and not 1 <= value <= num_bars:
            raise AmtError(
                Sentence("{place} names bar {value}.", place=first_upper(self._place), value=value),
                Sentence("The piece has the bars 1 to {num_bars}.", num_bars=num_bars),
            )
        return self.whole(name, 1, num_bars) - 1

    def choice(self, name: str, values: Sequence[T], otherwise: T) -> T:
        """One of some values; the value that stands for a missing one need not be among them."""
        value = self._get(name, otherwise=otherwise)
        if value != otherwise and value not in values:
            listing = ", ".join(map(str, values))
            raise self._wrong(name, f"one of: {listing}")
        return cast("T", value)

    def parsed(self, name: str, parse: Callable[[str], T]) -> T:
        """A text that a function reads."""
        text = self.text(name)
        try:
            return parse(text)
        except AmtError as error:
            raise AmtError(
                Sentence("In {place}: {message}", place=self._place, message=error.message),
                error.hint,
            ) from error

    def source(self, name: str = "source", usual: Source = Source.SET) -> Source:
        """The origin; by default a person wrote what does not say it."""
        return Source(self.choice(name, [str(s) for s in Source], str(usual)))

    def _part(self, value: object, place: str) -> JsonObject:
        part = JsonObject(value, place)
        self._parts.append(part)
        return part

    def _get(self, name: str, *, otherwise: object = None) -> Any:
        self._known[name] = None
        return self.values.get(name, otherwise)

    def _wrong(self, name: str, wanted: str) -> AmtError:
        if name not in self.values:
            return AmtError(
                Sentence('{place} has no "{name}".', place=first_upper(self._place), name=name),
                Sentence("It is {wanted}.", wanted=wanted),
            )
        shown = json.dumps(self.values[name], ensure_ascii=False)[:60]
        return AmtError(
            Sentence('"{name}" of {place} is {shown}.', name=name, place=self._place, shown=shown),
            Sentence("It must be {wanted}.", wanted=wanted),
        )


def first_upper(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]
