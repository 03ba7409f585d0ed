"""Checks, installs, starts and removes the Debian package: `try_package.py FILE.deb`, as root.

The package is checked with desktop-file-validate, appstreamcli and lintian, installed with
apt-get, its programs are tried, its window is started from the menu entry under Xvfb, and it is
removed again. The status is 0 when all of that succeeded and no file was left. A machine has the
package only once, so a second trial at the same time is refused.
"""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bootstrap import apt_install, is_installed
from checks.try_program import bare_environment, try_program
from linux.install_tree import APP_ID

NAME = "amt-desktop"
TOOLS = (
    "desktop-file-utils", "appstream", "lintian", "xvfb", "xauth", "xdotool", "libglib2.0-bin",
)  # fmt: skip
ENTRY = Path(f"/usr/share/applications/{APP_ID}.desktop")
METAINFO = Path(f"/usr/share/metainfo/{APP_ID}.metainfo.xml")
WINDOW_TITLE = "AMT Desktop"
LOCK = Path("/run/lock/amt-desktop-trial")
WINDOW_TIMEOUT_SEC = 60


def main(package: Path) -> int:
    """Goes through all steps, unless another trial is running on this machine."""
    with only_trial(LOCK):
        return try_package(package)


@contextmanager
def only_trial(lock: Path) -> Iterator[None]:
    """Holds a lock that the system releases when the process ends, however it ends.

    Args:
        lock: The file that is locked; it stays.

    Raises:
        SystemExit: Another process holds it.
    """
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.exit(
                "Another trial of the package is running on this machine, and would lose the "
                "package when this one removes it. Wait until it has ended, then start again."
            )
        yield


def try_package(package: Path) -> int:
    """Goes through all steps; a failed step does not keep the package installed."""
    missing = [name for name in TOOLS if not is_installed(name)]
    if missing and not apt_install([], missing):
        sys.exit("Install these first: " + " ".join(missing))
    steps = [passes("lintian", "--fail-on", "error,warning", str(package))]
    try:
        steps.append(apt_install([], [str(package.absolute())]))
        steps.append(passes("desktop-file-validate", str(ENTRY)))
        steps.append(passes("appstreamcli", "validate", "--no-net", str(METAINFO)))
        steps.append(is_type_of_projects_known())
        with tempfile.TemporaryDirectory() as home:
            steps.append(try_program(Path("/usr/bin"), Path(home), own_parts=True) == 0)
        steps.append(starts_from_its_menu_entry())
    finally:
        steps.append(passes("apt-get", "-q", "-y", "purge", NAME))
    steps.append(is_all_removed())
    print("The package passed every step" if all(steps) else "The package failed a step")
    return 0 if all(steps) else 1


def passes(*command: str) -> bool:
    """Runs a command; prints its output when it fails."""
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    print(f"{'ok' if answer.returncode == 0 else 'FAILED'}: {' '.join(command)}", flush=True)
    if answer.returncode != 0:
        print(answer.stdout + answer.stderr)
    return answer.returncode == 0


def is_type_of_projects_known() -> bool:
    """True if the desktop's table of file types has `.amt` after the installation."""
    types = Path("/usr/share/mime/globs2").read_text(encoding="utf-8")
    is_known = ":application/x-amt-project:*.amt" in types
    print(f"{'ok' if is_known else 'FAILED'}: the file type of .amt")
    return is_known


def starts_from_its_menu_entry() -> bool:
    """True if starting the menu entry brings up the window on a virtual screen."""
    with virtual_screen() as display, tempfile.TemporaryDirectory() as home:
        environment = {**bare_environment(Path(home), own_parts=False), "DISPLAY": display}
        environment["QT_QPA_PLATFORM"] = "xcb"
        subprocess.run(["gio", "launch", str(ENTRY)], env=environment, check=True)
        process_id = window_process(environment)
        if process_id is not None:
            os.kill(process_id, signal.SIGTERM)
    print(f"{'ok' if process_id else 'FAILED'}: the window from the menu entry")
    return process_id is not None


@contextmanager
def virtual_screen() -> Iterator[str]:
    """A screen of its own; gives its name."""
    read_end, write_end = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1600x1000x24"],
        pass_fds=[write_end],
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    try:
        with os.fdopen(read_end) as numbers:
            yield f":{numbers.readline().strip()}"
    finally:
        screen.terminate()
        screen.wait()


def window_process(environment: dict[str, str]) -> int | None:
    """The process that owns the window, as soon as it is visible; None when none comes up."""
    search = ["xdotool", "search", "--onlyvisible", "--name", WINDOW_TITLE, "getwindowpid"]
    deadline = time.monotonic() + WINDOW_TIMEOUT_SEC
    while time.monotonic() < deadline:
        answer = subprocess.run(
            search, env=environment, capture_output=True, text=True, check=False
        )
        if answer.returncode == 0 and answer.stdout.strip():
            return int(answer.stdout.split()[0])
        time.sleep(0.5)
    return None


def is_all_removed() -> bool:
    """True if the package has left nothing where it was installed."""
    left = [path for path in (Path("/usr/lib") / NAME, ENTRY, METAINFO) if path.exists()]
    print(f"{'FAILED' if left else 'ok'}: nothing is left after the removal {left or ''}".rstrip())
    return not left


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
