"""The workload of every contender: one GPT-2 with random weights, one prompt.

Weights are random, which changes no speed; the vocabulary, the prompt and the grammar are the
program's own, so that ours is the whole loop of composing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np

from amt_core.composing.planning.draw_plan import draw_plan
from amt_core.composing.write_conditions import WriteConditions, conditions_of
from amt_core.engine.decoder import Decoder
from amt_core.engine.graph_shape import Precision
from amt_core.engine.model_folder import ModelFolder, onnx_path
from amt_core.engine.sampling.sampler import Sampler, SamplingOptions
from amt_core.engine.sampling.takes import TakeRow, write_tokens
from amt_core.spec.music_spec import MAX_NUM_BARS
from amt_core.styles.priors import ANY, StylePrior, StylePriors
from amt_core.text.parse.parser import parse_description
from amt_core.tokens.grammar.write import WriteGrammar
from amt_core.tokens.known_runs import KnownRuns
from amt_core.tokens.vocabulary import VOCABULARY

CONTEXT = 1024
HEAD_WIDTH = 64
BATCHES = (1, 4, 8)
OURS: tuple[Precision, ...] = ("int8", "int4", "fp32")

_DESCRIPTION = (
    "jazz for trumpet, trombone, tenor sax, piano, clean guitar, double bass and drums "
    "in D minor, 120 bpm, 4/4"
)
# The plan leaves nothing open that the style would have to answer.
_PRIORS = StylePriors(
    {
        ANY: StylePrior(
            num_pieces=1,
            tempo_bpm=(80, 100, 120, 140, 160),
            meters={"4/4": 1},
            minor_share=0.5,
            ensembles=(((0, 32, 66, 128), 1),),
        )
    }
)


def make_model(folder: Path, *, layers: int, width: int, seed: int) -> None:
    """Writes a model folder with random weights and our graphs of it."""
    import onnx
    import torch
    from transformers import GPT2Config, GPT2LMHeadModel

    from amt_core.engine.onnx_export.export import read_weights
    from amt_core.engine.onnx_export.graph import build_graph

    torch.manual_seed(seed)
    config = GPT2Config(
        vocab_size=VOCABULARY.size,
        n_positions=CONTEXT,
        n_embd=width,
        n_layer=layers,
        n_head=width // HEAD_WIDTH,
        bos_token_id=VOCABULARY.bos,
        eos_token_id=None,
        pad_token_id=VOCABULARY.pad,
    )
    GPT2LMHeadModel(config).save_pretrained(folder)
    table = {"version": VOCABULARY.version, "size": VOCABULARY.size}
    (folder / "vocabulary.json").write_text(json.dumps(table))
    model = ModelFolder.open(folder, require_onnx=False)
    (folder / "onnx").mkdir()
    scales = np.full((layers, 2, width // HEAD_WIDTH, HEAD_WIDTH), 0.02, np.float32)
    for precision in OURS:
        graph = build_graph(
            model.shape,
            read_weights(model),
            precision=precision,
            cache_scales=None if precision == "fp32" else scales,
        )
        onnx.save(graph, onnx_path(folder, precision))


def plan_of(seed: int) -> WriteConditions:
    """The conditions of the piece: seven instruments, and longer than the benchmark writes."""
    spec = parse_description(_DESCRIPTION).setting("num_bars", MAX_NUM_BARS)
    return conditions_of(draw_plan(spec, _PRIORS, seed), spec)


def prompt_of(seed: int) -> list[int]:
    """The prompt of every contender."""
    return list(plan_of(seed).prompt)


def rows_of(batch: int, seed: int) -> list[TakeRow]:
    """Takes as composing makes them."""
    rows: list[TakeRow] = []
    for take in range(batch):
        plan = plan_of(seed)
        grammar = WriteGrammar(
            plan.frame, plan.rules, plan.prompt, keys=plan.keys, known_runs=_known_runs()
        )
        rng = np.random.Generator(np.random.PCG64(seed + take))
        sampler = Sampler(SamplingOptions(temperature=0.95), rng)
        rows.append(TakeRow(take=take, prompt=plan.prompt, grammar=grammar, sampler=sampler))
    return rows


@cache
def _known_runs() -> KnownRuns:
    """As many known runs as the default model has; their content does not change the speed."""
    runs = np.random.default_rng(0).integers(0, 1 << 63, 1_750_000, dtype=np.uint64)
    return KnownRuns.of(runs[50_000:], runs[:50_000])


def write(decoder: Decoder, batch: int, num_tokens: int, seed: int) -> Iterator[int]:
    """Writes a number of tokens of each of several takes; yields the number written."""
    tokens = write_tokens(decoder, rows=rows_of(batch, seed))
    for count, _ in enumerate(tokens, start=1):
        yield count
        if count == batch * num_tokens:
            return
