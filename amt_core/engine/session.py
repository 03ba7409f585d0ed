"""A graph loaded into ONNX Runtime, ready to run, and made sure to be the model's own."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import numpy as np

from amt_core.engine.model_folder import ModelFolder
from amt_core.engine.providers import Choice
from amt_core.errors import AmtError
from amt_core.sentence import Sentence
from amt_core.system.checksums import check_file
from amt_core.system.machine.priority import call_giving_way
from amt_core.tokens.in_force import KINDS

if TYPE_CHECKING:
    import onnxruntime

_FATAL_ONLY: Final = 4
_NO_FLASH_ATTENTION: Final = "ORT_GQA_DISABLE_FLASH_ATTENTION"
_CACHE_DTYPES: Final = {
    "tensor(float)": np.float32, "tensor(float16)": np.float16, "tensor(int8)": np.int8,
}  # fmt: skip


def load_session(
    folder: ModelFolder, choice: Choice, *, threads: int, allow_spinning: bool
) -> onnxruntime.InferenceSession:
    """A session of a graph on the provider that was chosen for it.

    Args:
        folder: The model that the graph must be of.
        choice: The graph and the provider.
        threads: Threads of a run.
        allow_spinning: Whether waiting threads poll instead of sleeping.

    Raises:
        AmtError: The graph cannot be loaded or differs from its checksum, the provider does not
            start, or the graph is of another model that was put in its place.
    """
    if choice.file.is_relative_to(folder.path):
        check_file(folder.path, choice.file.relative_to(folder.path).as_posix())
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = _FATAL_ONLY
    # The graph is fused as far as it pays; the optimizer would also fuse the layer norms.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.add_session_config_entry(
        "session.intra_op.allow_spinning", "1" if allow_spinning else "0"
    )
    try:
        # The session's own threads inherit the priority of the one that makes it.
        with _without_flash_attention():
            session = call_giving_way(
                lambda: onnxruntime.InferenceSession(
                    str(choice.file), options, providers=[choice.provider]
                )
            )
    except MemoryError:
        raise
    except Exception as error:  # ONNX Runtime's own classes share no other base
        raise AmtError(
            Sentence("{file} cannot be loaded: {error}", file=choice.file, error=error),
            "Update onnxruntime, or export the model again with: amt model export",
        ) from error
    # A provider whose libraries are missing is left out without a word.
    if session.get_providers()[0] != choice.provider:
        raise AmtError(
            Sentence(
                "ONNX Runtime's {provider} does not start on this machine.",
                provider=choice.provider,
            ),
            "Install the libraries that it names, or choose another precision.",
        )
    _check_fits(session, choice, folder)
    return session


@contextmanager
def _without_flash_attention() -> Generator[None]:
    """Lets sessions that are made in the block attend without tiles on the processor.

    Tiles save memory for many new tokens at once; for one new token in each row they take up to a
    third more time (ONNX Runtime 1.32). A session asks the environment when it is made, and there
    is no option for it.
    """
    before = os.environ.get(_NO_FLASH_ATTENTION)
    os.environ[_NO_FLASH_ATTENTION] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_NO_FLASH_ATTENTION]
        else:
            os.environ[_NO_FLASH_ATTENTION] = before


def _check_fits(session: onnxruntime.InferenceSession, choice: Choice, folder: ModelFolder) -> None:
    """Makes sure that a graph is of this model and not one of another that was put in its place.

    Raises:
        AmtError: It is not.
    """
    inputs = {entry.name: entry for entry in session.get_inputs()}
    in_force = inputs.get("in_force_ids")
    caches = [entry for name, entry in inputs.items() if name.startswith("past_")]
    kinds = {entry.type for entry in caches}
    # (batch, heads, length, width of a head)
    shapes = [tuple(entry.shape[1::2]) for entry in caches if len(entry.shape) == 4]
    width = folder.n_embd // folder.n_head
    fits = (
        {"input_ids", "position_ids", "last_index", "total_length"} <= inputs.keys()
        and (in_force is not None) == folder.has_tokens_in_force
        and (in_force is None or in_force.shape[-1] == len(KINDS))
        and len(caches) == 2 * folder.n_layer
        and shapes == [(folder.n_head, width)] * len(caches)
        and len(kinds) == 1
        and kinds <= _CACHE_DTYPES.keys()
        and session.get_outputs()[0].shape[-1] == folder.vocab_size
    )
    if not fits:
        raise AmtError(
            Sentence(
                "{file} is not a graph of the model in {folder}.",
                file=choice.file,
                folder=folder.path,
            ),
            Sentence(
                "Make it again with: amt model export {folder} --precision {precision}",
                folder=folder.path,
                precision=choice.precision,
            ),
        )


def cache_dtype(session: onnxruntime.InferenceSession) -> np.dtype[np.generic]:
    """The type in which a graph keeps keys and values."""
    (kind,) = {e.type for e in session.get_inputs() if e.name.startswith("past_")}
    return np.dtype(_CACHE_DTYPES[kind])
