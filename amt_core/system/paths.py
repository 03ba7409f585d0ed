"""The program's own files, and the folders it writes to.

`AMT_HOME` puts all written files into one folder, for portable installations and for tests;
`AMT_ASSETS` names another folder of assets.
"""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path

from amt_core.errors import AmtError
from amt_core.sentence import Sentence

APP_NAME = "amt-desktop"

_SOURCE_ROOT = Path(__file__).resolve().parents[2]


def assets_dir() -> Path:
    """The folder of icons, the default model and the sentence encoder.

    It is next to the packages in a source tree, next to the program in a frozen one, and under
    the installation's `share` when a wheel was installed.

    Raises:
        AmtError: There is none, because the installation is incomplete.
    """
    for folder in _asset_places():
        if folder.is_dir():
            return folder
    raise AmtError(
        "The program's own files (icons, model) are missing.",
        "Install AMT Desktop again, or set AMT_ASSETS to the folder `assets` of its source.",
    )


def _asset_places() -> list[Path]:
    if chosen := os.environ.get("AMT_ASSETS"):
        return [Path(chosen)]
    places: list[Path] = []
    if frozen := getattr(sys, "_MEIPASS", None):
        places.append(Path(frozen) / "assets")
    if (_SOURCE_ROOT / "pyproject.toml").is_file():
        places.append(_SOURCE_ROOT / "assets")
    schemes = (sysconfig.get_default_scheme(), sysconfig.get_preferred_scheme("user"))
    places += [Path(sysconfig.get_path("data", s)) / "share" / APP_NAME / "assets" for s in schemes]
    return places


def config_dir() -> Path:
    """The folder of the settings; made when it is missing."""
    return _made("config", "user_config_path")


def state_dir() -> Path:
    """The folder of state kept between sessions: recovery files, window layout."""
    return _made("state", "user_state_path")


def data_dir() -> Path:
    """The folder of the user's data: trained models, the catalogue."""
    return _made("data", "user_data_path")


def cache_dir() -> Path:
    """The folder of files that can be recreated: MIDI files being dragged, previews."""
    return _made("cache", "user_cache_path")


def log_dir() -> Path:
    """The folder of the log and of the crash log; made when it is missing."""
    return _made("log", "user_log_path")


def _made(name: str, platform_function: str) -> Path:
    if home := os.environ.get("AMT_HOME"):
        folder = Path(home) / name
    else:
        import platformdirs

        folder = Path(getattr(platformdirs, platform_function)(APP_NAME, appauthor=False))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AmtError(
            Sentence(
                "The folder {folder} cannot be made: {reason}.",
                folder=folder,
                reason=error.strerror,
            ),
            "Make room or give yourself the right to write there, or set AMT_HOME to a folder "
            "that can be written.",
        ) from error
    return folder
