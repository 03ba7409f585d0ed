"""Two models side by side: the same descriptions and seeds, composed and measured for both."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from amt_core.errors import AmtError
from amt_core.pipeline.configuration.config import EvaluateOptions

Side = Literal["mine", "default"]
SIDES: tuple[Side, ...] = ("mine", "default")
_TEXTS_FILE = "descriptions.txt"
_FIGURES_FILE = "evaluation.json"

# (name, path in the figures): the share of the wishes that came true; 1 is best.
_ADHERENCE = (
    ("tempo", "tempo_bin"),
    ("key", "key"),
    ("time signature", "time_signature"),
    ("instruments", "instrument_f1"),
    ("number of bars", "num_bars"),
)
# Of these the value of human music is best.
_MUSICALITY = (
    "scale_consistency", "groove_consistency", "pitch_class_entropy", "polyphony",
    "notes_per_bar", "structure_short", "structure_middle", "repeats_idea",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedFigure:
    """One figure of both models.

    Attributes:
        group: `adherence`, `musicality` or `novelty`.
        name: What was measured.
        mine: The figure of the user's model; None if it was not measured.
        default: The figure of the program's own model.
        human: The figure of human pieces.
    """

    group: str
    name: str
    mine: float | None
    default: float | None
    human: float | None = None


def comparison_folder(work_folder: Path, side: Side) -> Path:
    """The folder with the pieces and figures of one model."""
    return work_folder / "comparison" / side


def comparison_command(
    work_folder: Path, side: Side, *, model: Path, options: EvaluateOptions
) -> list[str]:
    """The command line that composes and measures for one model.

    Raises:
        AmtError: The descriptions cannot be written into the work folder.
    """
    texts = work_folder / "comparison" / _TEXTS_FILE
    try:
        texts.parent.mkdir(parents=True, exist_ok=True)
        texts.write_text("\n".join(options.descriptions) + "\n", encoding="utf-8")
    except OSError as error:
        raise AmtError(f'"{texts}" cannot be written: {error.strerror}.', "Make room.") from error
    if getattr(sys, "frozen", False):
        program = [str(Path(sys.executable).with_name("amt"))]
    else:
        program = [sys.executable, "-m", "amt_core.cli"]
    return [
        *program, "evaluate", "--model", str(model), "--descriptions", str(texts),
        "--seed", str(options.seed), "--takes", str(options.takes),
        "-o", str(comparison_folder(work_folder, side)),
    ]  # fmt: skip


def read_comparison(work_folder: Path) -> list[ComparedFigure]:
    """The figures of both models; none before they were measured."""
    mine, default = (_figures(comparison_folder(work_folder, side)) for side in SIDES)
    if not mine and not default:
        return []
    found: list[ComparedFigure] = []

    def add(group: str, name: str, path: Sequence[str], human: Sequence[str] = ()) -> None:
        values = _number(mine, path), _number(default, path)
        if values != (None, None):
            found.append(
                ComparedFigure(
                    group=group,
                    name=name,
                    mine=values[0],
                    default=values[1],
                    human=(_number(default, human) or _number(mine, human)) if human else None,
                )
            )

    add("adherence", "all together", ("score", "mean"))
    for name, key in _ADHERENCE:
        add("adherence", name, ("adherence", "all", key, "mean"))
    for key in _MUSICALITY:
        path = ("musicality", key)
        add("musicality", key.replace("_", " "), (*path, "mean"), (*path, "human", "mean"))
    for name, key in (("longest rare run", "nine_of_ten"), ("copied pieces", "num_copies")):
        path = ("longest_rare_run", key)
        add("novelty", name, ("novelty", *path), ("novelty", "human", *path))
    return found


def _figures(folder: Path) -> Mapping[str, Any]:
    try:
        value: Any = json.loads((folder / _FIGURES_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


def _number(figures: Any, path: Sequence[str]) -> float | None:
    value = figures
    for step in path:
        if not isinstance(value, dict):
            return None
        value = value.get(step)  # pyright: ignore[reportUnknownVariableType]
    return float(value) if isinstance(value, (int, float)) else None
