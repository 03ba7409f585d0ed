"""A library to measure on: copies of some files of another one."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from amt_core.pipeline.library.midi_files import is_midi, walk


def copy_files(source: Path, target: Path, count: int, seed: int) -> int:
    """Copies a choice of the MIDI files of a library; returns how many."""
    places = [found.place for found in walk(source, is_midi)]
    random.Random(seed).shuffle(places)
    for place in places[:count]:
        path = target / place
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / place, path)
    return min(count, len(places))
