"""The stages that make the model: prepare, train, export, evaluate."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from amt_core.errors import AmtError
from amt_core.pipeline.data.prepare import LabeledFile, prepare
from amt_core.pipeline.data.splits import assign_splits
from amt_core.pipeline.library.catalogue import Catalogue
from amt_core.pipeline.library.labeled_files import JOINED_LABELS, LABEL_VALUES, labels_of
from amt_core.pipeline.stages.cluster import style_clusters
from amt_core.pipeline.stages.stage import Context, fingerprint_of
from amt_core.pipeline.training.options import TrainOptions
from amt_core.progress import Finished, Progress, Warned
from amt_core.system.files import replacing
from amt_core.tokens.vocabulary import VOCABULARY

# What changes how fast a model is trained, and not which.
_SPEED_ONLY = {
    "num_workers": 0, "pin_memory": True, "cache_size": 0, "save_every_sec": 0.0,
    "tensorboard": False, "compile_model": False, "gradient_checkpointing": False,
}  # fmt: skip

# Rises with what a model folder holds, so that older ones are exported again.
_EXPORT_VERSION = 2


class Prepare:
    """The stage: tokens of every piece that is learned from, in a folder named by its key."""

    name: ClassVar[str] = "prepare"
    needs: ClassVar[tuple[str, ...]] = ("collect", "cluster")

    def key(self, context: Context) -> str:
        """Music, labels, groups, and how to prepare."""
        return fingerprint_of(
            context.output_of("collect"),
            context.output_of("cluster"),
            context.config.prepare,
            VOCABULARY.version,
        )

    def has_output(self, context: Context) -> bool:
        """Whether the folder is complete."""
        return (self.folder(context) / "pieces.jsonl").exists()

    def output(self, context: Context) -> str:
        """Follows from what went in."""
        return self.key(context)

    def folder(self, context: Context) -> Path:
        """Where the training data lies."""
        return context.folder / "data" / self.key(context)

    def run(self, context: Context) -> Iterator[Progress]:
        """Chooses splits, then writes tokens, going on where a killed run was."""
        catalogue = context.catalogue
        assign_splits(catalogue, context.config.prepare)
        total = int(catalogue.value("SELECT count(*) FROM splits WHERE left_out = ''"))
        folder = self.folder(context)
        yield from prepare(_labeled_files(catalogue), folder, workers=context.workers, total=total)
        for other in folder.parent.iterdir():
            if other != folder:
                shutil.rmtree(other)


def _labeled_files(catalogue: Catalogue) -> Iterator[LabeledFile]:
    last = -1
    query = (
        f"SELECT f.id, f.path, f.member, f.place, f.title, f.artist, f.key_stated, "  # noqa: S608
        f"f.key_measured, f.key_confidence, {LABEL_VALUES}, s.work, s.split AS own_split, "
        f"c.coarse, c.fine FROM (SELECT * FROM splits WHERE left_out = '') s "
        f"JOIN (SELECT * FROM files) f ON f.id = s.file_id "
        f"LEFT JOIN clusters c ON c.file_id = f.id {JOINED_LABELS} "
        f"WHERE f.id > ? ORDER BY f.id LIMIT 1000"
    )
    while rows := list(catalogue.rows(query, (last,))):
        last = int(rows[-1]["id"])
        for row in rows:
            labels = labels_of(row)
            yield LabeledFile(
                path=Path(row["path"]),
                member=row["member"],
                work=row["work"],
                split=row["own_split"],
                genre=labels.genre,
                subgenre=labels.subgenre,
                key=labels.key or row["key_stated"],
                title=labels.title,
                coarse_cluster=row["coarse"],
                fine_cluster=row["fine"],
            )


class Train:
    """The stage: a GPT-2 in a folder named by its key, resumed exactly where it was."""

    name: ClassVar[str] = "train"
    needs: ClassVar[tuple[str, ...]] = ("prepare",)

    def key(self, context: Context) -> str:
        """The data and the options that count."""
        options: Any = replace(context.config.train, **_SPEED_ONLY)
        return fingerprint_of(context.output_of("prepare"), options)

    def has_output(self, context: Context) -> bool:
        """Whether the best weights are there."""
        return (self.folder(context) / "model" / "model.safetensors").exists()

    def output(self, context: Context) -> str:
        """Follows from what went in."""
        return self.key(context)

    def folder(self, context: Context) -> Path:
        """Where checkpoints, log and best weights lie."""
        return context.folder / "runs" / self.key(context)

    def run(self, context: Context) -> Iterator[Progress]:
        """Trains, on several graphics cards if the options say so."""
        data = Prepare().folder(context)
        yield from _train(data, self.folder(context), context.config.train)


def _train(data: Path, run: Path, options: TrainOptions) -> Iterator[Progress]:
    if options.num_devices > 1:
        from amt_core.pipeline.training.torchrun import train_on_devices

        yield from train_on_devices(data, run, options)
        return
    from amt_core.pipeline.data.shards import Shards
    from amt_core.pipeline.training.train import train

    yield from train(Shards(data), run, options)


class Export:
    """The stage: the best weights as a model folder that composes."""

    name: ClassVar[str] = "export"
    needs: ClassVar[tuple[str, ...]] = ("prepare", "train")

    def key(self, context: Context) -> str:
        """The weights, and what is written beside them."""
        inputs = context.output_of("prepare"), context.output_of("train")
        return fingerprint_of(_EXPORT_VERSION, *inputs)

    def has_output(self, context: Context) -> bool:
        """Whether the model in its place is that of the key."""
        stamp = context.config.model_folder / _STAMP_FILE
        return stamp.exists() and stamp.read_text(encoding="utf-8") == self.key(context)

    def output(self, context: Context) -> str:
        """Follows from what went in."""
        return self.key(context)

    def run(self, context: Context) -> Iterator[Progress]:
        """Makes the model beside its place and moves it there when it is complete."""
        from amt_core.pipeline.data.shards import Shards
        from amt_core.pipeline.model.export import export

        target = context.config.model_folder
        making = target.with_name(f"{target.name}.part")
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True)
        shards = Shards(Prepare().folder(context))
        clusters = style_clusters(context)
        for event in export(Train().folder(context), shards, making, clusters=clusters):
            if not isinstance(event, Finished):
                yield event
        (making / _STAMP_FILE).write_text(self.key(context), encoding="utf-8")
        if target.exists():
            shutil.rmtree(target)
        making.rename(target)
        yield Finished(message=f"{target} is ready to compose")


_STAMP_FILE = "pipeline-key.txt"


class Evaluate:
    """The stage: what the model writes for the test descriptions, measured."""

    name: ClassVar[str] = "evaluate"
    needs: ClassVar[tuple[str, ...]] = ("prepare", "export")

    def key(self, context: Context) -> str:
        """The model and what it is asked for."""
        return fingerprint_of(context.output_of("export"), context.config.evaluate)

    def has_output(self, context: Context) -> bool:
        """Whether the figures are there."""
        return self.file(context).exists()

    def output(self, context: Context) -> str:
        """Follows from what went in."""
        return self.key(context)

    def file(self, context: Context) -> Path:
        """Where the figures lie."""
        return context.folder / "evaluation.json"

    def run(self, context: Context) -> Iterator[Progress]:
        """Composes and measures."""
        from amt_core.evaluation.descriptions import Description
        from amt_core.pipeline.model.evaluate import Trial, evaluate_model
        from amt_core.pipeline.model.yardsticks import write_yardsticks

        figures: dict[str, Any] = {}
        options = context.config.evaluate
        model_folder = context.config.model_folder
        data = Prepare().folder(context)
        try:
            for event in write_yardsticks(data, model_folder, workers=context.workers):
                if not isinstance(event, Finished):
                    yield event
        except AmtError as error:
            # A library too small for a test split is evaluated without human figures.
            yield Warned(message=str(error))
        yield from evaluate_model(
            model_folder,
            Trial(
                descriptions=[Description(text=text) for text in options.descriptions],
                takes=options.takes,
                seed=options.seed,
                num_bars=options.num_bars,
            ),
            folder=context.folder / "evaluation" / self.key(context),
            workers=context.workers,
            figures=figures,
        )
        with replacing(self.file(context)) as temporary:
            temporary.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
        yield Finished(message=f"{figures['num_pieces']} pieces composed and measured")
