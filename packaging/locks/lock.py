"""Writes which release of each dependency a package is built with: `lock.py`, which needs uv.

`linux.txt`, `macos.txt` and `windows.txt` next to this script hold the newest releases that
`pyproject.toml` allows, for Python 3.11 and later, with the hashes of their files. pip installs
from them without resolving anything.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
# uv's name of the platform -> the file, by what Python calls the system.
PLATFORMS = {
    "x86_64-manylinux_2_34": "linux",
    "aarch64-apple-darwin": "macos",
    "x86_64-pc-windows-msvc": "windows",
}
_FILE_OF_SYSTEM = {"linux": "linux", "darwin": "macos", "win32": "windows"}
# ONNX Runtime has wheels from this macOS on.
_ENVIRONMENT = {"MACOSX_DEPLOYMENT_TARGET": "14.0"}
SHIPPED_EXTRAS = ("cpu", "engraving", "connect")
"""The extras of `pyproject.toml` that the frozen program carries."""
_OPTIONS = (
    "--quiet", *(f"--extra={extra}" for extra in (*SHIPPED_EXTRAS, "package")),
    "--python-version", "3.11",
    "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-annotate",
    "--no-header", "--upgrade",
)  # fmt: skip


def lock_file() -> Path:
    """The file for the system that runs this."""
    return HERE / f"{_FILE_OF_SYSTEM[sys.platform]}.txt"


def main() -> None:
    """Writes all files."""
    for platform, name in PLATFORMS.items():
        command = ["uv", "pip", "compile", "pyproject.toml", "--python-platform", platform]
        output = ["-o", str(HERE / f"{name}.txt")]
        subprocess.run(
            [*command, *_OPTIONS, *output],
            cwd=ROOT,
            env={**os.environ, **_ENVIRONMENT},
            stdout=subprocess.DEVNULL,
            check=True,
        )


if __name__ == "__main__":
    main()
