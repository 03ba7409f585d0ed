"""Reads the releases from CHANGELOG.md, for the Debian package and the software catalogs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

CHANGELOG = Path(__file__).resolve().parents[1] / "CHANGELOG.md"
_HEADING = re.compile(r"## \[(?P<version>[^]]+)\] - (?P<day>\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One version with what changed.

    Attributes:
        version: Such as 0.1.0.
        day: When it was released.
        changes: One sentence per list entry.
    """

    version: str
    day: date
    changes: tuple[str, ...]


def read_releases(path: Path = CHANGELOG) -> list[Release]:
    """The releases, newest first; sections without a date (Unreleased) are left out."""
    releases: list[Release] = []
    for section in re.split(r"(?m)^(?=## )", path.read_text(encoding="utf-8")):
        if heading := _HEADING.match(section):
            entries = re.findall(r"(?ms)^- (.*?)(?=^- |^#|^\s*$|\Z)", section)
            releases.append(
                Release(
                    version=heading["version"],
                    day=date.fromisoformat(heading["day"]),
                    changes=tuple(" ".join(entry.split()) for entry in entries),
                )
            )
    return releases
