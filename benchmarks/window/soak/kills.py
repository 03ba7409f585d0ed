"""Kills the program at random moments and looks for lost work.

    python -m benchmarks.window.soak.kills [--kills 200] [--seed 1] [--json FILE]

Three kinds take turns. A window composes, edits, rewrites, saves and exports until SIGKILL; the
next window goes on with what was kept. A command composes over an earlier file. A command renders
over an earlier file. (The stages of the pipeline have `python -m benchmarks.pipeline.kills`.)

Lost is: a piece that was kept and can no longer be read, or is older than the window promises; a
file that was reported as written and is not whole; an earlier file that was destroyed. The age that
is printed is how long before the kill the kept state was the current one. The exit status is 1 if
anything was lost.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from amt_core.errors import AmtError
from amt_core.midi.read import read_midi
from amt_desktop.document.autosave import INTERVAL_MS
from amt_desktop.document.history import History
from amt_desktop.document.kept_piece import KeptPiece
from amt_desktop.document.project import read_project
from amt_desktop.document.recovery import load_piece
from benchmarks.machine import this_machine
from benchmarks.window.soak.killed_window import AUDIO, JOURNAL, MIDI, PROJECT, digest_of

# A change is kept this long after it at the latest, and writing takes its time on a busy machine.
_PROMISED_SEC = INTERVAL_MS / 1000 + 3.0
_DESCRIPTION = "samba for xylophone, harpsichord and drums in D minor, 32 bars"
_TEMPORARY = ".*"
# A window writes into the newest piece, and into the one before it for a moment.
_NUM_WATCHED = 3
_START_SHARE = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Killed:
    """One kill and what was found after it.

    Attributes:
        kind: The program that was killed.
        after_sec: When, from its start, or for most windows from when it was ready.
        during: What the window had done last.
        age_sec: How long before the kill the kept state was the current one; None without a piece.
        num_temporary: Temporary files that were left.
        lost: What was lost, in sentences.
    """

    kind: str
    after_sec: float
    during: str
    age_sec: float | None
    num_temporary: int
    lost: tuple[str, ...]


def main() -> None:
    """Kills, checks and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kills", metavar="N", type=int, default=200)
    parser.add_argument("--seed", metavar="N", type=int, default=1)
    parser.add_argument("--json", metavar="FILE", type=Path, help="write every kill to this file")
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    print(f"seed {arguments.seed}; {this_machine()}", flush=True)
    kinds = (kill_window, kill_window, kill_compose, kill_render)
    found: list[Killed] = []
    with tempfile.TemporaryDirectory(prefix="amt-kills-") as scratch:
        window_folder = Path(scratch) / "window"
        window_folder.mkdir()
        for number in range(arguments.kills):
            folder = window_folder
            kind = kinds[number % len(kinds)]
            if kind is not kill_window:
                folder = Path(scratch) / "command"
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
            killed = kind(folder, rng)
            found.append(killed)
            age = "" if killed.age_sec is None else f", kept state {killed.age_sec:.1f} s old"
            print(
                f"kill {number + 1}: {killed.kind} after {killed.after_sec:.1f} s "
                f"({killed.during}){age}",
                flush=True,
            )
            for sentence in killed.lost:
                print("  LOST: " + sentence, flush=True)
    if arguments.json:
        rows = {"machine": this_machine().to_json(), "kills": [asdict(one) for one in found]}
        arguments.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")
    print_summary(found)
    sys.exit(1 if any(killed.lost for killed in found) else 0)


def print_summary(found: list[Killed]) -> None:
    """Prints counts, and the age of what was kept."""
    print(f"\n{'killed':10}{'kills':>7}{'lost':>6}{'temporary files':>17}")
    for kind in sorted({killed.kind for killed in found}):
        rows = [killed for killed in found if killed.kind == kind]
        lost, left = sum(bool(row.lost) for row in rows), sum(row.num_temporary for row in rows)
        print(f"{kind:10}{len(rows):7}{lost:6}{left:17}")
    during = Counter(killed.during for killed in found if killed.kind == "window")
    print("the window was killed after: " + ", ".join(f"{w} {n}" for w, n in during.most_common()))
    if ages := [killed.age_sec for killed in found if killed.age_sec is not None]:
        print(f"kept state: {statistics.median(ages):.1f} s old (median), {max(ages):.1f} s (most)")


def kill(
    command: list[str], moment_sec: float, has_begun: Callable[[], bool] = lambda: True
) -> float:
    """Starts a program and kills it some time after it has begun.

    Returns:
        The moment of the kill, by the monotonic clock.
    """
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not has_begun() and child.poll() is None:
        time.sleep(0.05)
    try:
        child.wait(moment_sec)
    except subprocess.TimeoutExpired:
        child.send_signal(signal.SIGKILL)
    moment = time.monotonic()
    child.wait()
    return moment


# The window


def kill_window(folder: Path, rng: random.Random) -> Killed:
    """Kills a window while it works, and compares what is on the disk with its journal."""
    journal = folder / JOURNAL
    journal.unlink(missing_ok=True)
    # One in five is killed while it starts; the moments of the others count from when it is ready.
    is_at_start = rng.random() < _START_SHARE
    after_sec = rng.uniform(0.5, 3.0) if is_at_start else rng.uniform(0.0, 14.0)
    seed = str(rng.randrange(10_000))
    command = [sys.executable, "-m", "benchmarks.window.soak.killed_window", str(folder), seed]
    moment = kill(command, after_sec, lambda: is_at_start or num_bytes(journal) > 0)
    lines = journal.read_text(encoding="utf-8").splitlines() if journal.exists() else []
    steps: list[dict[str, str | float]] = [json.loads(line) for line in lines]
    lost, age_sec = kept_losses(folder, steps, moment)
    lost += [f"the window says {s['what']}" for s in steps if str(s["what"]).startswith("nothing")]
    lost += written_losses(
        folder / PROJECT,
        steps,
        ("saving", "saved"),
        project_digest,
    )
    lost += written_losses(folder / MIDI, steps, ("exporting", "exported"), midi_digest)
    lost += sound_losses(folder / AUDIO)
    return Killed(
        kind="window",
        after_sec=after_sec,
        during=str(steps[-1]["what"]) if steps else "start",
        age_sec=age_sec,
        num_temporary=remove_temporary(folder),
        lost=tuple(lost),
    )


def num_bytes(path: Path) -> int:
    """The size of a file; 0 if there is none."""
    return path.stat().st_size if path.exists() else 0


def project_digest(path: Path) -> str:
    """The digest of the take that a project file shows."""
    return digest_of_piece(read_project(path))


def midi_digest(path: Path) -> str:
    """The digest of the notes of a MIDI file."""
    return digest_of(read_midi(path))


def digest_of_piece(piece: KeptPiece) -> str:
    """The digest of the take that was shown."""
    return digest_of(piece.takes[piece.active].score)


def kept_losses(
    folder: Path, steps: list[dict[str, str | float]], moment: float
) -> tuple[list[str], float | None]:
    """The faults of the kept pieces, and how old the state of the newest one is."""
    lost: list[str] = []
    history = History(folder / "state" / "pieces")
    entries = list(islice(history.entries(), _NUM_WATCHED))
    pieces = [(entry, load_piece(entry.folder)) for entry in entries]
    lost += [f"the kept piece {e.folder.name} cannot be read" for e, piece in pieces if not piece]
    changes = [s for s in steps if s["digest"] and s["what"] not in ("saving", "exporting")]
    if not changes or moment - float(changes[0]["sec"]) < _PROMISED_SEC:
        return lost, None
    kept = {digest_of_piece(piece) for _, piece in pieces[:2] if piece}
    current = [n for n, step in enumerate(changes) if step["digest"] in kept]
    if not current:
        return [*lost, "the kept piece is in no state that the window was in"], None
    followers = changes[current[-1] + 1 :]
    age_sec = moment - float(followers[0]["sec"]) if followers else 0.0
    if age_sec > _PROMISED_SEC:
        lost.append(f"the changes of the last {age_sec:.1f} s")
    return lost, age_sec


def written_losses(
    path: Path,
    steps: list[dict[str, str | float]],
    names: tuple[str, str],
    read: Callable[[Path], str],
) -> list[str]:
    """The faults of a file that the window writes again and again."""
    begin, end = names
    if not path.exists():
        was_written = any(step["what"] == end for step in steps)
        return [f"{path.name} was written and is not there"] if was_written else []
    try:
        digest = read(path)
    except AmtError as error:
        return [f"{path.name} cannot be read: {error}"]
    begun = [str(step["digest"]) for step in steps if step["what"] == begin]
    num_done = sum(step["what"] == end for step in steps)
    # The last one that was reported, or one that came after it; without one, an earlier window's.
    if num_done and digest not in begun[num_done - 1 :]:
        return [f"{path.name} is not what was written last"]
    return []


def sound_losses(path: Path) -> list[str]:
    """The faults of a rendered file."""
    import soundfile

    if not path.exists():
        return []
    try:
        with soundfile.SoundFile(path) as file:
            num_read = len(file.read(dtype="int16"))
            is_whole = num_read == file.frames > 0
    except soundfile.LibsndfileError as error:
        return [f"{path.name} cannot be read: {error}"]
    return [] if is_whole else [f"{path.name} is cut off"]


# The commands


def kill_compose(folder: Path, rng: random.Random) -> Killed:
    """Kills `amt compose` while it writes over an earlier file."""
    path = folder / MIDI
    command = [sys.executable, "-m", "amt_core.cli", "compose", "-o", str(path)]
    subprocess.run([*command, "a waltz", "--bars", "4"], check=True, stdout=subprocess.DEVNULL)
    after_sec = rng.uniform(0.2, 5.0)
    kill([*command, _DESCRIPTION, "--seed", str(rng.randrange(1000))], after_sec)
    lost: list[str] = []
    try:
        if not len(read_midi(path).notes):
            lost.append(f"{path.name} is empty")
    except AmtError as error:
        lost.append(f"{path.name} cannot be read: {error}")
    return Killed(
        kind="compose",
        after_sec=after_sec,
        during="writing",
        age_sec=None,
        num_temporary=remove_temporary(folder),
        lost=tuple(lost),
    )


def kill_render(folder: Path, rng: random.Random) -> Killed:
    """Kills `amt render` while it writes over an earlier file."""
    score, path = folder / MIDI, folder / AUDIO
    amt = [sys.executable, "-m", "amt_core.cli"]
    compose = [*amt, "compose", "a waltz", "--bars", "8", "-o", str(score)]
    subprocess.run(compose, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(
        [*amt, "render", str(score), "-o", str(path)], check=True, stdout=subprocess.DEVNULL
    )
    after_sec = rng.uniform(0.2, 5.0)
    kill([*amt, "render", str(score), "-o", str(path), "--feel", "1"], after_sec)
    lost = sound_losses(path) if path.exists() else [f"{path.name} is gone"]
    return Killed(
        kind="render",
        after_sec=after_sec,
        during="writing",
        age_sec=None,
        num_temporary=remove_temporary(folder),
        lost=tuple(lost),
    )


def remove_temporary(folder: Path) -> int:
    """Removes the temporary files that a killed program left; returns how many there were."""
    left = [path for path in folder.glob(_TEMPORARY) if path.is_file()]
    for path in left:
        path.unlink()
    return len(left)


if __name__ == "__main__":
    main()
