"""Evaluate: the model composes for the test descriptions, and what it writes is measured."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from amt_core.compose import TakeFinished, compose
from amt_core.engine.model import Model
from amt_core.midi.read import read_midi
from amt_core.midi.write import write_midi
from amt_core.music.analysis import analyze
from amt_core.music.score import Score
from amt_core.pipeline.config import EvaluateOptions
from amt_core.pipeline.executors import Workers
from amt_core.progress import Advanced, Finished, Metric, Progress, Started
from amt_core.text import describe
from amt_core.text.music_spec import MusicSpec

_CHUNK = 16

Measures = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A piece that was composed for a spec.

    Attributes:
        path: The MIDI file.
        spec: What was asked for.
    """

    path: Path
    spec: MusicSpec


def evaluate_model(
    model_folder: Path,
    options: EvaluateOptions,
    *,
    folder: Path,
    workers: Workers,
    figures: dict[str, Any],
) -> Iterator[Progress]:
    """Composes `takes` pieces for every description into `folder`, and measures them.

    A piece that is there already is not composed again.

    Args:
        model_folder: The model.
        options: What to ask for.
        folder: Where the pieces are written.
        workers: Processes that measure.
        figures: Receives `num_pieces` and `means`, the mean of every measure over the pieces for
            which it says something.
    """
    folder.mkdir(parents=True, exist_ok=True)
    total = len(options.descriptions) * options.takes
    yield Started(total=total, unit="pieces", message="Composing for the test descriptions")
    written: list[Written] = []
    model: Model | None = None
    for number, text in enumerate(options.descriptions):
        spec = describe(text)
        if spec.num_bars.value is None and spec.duration_sec.value is None:
            spec = spec.setting("num_bars", options.num_bars)
        paths = [folder / f"{number:03d}-{take + 1}.mid" for take in range(options.takes)]
        if not all(path.exists() for path in paths):
            model = model or Model.load(model_folder)
            for event in compose(spec, model=model, seed=options.seed, takes=options.takes):
                if isinstance(event, TakeFinished) and not event.was_stopped:
                    write_midi(event.score, paths[event.take])
        written += [Written(path=path, spec=spec) for path in paths]
        yield Advanced(done=len(written), total=total)
    yield from measure_all(written, workers=workers, figures=figures)


def measure_all(
    written: list[Written], *, workers: Workers, figures: dict[str, Any]
) -> Iterator[Progress]:
    """Measures pieces; fills `figures` as `evaluate_model` says."""
    yield Started(total=len(written), unit="pieces", message="Measuring what was composed")
    values: dict[str, list[float]] = defaultdict(list)
    done = 0
    pieces = iter(written)
    chunks = iter(lambda: list(islice(pieces, _CHUNK)), [])
    for measures in workers.map(measure_chunk, chunks):
        for each in measures:
            for name, value in each.items():
                values[name].append(value)
        done += len(measures)
        yield Advanced(done=done, total=len(written))
    means = {name: sum(each) / len(each) for name, each in sorted(values.items())}
    figures["num_pieces"] = len(written)
    figures["means"] = {name: round(mean, 4) for name, mean in means.items()}
    figures["counts"] = {name: len(each) for name, each in sorted(values.items())}
    for name, mean in means.items():
        yield Metric(name=name, value=mean)
    yield Finished(message=f"{len(written)} pieces measured")


def measure_chunk(pieces: list[Written]) -> list[Measures]:
    """The measures of some pieces."""
    return [measure_piece(piece.spec, read_midi(piece.path)) for piece in pieces]


def measure_piece(spec: MusicSpec, score: Score) -> Measures:
    """What a piece has of what was asked, and how it is made; only what says something.

    The measures of the evaluation package are taken where it is installed; otherwise tempo, key,
    metre, bars and drums are compared with what was asked.
    """
    try:
        adherence = import_module("amt_core.evaluation.adherence")
        musicality = import_module("amt_core.evaluation.musicality")
    except ModuleNotFoundError:
        return _simple_measures(spec, score)
    found: dict[str, object] = {
        **adherence.measure_adherence(spec, score).to_json(),
        **musicality.measure_musicality(score).to_json(),
    }
    return {name: float(value) for name, value in found.items() if isinstance(value, int | float)}


def _simple_measures(spec: MusicSpec, score: Score) -> Measures:
    facts = analyze(score)
    measures: Measures = {"notes_per_bar": facts.notes_per_bar}
    if spec.tempo_bpm.value is not None:
        measures["tempo"] = float(abs(facts.tempo_bpm - spec.tempo_bpm.value) < 1.0)
    if spec.key.value is not None:
        measures["key"] = float(facts.key == spec.key.value)
    if spec.time_signature.value is not None:
        measures["metre"] = float(facts.time_signature == spec.time_signature.value)
    if spec.num_bars.value is not None:
        measures["bars"] = float(facts.num_bars == spec.num_bars.value)
    if spec.instruments.value is not None:
        asked = {i.program for i in spec.instruments.value if not i.is_drum}
        wants_drums = any(i.is_drum for i in spec.instruments.value)
        has_all = asked <= set(facts.programs) and (facts.has_drums or not wants_drums)
        measures["instruments"] = float(has_all)
    return measures
