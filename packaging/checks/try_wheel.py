"""Installs the wheel and the source archive, each into an empty environment, and composes there.

`try_wheel.py FOLDER` takes them from FOLDER. The environments and the working folder are temporary
and outside the source, so that nothing of the source tree can be imported by accident.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from checks.try_program import try_program
from locks.lock import SHIPPED_EXTRAS

EXTRAS = ",".join(SHIPPED_EXTRAS)


def main(folder: Path) -> int:
    """Tries both; 0 when both passed."""
    status = 0
    for pattern in ("amt_desktop-*.whl", "amt_desktop-*.tar.gz"):
        archives = sorted(folder.absolute().glob(pattern))
        if len(archives) != 1:
            sys.exit(f"{folder} must hold exactly one {pattern}; it holds {len(archives)}.")
        status |= try_archive(archives[0])
    return status


def try_archive(archive: Path) -> int:
    """Installs one archive with the extras that the frozen program carries; tries its programs."""
    print(f"Trying {archive.name}", flush=True)
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        subprocess.run([sys.executable, "-m", "venv", str(work / "venv")], check=True)
        programs = work / "venv" / ("Scripts" if os.name == "nt" else "bin")
        pip = [str(programs / "python"), "-m", "pip", "--disable-pip-version-check", "install"]
        subprocess.run(
            [*pip, "-q", "--progress-bar", "off", f"{archive}[{EXTRAS}]"], check=True, cwd=work
        )
        return try_program(programs, work / "home")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
