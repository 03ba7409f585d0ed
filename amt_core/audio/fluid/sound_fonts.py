"""The search for a General MIDI sound font on this machine."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from amt_core.audio.fluid.presets import DRUM_BANK, MELODIC_BANK, presets_of
from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.system.paths import assets_dir

# Best first. The .sf3 ones are compressed and take seconds to load, hence after the .sf2 ones.
_NAMES = (
    "FluidR3_GM.sf2",
    "GeneralUser-GS.sf2",
    "GeneralUser GS*.sf2",
    "MuseScore_General.sf2",
    "MuseScore_General_Lite.sf3",
    "MuseScore_General*.sf3",
    "FluidR3*.sf[23]",
    "default-GM.sf[23]",
    "TimGM6mb.sf2",
)
# All instruments and a kit.
_COMPLETE = 129
# Read in a fraction of a second.
_SMALL_BYTES = 32 * 2**20


class SoundFontError(AmtError):
    """A sound font that cannot be used, with the remedy of the window."""

    def __init__(self, message: str) -> None:
        super().__init__(message, Sentence("Choose another in the preferences."))


def find_sound_font(chosen: Path | None = None) -> Path:
    """The sound font to play with.

    Args:
        chosen: The one that the user wants; when given, no other is taken.

    Returns:
        The chosen one, else the best of the system's and the program's own (a frozen program has
        one among its assets), else the small one inside the pretty_midi package.

    Raises:
        SoundFontError: The chosen file is none.
        AmtError: There is none at all.
    """
    if chosen is not None:
        _check(chosen)
        return chosen
    found = next(_ranked(), None)
    if found is None:
        raise AmtError("No General MIDI sound font was found.", _how_to_install())
    return found


def installed_sound_fonts() -> list[Path]:
    """The usable sound fonts of this machine, best first, each file once."""
    known: dict[Path, Path] = {}
    for path in _ranked():
        known.setdefault(path.resolve(), path)
    return list(known.values())


def stand_in_for(path: Path) -> Path | None:
    """A small font that plays while a compressed one is unpacked, which takes seconds.

    Returns:
        The best small one; None if `path` is not compressed, or if there is no small one.
    """
    if path.suffix.lower() != ".sf3":
        return None
    fonts = (font for font in installed_sound_fonts() if font.suffix.lower() == ".sf2")
    return next((font for font in fonts if font.stat().st_size <= _SMALL_BYTES), None)


def _ranked() -> Iterator[Path]:
    """The usable sound fonts: well-known ones, other complete ones, the small one, and the rest."""
    folders = [folder for folder in _folders() if folder.is_dir()]
    for name in _NAMES:
        for folder in folders:
            yield from (path for path in sorted(folder.glob(name)) if is_sound_font(path))
    others = _others(folders)
    yield from (path for path in others if _num_general_midi_presets(path) >= _COMPLETE)
    # Looked up but not imported: the package draws in SciPy and FluidSynth.
    spec = importlib.util.find_spec("pretty_midi")
    for folder in (spec.submodule_search_locations if spec else None) or ():
        path = Path(folder) / "TimGM6mb.sf2"
        if is_sound_font(path):
            yield path
    yield from (path for path in others if _num_general_midi_presets(path) < _COMPLETE)


def _others(folders: Sequence[Path]) -> list[Path]:
    """The fonts whose names are unknown, those with most General MIDI presets first."""
    others = [
        path
        for folder in folders
        for path in sorted(folder.glob("*.sf[23]"))
        if not any(path.match(name) for name in _NAMES) and is_sound_font(path)
    ]
    return sorted(others, key=_num_general_midi_presets, reverse=True)


def _num_general_midi_presets(path: Path) -> int:
    return sum(bank in (MELODIC_BANK, DRUM_BANK) for bank, _ in presets_of(path))


def is_sound_font(path: Path) -> bool:
    """True if the file can be read and has the head of a SoundFont 2 or 3 file."""
    try:
        with path.open("rb") as file:
            head = file.read(12)
    except OSError:
        return False
    return head[:4] == b"RIFF" and head[8:] == b"sfbk"


def _check(path: Path) -> None:
    if not path.exists():
        raise SoundFontError(Sentence('There is no sound font "{path}".', path=path))
    if not is_sound_font(path):
        raise SoundFontError(Sentence('"{path}" is not a sound font.', path=path))


def _folders() -> Iterator[Path]:
    yield from _system_folders()
    yield assets_dir() / "soundfonts"


def _system_folders() -> Iterator[Path]:
    if sys.platform == "win32":
        for variable in ("PROGRAMDATA", "LOCALAPPDATA", "APPDATA"):
            if root := os.environ.get(variable):
                yield Path(root) / "soundfonts"
        return
    home = Path.home()
    if sys.platform == "darwin":
        yield home / "Library/Audio/Sounds/Banks"
        yield Path("/Library/Audio/Sounds/Banks")
        yield Path("/opt/homebrew/share/soundfonts")
    shares = [os.environ.get("XDG_DATA_HOME") or str(home / ".local/share")]
    shares += (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
    for share in (Path(share) for share in shares if share):
        yield share / "sounds/sf2"
        yield share / "sounds/sf3"
        yield share / "soundfonts"


def _how_to_install() -> str:
    if sys.platform == "win32":
        return _download(r"%PROGRAMDATA%\soundfonts")
    if sys.platform == "darwin":
        return _download("~/Library/Audio/Sounds/Banks")
    return Sentence("Install one: sudo apt install fluid-soundfont-gm (or timgm6mb-soundfont).")


def _download(folder: str) -> str:
    return Sentence(
        "Download FluidR3_GM.sf2 or GeneralUser-GS.sf2, and put it into {folder}.", folder=folder
    )
