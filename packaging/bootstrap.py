"""Make ready and go: what `make run`, `make test`, `make train` and `make docs` do.

One environment in `.venv`, the Debian packages that pip cannot bring (where they are missing and
may be installed), the project itself, and then the window, every check, the training, or the pages.
A second run finds everything in place and takes no time. Nothing but the standard library is used,
and nothing newer than Python 3.7 up to the sentence that asks for a newer Python.
"""

from __future__ import annotations

import argparse
import ctypes.util
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.json"
OLDEST_PYTHON = (3, 11)

# Debian package -> what does not work without it.
SOUND_LIBRARY = {"libfluidsynth3": "there is no sound and no export to WAV"}
SOUND_FONTS = ("fluid-soundfont-gm", "musescore-general-soundfont-small", "timgm6mb-soundfont")
WINDOW_LIBRARIES = dict.fromkeys(
    (
        "libegl1",
        "libgl1",
        "libxkbcommon-x11-0",
        "libxcb-cursor0",
        "libxcb-icccm4",
        "libxcb-image0",
        "libxcb-keysyms1",
        "libxcb-randr0",
        "libxcb-render-util0",
        "libxcb-shape0",
        "libxcb-xinerama0",
        "libxcb-xkb1",
        "libdbus-1-3",
        "libfontconfig1",
    ),
    "Qt may not open a window on X11",
)
TEST_TOOLS = {
    **dict.fromkeys(("xvfb", "xauth"), "the tests in a real window are left out"),
    "strace": "the test that nothing is sent is left out",
}


def say(text: str) -> None:
    """Tells the person at the terminal what happens."""
    print("» " + text, flush=True)


def main() -> int:
    """Parses the command and carries it out; the exit status is that of what it started."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=("run", "test", "train", "docs"))
    parser.add_argument("--backend", choices=("cpu", "gpu"), help="ONNX Runtime for which device")
    parser.add_argument("rest", nargs="*", help="arguments for the program or for pytest")
    arguments = parser.parse_args()
    use_new_enough_python()
    install_system_packages(for_tests=arguments.command == "test")
    extras = {
        # As in the packages (`SHIPPED_EXTRAS`): sheet music and OSC.
        "run": {"engraving", "connect"},
        "test": {"train", "cluster", "test"},
        "train": {"train"},
        # The reference imports every module.
        "docs": {"train", "cluster", "connect", "docs"},
    }
    wanted = extras.get(arguments.command, set())
    install_project(wanted, arguments.backend)
    if arguments.command == "run":
        return run([venv_program("python"), "-m", "amt_desktop", *arguments.rest])
    if arguments.command == "train":
        training = "amt_core.cli.training.background_training"
        return run([venv_program("python"), "-m", training, *arguments.rest])
    if arguments.command == "docs":
        return run([venv_program("python"), "packaging/documentation/docs.py", *arguments.rest])
    return run_checks(arguments.rest)


def use_new_enough_python() -> None:
    """Starts this script again under a newer Python when this one is too old."""
    if sys.version_info >= OLDEST_PYTHON:
        return
    for name in ("python3.13", "python3.12", "python3.11"):
        newer = shutil.which(name)
        if newer and succeeds([newer, "-c", ""], errors=subprocess.DEVNULL):
            sys.exit(subprocess.call([newer, *sys.argv]))
    sys.exit(
        f"AMT Desktop needs Python 3.11 or newer, and this is {python_version()}. Install a newer "
        "one (Debian 12 and Ubuntu 24.04 have it as python3), or name it: "
        "make run PYTHON=/path/to/python3.11"
    )


def python_version() -> str:
    """The Python that runs this, as in the names of Debian's packages: 3.11."""
    return "{}.{}".format(*sys.version_info[:2])


def run(command: list, **environment: str) -> int:
    """Runs a command in the project's folder; environment variables come on top of ours."""
    return subprocess.call(command, cwd=str(ROOT), env={**os.environ, **environment})


def succeeds(command: list, *, errors: int | None = None) -> bool:
    """True if a command that asks nothing and prints nothing but its errors ends well."""
    nothing = subprocess.DEVNULL
    return subprocess.call(command, stdin=nothing, stdout=nothing, stderr=errors) == 0


# Debian packages


def install_system_packages(*, for_tests: bool) -> None:
    """Installs what pip cannot bring, or says what is missing and what will not work."""
    if not shutil.which("dpkg-query") or not shutil.which("apt-get"):
        report_libraries_elsewhere()
        return
    wanted = {**SOUND_LIBRARY, **WINDOW_LIBRARIES, **(TEST_TOOLS if for_tests else {})}
    missing = [name for name in wanted if not is_installed(name)]
    needs_font = not any(is_installed(name) for name in SOUND_FONTS)
    if not missing and not needs_font:
        return
    become_root = rights()
    if become_root is not None:
        say("Installing Debian packages: " + " ".join(missing + ["a sound font"] * needs_font))
        if missing and not apt_install(become_root, missing):
            for name in missing:  # one that is unknown here must not keep the others away
                apt_install(become_root, [name])
        if needs_font:
            any(apt_install(become_root, [name]) for name in SOUND_FONTS)
    for name in missing:
        if not is_installed(name):
            say(f"Missing: {name}. Without it {wanted[name]}.")
    if needs_font and not any(is_installed(name) for name in SOUND_FONTS):
        say(
            f"Missing: a General MIDI sound font ({' or '.join(SOUND_FONTS)}). Without it a small "
            "one with plainer sounds is used."
        )
    left = [name for name in missing if not is_installed(name)]
    if left:
        say("To install by hand: sudo apt-get install " + " ".join(left))


def report_libraries_elsewhere() -> None:
    """Says what to install where there is no apt-get."""
    if not ctypes.util.find_library("fluidsynth"):
        say(
            "The FluidSynth library was not found: there is no sound and no export to WAV. "
            "Fedora: dnf install fluidsynth-libs. Arch: pacman -S fluidsynth. "
            "macOS: brew install fluid-synth."
        )


def is_installed(package: str) -> bool:
    """True if Debian's package manager has this package installed."""
    answer = subprocess.run(
        ["dpkg-query", "-W", "-f=${db:Status-Status}", package],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return answer.stdout == b"installed"


def rights() -> list | None:
    """The words before a command that run it as root without a question; None without rights."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and succeeds(["sudo", "-n", "true"], errors=subprocess.DEVNULL):
        return ["sudo", "-n"]
    return None


def apt_install(become_root: list, packages: list) -> bool:
    """Installs packages; asks for fresh package lists only when the ones at hand do not do."""
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
    install = [*become_root, *quiet, "-o", "DPkg::Lock::Timeout=300", "install"]
    install += ["--no-install-recommends", *packages]
    if succeeds(install, errors=subprocess.DEVNULL):
        return True
    succeeds([*become_root, *quiet, "update"])
    return succeeds(install)


# The environment


def venv_program(name: str) -> str:
    """A program of the environment."""
    folder = "Scripts" if os.name == "nt" else "bin"
    return str(VENV / folder / name)


def install_project(extras: set, backend: str | None) -> None:
    """Makes `.venv` and installs the project with these extras, unless that is done already.

    Extras that were installed before stay, so that `make run` after `make test` takes nothing away.
    """
    done = read_stamp()
    backend = backend or done.get("backend") or "cpu"
    extras = extras | set(done.get("extras", ()))
    wish = {"project": project_digest(), "backend": backend, "extras": sorted(extras)}
    if done == wish:
        return
    make_venv()
    pip = [venv_program("python"), "-m", "pip", "--disable-pip-version-check"]
    if done.get("backend", backend) != backend:
        # Both wheels own the module `onnxruntime`: taking one away breaks the other.
        run([*pip, "uninstall", "-q", "-y", "onnxruntime", "onnxruntime-gpu"])
    chosen = ",".join([backend, *sorted(extras)])
    say(f"Installing the project with [{chosen}] into .venv (the first time this takes minutes)")
    if run([*pip, "install", "-q", "--progress-bar", "off", "-e", f".[{chosen}]"]) != 0:
        sys.exit("The project could not be installed; the lines above say why.")
    STAMP.write_text(json.dumps(wish))


def read_stamp() -> dict:
    """The last installation; empty when there is none, or by another Python."""
    try:
        stamp = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}
    return stamp if venv_works() else {}


def venv_works() -> bool:
    """True if the environment is there and its Python still starts."""
    python = venv_program("python")
    return Path(python).exists() and succeeds([python, "-c", "import pip"])


def project_digest() -> str:
    """Changes when the dependencies do, and not when a setting of a tool does."""
    import tomllib

    tables = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    relevant = json.dumps([tables["build-system"], tables["project"]], sort_keys=True)
    return hashlib.sha256(relevant.encode()).hexdigest()


def make_venv() -> None:
    """Makes the environment, or makes it again when its Python has gone."""
    if venv_works():
        return
    if VENV.exists():
        say("The environment in .venv does not work any more; making it again")
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    say(f"Making an environment in .venv with Python {python_version()}")
    answer = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if answer.returncode == 0:
        return
    become_root = rights() if shutil.which("apt-get") else None
    package = f"python{python_version()}-venv"
    if become_root is not None and apt_install(become_root, [package]):
        answer = subprocess.run(command, check=False)
        if answer.returncode == 0:
            return
    sys.exit(
        "Python's venv module does not work here. On Debian and Ubuntu: "
        f"sudo apt-get install {package}"
    )


# The checks


def run_checks(pytest_arguments: list) -> int:
    """Runs every check, also after one has failed; 0 when all passed."""
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    pytest = [venv_program("pytest"), *pytest_arguments]
    checks = [
        ("ruff check", [venv_program("ruff"), "check"], {}),
        ("ruff format", [venv_program("ruff"), "format", "--check"], {}),
        ("import contracts", [venv_program("lint-imports")], {}),
        ("types", [venv_program("pyright")], {}),
        ("dependencies", [venv_program("python"), "packaging/checks/audit.py"], {}),
        (
            "tests",
            [*pytest, "tests/core", "tests/packaging", "tests/benchmarks", "tests/desktop"],
            offscreen,
        ),
    ]
    on_screen = virtual_screen()
    if on_screen is None:
        say("Left out: the tests in a real window (sudo apt-get install xvfb xauth)")
    else:
        smoke = [
            venv_program("python"),
            "packaging/checks/smoke_test.py",
            venv_program("amt-desktop"),
        ]
        checks += [
            ("tests in a window", [*on_screen, *pytest, "tests/gui"], {"QT_QPA_PLATFORM": "xcb"}),
            ("smoke test", [*on_screen, *smoke], {"QT_QPA_PLATFORM": "xcb"}),
        ]
    failed = []
    for name, command, environment in checks:
        say(name)
        if run(command, **environment) != 0:
            failed.append(name)
    say("Failed: " + ", ".join(failed) if failed else "Every check passed")
    return 1 if failed else 0


def virtual_screen() -> list | None:
    """The command that runs another one on a screen of its own; None where there is no Xvfb."""
    if not shutil.which("xvfb-run") or not shutil.which("xauth"):
        return None
    return ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24"]


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
