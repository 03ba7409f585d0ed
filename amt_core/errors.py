"""The one exception for what a user can cause: a sentence and a remedy."""

from __future__ import annotations


class AmtError(Exception):
    """Something a person can put right.

    Args:
        message: What went wrong, one sentence without jargon.
        hint: What to do about it; empty if there is nothing to add.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".rstrip()
