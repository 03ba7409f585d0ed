"""`python -m amt_desktop` and the command `amt-desktop`."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the program."""
    from amt_desktop.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
