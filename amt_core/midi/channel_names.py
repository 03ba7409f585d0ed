"""The names of the parts that share one track chunk, as files of format 0 have them.

A channel prefix says which channel the next instrument name belongs to (*Standard MIDI Files 1.0*).
"""

from __future__ import annotations

import numpy as np

from amt_core.midi.smf.smf_events import META, META_CHANNEL_PREFIX, META_INSTRUMENT_NAME
from amt_core.music.source_file import FileEvents

_CHANNELS = 16


def find_channel_names(data: bytes, events: FileEvents) -> dict[int, int]:
    """Part -> row of the instrument name that directly follows a prefix for its channel.

    Args:
        data: The bytes of the file.
        events: Its events.
    """
    is_prefix = (events.status == META) & (events.data1 == META_CHANNEL_PREFIX)
    rows: dict[int, int] = {}
    for row in np.flatnonzero(is_prefix[:-1]).tolist():
        is_name = events.status[row + 1] == META and events.data1[row + 1] == META_INSTRUMENT_NAME
        content = data[events.start[row] : events.stop[row]]
        if is_name and content and content[0] < _CHANNELS:
            rows.setdefault(int(events.chunk[row]) * _CHANNELS + content[0], row + 1)
    return rows
