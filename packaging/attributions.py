"""Writes whose music a model learned from: `attributions.py MANIFEST -o ATTRIBUTIONS.md`.

The manifest is the one that training data is prepared from; what its owners license with a
condition to name them is listed work by work, everything else is counted.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from pathlib import Path


def main() -> None:
    """Reads the manifest and writes the list."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("manifest", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument(
        "--exclude-style", default="", help="leave out rows whose style_detail begins so"
    )
    chosen = parser.parse_args()
    with chosen.manifest.open(encoding="utf-8", newline="") as file:
        rows = [
            row
            for row in csv.DictReader(file)
            if row["split"] == "train"
            and not (chosen.exclude_style and row["style_detail"].startswith(chosen.exclude_style))
        ]
    chosen.output.write_text("\n".join(attributions(rows)) + "\n", encoding="utf-8")


def attributions(rows: list[dict[str, str]]) -> list[str]:
    """The lines of the list."""
    counts = Counter((row["source"], row["license"]) for row in rows)
    lines = [
        "# Whose music the model learned from",
        "",
        "| source | license | files |",
        "|---|---|---:|",
    ]
    lines += [f"| {source} | {terms} | {n:,} |" for (source, terms), n in counts.most_common()]
    named: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        if row["license"].startswith(("CC BY", "BSD")):
            named[row["license"], row["license_url"]].add(row["attribution"])
    for (terms, url), works in sorted(named.items()):
        lines += ["", f"## {terms} ({len(works)} works)", "", url, ""]
        lines += [f"- {work}" for work in sorted(works)]
    return lines


if __name__ == "__main__":
    main()
