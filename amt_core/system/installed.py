"""Looks up the installed versions of packages, and says how to get one that is missing."""

from __future__ import annotations

import sys

from amt_core.sentence import Sentence


def version_of(package: str) -> str | None:
    """The installed version of a package; None when it is not installed."""
    # With its parser of e-mail it takes 30 ms, and the window asks for no version at its start.
    from importlib import metadata

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def how_to_install(package: str) -> str:
    """The remedy where a package is missing.

    Nothing can be added to the frozen program, so that it says where the package can be had.

    Args:
        package: As pip names it, such as `amt-desktop[train]`.
    """
    command = f'pip install "{package}"'
    if not getattr(sys, "frozen", False):
        return Sentence("Install it: {command}", command=command)
    return Sentence(
        "This packaged program comes without it. Install AMT Desktop with pip: {command}",
        command=command,
    )
