"""What a command is: its words, its arguments, and the function that carries it out."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command of `amt`.

    Attributes:
        name: What is typed.
        summary: One line for the list of commands.
        description: One paragraph for its own help.
        examples: Lines that can be typed as they stand.
        add_arguments: Declares its arguments.
        run: Carries it out with the parsed arguments; returns the exit status. Raises AmtError
            for what the user got wrong.
    """

    name: str
    summary: str
    description: str
    examples: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
