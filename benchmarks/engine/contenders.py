"""Contenders: this project's engine and other runtimes for the same weights.

Each is a class with `convert`, which writes its files next to the model folder, and `write`,
which writes tokens for several rows, greedily, with a key/value cache. A contender whose library is
not installed raises `ModuleNotFoundError` in `convert`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from amt_core.engine.graph_shape import Precision
from amt_core.engine.model import Model
from amt_core.engine.model_folder import ModelFolder
from benchmarks.engine.workload import CONTEXT, prompt_of, write


class Contender(Protocol):
    """One way to run the model, in a process of its own."""

    def write(self, batch: int, num_tokens: int, seed: int) -> None:
        """Writes tokens for all rows after the prompt."""
        ...


class Ours:
    """The whole loop of composing: grammar, sampling, takes as rows.

    Args:
        folder: The model.
        threads: As in `Decoder`.
        precision: The graph.
    """

    def __init__(self, folder: Path, threads: int, precision: Precision) -> None:
        self._model = Model(ModelFolder.open(folder), threads=threads, precision=precision)

    def write(self, batch: int, num_tokens: int, seed: int) -> None:
        """As in `Contender`."""
        for _ in write(self._model.decoder(batch), batch, num_tokens, seed):
            pass


class Transformers:
    """`GPT2LMHeadModel.generate` with its cache, float32."""

    def __init__(self, folder: Path, threads: int) -> None:
        import torch
        from transformers import GPT2LMHeadModel

        torch.set_num_threads(threads)
        self._model: Any = GPT2LMHeadModel.from_pretrained(folder, dtype=torch.float32).eval()

    def write(self, batch: int, num_tokens: int, seed: int) -> None:
        """As in `Contender`."""
        import torch

        prompt = torch.tensor([prompt_of(seed)] * batch)
        with torch.inference_mode():
            self._model.generate(
                prompt,
                attention_mask=torch.ones_like(prompt),
                max_new_tokens=num_tokens,
                min_new_tokens=num_tokens,
                do_sample=False,
            )


class CTranslate2:
    """CTranslate2 with int8 weights and activations."""

    def __init__(self, folder: Path, threads: int) -> None:
        import ctranslate2  # pyright: ignore[reportMissingImports]

        self._generator: Any = ctranslate2.Generator(
            str(folder / "ctranslate2"), compute_type="int8", intra_threads=threads
        )

    @staticmethod
    def convert(folder: Path) -> None:
        """Writes its folder."""
        import ctranslate2  # pyright: ignore[reportMissingImports]
        from transformers import GPT2LMHeadModel

        loader = ctranslate2.converters.transformers.GPT2Loader()
        spec = loader.get_model_spec(GPT2LMHeadModel.from_pretrained(folder))
        words = [f"t{i}" for i in range(spec.decoder.embeddings.weight.shape[0])]
        spec.register_vocabulary(words)
        config = spec.config
        config.unk_token, config.bos_token, config.eos_token = words[:3]
        spec.validate()
        spec.optimize(quantization="int8")
        (folder / "ctranslate2").mkdir()
        spec.save(str(folder / "ctranslate2"))

    def write(self, batch: int, num_tokens: int, seed: int) -> None:
        """As in `Contender`."""
        prompt = [f"t{i}" for i in prompt_of(seed)]
        self._generator.generate_batch(
            [prompt] * batch,
            max_length=num_tokens,
            min_length=num_tokens,
            sampling_topk=1,
            include_prompt_in_result=False,
            max_batch_size=batch,
        )


class LlamaCpp:
    """llama.cpp through its own calls, one sequence for each row.

    Args:
        folder: The model.
        threads: For prompts and steps.
        kind: `q8_0` or `q4_0`.
    """

    def __init__(self, folder: Path, threads: int, kind: str) -> None:
        import llama_cpp  # pyright: ignore[reportMissingImports]

        self._c: Any = llama_cpp
        silent = llama_cpp.llama_log_callback(lambda *_: None)
        self._silent = silent  # kept, as the library calls it
        llama_cpp.llama_log_set(silent, None)
        llama_cpp.llama_backend_init()
        self._threads = threads
        options = llama_cpp.llama_model_default_params()
        path = str(folder / f"{kind}.gguf").encode()
        self._model = llama_cpp.llama_model_load_from_file(path, options)
        assert self._model, f"llama.cpp cannot load {path!r}"

    @staticmethod
    def convert(folder: Path) -> None:
        """Writes both files."""
        import llama_cpp  # pyright: ignore[reportMissingImports] # noqa: F401

        from benchmarks.engine.gguf_file import write_gguf

        for kind in ("q8_0", "q4_0"):
            write_gguf(folder, folder / f"{kind}.gguf", kind)

    def write(self, batch: int, num_tokens: int, seed: int) -> None:
        """As in `Contender`."""
        c = self._c
        options = c.llama_context_default_params()
        options.n_ctx = CONTEXT * batch
        options.n_seq_max = batch
        options.n_batch = options.n_ubatch = 512
        options.n_threads = options.n_threads_batch = self._threads
        context = c.llama_init_from_model(self._model, options)
        vocab_size = c.llama_vocab_n_tokens(c.llama_model_get_vocab(self._model))
        prompt = prompt_of(seed)
        tokens = c.llama_batch_init(max(len(prompt) * batch, batch), 0, batch)
        try:
            at = 0
            for row in range(batch):
                for position, token in enumerate(prompt):
                    _put(tokens, at, token, position, row, wants=position == len(prompt) - 1)
                    at += 1
            tokens.n_tokens = at
            assert c.llama_decode(context, tokens) == 0
            rows = [len(prompt) * (row + 1) - 1 for row in range(batch)]
            for step in range(num_tokens):
                chosen = [
                    int(
                        np.ctypeslib.as_array(
                            c.llama_get_logits_ith(context, row), (vocab_size,)
                        ).argmax()
                    )
                    for row in rows
                ]
                for row, token in enumerate(chosen):
                    _put(tokens, row, token, len(prompt) + step, row, wants=True)
                tokens.n_tokens = batch
                assert c.llama_decode(context, tokens) == 0
                rows = list(range(batch))
        finally:
            c.llama_batch_free(tokens)
            c.llama_free(context)


def _put(batch: Any, at: int, token: int, position: int, row: int, *, wants: bool) -> None:
    batch.token[at] = token
    batch.pos[at] = position
    batch.n_seq_id[at] = 1
    batch.seq_id[at][0] = row
    batch.logits[at] = wants


class OnnxRuntimeGenAI:
    """onnxruntime-genai on our own int8 graph, as it has no builder for GPT-2."""

    def __init__(self, folder: Path, threads: int) -> None:
        import onnxruntime_genai  # pyright: ignore[reportMissingImports]

        self._og: Any = onnxruntime_genai
        path = folder / "genai"
        config = json.loads((path / "genai_config.json").read_text())
        config["model"]["decoder"]["session_options"]["intra_op_num_threads"] = threads
        (path / "genai_config.json").write_text(json.dumps(config))
        self._model = onnxruntime_genai.Model(str(path))

    @staticmethod
    def convert(folder: Path) -> None:
        """Writes its folder."""
        import onnxruntime_genai  # pyright: ignore[reportMissingImports] # noqa: F401

        from benchmarks.engine.genai_folder import write_genai

        write_genai(folder, folder / "genai")

    def write(self, batch: int, num_tokens: int, seed: int) -> None:
        """As in `Contender`."""
        prompt = prompt_of(seed)
        options = self._og.GeneratorParams(self._model)
        options.set_search_options(
            do_sample=False,
            max_length=CONTEXT,
            min_length=CONTEXT,  # no row ends early
            batch_size=batch,
        )
        generator = self._og.Generator(self._model, options)
        generator.append_tokens(np.array([prompt] * batch, np.int32))
        for _ in range(num_tokens):
            generator.generate_next_token()


Make = Callable[[Path, int], Contender]

CONTENDERS: dict[str, Make] = {
    "int8": lambda folder, threads: Ours(folder, threads, "int8"),
    "int4": lambda folder, threads: Ours(folder, threads, "int4"),
    "fp32": lambda folder, threads: Ours(folder, threads, "fp32"),
    "transformers": Transformers,
    "CTranslate2 int8": CTranslate2,
    "llama.cpp q8_0": lambda folder, threads: LlamaCpp(folder, threads, "q8_0"),
    "llama.cpp q4_0": lambda folder, threads: LlamaCpp(folder, threads, "q4_0"),
    "onnxruntime-genai int8": OnnxRuntimeGenAI,
}
"""Contenders by name; the first three are the project's own engine."""

CONVERSIONS: dict[str, Callable[[Path], None]] = {
    "CTranslate2 int8": CTranslate2.convert,
    "llama.cpp": LlamaCpp.convert,
    "onnxruntime-genai int8": OnnxRuntimeGenAI.convert,
}
"""Functions that write the files of contenders, by the beginning of their names."""
