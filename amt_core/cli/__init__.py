"""The command line `amt`: the core for scripts and for tests; one file a command."""

import sys

STATUS_INTERRUPTED = 130
"""128 + SIGINT, as shells count."""


def main() -> int:
    """Runs the command that the program was started with, and gives the exit status."""
    try:
        # The import takes a moment, in which Ctrl+C has to end the program as quietly as later.
        from amt_core.cli import program
    except KeyboardInterrupt:
        print("amt: stopped", file=sys.stderr)
        return STATUS_INTERRUPTED
    return program.main()
