"""Checks the analysis of chords, keys and roles against known pieces, and times it.

    python -m benchmarks.analysis CORPUS [--pieces 300] [--seed 1]

CORPUS is a folder with `manifest.csv` and MIDI files. Chords of generated pieces are compared with
the progressions from which they were made; those of arranged songs, whose lead sheets are not in
the corpus, with the chords that an accompanying track strikes note for note, in the whole piece and
with that track left out. Roles are compared with tracks named `Melody:` and with bass programs; the
analysis sees neither names nor, for roles, programs. A power chord is right where the known chord
has its root and no third of that chord sounds. Times are CPU times of one thread.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np

from amt_core.midi.read import read_midi
from amt_core.music.chord_symbols import ChordSymbol
from amt_core.music.score import Score
from amt_core.music.theory import Key
from amt_core.traits.analyze_plan import (
    TRACK_DENSITY_EDGES,
    TRACK_REGISTER_EDGES,
    analyze_plan,
)
from amt_core.traits.bar_features import measure_bars
from amt_core.traits.energy import ENERGY_EDGES, energy_values
from amt_core.traits.frames import measure_frames
from amt_core.traits.plan_analysis import PlanAnalysis
from amt_core.traits.sections import bars_to_sections, find_sections
from amt_core.traits.tracks.features import measure_tracks
from benchmarks.analysis.comped_chords import chord_at, struck_chords, without_track
from benchmarks.analysis.known_chords import align, chord_over, read_progression
from benchmarks.machine import this_machine

Row = dict[str, str]
_LEVEL_SHARES = (0.1, 0.3, 0.7, 0.9)
_BASS_PROGRAMS = range(32, 40)
# How many of 100 pieces that training draws come from each source.
_TRAINING_SHARES = {
    "mutopia": 11, "polish-scores": 12, "arranged-tunes": 15, "piano-midi": 9, "openewld": 8,
    "openscore-lieder": 6, "progressions": 5, "freedoom-history": 6, "openscore-orchestra": 5,
    "openscore-quartets": 5, "freedoom": 5, "ceol-rince": 4, "groove": 4,
    "chopin-first-editions": 3, "open-hymnal": 1, "ignacio-calvo": 1, "old-time-tunebook": 1,
    "ensembles": 1,
}  # fmt: skip
_MAX_BARS = 400
_ARRANGED = ("openewld", "arranged-tunes", "progressions")


def main() -> None:
    """Analyzes a sample of each source and prints the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--pieces", type=int, default=300, help="pieces of each source")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with (arguments.corpus / "manifest.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    random.Random(arguments.seed).shuffle(rows)
    print(this_machine())
    print(f"{arguments.pieces} pieces of each source, seed {arguments.seed}\n")
    print_known_chords(arguments.corpus, rows, arguments.pieces)
    print_comped_chords(arguments.corpus, rows, arguments.pieces)
    print_roles(arguments.corpus, rows, arguments.pieces)
    print_levels_and_speed(arguments.corpus, rows, arguments.pieces)


def _scores(
    corpus: Path, rows: Iterable[Row], source: str, pieces: int
) -> Iterable[tuple[Row, Score]]:
    chosen = [row for row in rows if row["source"] == source][:pieces]
    for row in chosen:
        yield row, read_midi(corpus / row["path"])


def _is_right_triad(
    found: ChordSymbol | None, known: ChordSymbol, sounding: frozenset[int]
) -> bool:
    """True if root and triad are right, given the pitch classes that sound."""
    if found is None or found.root != known.root:
        return False
    if known.triad in (found.triad, "5"):
        return True
    third = (known.root + known.intervals[1]) % 12
    return found.triad == "5" and third not in sounding


def _sounding(score: Score, start_ticks: float, end_ticks: float) -> frozenset[int]:
    """The pitch classes that sound in a span, those of drums left out."""
    notes = score.notes
    is_drum = np.array([track.is_drum for track in score.tracks], dtype=np.bool_)
    sounds = (notes.onset_ticks < end_ticks - 1) & (notes.end_ticks > start_ticks + 1)
    return frozenset((notes.pitch[sounds & ~is_drum[notes.track]] % 12).tolist())


def print_known_chords(corpus: Path, rows: list[Row], pieces: int) -> None:
    """Shares of the spans of known progressions that are found, declared keys being left out."""
    counts: Counter[str] = Counter()
    for row, declared in _scores(corpus, rows, "progressions", pieces):
        form = re.search(r"form (\w+)", row["style_detail"])
        key = Key.parse(re.sub(r"\(.*", "", row["key"]))
        sections = read_progression(row["source_ref"], key.tonic)
        if form is None or sections is None:
            continue
        score = replace(declared, keys=())
        plan = analyze_plan(score)
        counts["pieces"] += 1
        counts["keys"] += bool(plan.keys) and plan.keys[0].key == key
        for known in align(sections, form[1], score.num_bars, plan.chords):
            found = chord_over(score, plan.chords[known.bar], known)
            is_root = found is not None and found.root == known.chord.root
            counts["spans"] += 1
            counts["root"] += is_root
            counts["strict triad"] += (
                is_root and found is not None and found.triad == known.chord.triad
            )
            start = score.bar_starts_ticks[known.bar]
            bar_ticks = score.meter.at(known.bar).bar_ticks
            sounding = _sounding(
                score, start + known.start * bar_ticks, start + known.end * bar_ticks
            )
            counts["triad"] += _is_right_triad(found, known.chord, sounding)
            counts["quality"] += (
                found is not None and found.quality == known.chord.quality and is_root
            )
    spans = max(counts["spans"], 1)
    print(f"known progressions: {counts['pieces']} pieces, {counts['spans']} spans")
    print(f"  root                             {counts['root'] / spans:6.1%}")
    print(f"  root and triad                   {counts['triad'] / spans:6.1%}")
    print(f"  ... power chords counted wrong   {counts['strict triad'] / spans:6.1%}")
    print(f"  root and quality                 {counts['quality'] / spans:6.1%}")
    print(f"  key, none being declared         {counts['keys'] / max(counts['pieces'], 1):6.1%}\n")


def print_comped_chords(corpus: Path, rows: list[Row], pieces: int) -> None:
    """Shares of the chords that an accompanying track strikes that are found without that track."""
    counts: Counter[str] = Counter()
    for _, score in _scores(corpus, rows, "openewld", pieces):
        struck = [(i, list(struck_chords(score, i))) for i in range(len(score.tracks))]
        track, chords = max(struck, key=lambda pair: len(pair[1]), default=(0, []))
        if len(chords) < score.num_bars:
            continue
        counts["pieces"] += 1
        whole, rest = analyze_plan(score), analyze_plan(without_track(score, track))
        for tick, names in chords:
            counts["struck"] += 1
            for label, plan in (("whole", whole), ("rest", rest)):
                found = chord_at(score, plan.chords, tick)
                counts[label] += any(
                    _is_right_triad(found, name, name.pitch_classes) for name in names
                )
    struck_count = max(counts["struck"], 1)
    print(f"arranged songs: {counts['pieces']} pieces, {counts['struck']} chords struck")
    print(f"  root and triad, whole piece      {counts['whole'] / struck_count:6.1%}")
    print(f"  root and triad, without the part {counts['rest'] / struck_count:6.1%}\n")


def print_roles(corpus: Path, rows: list[Row], pieces: int) -> None:
    """Shares of named melodies and of bass programs whose role is found."""
    counts: Counter[str] = Counter()
    for source in _ARRANGED:
        for _, score in _scores(corpus, rows, source, pieces):
            plan = analyze_plan(score)
            names = [track.name for track in score.tracks]
            has_melody = any(name.startswith("Melody:") for name in names)
            for track, found in zip(score.tracks, plan.tracks, strict=True):
                if track.name.startswith("Melody:"):
                    counts["melodies"] += 1
                    counts["melodies found"] += found.role == "melody"
                elif found.role == "melody":
                    counts["other melodies" if has_melody else "invented melodies"] += 1
                if track.program in _BASS_PROGRAMS and not track.is_drum:
                    counts["basses"] += 1
                    counts["basses found"] += found.role == "bass"
            counts["without melody"] += not has_melody
    melodies, basses = max(counts["melodies"], 1), max(counts["basses"], 1)
    print(f"roles in {', '.join(_ARRANGED)}")
    print(
        f"  {counts['melodies']} named melodies, found {counts['melodies found'] / melodies:6.1%}"
    )
    print(f"  {counts['basses']} bass programs, found {counts['basses found'] / basses:6.1%}")
    print(f"  melodies besides a named one: {counts['other melodies']}")
    print(
        f"  melodies in {counts['without melody']} backing tracks: {counts['invented melodies']}\n"
    )


def print_levels_and_speed(corpus: Path, rows: list[Row], pieces: int) -> None:
    """Values between which 10, 20, 40, 20 and 10 of 100 tracks or bars lie, and pieces a second."""
    density: list[float] = []
    register: list[float] = []
    energy: list[float] = []
    roles: Counter[str] = Counter()
    figures: Counter[str] = Counter()
    seconds = 0.0
    count = 0
    drawn: Counter[str] = Counter()
    for row in rows:
        # Orchestral works of a thousand bars would take most of the time.
        source = row["source"]
        wanted = pieces * _TRAINING_SHARES.get(source, 0) // 100
        if drawn[source] >= wanted or int(row["n_bars"]) > _MAX_BARS:
            continue
        drawn[source] += 1
        score = read_midi(corpus / row["path"])
        start = time.process_time()
        plan = analyze_plan(score)
        seconds += time.process_time() - start
        count += 1
        _count_figures(plan, roles, figures)
        frames = measure_frames(score)
        played = [f for f in measure_tracks(score, frames) if f.num_notes]
        density += [f.attacks_per_quarter for f in played]
        register += [f.mean_pitch for f in played if f.is_pitched]
        bars = measure_bars(score, frames)
        values = energy_values(bars, bars_to_sections(find_sections(bars)))
        energy += np.quantile(values, np.linspace(0.05, 0.95, 10)).tolist()
    print(f"drawn from the sources as training draws: {count} pieces")
    for name, values, edges in (
        ("density", density, TRACK_DENSITY_EDGES),
        ("register", register, TRACK_REGISTER_EDGES),
        ("energy", energy, ENERGY_EDGES),
    ):
        counted = ", ".join(f"{value:.2f}" for value in np.quantile(values, _LEVEL_SHARES))
        print(f"  {name} edges {edges}; counted {counted}")
    print("  roles  ", ", ".join(f"{name} {n}" for name, n in roles.most_common()))
    print("  figures", ", ".join(f"{name} {n}" for name, n in figures.most_common()))
    print(f"  {count / seconds:.1f} pieces a second, {1000 * seconds / count:.1f} ms each")


def _count_figures(plan: PlanAnalysis, roles: Counter[str], figures: Counter[str]) -> None:
    for track in plan.tracks:
        roles[track.role] += 1
        figures[f"{track.role}/{track.figure or 'none'}"] += 1


if __name__ == "__main__":
    main()
