"""Measures performances against human playing, their limits, and the sound of many genres.

    python -m benchmarks.performance CORPUS [--takes N] [--pieces N] [--genres N]
    python -m benchmarks.performance CORPUS --counts

A count of 0 leaves a table out. With `--counts` it prints only what the rules of loudness take from
the corpus.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np

from amt_core.composing.planning.planned_analysis import planned_analysis
from amt_core.engine.model import Model
from amt_core.midi.read import read_midi
from amt_core.music.score import Score
from amt_core.spec.genres import GENRES
from benchmarks.listening.pieces import compose_genres
from benchmarks.performance.counts import count_velocities
from benchmarks.performance.distances import Comparison
from benchmarks.performance.drum_feel import Take, compare_drums
from benchmarks.performance.limits import measure_limits
from benchmarks.performance.sound import measure_sound
from benchmarks.performance.velocities import compare_velocities

Rows = list[dict[str, str]]

# Sources whose velocities people played or set note by note.
_PIANISTS = "piano-midi"
_HUMAN_VELOCITIES = (_PIANISTS, "ignacio-calvo")
_SEED, _NUM_BARS = 1, 8
_AUDIBLE_DB = 3.0


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", type=Path, help="folder with manifest.csv and midi/")
    parser.add_argument("--takes", type=int, default=200, help="takes of human drumming")
    parser.add_argument("--pieces", type=int, default=100, help="pieces for the limits")
    parser.add_argument("--genres", type=int, default=len(GENRES), help="genres that are rendered")
    parser.add_argument("--counts", action="store_true", help="print the counts of the rules")
    chosen = parser.parse_args()
    with (chosen.corpus / "manifest.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if chosen.counts:
        _print_counts(chosen.corpus, rows)
        return
    if chosen.takes:
        _print_feel(chosen.corpus, rows, chosen.takes)
    if chosen.pieces:
        _print_limits(chosen.corpus, rows, chosen.pieces)
    if chosen.genres:
        _print_sound(chosen.genres)


def _print_counts(corpus: Path, rows: Rows) -> None:
    played = [row for row in rows if row["source"] == _PIANISTS]
    found = count_velocities(read_midi(corpus / row["path"]) for row in played)
    print(f"Velocities of {found.num_notes} notes of {len(played)} pieces of {_PIANISTS}")
    print(f"standard deviation within a chord   {found.chord_sd:5.2f}")
    print(f"of attacks within a bar             {found.attack_sd:5.2f}")
    print(f"of bars within a part               {found.bar_sd:5.2f}")
    print(f"Mean less that of the part in the bar, {found.num_placed} notes in 2/4, 3/4 and 4/4")
    for place, velocity in found.by_place.items():
        print(f"{place:20} {velocity:5.2f}")


def _print_feel(corpus: Path, rows: Rows, num_takes: int) -> None:
    takes = list(_drum_takes(corpus, rows, num_takes))
    timing, velocity = compare_drums(takes)
    _print_distances(f"Timing of {len(takes)} takes of human drumming", timing)
    _print_distances("Velocities of these takes", velocity)
    for source in _HUMAN_VELOCITIES:
        of_source = [row for row in rows if row["source"] == source]
        pieces = list(_pieces(corpus, of_source, num_takes // 4))
        title = f"Velocities of {len(pieces)} pieces of {source}, less the mean of each part"
        _print_distances(title, compare_velocities(pieces))


def _print_distances(title: str, comparison: Comparison) -> None:
    print(f"\n{title}: Kolmogorov-Smirnov distance from people")
    print("voice            cells  pieces  straight  performed  ratio      95 %    people")
    for voice, d in comparison.by_voice().items():
        interval = "" if np.isnan(d.low) else f"{d.low:.2f}-{d.high:.2f}"
        print(
            f"{voice:16} {d.num_cells:5}  {d.num_pieces:6}  {d.straight:8.3f}  "
            f"{d.performed:9.3f}  {d.ratio:5.2f}  {interval:9}  {d.people:6.3f}"
        )


def _print_limits(corpus: Path, rows: Rows, num_pieces: int) -> None:
    found = measure_limits(_pieces(corpus, rows, num_pieces))
    print(f"\nLimits over {found.num_pieces} pieces")
    print(f"furthest shift       {found.max_shift_ticks} ticks (a sixteenth is 120)")
    print(f"order changed        {found.num_disordered} pieces")
    print(f"same seed differs    {found.num_different} pieces")
    print(f"blurring pedals      {found.num_blurs} of {found.num_pedals}")
    print(f"processor time       {found.median_bar_ms:.2f} ms a bar, at most", end=" ")
    print(f"{found.slowest_bar_ms:.2f}")
    print(f"while it is written  {found.median_new_bar_ms:.2f} ms a new bar, at most", end=" ")
    print(f"{found.slowest_new_bar_ms:.2f}")


def _print_sound(num_genres: int) -> None:
    model = Model.load()
    print(
        "\ngenre             LUFS   peak dB  ends dB  tail dB  stems dB  x real time  by clock"
        "  tune dB  tune"
    )
    num_heard = num_found = num_pieces = 0
    pieces = compose_genres(model, seed=_SEED, per_genre=1, num_bars=_NUM_BARS)
    for piece in islice(pieces, num_genres):
        s = measure_sound(piece.score, piece.genre, planned_analysis(piece.plan))
        num_pieces += 1
        num_heard += s.tune_db is None or s.tune_db >= _AUDIBLE_DB
        num_found += s.found_tune_db is None or s.found_tune_db >= _AUDIBLE_DB
        tune = "-" if s.tune_db is None else f"{s.tune_db:.1f}"
        print(
            f"{piece.genre:16} {s.loudness_lufs:6.2f}  {s.peak_db:7.2f}  {s.ends_db:7.0f}  "
            f"{s.tail_db:7.0f}  {s.residual_db:8.0f}  {s.times_real_time:11.0f}  "
            f"{s.times_real_time_by_clock:8.0f}  {tune:>7}  {s.tune}",
            flush=True,
        )
    print(
        f"The tune is {_AUDIBLE_DB:g} dB over its accompaniment, or alone, in {num_heard} of "
        f"{num_pieces} pieces; the part that has it by its notes, in {num_found}."
    )


def _drum_takes(corpus: Path, rows: Rows, num_takes: int) -> Iterator[Take]:
    """Takes of drumming in 4/4 without fills, those that no model trains on first."""
    grooves = [
        row
        for row in rows
        if row["source"] == "groove"
        and row["style_detail"].startswith("groove")
        and row["time_signature"] == "4/4"
    ]
    grooves.sort(key=lambda row: (row["split"] != "test", row["split"] != "valid", row["id"]))
    for row in grooves[:num_takes]:
        yield Take(score=read_midi(corpus / row["path"]), style=row["subgenre"] or row["genre"])


def _pieces(corpus: Path, rows: Rows, num_pieces: int) -> Iterator[tuple[Score, str]]:
    for row in rows[:: max(len(rows) // num_pieces, 1)][:num_pieces]:
        yield read_midi(corpus / row["path"]), row["subgenre"] or row["genre"]


if __name__ == "__main__":
    main()
