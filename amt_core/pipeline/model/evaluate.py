"""Evaluate: the model composes for the test descriptions, and what it writes is measured."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from amt_core.composing.compose import TakeFinished, TakeStats, compose, plan_takes
from amt_core.composing.planning.plan import Plan
from amt_core.engine.model import Model
from amt_core.errors import AmtError
from amt_core.evaluation.descriptions import Description
from amt_core.evaluation.figures import PieceFigures, Wording, measure_piece, tempo_wording
from amt_core.evaluation.label import baselines_of
from amt_core.evaluation.report.summary import summarize
from amt_core.evaluation.unconstrained import compose_unconstrained
from amt_core.formats.files import read_score
from amt_core.midi.write import write_midi
from amt_core.pipeline.executors import Workers
from amt_core.pipeline.library.run_details import COMPOSING
from amt_core.pipeline.model.measuring import NUM_CHUNKS_HERE, PIECES_PER_CHUNK
from amt_core.progress import Advanced, Finished, Metric, Progress, Started, counted
from amt_core.sentence import Sentence
from amt_core.spec.music_spec import MusicSpec
from amt_core.system.files import replacing
from amt_core.text import describe, release_encoder

_ASKED_FILE = "asked.json"
_FREE_FOLDER = "unconstrained"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """The descriptions that a model composes for, and how.

    Attributes:
        descriptions: The texts.
        takes: Pieces for each of them.
        seed: Seeds the music: description n has the seeds from `seed + n * takes` on, as what a
            seed decides, such as the form, shall not be the same in all pieces.
        num_bars: Length where a description says none; None leaves it to the composer.
        num_unconstrained: The number of descriptions, evenly spread, for which a piece is also
            composed without the grammar that enforces them.
    """

    descriptions: Sequence[Description]
    takes: int = 1
    seed: int = 1
    num_bars: int | None = None
    num_unconstrained: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A piece that was composed for a spec.

    Attributes:
        path: The MIDI file.
        spec: What was asked for.
        part: The part of the set of descriptions.
        wording: How its text states the tempo.
        other: What another piece was asked for.
        plan: The plan of the piece, where it was composed with one.
    """

    path: Path
    spec: MusicSpec
    part: str = ""
    wording: Wording = "none"
    other: MusicSpec | None = None
    plan: Plan | None = None


def evaluate_model(
    model_folder: Path,
    trial: Trial,
    *,
    folder: Path,
    figures: dict[str, Any],
    with_cosiatec: bool = False,
    before_measuring: Iterable[Progress] = (),
) -> Iterator[Progress]:
    """Composes the pieces of a trial into `folder`, and measures them.

    The model is gone before the measuring begins. This process measures alone: composing has taken
    a hundred times as long, and workers would take twice the memory. A piece that is there already
    is not composed again, so that a run that was stopped goes on.

    Args:
        model_folder: The model.
        trial: What to ask for.
        folder: Where the pieces are written.
        figures: Receives the table of `amt_core.evaluation.report.summary.summarize`, and `model`,
            `seed` and `takes`.
        with_cosiatec: Also pack each piece with COSIATEC.
        before_measuring: Work between composing and measuring, such as writing the baselines.

    Raises:
        AmtError: The model cannot be used, or the folder holds the pieces of another trial.
    """
    specs = [_spec(description, trial) for description in trial.descriptions]
    model = Model.load(model_folder)
    model_id = model.id
    _claim(folder, model_id, trial)
    total = len(specs) * trial.takes + trial.num_unconstrained
    yield Started(total=total, unit="pieces", message=COMPOSING)
    others = _exchanged(len(specs))
    written: list[Written] = []
    stats: list[TakeStats] = []
    for number, (spec, description) in enumerate(zip(specs, trial.descriptions, strict=True)):
        paths = [folder / f"{number:03d}-{take + 1}.mid" for take in range(trial.takes)]
        seed = trial.seed + number * trial.takes
        plans = plan_takes(spec, model=model, seed=seed, takes=trial.takes)
        if not all(path.exists() for path in paths):
            for event in compose(spec, model=model, seed=seed, takes=trial.takes):
                if isinstance(event, TakeFinished) and not event.was_stopped:
                    write_midi(event.score, paths[event.take])
                    stats.append(event.stats)
        other = specs[others[number]] if others[number] != number else None
        piece = Written(
            path=folder,
            spec=spec,
            part=description.part,
            wording=tempo_wording(spec),
            other=other,
        )
        written += [
            replace(piece, path=path, plan=plan) for path, plan in zip(paths, plans, strict=True)
        ]
        yield Advanced(done=len(written), total=total)
    yield from _speed(stats)
    free: list[Written] = []
    for number in np.linspace(0, len(specs) - 1, trial.num_unconstrained).astype(np.int64).tolist():
        path = folder / _FREE_FOLDER / f"{number:03d}.mid"
        if not path.exists():
            score = compose_unconstrained(
                specs[number], model=model, seed=trial.seed + number * trial.takes
            )
            write_midi(score, path)
        free.append(Written(path=path, spec=specs[number]))
        yield Advanced(done=len(written) + len(free), total=total)
    del model
    release_encoder()
    yield from before_measuring
    yield from measure_all(
        written,
        model_folder=model_folder,
        figures=figures,
        unconstrained=free,
        with_cosiatec=with_cosiatec,
    )
    figures |= {"model": model_id, "seed": trial.seed, "takes": trial.takes}


def _speed(stats: Sequence[TakeStats]) -> Iterator[Progress]:
    """The speed of composing, from the takes that were composed now."""
    if not stats:
        return
    yield Metric(name="first_bar_ms", value=float(np.median([each.first_bar_ms for each in stats])))
    yield Metric(
        name="tokens_composed_per_sec",
        value=sum(each.tokens for each in stats) / sum(each.seconds for each in stats),
    )
    yield Metric(name="composed_takes", value=len(stats))


def measure_all(
    written: Sequence[Written],
    *,
    model_folder: Path,
    figures: dict[str, Any],
    workers: Workers | None = None,
    unconstrained: Sequence[Written] = (),
    with_cosiatec: bool = False,
) -> Iterator[Progress]:
    """Measures pieces with the baselines of a model; fills `figures` with their table.

    Without workers this process measures them all.
    """
    total = len(written) + len(unconstrained)
    yield Started(total=total, unit="pieces", message=Sentence("Measuring what was composed"))
    measured: list[PieceFigures] = []
    pieces = iter([*written, *unconstrained])
    chunks = iter(lambda: list(islice(pieces, PIECES_PER_CHUNK)), [])
    tasks = ((model_folder, chunk, with_cosiatec) for chunk in chunks)
    chunks_measured = (
        map(measure_chunk, tasks)
        if workers is None
        else workers.map(measure_chunk, tasks, num_here=NUM_CHUNKS_HERE)
    )
    for chunk in chunks_measured:
        measured += chunk
        yield Advanced(done=len(measured), total=total)
    figures |= summarize(
        measured[: len(written)],
        reference=baselines_of(model_folder)[1],
        unconstrained=measured[len(written) :],
    )
    for name, row in figures["adherence"]["all"].items():
        yield Metric(name=name, value=row["mean"])
    for name, row in figures["musicality"].items():
        yield Metric(name=name, value=row["mean"])
    yield Finished(message=Sentence("{pieces} measured", pieces=counted(len(written), "pieces")))


def measure_chunk(chunk: tuple[Path, Sequence[Written], bool]) -> list[PieceFigures]:
    """The figures of some pieces of a model, packed with COSIATEC or not."""
    model_folder, pieces, with_cosiatec = chunk
    index, reference = baselines_of(model_folder)
    return [
        measure_piece(
            piece.spec,
            read_score(piece.path),
            part=piece.part,
            wording=piece.wording,
            other=piece.other,
            plan=piece.plan,
            index=index,
            reference=reference,
            with_cosiatec=with_cosiatec,
        )
        for piece in pieces
    ]


def _spec(description: Description, trial: Trial) -> MusicSpec:
    spec = describe(description.text)
    if trial.num_bars and spec.num_bars.value is None and spec.duration_sec.value is None:
        return spec.setting("num_bars", trial.num_bars)
    return spec


def _exchanged(count: int) -> list[int]:
    """Another description for each one: a walk through all of them in a random order.

    Neighbors in a written set are often alike, so that the next one would not do.
    """
    order = np.random.default_rng(0).permutation(count)
    others = np.empty(count, dtype=np.int64)
    others[order] = np.roll(order, -1)
    return others.tolist()


def _claim(folder: Path, model_id: str, trial: Trial) -> None:
    """Marks the folder as that of this trial, so that no other piece is taken for one of it."""
    asked = {
        "model": model_id,
        "seed": trial.seed,
        "takes": trial.takes,
        "num_bars": trial.num_bars,
        "descriptions": [description.text for description in trial.descriptions],
    }
    try:
        (folder / _FREE_FOLDER).mkdir(parents=True, exist_ok=True)
        path = folder / _ASKED_FILE
        if not path.exists():
            with replacing(path) as temporary:
                temporary.write_text(json.dumps(asked, indent=2) + "\n", encoding="utf-8")
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise AmtError(
            Sentence(
                "The pieces cannot be kept in {folder} ({error}).", folder=folder, error=error
            ),
            "Choose another folder.",
        ) from error
    if kept != asked:
        raise AmtError(
            Sentence(
                "{folder} holds the pieces of another model, seed or set of descriptions.",
                folder=folder,
            ),
            "Choose another folder, or remove that one.",
        )
