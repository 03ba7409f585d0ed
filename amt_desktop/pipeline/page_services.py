"""The functions of the window that the pipeline page uses, so that it knows no other part of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from amt_core.music.score import Score


@dataclass(frozen=True, slots=True, kw_only=True)
class PageServices:
    """The requests that the page can make of the window.

    Attributes:
        open_score: Opens a score with its name in the piano roll.
        play_score: Plays a score without opening it.
        stop_playing: Stops the sound.
        current_model: The folder of the model that composes; empty for the program's own.
        use_model: Makes a model folder the one that composes; empty for the program's own.
        use_python: Makes a Python program the one that trains.
    """

    open_score: Callable[[Score, str], object]
    play_score: Callable[[Score], object]
    stop_playing: Callable[[], object]
    current_model: Callable[[], str]
    use_model: Callable[[Path | None], object]
    use_python: Callable[[str], object]
