"""Two models side by side: the same descriptions and seeds, composed and measured for both."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from amt_core.errors import AmtError
from amt_core.pipeline.configuration.config import EvaluateOptions
from amt_core.sentence import Sentence
from amt_core.system.own_command import own_command

Side = Literal["mine", "default"]
SIDES: tuple[Side, ...] = ("mine", "default")
_TEXTS_FILE = "descriptions.txt"
_FIGURES_FILE = "evaluation.json"

Aim = Literal["high", "low", "human"]

# (name, path in the figures): the share of the wishes that came true; 1 is best.
_ADHERENCE = (
    ("tempo", "tempo_bin"),
    ("key", "key"),
    ("time signature", "time_signature"),
    ("instruments", "instrument_f1"),
    ("number of bars", "num_bars"),
)
_TOLD_APART = ("told_apart", "value")
_SPEED: tuple[tuple[str, str, Aim], ...] = (
    ("tokens per second", "tokens_per_sec", "high"),
    ("time to the first bar (ms)", "first_bar_ms", "low"),
)
NUM_PAIRS = 24
"""Pieces that each model composes to be told from human ones: a few minutes on two cores."""

_NO_TRAINING_PIECES = Sentence(
    "The program's own model comes without its training pieces, with which its music would have to "
    "be compared."
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
        group: `adherence`, `told apart`, `musicality`, `novelty` or `speed`.
        name: What was measured.
        aim: Which value is best: the higher one, the lower one, or the one nearest to human music.
        mine: The figure of the user's model; None if it was not measured.
        default: The figure of the program's own model.
        human: The figure of human pieces.
        remark: What else is known of it, such as its uncertainty, or why it was not measured.
    """

    group: str
    name: str
    aim: Aim
    mine: float | None
    default: float | None
    human: float | None = None
    remark: str = ""

    @property
    def better(self) -> Side | None:
        """The side with the better figure; None if neither is."""
        mine, default = self.mine, self.default
        if mine is None or default is None or mine == default:
            return None
        match self.aim:
            case "high":
                is_mine = mine > default
            case "low":
                is_mine = mine < default
            case "human":
                if self.human is None:
                    return None
                is_mine = abs(mine - self.human) < abs(default - self.human)
        return "mine" if is_mine else "default"


def comparison_folder(work_folder: Path, side: Side) -> Path:
    """The folder with the pieces and figures of one model."""
    return work_folder / "comparison" / side


def comparison_command(
    work_folder: Path,
    side: Side,
    *,
    model: Path,
    options: EvaluateOptions,
    data: Path | None = None,
    python: str = "",
) -> list[str]:
    """The command line that composes and measures for one model, and prints its progress as JSON.

    Args:
        work_folder: Where the pieces and the figures are kept.
        side: Which of the two models it is.
        model: The model.
        options: The descriptions and seeds.
        data: The training data, whose human pieces are to be told from those of the model; None
            leaves that out.
        python: The Python that runs it; empty takes the one that runs this program.

    Raises:
        AmtError: The descriptions cannot be written into the work folder.
    """
    texts = work_folder / "comparison" / _TEXTS_FILE
    try:
        texts.parent.mkdir(parents=True, exist_ok=True)
        texts.write_text("\n".join(options.descriptions) + "\n", encoding="utf-8")
    except OSError as error:
        raise AmtError(
            Sentence('"{texts}" cannot be written: {reason}.', texts=texts, reason=error.strerror),
            "Make room.",
        ) from error
    pairs = [] if data is None else ["--told-apart", str(data), "--pairs", str(NUM_PAIRS)]
    return [
        *own_command(python), "evaluate", "--model", str(model), "--descriptions", str(texts),
        "--seed", str(options.seed), "--takes", str(options.takes),
        *pairs, "--progress-json", "-o", str(comparison_folder(work_folder, side)),
    ]  # fmt: skip


def read_comparison(work_folder: Path) -> list[ComparedFigure]:
    """The figures of both models; none before they were measured.

    Before a comparison those of the stage evaluate stand alone: its descriptions are the same.
    """
    mine, default = (_figures(comparison_folder(work_folder, side)) for side in SIDES)
    mine = mine or _figures(work_folder)
    if not mine and not default:
        return []
    found: list[ComparedFigure] = []

    def add(
        group: str, name: str, path: Sequence[str], aim: Aim,
        *, human: Sequence[str] = (), remark: str = "",
    ) -> None:  # fmt: skip
        values = _number(mine, path), _number(default, path)
        if values != (None, None) or remark:
            found.append(
                ComparedFigure(
                    group=group,
                    name=name,
                    aim=aim,
                    mine=values[0],
                    default=values[1],
                    human=(_number(default, human) or _number(mine, human)) if human else None,
                    remark=remark,
                )
            )

    add("adherence", "all together", ("score", "mean"), "high")
    for name, key in _ADHERENCE:
        add("adherence", name, ("adherence", "all", key, "mean"), "high")
    remark = _told_apart_remark(mine, default)
    add("told apart", "area under the ROC curve", _TOLD_APART, "low", remark=remark)
    for key in _MUSICALITY:
        path = ("musicality", key)
        human = (*path, "human", "mean")
        add("musicality", key.replace("_", " "), (*path, "mean"), "human", human=human)
    for name, key in (("longest rare run", "nine_of_ten"), ("copied pieces", "num_copies")):
        path = ("longest_rare_run", key)
        human = ("novelty", "human", *path)
        values = [_number(side, ("novelty", *path)) for side in (mine, default)]
        is_missing = bool(default) and values[0] is not None and values[1] is None
        remark = _NO_TRAINING_PIECES if is_missing else ""
        add("novelty", name, ("novelty", *path), "low", human=human, remark=remark)
    for name, key, aim in _SPEED:
        add("speed", name, ("speed", key), aim)
    return found


def _told_apart_remark(mine: Mapping[str, Any], default: Mapping[str, Any]) -> str:
    """The intervals of both models and what tells yours apart most, or why there is no figure."""
    told: list[Mapping[str, Any]] = [side.get("told_apart") or {} for side in (mine, default)]
    if "value" not in told[0]:
        return str(told[0].get("reason", ""))
    ranges = [f"{each['low']:.2f} to {each['high']:.2f}" for each in told if "low" in each]
    names = ", ".join(str(gap["name"]).replace("_", " ") for gap in told[0].get("features", ()))
    return Sentence(
        "95 % intervals: {intervals} ({num_pairs} pairs). Yours differs from human music most in: "
        "{names}.",
        intervals=", ".join(ranges),
        num_pairs=told[0]["num_pairs"],
        names=names,
    )


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
