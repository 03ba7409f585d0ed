"""One declared setting: its type, default, limits and words for a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar, cast

from amt_core.errors import AmtError
from amt_core.sentence import Sentence

T = TypeVar("T", bool, int, float, str)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Setting(Generic[T]):
    """One setting.

    Attributes:
        key: Its name in the file, `group.name`.
        default: Its value until it is changed; its type is the setting's type.
        title: Its name in the dialog.
        help: Its effect, in one sentence.
        minimum: Smallest value of a number.
        maximum: Largest value of a number.
        unit: The unit of a number.
        choices: Value → its name for a person, when only some values make sense.
        is_path: Whether a string names a file or folder; empty means none chosen.
        is_folder: Whether such a path names a folder.
        midi_port: `input` or `output` if a string names a MIDI port; empty means none chosen.
        is_sound_device: True if a string names a device of the sound driver.
        is_advanced: True if few people need it; it stands in a drawer.
    """

    key: str
    default: T
    title: str
    help: str
    minimum: float | None = None
    maximum: float | None = None
    unit: str = ""
    choices: dict[str, str] | None = None
    is_path: bool = False
    is_folder: bool = False
    midi_port: Literal["", "input", "output"] = ""
    is_sound_device: bool = False
    is_advanced: bool = False

    def checked(self, value: object) -> T:
        """The value in this setting's type.

        Raises:
            AmtError: It has another type, or is outside the range or the choices.
        """
        kind = type(self.default)
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if type(value) is not kind:
            raise AmtError(
                Sentence(
                    "{title} must be {kind}, not {value!r}.",
                    title=self.title,
                    kind=_KIND_NAMES[kind],
                    value=value,
                )
            )
        if self.choices is not None and value not in self.choices:
            raise AmtError(
                Sentence(
                    "{title} must be one of {choices}.",
                    title=self.title,
                    choices=", ".join(self.choices),
                )
            )
        if isinstance(value, int | float) and not self._is_in_range(value):
            raise AmtError(
                Sentence(
                    "{title} must be from {low:g} to {high:g}.",
                    title=self.title,
                    low=self.minimum,
                    high=self.maximum,
                )
            )
        return cast("T", value)

    def _is_in_range(self, number: float) -> bool:
        if self.minimum is None or self.maximum is None:
            return True
        return self.minimum <= number <= self.maximum


_KIND_NAMES: dict[type, str] = {
    bool: Sentence("on or off"),
    int: Sentence("a whole number"),
    float: Sentence("a number"),
    str: Sentence("text"),
}
