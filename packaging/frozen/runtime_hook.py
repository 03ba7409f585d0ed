"""Runs before the frozen program: finds the bundled FluidSynth, and keeps its libraries to itself.

pyfluidsynth looks for the library with `ctypes.util.find_library` when it is imported. That
function asks the system (`ldconfig` on Linux, PATH on Windows) and does not know the folder of a
frozen program.
"""

from __future__ import annotations

import ctypes.util
import os
import sys
from collections.abc import Callable
from pathlib import Path

BUNDLE = Path(getattr(sys, "_MEIPASS", "."))
_LIBRARY_NAMES = ("libfluidsynth.so.3", "libfluidsynth.3.dylib", "libfluidsynth-3.dll")


def find_in_bundle_first(find: Callable[[str], str | None]) -> Callable[[str], str | None]:
    """`find_library` that knows the FluidSynth of the bundle."""

    def find_library(name: str) -> str | None:
        if name == "fluidsynth":
            for library in _LIBRARY_NAMES:
                if (BUNDLE / library).is_file():
                    return str(BUNDLE / library)
        return find(name)

    return find_library


ctypes.util.find_library = find_in_bundle_first(ctypes.util.find_library)

if sys.platform == "win32":
    os.add_dll_directory(str(BUNDLE))
    # PyInstaller gives a program with a window no output at all, and `print` would fail.
    nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open until the end
    sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere

# The dynamic linker has read its variable by now. Programs that are started from here (a browser,
# a file manager) must find their own libraries and not ours; PyInstaller keeps what the user had
# set.
if (before := os.environ.pop("LD_LIBRARY_PATH_ORIG", None)) is not None:
    os.environ["LD_LIBRARY_PATH"] = before
elif sys.platform == "linux":
    os.environ.pop("LD_LIBRARY_PATH", None)
