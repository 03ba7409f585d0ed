"""How fast the engine writes, against `transformers` on the same weights, in one interleaved run.

    python -m benchmarks.engine [--layers 12 --width 512] [--tokens 200] [--rounds 3] [--json]

Ours is the whole loop: prompt, steps, sampling among a hundred allowed tokens, takes as batch
rows. `transformers` generates greedily with its cache. Weights are random, which changes no
speed. Backends take turns in every round, so that other work on the machine meets all alike.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import psutil
import torch
from numpy.typing import NDArray
from transformers import GPT2Config, GPT2LMHeadModel

from amt_core.engine.decoder import Decoder
from amt_core.engine.export import read_weights
from amt_core.engine.graph import Precision, build_graph
from amt_core.engine.model_folder import ExpectedVocabulary, ModelFolder, onnx_path
from amt_core.engine.sampler import Sampler, SamplingOptions
from amt_core.engine.takes import TakeRow, write_tokens
from benchmarks.machine import this_machine

VOCABULARY = ExpectedVocabulary(version="benchmark", size=1400)
CONTEXT = 1024
HEAD_WIDTH = 64
PROMPT = list(range(10, 42))
BATCHES = (1, 4, 8)
OURS: tuple[Precision, ...] = ("int8", "int4", "fp32")
THEIRS = "transformers"


class FreeGrammar:
    """Allows the same hundred tokens at every step, up to a number of tokens."""

    def __init__(self, num_tokens: int) -> None:
        self._left = num_tokens
        self._allowed = np.arange(100, 1100, 10)

    @property
    def finished(self) -> bool:
        """Whether all tokens were written."""
        return self._left <= 0

    def allowed(self) -> NDArray[np.int64]:
        """The hundred tokens."""
        return self._allowed

    def bias(self, logits: NDArray[np.float32]) -> None:
        """None."""
        del logits

    def advance(self, token: int) -> None:
        """Counts down."""
        del token
        self._left -= 1

    def restart_prompt(self, max_tokens: int) -> None:
        """None: the benchmark stays inside the context."""
        del max_tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What was measured.

    Attributes:
        num_weights: Weights of the model.
        tokens_per_sec: Backend → batch → median over the rounds, all rows together.
        step_shares: Share of the loop's time at batch 1, int8: model, sampling, the rest.
        bandwidth_gb_per_sec: Memory read by one thread, at the size of the int8 weights.
        floor_share: Tokens per second at batch 1, int8, over what that bandwidth would allow.
    """

    num_weights: int
    tokens_per_sec: dict[str, dict[int, float]]
    step_shares: dict[str, float]
    bandwidth_gb_per_sec: float
    floor_share: float


def make_model(folder: Path, *, layers: int, width: int, seed: int) -> ModelFolder:
    """A model folder with random weights and all graphs."""
    torch.manual_seed(seed)
    config = GPT2Config(
        vocab_size=VOCABULARY.size,
        n_positions=CONTEXT,
        n_embd=width,
        n_layer=layers,
        n_head=width // HEAD_WIDTH,
        bos_token_id=1,
        eos_token_id=None,
        pad_token_id=0,
    )
    GPT2LMHeadModel(config).save_pretrained(folder)
    table = {"version": VOCABULARY.version, "size": VOCABULARY.size}
    (folder / "vocabulary.json").write_text(json.dumps(table))
    model = ModelFolder.open(folder, vocabulary=VOCABULARY, require_onnx=False)
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
    return ModelFolder.open(folder, vocabulary=VOCABULARY)


def write(decoder: Decoder, batch: int, num_tokens: int, seed: int) -> None:
    """Writes takes of so many tokens."""
    rows = [
        TakeRow(
            take=take,
            prompt=PROMPT,
            grammar=FreeGrammar(num_tokens),
            sampler=Sampler(SamplingOptions(), np.random.Generator(np.random.PCG64(seed + take))),
        )
        for take in range(batch)
    ]
    for _ in write_tokens(decoder, rows=rows):
        pass


def generate(model: Any, batch: int, num_tokens: int) -> None:
    """The same number of tokens with `transformers`."""
    prompt = torch.tensor([PROMPT] * batch)
    with torch.inference_mode():
        model.generate(
            prompt,
            attention_mask=torch.ones_like(prompt),
            max_new_tokens=num_tokens,
            min_new_tokens=num_tokens,
            do_sample=False,
        )


def seconds(action: Callable[[], object]) -> float:
    """How long an action takes."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


class TimedDecoder(Decoder):
    """Knows how long its steps took."""

    spent_sec = 0.0

    def step(self, ids: NDArray[np.int64] | Sequence[int]) -> NDArray[np.float32]:
        """As in `Decoder`."""
        began = time.perf_counter()
        logits = super().step(ids)
        self.spent_sec += time.perf_counter() - began
        return logits


class TimedSampler(Sampler):
    """Knows how long its choices took."""

    spent_sec = 0.0

    def sample(
        self,
        logits: NDArray[np.float32],
        allowed: NDArray[np.int64],
        bias: NDArray[np.float32] | None = None,
    ) -> int:
        """As in `Sampler`."""
        began = time.perf_counter()
        token = super().sample(logits, allowed, bias)
        self.spent_sec += time.perf_counter() - began
        return token


def step_shares(model: ModelFolder, num_tokens: int, seed: int) -> dict[str, float]:
    """Where the time of the loop goes: one take, int8."""
    decoder = TimedDecoder(model, num_rows=1, precision="int8")
    sampler = TimedSampler(SamplingOptions(), np.random.Generator(np.random.PCG64(seed)))
    row = TakeRow(take=0, prompt=PROMPT, grammar=FreeGrammar(num_tokens), sampler=sampler)
    total = seconds(lambda: list(write_tokens(decoder, rows=[row])))
    shares = {"model": decoder.spent_sec / total, "sampling": sampler.spent_sec / total}
    return {**shares, "the rest": 1.0 - sum(shares.values())}


def read_bandwidth(num_bytes: int) -> float:
    """Gigabytes per second at which one thread sums an array of this size."""
    array = np.ones(num_bytes // 4, np.float32)
    times = [seconds(array.sum) for _ in range(20)]
    return num_bytes / min(times) / 1e9


def measure(*, layers: int, width: int, num_tokens: int, rounds: int, seed: int) -> Figures:
    """Runs every backend at every batch size in turn, so many rounds."""
    with tempfile.TemporaryDirectory() as folder:
        model = make_model(Path(folder), layers=layers, width=width, seed=seed)
        theirs = GPT2LMHeadModel.from_pretrained(folder).eval()
        decoders = {
            precision: Decoder(model, num_rows=max(BATCHES), precision=precision)
            for precision in OURS
        }
        torch.set_num_threads(psutil.cpu_count(logical=False) or 1)
        speeds: dict[str, dict[int, list[float]]] = {
            name: {batch: [] for batch in BATCHES} for name in (*OURS, THEIRS)
        }
        for _ in range(rounds):
            for batch in BATCHES:
                for precision, decoder in decoders.items():
                    time_sec = seconds(lambda d=decoder, b=batch: write(d, b, num_tokens, seed))
                    speeds[precision][batch].append(batch * num_tokens / time_sec)
                time_sec = seconds(lambda b=batch: generate(theirs, b, num_tokens))
                speeds[THEIRS][batch].append(batch * num_tokens / time_sec)
        shares = step_shares(model, num_tokens, seed)
        weights_bytes = model.onnx_files["int8"].stat().st_size
        num_weights = model.num_weights
    medians = {
        name: {batch: statistics.median(values) for batch, values in batches.items()}
        for name, batches in speeds.items()
    }
    bandwidth = read_bandwidth(weights_bytes)
    return Figures(
        num_weights=num_weights,
        tokens_per_sec=medians,
        step_shares=shares,
        bandwidth_gb_per_sec=bandwidth,
        floor_share=medians["int8"][1] * weights_bytes / (bandwidth * 1e9),
    )


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--layers", type=int, default=12)
    parser.add_argument("--width", type=int, default=512, help="a multiple of 64")
    parser.add_argument("--tokens", type=int, default=200, help="new tokens of each row")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    machine = this_machine()
    figures = measure(
        layers=arguments.layers,
        width=arguments.width,
        num_tokens=arguments.tokens,
        rounds=arguments.rounds,
        seed=arguments.seed,
    )
    if arguments.json:
        options = {key: value for key, value in vars(arguments).items() if key != "json"}
        print(json.dumps({"machine": machine.to_json(), **options, **asdict(figures)}, indent=2))
        return
    speeds = figures.tokens_per_sec
    print(
        f"{machine}\n{arguments.layers} x {arguments.width}, "
        f"{figures.num_weights / 1e6:.1f} M weights, prompt {len(PROMPT)} + {arguments.tokens} "
        f"tokens a row, {arguments.rounds} rounds, seed {arguments.seed}\n"
    )
    print(f"{'tokens per second':<20}" + "".join(f"{f'batch {b}':>12}" for b in BATCHES))
    for name, by_batch in speeds.items():
        print(f"{name:<20}" + "".join(f"{by_batch[b]:>12.0f}" for b in BATCHES))
    print(f"\n{'times transformers':<20}")
    for name in OURS:
        ratios = [speeds[name][b] / speeds[THEIRS][b] for b in BATCHES]
        print(f"{name:<20}" + "".join(f"{ratio:>11.1f}x" for ratio in ratios))
    scaling = speeds["int8"][4] / speeds["int8"][1]
    print(f"\nint8: batch 4 over batch 1 {scaling:.2f}x; a step at batch 1 is ", end="")
    print(", ".join(f"{part} {share:.0%}" for part, share in figures.step_shares.items()))
    print(
        f"int8 weights at {figures.bandwidth_gb_per_sec:.0f} GB/s of one thread: "
        f"{figures.floor_share:.0%} of that limit"
    )


if __name__ == "__main__":
    main()
