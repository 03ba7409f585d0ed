"""Benchmark of understanding descriptions: `python -m benchmarks.describe`.

Prints precision and recall of each stated attribute on the written sets, how often what is only
suggested fits, and milliseconds per description with and without the encoder. The sets that the
understanding was built with come first, then the sets that were unseen at the first measurement and
were inspected later; their heads give the figures of that first measurement. The mistakes in
`unseen` were never inspected. Chords, form, changes, roles, figures and feel are counted by
request.
"""

from __future__ import annotations

import argparse
import json
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from amt_core.spec.music_spec import MusicSpec
from amt_core.text.encoder.sentence_encoder import SentenceEncoder
from amt_core.text.expected import Expectation, agrees, read_expectations
from amt_core.text.expected_plan import items_of
from amt_core.text.parse.parser import parse_description

FOLDER = Path(__file__).parents[1] / "tests" / "core" / "text" / "descriptions"
SETS: dict[str, tuple[str, ...]] = {
    "development": ("by_attribute", "by_register"),
    "unseen at first, seen since": (
        "first_unseen",
        "second_unseen",
        "third_unseen",
        "fourth_unseen",
        "fifth_unseen",
    ),
    "unseen": ("unseen",),
    "plan, development": (
        "plan/plan_development",
        "plan/plan_grammar_development",
        "plan/plan_eighth_development",
        "plan/plan_sixteenth_development",
    ),
    "plan, unseen at first": ("plan/plan_unseen",),
    "plan, second unseen at first": ("plan/plan_second_unseen",),
    "plan, third unseen at first": ("plan/plan_third_unseen",),
    "plan, fourth unseen at first": ("plan/plan_fourth_unseen",),
    "plan, fifth unseen at first": ("plan/plan_fifth_unseen",),
    "plan, sixth unseen at first": ("plan/plan_sixth_unseen",),
    "plan, seventh unseen at first": ("plan/plan_seventh_unseen",),
    "plan, ninth unseen at first": ("plan/plan_ninth_unseen",),
    "plan, tenth unseen at first": ("plan/plan_tenth_unseen",),
    "plan, eleventh unseen at first": ("plan/plan_eleventh_unseen",),
    "plan, twelfth unseen at first": ("plan/plan_twelfth_unseen",),
    "plan, thirteenth unseen at first": ("plan/plan_thirteenth_unseen",),
    "plan, fourteenth unseen at first": ("plan/plan_fourteenth_unseen",),
    "plan, fifteenth unseen at first": ("plan/plan_fifteenth_unseen",),
    "plan, sixteenth unseen at first": ("plan/plan_sixteenth_unseen",),
    "plan, seventeenth unseen at first": ("plan/plan_seventeenth_unseen",),
}
"""Title → the files of a set."""


def count_attributes(expectations: Sequence[Expectation]) -> dict[str, Counter[str]]:
    """Attribute → the numbers of right, wrong (stated but not expected) and missed values."""
    names = (*MusicSpec.attribute_names(), *MusicSpec.plan_attribute_names())
    counts: dict[str, Counter[str]] = {name: Counter() for name in names}
    for expectation in expectations:
        found = expectation.found(parse_description(expectation.text))
        for name in {*expectation.stated, *found}:
            expected, value = expectation.stated.get(name), found.get(name)
            if name in MusicSpec.plan_attribute_names():
                # Each request counts by itself.
                asked, read = Counter(items_of(name, expected)), Counter(items_of(name, value))
                counts[name]["right"] += (asked & read).total()
                counts[name]["wrong"] += (read - asked).total()
                counts[name]["missed"] += (asked - read).total()
                continue
            if expected is not None and agrees(name, expected, value):
                counts[name]["right"] += 1
                continue
            counts[name]["wrong"] += value is not None
            counts[name]["missed"] += expected is not None
    return counts


def print_attributes(title: str, expectations: Sequence[Expectation]) -> dict[str, object]:
    """Prints a set's table and returns its figures."""
    counts = count_attributes(expectations)
    counts["all"] = sum(counts.values(), Counter())
    print(f"\n{title}: {len(expectations)} descriptions")
    print(f"{'attribute':<16}{'stated':>8}{'precision':>11}{'recall':>8}")
    figures: dict[str, object] = {}
    for name, count in counts.items():
        right, wrong, missed = count["right"], count["wrong"], count["missed"]
        if right + wrong + missed == 0:
            continue
        precision = right / (right + wrong) if right + wrong else 1.0
        recall = right / (right + missed) if right + missed else 1.0
        figures[name] = {"precision": precision, "recall": recall, "n": right + missed}
        print(f"{name:<16}{right + missed:>8}{precision:>11.1%}{recall:>8.1%}")
    return figures


def print_suggestions(encoder: SentenceEncoder) -> dict[str, object]:
    """Prints how often inferred genres and moods fit, and how often nothing is left alone."""
    rows = tomllib.loads((FOLDER / "suggestions.toml").read_text(encoding="utf-8"))["suggestions"]
    tally: dict[str, Counter[str]] = {"genre": Counter(), "moods": Counter()}
    for text, styles, moods in rows:
        spec = parse_description(text, encoder=encoder)
        style_found = {spec.genre.value, spec.subgenre.value} - {None}
        for name, found, fitting in (
            ("genre", style_found, set(styles)),
            ("moods", set((spec.moods.value or ())[:1]), set(moods)),
        ):
            kind = "expected" if fitting else "none expected"
            tally[name][kind] += 1
            tally[name][f"{kind}, some given"] += bool(found)
            tally[name]["fits"] += bool(fitting and found & fitting)
    print(f"\nSuggestions: {len(rows)} descriptions that name no genre and no mood")
    print(f"{'attribute':<16}{'given fits':>12}{'found':>8}{'given for nothing':>19}")
    figures: dict[str, object] = {}
    for name, count in tally.items():
        fits = count["fits"] / max(count["expected, some given"], 1)
        found = count["fits"] / max(count["expected"], 1)
        idle = count["none expected, some given"] / max(count["none expected"], 1)
        figures[name] = {"given_fits": fits, "found": found, "given_for_nothing": idle}
        print(f"{name:<16}{fits:>12.1%}{found:>8.1%}{idle:>19.1%}")
    return figures


def milliseconds(describe: Callable[[str], MusicSpec], texts: Sequence[str]) -> dict[str, float]:
    """Median, 99th percentile and maximum of the time for one description, warm."""
    describe(texts[0])
    times: list[float] = []
    for text in texts:
        start = time.perf_counter()
        describe(text)
        times.append(time.perf_counter() - start)
    quantiles = np.quantile(times, (0.5, 0.99, 1.0)) * 1000
    return dict(zip(("median", "p99", "max"), quantiles.tolist(), strict=True))


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the benchmark from the command line."""
    parser = argparse.ArgumentParser(description="How well descriptions are understood.")
    parser.add_argument("--json", type=Path, help="also write the figures into this file")
    chosen = parser.parse_args(arguments)
    sets = {
        title: [e for name in names for e in read_expectations(FOLDER / f"{name}.toml")]
        for title, names in SETS.items()
    }
    encoder = SentenceEncoder.load()
    figures: dict[str, object] = {
        title: print_attributes(title.capitalize(), rows) for title, rows in sets.items()
    }
    figures["suggestions"] = print_suggestions(encoder)
    texts = [e.text for rows in sets.values() for e in rows if e.text]
    times = {
        "words alone": milliseconds(parse_description, texts),
        "with encoder": milliseconds(lambda t: parse_description(t, encoder=encoder), texts),
    }
    print(f"\n{'ms a description':<16}{'median':>8}{'99 %':>8}{'most':>8}")
    for name, row in times.items():
        print(f"{name:<16}" + "".join(f"{value:>8.2f}" for value in row.values()))
    figures["milliseconds"] = times
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
