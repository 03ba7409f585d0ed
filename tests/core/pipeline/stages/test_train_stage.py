"""A training goes on where it was, and continues the model that is there when music is added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from amt_core.pipeline.configuration.config import LibraryOptions, PipelineConfig
from amt_core.pipeline.executors import workers
from amt_core.pipeline.library.catalogue import NEW_ITEMS, Catalogue, StageRun
from amt_core.pipeline.stages import train as module
from amt_core.pipeline.stages.stage import Context
from amt_core.pipeline.stages.train import Train, num_steps
from amt_core.pipeline.training.options import TrainOptions
from amt_core.pipeline.work_folder import WorkFolder
from amt_core.progress import Advanced, Finished, Metric, Progress, Started

OPTIONS = TrainOptions(max_steps=1000, warmup_steps=100)


class Trainings:
    """Stands for the trainer: notes the options, and leaves weights."""

    def __init__(self) -> None:
        self.options: list[TrainOptions] = []
        self.is_killed = False

    def __call__(self, data: Path, run: Path, options: TrainOptions) -> Iterator[Progress]:
        self.options.append(options)
        yield Started(message="Training")
        if self.is_killed:
            raise KeyboardInterrupt
        yield Advanced(done=7)
        (run / "model").mkdir(parents=True, exist_ok=True)
        (run / "model" / "model.safetensors").touch()
        yield Finished(message="done")


@pytest.fixture
def trainings(monkeypatch: pytest.MonkeyPatch) -> Trainings:
    found = Trainings()
    monkeypatch.setattr(module, "_train", found)
    return found


@pytest.fixture
def work(tmp_path: Path) -> Iterator[WorkFolder]:
    config = PipelineConfig(
        library=LibraryOptions(folders=(str(tmp_path),), work=str(tmp_path)), train=OPTIONS
    )
    catalogue = Catalogue(tmp_path)
    yield WorkFolder(config=config, catalogue=catalogue)
    catalogue.close()


def record(work: WorkFolder, stage: str, output: str) -> None:
    run = StageRun(
        stage=stage, key="", started_at=0.0, seconds=1.0, num_items=1, unit="", message="",
        peak_memory_bytes=0, metrics={},
    )  # fmt: skip
    work.catalogue.finish_run(work.catalogue.begin_run(stage, "", 0.0), run, output)


def run_train(work: WorkFolder, *, num_pieces: int, data: str) -> list[Progress]:
    """Runs the stage on data of a number of pieces, and records that it is complete."""
    with work.catalogue.transaction():
        work.catalogue.connection.execute("DELETE FROM splits")
        work.catalogue.write_many(
            "INSERT INTO splits VALUES (?, '', 'train', '')",
            [(number,) for number in range(num_pieces)],
        )
    record(work, "prepare", data)
    with workers(1) as pool:
        events = list(Train().run(Context(work=work, workers=pool)))
    record(work, "train", work.training_key)
    return events


def test_a_model_that_is_continued_gets_its_added_layers_once(
    work: WorkFolder, trainings: Trainings
) -> None:
    work = with_options(work, initial_model="m", added_layers=2)
    run_train(work, num_pieces=75, data="a")
    run_train(work, num_pieces=100, data="b")
    assert [options.added_layers for options in trainings.options] == [2, 0]


def with_options(work: WorkFolder, **changes: object) -> WorkFolder:
    options = replace(work.config.train, **changes)  # type: ignore[arg-type]
    return replace(work, config=replace(work.config, train=options))


def test_the_first_training_begins_as_the_options_say(
    work: WorkFolder, trainings: Trainings
) -> None:
    events = run_train(work, num_pieces=100, data="a")
    assert trainings.options == [OPTIONS]
    assert Metric(name=NEW_ITEMS, value=1) in events


def test_a_grown_library_continues_the_model_in_steps_by_the_share_of_new_pieces(
    work: WorkFolder, trainings: Trainings
) -> None:
    run_train(work, num_pieces=75, data="a")
    first = work.training
    events = run_train(work, num_pieces=100, data="b")
    (_, options) = trainings.options
    assert options.initial_model == str(first / "model")
    assert (options.max_steps, options.warmup_steps) == (250, 25)
    assert any(isinstance(e, Started) and "continuing the model" in e.message for e in events)


def test_three_new_files_of_many_are_learned_in_a_tenth_of_the_steps(
    work: WorkFolder, trainings: Trainings
) -> None:
    run_train(work, num_pieces=297, data="a")
    run_train(work, num_pieces=300, data="b")
    assert trainings.options[-1].max_steps == 100


def test_the_steps_of_the_next_training_are_known_before_it(
    work: WorkFolder, trainings: Trainings
) -> None:
    run_train(work, num_pieces=60, data="a")
    assert num_steps(work) == 1000
    assert num_steps(work, growth=1.25) == 200
    assert num_steps(with_options(work, grown_library="restart"), growth=1.25) == 1000
    assert num_steps(with_options(work, width=128), growth=1.25) == 1000
    run_train(work, num_pieces=75, data="b")
    assert trainings.options[-1].max_steps == num_steps(work) == 200


def test_a_continued_training_that_was_killed_continues_from_the_same_weights(
    work: WorkFolder, trainings: Trainings
) -> None:
    run_train(work, num_pieces=50, data="a")
    trainings.is_killed = True
    with pytest.raises(KeyboardInterrupt):
        run_train(work, num_pieces=100, data="b")
    trainings.is_killed = False
    run_train(work, num_pieces=100, data="b")
    assert trainings.options[1] == trainings.options[2]


@pytest.mark.parametrize(
    "changes", [{"grown_library": "restart"}, {"learning_rate": 1e-4}, {"width": 128}]
)
def test_other_options_and_the_users_choice_restart(
    work: WorkFolder, trainings: Trainings, changes: dict[str, object]
) -> None:
    run_train(work, num_pieces=90, data="a")
    changed = with_options(work, **changes)
    run_train(changed, num_pieces=100, data="b")
    assert trainings.options[-1] == changed.config.train


def test_weights_that_are_gone_are_not_continued(work: WorkFolder, trainings: Trainings) -> None:
    run_train(work, num_pieces=90, data="a")
    (work.training / "model" / "model.safetensors").unlink()
    run_train(work, num_pieces=100, data="b")
    assert trainings.options[-1] == OPTIONS


def test_options_that_came_later_leave_the_key_of_an_older_training(work: WorkFolder) -> None:
    record(work, "prepare", "a")
    sharded = with_options(work, shard_weights=True)
    assert sharded.training_key == work.training_key
    assert with_options(work, grown_library="restart").training_key != work.training_key
