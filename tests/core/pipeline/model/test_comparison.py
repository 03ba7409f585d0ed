"""Two models are measured on the same descriptions, and their figures stand side by side."""

from __future__ import annotations

import json
from pathlib import Path

from amt_core.pipeline.configuration.config import EvaluateOptions
from amt_core.pipeline.model.comparison import (
    Side,
    comparison_command,
    comparison_folder,
    read_comparison,
)


def write(work: Path, side: Side, *, score: float, consistency: float) -> None:
    folder = comparison_folder(work, side)
    folder.mkdir(parents=True)
    human = {"mean": 0.9}
    figures = {
        "score": {"mean": score},
        "adherence": {"all": {"key": {"mean": score}}},
        "musicality": {"scale_consistency": {"mean": consistency, "human": human}},
        "novelty": {"longest_rare_run": {"nine_of_ten": 7.0, "num_copies": 0}},
    }
    (folder / "evaluation.json").write_text(json.dumps(figures), encoding="utf-8")


def test_figures_of_both_models_stand_side_by_side(tmp_path: Path) -> None:
    write(tmp_path, "mine", score=0.5, consistency=0.8)
    write(tmp_path, "default", score=0.75, consistency=0.7)
    figures = {figure.name: figure for figure in read_comparison(tmp_path)}
    key = figures["key"]
    assert (key.group, key.mine, key.default, key.human) == ("adherence", 0.5, 0.75, None)
    assert figures["scale consistency"].human == 0.9
    assert figures["longest rare run"].mine == 7.0
    assert "tempo" not in figures


def test_a_model_that_was_not_measured_leaves_its_column_empty(tmp_path: Path) -> None:
    write(tmp_path, "mine", score=0.5, consistency=0.8)
    assert all(figure.default is None for figure in read_comparison(tmp_path))


def test_nothing_measured_gives_no_figures(tmp_path: Path) -> None:
    assert read_comparison(tmp_path) == []


def test_before_a_comparison_the_evaluation_of_the_run_stands_alone(tmp_path: Path) -> None:
    (tmp_path / "evaluation.json").write_text('{"score": {"mean": 0.6}}', encoding="utf-8")
    (figure,) = read_comparison(tmp_path)
    assert (figure.mine, figure.default) == (0.6, None)
    write(tmp_path, "mine", score=0.5, consistency=0.8)
    assert read_comparison(tmp_path)[0].mine == 0.5


def test_both_models_get_the_same_descriptions_and_seed(tmp_path: Path) -> None:
    options = EvaluateOptions(descriptions=("a waltz", "a march"), takes=1, seed=7)
    mine, default = (
        comparison_command(tmp_path, side, model=Path(side), options=options)
        for side in ("mine", "default")
    )
    texts = Path(mine[mine.index("--descriptions") + 1])
    assert texts.read_text(encoding="utf-8") == "a waltz\na march\n"
    changed = [first for first, second in zip(mine, default, strict=True) if first != second]
    assert changed == ["mine", str(comparison_folder(tmp_path, "mine"))]


def test_telling_apart_is_asked_for_where_there_is_training_data(tmp_path: Path) -> None:
    command = comparison_command(
        tmp_path, "mine", model=Path("mine"), options=EvaluateOptions(), data=Path("data"),
        python="other python",
    )  # fmt: skip
    assert command[0] == "other python"
    assert command[command.index("--told-apart") + 1] == "data"


def test_the_model_that_is_told_apart_less_is_the_better_one(tmp_path: Path) -> None:
    for side, value in (("mine", 0.6), ("default", 0.9)):
        folder = comparison_folder(tmp_path, side)
        folder.mkdir(parents=True)
        told = {"value": value, "low": value - 0.1, "high": 1.0, "num_pairs": 24}
        gaps = [{"name": "top_repeats"}]
        figures = {
            "told_apart": {**told, "features": gaps},
            "speed": {"tokens_per_sec": value},
        }
        (folder / "evaluation.json").write_text(json.dumps(figures), encoding="utf-8")
    told, speed = read_comparison(tmp_path)
    assert (told.group, told.mine, told.default, told.better) == ("told apart", 0.6, 0.9, "mine")
    assert "0.50 to 1.00" in told.remark
    assert "top repeats" in told.remark
    assert (speed.group, speed.better) == ("speed", "default")


def test_a_figure_that_could_not_be_measured_says_why(tmp_path: Path) -> None:
    folder = comparison_folder(tmp_path, "mine")
    folder.mkdir(parents=True)
    figures = {"told_apart": {"reason": "The library has 2 pieces."}}
    (folder / "evaluation.json").write_text(json.dumps(figures), encoding="utf-8")
    (told,) = read_comparison(tmp_path)
    assert told.mine is None
    assert told.remark == "The library has 2 pieces."
