"""Builds what users install: `python packaging/build.py KIND …`.

    wheel    build/dist/*.whl and *.tar.gz
    frozen   build/dist/amt-desktop: one folder with the window and `amt`, made by PyInstaller
    deb      build/dist/*.deb, from that folder
    appdir   build/AppDir, from that folder: what appimagetool packs into an AppImage

All work is done in an environment of its own (`build/venv`), which has neither PyTorch nor test
tools, so that none of them gets into the frozen program.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from bootstrap import apt_install, is_installed, rights, say
from frozen.parts import SOUND_FONTS
from linux.install_tree import install_appdir
from linux.package import build_package
from locks.lock import lock_file

ROOT = Path(__file__).resolve().parents[1]
PACKAGING = ROOT / "packaging"
BUILD = ROOT / "build"
VENV = BUILD / "venv"
SHARE = BUILD / "share"
DIST = BUILD / "dist"
FROZEN = DIST / "amt-desktop"
# binutils: PyInstaller reads the libraries that a library needs with objdump.
DEBIAN_PACKAGES = ("libfluidsynth3", "binutils", SOUND_FONTS[0][0])


def main() -> None:
    """Builds the kinds of packages that are asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("kinds", nargs="+", choices=("wheel", "frozen", "deb", "appdir"))
    kinds = parser.parse_args().kinds
    make_environment()
    if "wheel" in kinds:
        run_in_environment("-m", "build", "--outdir", str(DIST), str(ROOT))
    if kinds == ["wheel"]:
        return
    install_debian_packages()
    freeze()
    if "deb" in kinds:
        print(build_package(FROZEN, SHARE, DIST))
    if "appdir" in kinds:
        print(install_appdir(FROZEN, SHARE, BUILD / "AppDir"))


def make_environment() -> None:
    """Makes the environment, with the project as a wheel and the tools that build packages."""
    if not VENV.exists():
        say("Making an environment in build/venv")
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    say("Installing the locked dependencies and the project into build/venv")
    pip = ["-m", "pip", "--disable-pip-version-check", "install", "-q", "--progress-bar", "off"]
    run_in_environment(*pip, "--require-hashes", "--no-deps", "-r", str(lock_file()))
    # The version alone does not tell pip that the source has changed.
    run_in_environment(*pip, "--no-deps", "--force-reinstall", str(ROOT))


def run_in_environment(*arguments: str) -> None:
    """Runs the environment's Python; a failure ends the build."""
    folder = "Scripts" if os.name == "nt" else "bin"
    program = VENV / folder / ("python.exe" if os.name == "nt" else "python")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "AMT_BUILD_SHARE": str(SHARE),
    }
    subprocess.run([str(program), *arguments], check=True, cwd=BUILD, env=environment)


def install_debian_packages() -> None:
    """Installs what pip does not bring, where apt-get is there and may be used."""
    if not shutil.which("apt-get"):
        return
    missing = [name for name in DEBIAN_PACKAGES if not is_installed(name)]
    become_root = rights()
    if missing and become_root is not None:
        say("Installing Debian packages: " + " ".join(missing))
        apt_install(become_root, missing)


def freeze() -> None:
    """Writes `build/share`, then the frozen program."""
    SHARE.mkdir(parents=True, exist_ok=True)
    run_in_environment(str(PACKAGING / "icons.py"), str(SHARE / "icons"))
    run_in_environment(str(PACKAGING / "documentation" / "command_docs.py"), str(SHARE))
    run_in_environment(str(PACKAGING / "licenses.py"), "--versions", "-o", str(SHARE))
    say("Freezing the program into build/dist/amt-desktop (some minutes)")
    run_in_environment(
        *("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
        *("--distpath", str(DIST), "--workpath", str(BUILD / "pyinstaller")),
        str(PACKAGING / "frozen" / "amt_desktop.spec"),
    )


if __name__ == "__main__":
    main()
