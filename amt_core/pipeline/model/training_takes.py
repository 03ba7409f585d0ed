"""Takes that the best weights of a training compose while it goes on, to hear how it comes along.

They lie in the folder of the training run, one for each step that was composed from.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from amt_core.engine.model_folder import ModelFolder, default_model_path, onnx_path
from amt_core.errors import AmtError
from amt_core.pipeline.training.training_log import read_training_log
from amt_core.sentence import Sentence
from amt_core.styles.priors import STYLE_PRIORS_FILE
from amt_core.system.files import replacing
from amt_core.system.own_command import own_command

_FOLDER = "takes"
_WEIGHTS_FOLDER = "model"
_WEIGHTS_FILE = "model.safetensors"
_NEEDED = ("config.json", "vocabulary.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingTake:
    """A piece that was composed during a training.

    Attributes:
        step: The step whose weights composed it.
        valid_loss: Their validation loss; None if it was not measured.
        text: The description.
        seed: The seed.
        midi: The file.
    """

    step: int
    valid_loss: float | None
    text: str
    seed: int
    midi: Path


def weights_version(run: Path) -> int:
    """A number that changes when a training keeps better weights; 0 before it has any.

    Args:
        run: The folder of the training run.
    """
    try:
        return (run / _WEIGHTS_FOLDER / _WEIGHTS_FILE).stat().st_mtime_ns
    except OSError:
        return 0


def training_takes(run: Path) -> list[TrainingTake]:
    """The takes of a training run by their steps; one that is damaged is left out."""
    found: list[TrainingTake] = []
    for path in sorted((run / _FOLDER).glob("*.json")):
        try:
            row: Any = json.loads(path.read_text(encoding="utf-8"))
            take = TrainingTake(**row | {"midi": path.with_suffix(".mid")})
        except (OSError, ValueError, TypeError):
            continue
        if take.midi.exists():
            found.append(take)
    return sorted(found, key=lambda take: take.step)


def take_command(run: Path, *, text: str, seed: int, python: str = "") -> list[str]:
    """The command line that composes a take.

    Args:
        run: The folder of the training run.
        text: The description.
        seed: The seed.
        python: The Python that runs it; empty takes the one that runs this program.
    """
    command = [*own_command(python), "pipeline", "take", str(run), "--description", text]
    return [*command, "--seed", str(seed)]


def compose_training_take(run: Path, *, text: str, seed: int, num_bars: int) -> TrainingTake:
    """Composes with the best weights so far; a take of the same step is replaced.

    The weights are copied first, as the training may replace them meanwhile.

    Args:
        run: The folder of the training run.
        text: The description.
        seed: The seed.
        num_bars: Length where the description says none.

    Raises:
        AmtError: There are no weights yet, or the take cannot be written.
    """
    from amt_core.composing.compose import TakeFinished, compose
    from amt_core.engine.model import Model
    from amt_core.midi.write import write_midi
    from amt_core.text import describe

    if not weights_version(run):
        raise AmtError(
            Sentence("{run} holds no trained weights yet.", run=run),
            "Wait for the first validation loss.",
        )
    spec = describe(text)
    if spec.num_bars.value is None and spec.duration_sec.value is None:
        spec = spec.setting("num_bars", num_bars)
    with tempfile.TemporaryDirectory(prefix="amt-take-") as name:
        folder = Path(name)
        step, valid_loss = _copy_weights(run, folder)
        model = Model.load(folder)
        score = None
        for event in compose(spec, model=model, seed=seed):
            if isinstance(event, TakeFinished):
                score = event.score
        del model  # Windows removes no file that is open
    assert score is not None
    midi = run / _FOLDER / f"step-{step:08d}.mid"
    take = TrainingTake(step=step, valid_loss=valid_loss, text=text, seed=seed, midi=midi)
    try:
        midi.parent.mkdir(exist_ok=True)
        with replacing(midi) as temporary:
            write_midi(score, temporary)
        with replacing(midi.with_suffix(".json")) as temporary:
            temporary.write_text(json.dumps(asdict(take) | {"midi": midi.name}), encoding="utf-8")
    except OSError as error:
        raise AmtError(
            Sentence('"{midi}" cannot be written: {reason}.', midi=midi, reason=error.strerror),
            "Make room on the disk.",
        ) from error
    return take


def _copy_weights(run: Path, folder: Path) -> tuple[int, float | None]:
    """Makes a model that composes of the best weights; returns their step and validation loss."""
    from amt_core.engine.onnx_export.export import read_weights
    from amt_core.engine.onnx_export.graph import build_graph

    for name in (*_NEEDED, _WEIGHTS_FILE):
        shutil.copyfile(run / _WEIGHTS_FOLDER / name, folder / name)
    # The styles of this library are counted when the training is over.
    shutil.copyfile(default_model_path() / STYLE_PRIORS_FILE.name, folder / STYLE_PRIORS_FILE.name)
    rows = read_training_log(run)
    measured = [row for row in rows if isinstance(row.get("valid_loss"), (int, float))]
    best = min(measured, key=lambda row: row["valid_loss"], default=rows[-1] if rows else {})
    opened = ModelFolder.open(folder, require_onnx=False)
    graph = build_graph(opened.shape, read_weights(opened), precision="fp32")
    path = onnx_path(folder, "fp32")
    path.parent.mkdir()
    path.write_bytes(graph.SerializeToString())
    return int(best.get("step", 0)), best.get("valid_loss")
