"""One command of the command line: its name, help, arguments and function."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command of `amt`.

    Attributes:
        name: The word that is typed.
        summary: One line for the list of commands.
        description: One paragraph for its own help.
        examples: Lines that can be typed as they stand.
        add_arguments: Declares its arguments.
        run: Runs the command with the parsed arguments and returns the exit status; raises
            AmtError for a mistake of the user.
    """

    name: str
    summary: str
    description: str
    examples: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
