"""The exception for errors that a user can cause and correct."""

from __future__ import annotations


class AmtError(Exception):
    """An error that a person can correct.

    Args:
        message: The error, in one sentence without jargon.
        hint: The remedy; empty if there is nothing to add.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".rstrip()
