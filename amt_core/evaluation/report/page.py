"""The report of an evaluation: one self-contained HTML page, and tables for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from amt_core.evaluation.plans.plan_adherence import PLAN_FIGURES
from amt_core.evaluation.report.charts import attribute_bars, distribution, radar
from amt_core.formats.html_page import html_page, html_table
from amt_core.progress import counted

ATTRIBUTES = (
    "tempo_bin", "tempo_bin_near", "tempo_exact", "key", "key_relative", "key_mustango",
    "key_temperley",
    "time_signature", "num_bars", "duration", "instrument_precision", "instrument_recall",
    "instrument_f1", "has_instruments", "keeps_excluded", "keeps_only", "asa",
)  # fmt: skip
"""The order of the attributes in tables and charts."""

_PLOTTED = (
    "pitch_class_entropy", "scale_consistency", "groove_consistency", "polyphony",
    "notes_per_bar", "interval_entropy", "entropy_1_bar", "entropy_4_bars", "groove_similarity",
    "chord_irregularity", "structure_short", "structure_middle", "structural_repetition",
    "drum_pattern_consistency", "bass_root_rate", "melody_in_scale", "mean_velocity",
    "zlib_ratio", "cosiatec_ratio",
)  # fmt: skip
_ON_RADAR = (
    "pitch_class_entropy", "scale_consistency", "groove_consistency", "polyphony",
    "notes_per_bar", "chord_irregularity", "structure_short", "structure_middle",
    "structural_repetition", "drum_pattern_consistency", "bass_root_rate", "melody_in_scale",
)  # fmt: skip

Table = tuple[tuple[str, ...], list[tuple[str, ...]]]


def evaluation_page(figures: Mapping[str, Any]) -> str:
    """The self-contained page of an evaluation.

    Args:
        figures: The result of `amt_core.evaluation.report.summary.summarize`, with `model`, `seed`.
    """
    origin = [counted(figures["num_pieces"], "pieces")]
    origin += [
        f"{name} {figures[name]}" for name in ("model", "seed", "machine") if name in figures
    ]
    return html_page(
        "What the model writes",
        [
            "<h1>What the model writes</h1>",
            f"<p>{escape(', '.join(origin))}. Intervals are 95 % bootstrap intervals.</p>",
            *evaluation_sections(figures),
        ],
    )


def evaluation_sections(figures: Mapping[str, Any]) -> Iterator[str]:
    """The sections of the page, for use in another page."""
    adherence = figures["adherence"]
    asked = [(name, adherence["all"][name]) for name in ATTRIBUTES if name in adherence["all"]]
    if asked:
        marks = {
            baseline: {name: row["mean"] for name, row in adherence[baseline].items()}
            for baseline in ("constant", "shuffled")
            if adherence.get(baseline)
        }
        yield "<h3>Adherence to the description</h3>"
        yield attribute_bars(asked, marks)
        yield _html(adherence_table(figures))
    if figures.get("plan"):
        yield "<h3>Chords, form, changes and roles</h3>"
        yield _html(plan_table(figures))
    yield "<h3>Musicality compared with human pieces</h3>"
    rows: dict[str, Any] = figures["musicality"]
    ratios = {
        name: rows[name]["mean"] / rows[name]["human"]["mean"]
        for name in _ON_RADAR
        if name in rows and rows[name].get("human", {}).get("mean")
    }
    if len(ratios) > 2:
        yield radar(ratios)
        yield "<p>1 is the mean of the human pieces. The thin rings are at 7 % less and more.</p>"
    plots = [
        distribution(name, rows[name]["values"], rows[name]["human"]["values"])
        for name in _PLOTTED
        if name in rows and "human" in rows[name]
    ]
    if plots:
        yield f'<div class="plots">{"".join(plots)}</div>'
        yield "<p>Blue: composed pieces. Gray: human pieces.</p>"
    yield _html(musicality_table(figures))
    if figures.get("novelty"):
        yield "<h3>Novelty</h3>"
        yield _html(novelty_table(figures))


def adherence_table(figures: Mapping[str, Any]) -> Table:
    """Adherence in percent: one row per attribute, one column per kind of answer."""
    answers = {name: rows for name, rows in figures["adherence"].items() if rows}
    rows: list[tuple[str, ...]] = []
    for name in ATTRIBUTES:
        if any(name in each for each in answers.values()):
            cells = [_percent(each.get(name)) for each in answers.values()]
            count = answers["all"].get(name, {}).get("n", 0)
            rows.append((name.replace("_", " "), str(count), *cells))
    for wording, each in figures["tempo"].items():
        for name in ("tempo_bin", "tempo_bin_near"):
            if name in each:
                label = f"{name.replace('_', ' ')}, by {wording}"
                blank = [""] * (len(answers) - 1)
                rows.append((label, str(each[name]["n"]), _percent(each[name]), *blank))
    sensitivity = figures["caption_sensitivity"]
    if sensitivity:
        blank = [""] * (len(answers) - 1)
        cell = f"{sensitivity['mean']:.1f} ({sensitivity['low']:.1f}–{sensitivity['high']:.1f})"
        rows.append(("caption sensitivity, points", str(sensitivity["n"]), cell, *blank))
    return ("asked for", "n", *answers), rows


def plan_table(figures: Mapping[str, Any]) -> Table:
    """A table of the asked chords, form, changes and roles that pieces have, in percent."""
    found = figures.get("plan", {})
    rows = [
        (name.replace("_", " "), str(found[name]["n"]), _percent(found[name]))
        for name in PLAN_FIGURES
        if name in found
    ]
    return ("asked for", "n", "kept"), rows


def musicality_table(figures: Mapping[str, Any]) -> Table:
    """Musicality: one row per measure, with the model, the human pieces and their difference."""
    rows: list[tuple[str, ...]] = []
    is_free = any("unconstrained" in row for row in figures["musicality"].values())
    for name, row in figures["musicality"].items():
        human = row.get("human")
        difference = row.get("difference")
        cells = [
            name.replace("_", " "),
            str(row["n"]),
            f"{row['mean']:.3f} ({row['low']:.3f}–{row['high']:.3f})",
            ""
            if human is None
            else f"{human['mean']:.3f} ({human['low']:.3f}–{human['high']:.3f})",
            "" if difference is None else _change(difference),
            f"{row['overlap']:.2f}" if "overlap" in row else "",
            f"{row['divergence']:.2f}" if "divergence" in row else "",
        ]
        if is_free:
            cells.append(f"{row['unconstrained']:.3f}" if "unconstrained" in row else "")
        rows.append(tuple(cells))
    for name, value in figures["sets"].items():
        blank = [""] * (4 + is_free)
        rows.append((name.replace("_", " "), "", f"{value:.3f}", *blank))
    names = ["measure", "n", "model", "human", "difference", "OA", "KLD"]
    return (*names, *(["unconstrained"] if is_free else [])), rows


def _change(difference: float) -> str:
    """A difference as a share of the human figure; as a multiple of it from ten times on."""
    return f"{difference:+.1%}" if abs(difference) < 10 else f"{1 + difference:,.0f} ×"


def novelty_table(figures: Mapping[str, Any]) -> Table:
    """The longest rare runs that composed and human pieces share with training pieces."""
    rows: list[tuple[str, ...]] = []
    found = figures["novelty"]
    for name in ("longest_rare_run", "longest_rare_line"):
        for who, each in (("model", found), ("human", found.get("human"))):
            if each:
                row = each[name]
                share = row["num_copies"] / each["n"]
                rows.append(
                    (
                        f"{name.replace('_', ' ')}, {who}",
                        str(each["n"]),
                        f"{row['median']:.0f}",
                        f"{row['nine_of_ten']:.0f}",
                        f"{row['largest']:.0f}",
                        f"{row['num_copies']} ({share:.1%})",
                    )
                )
    return ("shared", "n", "median", "9 of 10", "largest", "more than 16"), rows


def _percent(row: Mapping[str, float] | None) -> str:
    if row is None:
        return ""
    return f"{100 * row['mean']:.1f} ({100 * row['low']:.0f}–{100 * row['high']:.0f})"


def _html(table: tuple[Sequence[str], Sequence[Sequence[str]]]) -> str:
    return html_table(table[0], table[1], first_number=1)
