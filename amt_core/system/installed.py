"""Looks up the installed versions of packages."""

from __future__ import annotations

from importlib import metadata


def version_of(package: str) -> str | None:
    """The installed version of a package; None when it is not installed."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None
