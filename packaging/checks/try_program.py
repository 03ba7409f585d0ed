"""Tries an installed or frozen program: `try_program.py FOLDER [--own-parts]`.

FOLDER holds the programs `amt` and `amt-desktop`. The window starts offscreen, and in a real
window under Xvfb where that is installed; four bars are composed, rendered and examined. The
programs run with an empty home folder and nearly no environment variables. With `--own-parts`,
FluidSynth and the sound font must be those of the program: sound fonts of the machine are hidden
from it. All packages inside must stand in its list of licenses.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import wave
from array import array
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from checks.smoke_test import main as smoke_test

DESCRIPTION = "a slow waltz for piano and cello in D minor"
NUM_BARS = 4
TIMEOUT_SEC = 180
SILENCE_PEAK = 300  # of 32,768


def main() -> int:
    """Runs every trial, also after one has failed; 0 when all passed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--own-parts", action="store_true", help="allow no parts of the machine")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        return try_program(chosen.folder.absolute(), Path(temporary), own_parts=chosen.own_parts)


def try_program(folder: Path, home: Path, *, own_parts: bool = False) -> int:
    """Runs every trial of the programs in `folder` with `home` as the home folder."""
    environment = bare_environment(home, own_parts=own_parts)
    problems = [
        *window_problems(folder, environment),
        *music_problems(folder, home, environment),
        *(part_problems(folder, environment) if own_parts else []),
        *(license_problems(folder) if own_parts else []),
    ]
    for problem in problems:
        print("failed: " + problem)
    if not problems:
        print(f"{folder}: starts, composes, renders and exports")
    return 1 if problems else 0


def bare_environment(home: Path, *, own_parts: bool) -> dict[str, str]:
    """Only the variables that the system itself needs."""
    kept = ("PATH", "SYSTEMROOT", "WINDIR", "TEMP", "TMP", "LANG")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    environment |= {"HOME": str(home), "AMT_HOME": str(home / "amt"), "USERPROFILE": str(home)}
    if own_parts:
        environment["XDG_DATA_DIRS"] = str(home)
    return environment


def window_problems(folder: Path, environment: dict[str, str]) -> list[str]:
    """True if the window comes up and goes down, offscreen and on a screen."""
    window = str(folder / "amt-desktop")
    problems: list[str] = []
    if smoke_test([window], {**environment, "QT_QPA_PLATFORM": "offscreen"}) != 0:
        problems.append("the window does not start offscreen")
    if shutil.which("xvfb-run"):
        on_screen = ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", window]
        if smoke_test(on_screen, {**environment, "QT_QPA_PLATFORM": "xcb"}) != 0:
            problems.append("the window does not start on a screen")
    return problems


def music_problems(folder: Path, home: Path, environment: dict[str, str]) -> list[str]:
    """True if four bars can be composed, rendered, analyzed, changed and engraved."""
    amt, midi, audio = str(folder / "amt"), home / "waltz.mid", home / "waltz.wav"
    pages = home / "waltz.pdf"
    bars = str(NUM_BARS)
    commands = (
        ["compose", DESCRIPTION, "--bars", bars, "--seed", "1", "-o", str(midi)],
        ["render", str(midi), "-o", str(audio)],
        ["analyze", str(midi)],
        ["rewrite", str(midi), "--bars", "2", "-o", str(home / "other.mid")],
        ["convert", str(midi), "-o", str(pages)],
        ["doctor"],
    )
    problems: list[str] = []
    for arguments in commands:
        answer = run([amt, *arguments], environment)
        if answer.returncode != 0 or "Traceback" in answer.stderr:
            problems.append(f"amt {arguments[0]}: {answer.stdout}{answer.stderr}".strip())
    if midi.is_file() and midi.read_bytes()[:4] != b"MThd":
        problems.append("the exported file is no MIDI file")
    if audio.is_file() and peak_of(audio) < SILENCE_PEAK:
        problems.append("the rendered music is silent")
    return problems


def part_problems(folder: Path, environment: dict[str, str]) -> list[str]:
    """True if FluidSynth and the sound font are the program's own, on Linux as its linker tells."""
    answer = run([str(folder / "amt"), "doctor"], {**environment, "LD_DEBUG": "libs"})
    root = str((folder / "amt").resolve().parent)
    loaded = [line for line in answer.stderr.splitlines() if "calling init" in line]
    libraries = [line.rpartition(" ")[2] for line in loaded if "libfluidsynth" in line]
    problems: list[str] = []
    if sys.platform == "linux" and not (libraries and libraries[0].startswith(root)):
        problems.append(f"FluidSynth is not the program's own: {libraries}")
    return problems


def license_problems(folder: Path) -> list[str]:
    """The packages inside that the list of licenses lacks, each as a sentence."""
    inside = (folder / "amt").resolve().parent / "_internal"
    rows = (inside / "THIRD_PARTY.md").read_text(encoding="utf-8").splitlines()
    listed = {normalized(row.split()[1]) for row in rows if row.startswith("| ")}
    carried = {normalized(path.name.split("-")[0]) for path in inside.glob("*.dist-info")}
    missing = carried - listed - {"amt-desktop"}
    return [f"THIRD_PARTY.md does not list {name}" for name in sorted(missing)]


def normalized(name: str) -> str:
    """The name of a package as pip compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def run(command: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Runs a program to its end and keeps what it prints."""
    return subprocess.run(
        command,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=TIMEOUT_SEC,
        check=False,
    )


def peak_of(path: Path) -> int:
    """The largest sample of a 16-bit WAV file."""
    with wave.open(str(path)) as file:
        samples = array("h", file.readframes(file.getnframes()))
    return max(map(abs, samples), default=0)


if __name__ == "__main__":
    sys.exit(main())
