"""`python -m amt_desktop` and the command `amt-desktop`."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Runs the program."""
    import_core()
    from amt_desktop.app import run

    sys.exit(run(sys.argv[1:]))


def import_core() -> None:
    """Imports what composes and describes, before Qt, and switches the collector of garbage off.

    PySide reads the source file of each module that is imported after it, and the collector
    visits all objects of all modules again and again: together these take a fifth of the time
    until the window is ready. The window collects garbage itself.
    """
    gc.disable()
    import amt_core.composing
    import amt_core.composing.compose
    import amt_core.text.parse.parser  # noqa: F401


if __name__ == "__main__":
    main()
