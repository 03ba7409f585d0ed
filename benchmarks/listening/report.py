"""The report: figures and sheets as a page, and as a section of a model card."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from amt_core.formats.html_page import html_page, html_table
from benchmarks.listening.tables import Table, instruments_of, table_of_means, table_of_pieces

_ON_CARD = (
    "notes_per_bar", "polyphony", "rests", "longest_rest_bars", "same_bars", "even_waits",
    "clashes", "doubled", "chord_changes", "num_chords", "bass_on_tonic", "bass_root_rate",
    "breath_in_phrase", "breath_at_end", "melody_leaps", "melody_repeats", "melody_in_scale",
    "drum_pattern_consistency", "repeats_idea", "ends_on_tonic", "last_notes", "last_quarters",
    "velocity_spread", "peak_db", "clipped", "rms_db", "silence", "onsets_found", "rises_meant",
)  # fmt: skip


def listening_page(
    figures: Mapping[str, Any], sheets: Sequence[Path], notes: Mapping[str, str]
) -> str:
    """The page, which shows the sheets in its folder.

    Args:
        figures: All figures.
        sheets: The painted rolls.
        notes: What was seen, by genre.
    """
    pictures = [
        f'<figure><img src="{escape(path.name)}" alt="Piano rolls, sheet {number}" '
        'style="width:100%"></figure>'
        for number, path in enumerate(sheets, start=1)
    ]
    seen = [f"<p><b>{escape(genre)}</b> {escape(text)}</p>" for genre, text in notes.items()]
    return html_page(
        "Listening with the eyes",
        [
            "<h1>Listening with the eyes</h1>",
            f"<p>{escape(_origin(figures))}</p>",
            "<h2>Means</h2>",
            html_table(*table_of_means(figures), first_number=1),
            "<h2>Pieces</h2>",
            html_table(*table_of_pieces(figures), first_number=7),
            *(["<h2>Seen</h2>", *seen] if seen else []),
            "<h2>Piano rolls</h2>",
            *pictures,
        ],
    )


def card_section(figures: Mapping[str, Any], notes: Mapping[str, str]) -> str:
    """The section of a model card, Markdown: means, and a line for each piece.

    Args:
        figures: All figures.
        notes: What was seen, by genre; a genre without a note has an empty cell.
    """
    names, rows = table_of_means(figures)
    kept = {name.replace("_", " ") for name in _ON_CARD} | {"key found is the one meant"}
    means = (names, [row for row in rows if row[0] in kept])
    heads = ("genre", "seed", "parts", "by eye")
    pieces = [
        (p["genre"], str(p["seed"]), instruments_of(p), notes.get(p["genre"], ""))
        for p in figures["pieces"]
    ]
    return "\n".join(
        [
            f"## Listening: {figures['summary']['num_pieces']} outputs",
            "",
            f"{_origin(figures)} Means with 95 % intervals by bootstrap.",
            "",
            *_markdown(means, first_number=1),
            "",
            *_markdown((heads, pieces), first_number=len(heads)),
            "",
        ]
    )


def _origin(figures: Mapping[str, Any]) -> str:
    summary = figures["summary"]
    human = max((row["n"] for row in summary["human"].values()), default=0)
    compared = f" Human: {human} pieces, sixteen bars from the middle of each." if human else ""
    sounds = f" Rendered with {figures['sound_font']}." if figures["sound_font"] else ""
    return (
        f"{figures['command']}: model {figures['model']}, {summary['num_pieces']} pieces, "
        f"{figures['per_genre']} of each genre, seeds from {figures['seed']} on.{sounds}{compared}"
    )


def _markdown(table: Table, *, first_number: int) -> Iterable[str]:
    names, rows = table
    marks = ["---:" if column >= first_number else "---" for column in range(len(names))]
    for row in (names, marks, *rows):
        yield f"| {' | '.join(row)} |"
