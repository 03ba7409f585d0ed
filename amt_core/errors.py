"""The exception for errors that a user can cause and correct."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self, cast

from amt_core.sentence import Sentence, from_fields


class AmtError(Exception):
    """An error that a person can correct.

    Args:
        message: The error, in one sentence without jargon; with values in it, a `Sentence`.
        hint: The remedy; empty if there is nothing to add.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = Sentence.of(message)
        self.hint = Sentence.of(hint)

    def __str__(self) -> str:
        return str(self.text)

    @property
    def text(self) -> Sentence:
        """Message and hint."""
        return self.message.and_then(self.hint)

    @property
    def fields(self) -> dict[str, Sentence]:
        """Message and hint by name, for `amt_core.sentence.to_fields`."""
        return {"message": self.message, "hint": self.hint}

    @classmethod
    def from_fields(cls, fields: Mapping[str, object]) -> Self:
        """The error whose `fields` another process has sent."""
        read = cast("dict[str, str]", from_fields(fields))
        return cls(read["message"], read["hint"])
