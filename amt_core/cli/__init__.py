"""The command line `amt`; one file per command."""

import sys

STATUS_INTERRUPTED = 130
"""The exit status that shells use: 128 + SIGINT."""


def main() -> int:
    """Runs the command of the command line; returns the exit status."""
    try:
        # Ctrl+C must end the program without a traceback also during the import.
        from amt_core.cli import program
    except KeyboardInterrupt:
        print("amt: stopped", file=sys.stderr)
        return STATUS_INTERRUPTED
    return program.main()
