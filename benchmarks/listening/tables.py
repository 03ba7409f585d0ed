"""The figures as tables: one row per piece, and means compared with human pieces."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Table = tuple[tuple[str, ...], list[tuple[str, ...]]]

_BY_PIECE = (
    ("notes/bar", "notes_per_bar", ".1f"),
    ("at once", "polyphony", ".1f"),
    ("rests", "rests", ".0%"),
    ("longest rest", "longest_rest_bars", ".0f"),
    ("same bars", "same_bars", ".0f"),
    ("even", "even_waits", ".0%"),
    ("clashes", "clashes", ".0%"),
    ("doubled", "doubled", ".0%"),
    ("changes", "chord_changes", ".0%"),
    ("chords", "num_chords", ".0f"),
    ("bass on tonic", "bass_on_tonic", ".0%"),
    ("bass roots", "bass_root_rate", ".0%"),
    ("drums", "drum_pattern_consistency", ".0%"),
    ("idea", "repeats_idea", ".0f"),
    ("tonic", "ends_on_tonic", ".0f"),
)
_OF_SOUND = (
    ("peak dB", "peak_db", ".1f"),
    ("rms dB", "rms_db", ".1f"),
    ("silence", "silence", ".0%"),
    ("onsets", "onsets_found", ".0%"),
)


def table_of_pieces(figures: Mapping[str, Any]) -> Table:
    """One row per piece, with the most important measures."""
    names = ("genre", "seed", "bpm", "meter", "key", "found", "parts")
    heads = (*names, *(name for name, _, _ in (*_BY_PIECE, *_OF_SOUND)))
    rows = [
        (
            piece["genre"],
            str(piece["seed"]),
            f"{piece['tempo_bpm']:.0f}",
            piece["time_signature"],
            piece["key_asked"] or "",
            "=" if piece["key_found"] == piece["key_asked"] else piece["key_found"] or "",
            instruments_of(piece),
            *(_cell(piece["notes"], name, spec) for _, name, spec in _BY_PIECE),
            *(_cell(piece["sound"] or {}, name, spec) for _, name, spec in _OF_SOUND),
        )
        for piece in figures["pieces"]
    ]
    return heads, rows


def table_of_means(figures: Mapping[str, Any]) -> Table:
    """Measures down; the pieces, and the human ones if there are any, across."""
    summary = figures["summary"]
    human = summary["human"]
    rows = [
        (
            name.replace("_", " "),
            str(row["n"]),
            _interval(row),
            *([_interval(human[name]) if name in human else ""] if human else []),
        )
        for name, row in {**summary["notes"], **summary["sound"]}.items()
    ]
    if summary["key_found"] is not None:
        row = summary["key_found"]
        blank = [""] if human else []
        rows.insert(0, ("key found is the one meant", str(row["n"]), _interval(row), *blank))
    return ("mean of pieces", "n", "model", *(["human"] if human else [])), rows


def instruments_of(piece: Mapping[str, Any]) -> str:
    """The names of the parts."""
    return ", ".join(part["name"] for part in piece["parts"])


def _interval(row: Mapping[str, float]) -> str:
    return f"{row['mean']:.3g} ({row['low']:.3g}–{row['high']:.3g})"


def _cell(table: Mapping[str, float | None], name: str, spec: str) -> str:
    value = table.get(name)
    return "" if value is None else format(value, spec)
