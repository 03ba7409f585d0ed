"""The command line `amt`: the core for scripts and for tests; one file a command."""

from amt_core.cli.program import main

__all__ = ["main"]
