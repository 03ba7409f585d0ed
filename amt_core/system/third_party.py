"""The list of other people's works that the program carries, with their licenses."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass

from amt_core.errors import AmtError
from amt_core.system import paths

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdPartyWork:
    """One work of other people.

    Attributes:
        name: As its authors write it.
        license: An SPDX expression.
        url: Its home page.
    """

    name: str
    license: str
    url: str


def third_party_works() -> tuple[ThirdPartyWork, ...]:
    """The works by name; empty, and a line in the log, if the list cannot be read."""
    try:
        path = paths.assets_dir() / "licenses" / "third_party.json"
        rows = json.loads(path.read_text(encoding="utf-8"))
        return tuple(
            ThirdPartyWork(name=str(row["name"]), license=str(row["license"]), url=str(row["url"]))
            for row in rows
        )
    except (AmtError, OSError, ValueError, KeyError, TypeError) as error:
        logger.warning("the list of licenses cannot be read: %s", error)
        return ()
