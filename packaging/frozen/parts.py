"""Finds on the building machine what a frozen program carries and pip does not bring."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

# Both under the MIT license, smallest first. The General MIDI font inside the pretty_midi wheel is
# GPL-2 and is never shipped.
SOUND_FONTS = (
    ("musescore-general-soundfont-small", "/usr/share/sounds/sf3/MuseScore_General_Lite.sf3"),
    ("fluid-soundfont-gm", "/usr/share/sounds/sf2/FluidR3_GM.sf2"),
)
_FOLDERS = ("/usr/lib/", "/lib/")

FONT_VARIABLE = "AMT_BUNDLED_SOUND_FONT"
FLUIDSYNTH_VARIABLE = "AMT_BUNDLED_FLUIDSYNTH"


def sound_font() -> tuple[Path, Path]:
    """The sound font to ship and the file with its license.

    The variable AMT_BUNDLED_SOUND_FONT names another font, whose license is `LICENSE.txt` next to
    it.
    """
    if chosen := os.environ.get(FONT_VARIABLE):
        font = Path(chosen)
        return font, _existing(font.with_name("LICENSE.txt"))
    for package, path in SOUND_FONTS:
        if Path(path).is_file():
            return Path(path), _existing(Path("/usr/share/doc") / package / "copyright")
    names = " or ".join(package for package, _ in SOUND_FONTS)
    sys.exit(f"No sound font to ship: install {names}, or name one in {FONT_VARIABLE}.")


def fluidsynth_library() -> Path:
    """The FluidSynth library; AMT_BUNDLED_FLUIDSYNTH names another."""
    if chosen := os.environ.get(FLUIDSYNTH_VARIABLE):
        return _existing(Path(chosen))
    found = {"linux": _from_ldconfig, "darwin": _from_homebrew, "win32": _from_path}[sys.platform]()
    if found is None:
        sys.exit(f"FluidSynth was not found: install it, or name it in {FLUIDSYNTH_VARIABLE}.")
    return found


def copyright_files(libraries: Iterable[str]) -> list[tuple[str, str]]:
    """The Debian packages of these libraries, each with the file of its licenses."""
    if not shutil.which("dpkg-query"):
        return []
    files = {name: f"/usr/share/doc/{name}/copyright" for name in debian_packages(libraries)}
    return sorted((name, path) for name, path in files.items() if Path(path).is_file())


def debian_packages(libraries: Iterable[str]) -> set[str]:
    """The names of the Debian packages that the libraries among these files belong to."""
    # Debian 12 lists the files of merged /usr by their old paths: the end of a path is enough.
    patterns = {"*" + path.removeprefix("/usr") for path in libraries if path.startswith(_FOLDERS)}
    answer = subprocess.run(
        ["dpkg-query", "-S", *sorted(patterns)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=False,
    )
    return {line.split(":")[0] for line in answer.stdout.splitlines()}


def installed_libraries() -> dict[str, str]:
    """The path of each library that the linker of this Linux machine knows, by its name."""
    program = shutil.which("ldconfig") or "/sbin/ldconfig"
    listing = subprocess.run([program, "-p"], capture_output=True, text=True, check=True).stdout
    entries = (line.strip().partition(" => ") for line in listing.splitlines()[1:])
    return {name.split()[0]: path for name, _, path in entries if path}


def _from_ldconfig() -> Path | None:
    path = installed_libraries().get("libfluidsynth.so.3")
    return Path(path) if path else None


def _from_homebrew() -> Path | None:
    answer = subprocess.run(
        ["brew", "--prefix", "fluid-synth"], capture_output=True, text=True, check=True
    )
    library = Path(answer.stdout.strip()) / "lib" / "libfluidsynth.3.dylib"
    return library if library.is_file() else None


def _from_path() -> Path | None:
    for folder in os.environ["PATH"].split(os.pathsep):
        # FluidSynth 2.4.5 dropped the prefix in its builds with Microsoft's compiler.
        for name in ("libfluidsynth-3.dll", "fluidsynth-3.dll"):
            if (library := Path(folder) / name).is_file():
                return library
    return None


def _existing(path: Path) -> Path:
    if not path.is_file():
        sys.exit(f"{path} is missing.")
    return path
