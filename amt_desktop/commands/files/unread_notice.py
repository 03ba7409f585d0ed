"""The message about what in an opened file could not be read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from amt_desktop.bridge.messages import Notice
from amt_desktop.look.sentences import localized


def unread_notice(name: str, remarks: Sequence[str]) -> Notice:
    """Says that not everything could be read, and what.

    Args:
        name: The name of the file or of the piece.
        remarks: A sentence on each thing that could not be read.
    """
    return Notice(
        message=QCoreApplication.translate(
            "unread_notice", "Not everything in {0} could be read."
        ).format(name),
        hint=" ".join(map(localized, remarks)),
    )
