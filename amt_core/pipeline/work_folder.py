"""The folder that a pipeline works in: the path of every output, and the keys they are named by.

Paths follow from the configuration and the catalogue alone, so that a look at the folder starts
no workers.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Generator
from dataclasses import asdict, dataclass, is_dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, cast

from amt_core.errors import AmtError
from amt_core.pipeline.clusters.encoders import encoder_fingerprint, encoder_folder
from amt_core.pipeline.configuration.config import PipelineConfig
from amt_core.pipeline.library.catalogue import CATALOGUE_FILE, Catalogue
from amt_core.pipeline.library.storage_errors import storage_errors
from amt_core.sentence import Sentence
from amt_core.tokens.vocabulary import VOCABULARY

# Options that change how fast a model is trained, and not which model it becomes.
_SPEED_ONLY = {
    "num_workers": 0, "pin_memory": True, "cache_size": 0, "save_every_sec": 0.0,
    "tensorboard": False, "compile_model": False, "gradient_checkpointing": False,
    "shard_weights": False,
}  # fmt: skip
# Options that came later than the first models: a folder from before keeps its model.
_LATER_OPTIONS = {"grown_library": "continue", "shard_weights": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkFolder:
    """The paths of a configuration's outputs, and the fingerprints of their inputs.

    Attributes:
        config: The configuration.
        catalogue: The catalogue in the folder; it knows what came out of each stage.
    """

    config: PipelineConfig
    catalogue: Catalogue

    def output_of(self, stage: str) -> str:
        """The fingerprint of an earlier stage's output; empty if it has not run."""
        return self.catalogue.output_of(stage) or ""

    @property
    def path(self) -> Path:
        """The folder itself."""
        return self.config.work_folder

    @property
    def encoder_key(self) -> str:
        """The fingerprint of the sentence encoder."""
        return encoder_fingerprint(encoder_folder(self.config.embed.encoder))

    @property
    def embeddings(self) -> Path:
        """The folder with the vectors of the sentence encoder."""
        return self.path / "embeddings" / self.encoder_key

    @property
    def clusters(self) -> Path:
        """The folder with cluster centers, the axes of the map, and the clusters' labels."""
        return self.path / "clusters"

    @property
    def data_key(self) -> str:
        """The fingerprint of what the training data is made from: music, labels, clusters."""
        return fingerprint_of(
            self.output_of("collect"),
            self.output_of("cluster"),
            self.config.prepare,
            VOCABULARY.version,
        )

    @property
    def data(self) -> Path:
        """The folder with the training data."""
        return self.path / "data" / self.data_key

    @property
    def training_key(self) -> str:
        """The fingerprint of the training data and of the options that decide the weights."""
        return fingerprint_of(self.output_of("prepare"), self._training_options)

    @property
    def training_options_key(self) -> str:
        """The fingerprint of the options that decide the weights, whatever the data."""
        return fingerprint_of(self._training_options)

    @property
    def _training_options(self) -> dict[str, Any]:
        options: Any = replace(self.config.train, **_SPEED_ONLY)
        values = asdict(options)
        for name, default in _LATER_OPTIONS.items():
            if values[name] == default:
                del values[name]
        return values

    @property
    def training(self) -> Path:
        """The folder with checkpoints, the log, and the best weights."""
        return self.training_of(self.training_key)

    def training_of(self, key: str) -> Path:
        """The folder of the training with a key."""
        return self.path / "runs" / key

    @property
    def model(self) -> Path:
        """The folder of the exported model."""
        return self.config.model_folder

    @property
    def evaluation_key(self) -> str:
        """The fingerprint of the model and of the descriptions it composes for."""
        return fingerprint_of(self.output_of("export"), self.config.evaluate)

    @property
    def evaluation_pieces(self) -> Path:
        """The folder with the pieces that the evaluation composes."""
        return self.path / "evaluation" / self.evaluation_key

    @property
    def evaluation_file(self) -> Path:
        """The file with the figures of the evaluation."""
        return self.path / "evaluation.json"

    @property
    def report_file(self) -> Path:
        """The page about the last run."""
        return self.path / "report.html"


@contextlib.contextmanager
def opened(config: PipelineConfig) -> Generator[WorkFolder | None]:
    """The work folder for a look at it; None before any stage has run. Nothing is created.

    Raises:
        AmtError: The catalogue cannot be used.
    """
    if not (config.work_folder / CATALOGUE_FILE).exists():
        yield None
        return
    with (
        storage_errors(config.work_folder),
        contextlib.closing(Catalogue(config.work_folder)) as catalogue,
    ):
        yield WorkFolder(config=config, catalogue=catalogue)


def read_object(path: Path) -> dict[str, Any]:
    """The JSON object that a stage wrote; empty if the file is not there.

    Raises:
        AmtError: The file is damaged.
    """
    try:
        value: Any = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (ValueError, RecursionError) as error:
        raise _damaged(path) from error
    if not isinstance(value, dict):
        raise _damaged(path)
    return cast("dict[str, Any]", value)


def _damaged(path: Path) -> AmtError:
    return AmtError(
        Sentence('"{path}" is damaged.', path=path),
        "Remove it, then run the pipeline again: it is written again.",
    )


def fingerprint_of(*values: object) -> str:
    """A short fingerprint of plain values and dataclasses of such."""
    plain = [_plain(value) for value in values]
    text = json.dumps(plain, sort_keys=True, default=str)
    return blake2b(text.encode(), digest_size=8).hexdigest()


def _plain(value: Any) -> Any:
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value
