"""`python -m benchmarks.performance CORPUS`: measures performances and their sound."""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path

from amt_core.midi.read import read_midi
from benchmarks.performance.drum_feel import Take, measure_drum_feel


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", type=Path, help="folder with manifest.csv and midi/")
    parser.add_argument("--takes", type=int, default=60, help="takes of human drumming")
    chosen = parser.parse_args()
    with (chosen.corpus / "manifest.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    takes = list(_drum_takes(chosen.corpus, rows, chosen.takes))
    print(f"Kolmogorov-Smirnov distance from {len(takes)} takes of human drumming")
    print("column     cells  straight  performed  ratio")
    for name, d in measure_drum_feel(takes).items():
        ratio = d.performed / d.straight
        print(f"{name:10} {d.num_cells:5}  {d.straight:8.3f}  {d.performed:9.3f}  {ratio:5.2f}")


def _drum_takes(corpus: Path, rows: list[dict[str, str]], num_takes: int) -> Iterator[Take]:
    grooves = [
        row
        for row in rows
        if row["source"] == "groove"
        and row["style_detail"].startswith("groove")
        and row["time_signature"] == "4/4"
    ]
    grooves.sort(key=lambda row: (row["split"] != "test", row["split"] != "valid", row["id"]))
    for row in grooves[:num_takes]:
        yield Take(
            score=read_midi(corpus / row["path"]), style=row["subgenre"] or row["genre"]
        )


if __name__ == "__main__":
    main()
