from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch
from numpy.typing import NDArray

from amt_core.engine.batching import Batching
from amt_core.engine.decoder import Decoder
from amt_core.engine.graph_shape import Precision
from amt_core.engine.kv_cache.cache_memory import DeviceMemory
from amt_core.engine.kv_cache.rows import PROMPT_PIECE
from amt_core.engine.model_folder import ExpectedVocabulary, ModelFolder
from amt_core.engine.onnx_export.export import export_model
from amt_core.engine.onnx_export.in_force_gpt2 import InForceGPT2
from amt_core.engine.onnx_export.self_check import check_decoder
from amt_core.engine.providers import CPU_PROVIDER, CUDA_PROVIDER, Choice
from amt_core.engine.session import load_session
from amt_core.errors import AmtError

VOCABULARY = ExpectedVocabulary(version="tiny", size=97)
PRECISIONS: tuple[Precision, ...] = ("fp32", "int8", "int4")


def reference_logits(reference: InForceGPT2, ids: list[int]) -> NDArray[np.float32]:
    with torch.inference_mode():
        return reference(torch.tensor([ids])).logits[0].numpy()


def continuation(
    decoder: Decoder, row: int, prompt: list[int], tokens: list[int]
) -> list[NDArray[np.float32]]:
    logits = [decoder.prefill(row, prompt)]
    logits += [decoder.step([token])[0].copy() for token in tokens]
    return logits


def test_float32_logits_equal_those_of_pytorch(
    model: ModelFolder, reference: InForceGPT2, sequences: list[list[int]]
) -> None:
    decoder = Decoder(model, num_rows=1, precision="fp32", threads=1)
    for ids in sequences:
        theirs = reference_logits(reference, ids)
        assert np.abs(decoder.prefill(0, ids) - theirs[-1]).max() < 1e-3
        decoder.prefill(0, ids[:1])
        for at in range(1, len(ids)):
            assert np.abs(decoder.step(ids[at : at + 1])[0] - theirs[at]).max() < 1e-3


def test_int8_logits_are_close_to_those_of_pytorch(
    model: ModelFolder, reference: InForceGPT2, sequences: list[list[int]]
) -> None:
    decoder = Decoder(model, num_rows=1, precision="int8", threads=1)
    for ids in sequences:
        theirs = reference_logits(reference, ids)[-1]
        ours = decoder.prefill(0, ids)
        assert np.abs(ours - theirs).max() < 0.2 * theirs.std()
        assert np.corrcoef(ours, theirs)[0, 1] > 0.995


@pytest.mark.parametrize("precision", PRECISIONS)
def test_steps_give_what_one_long_prompt_gives(
    model: ModelFolder, sequences: list[list[int]], precision: Precision
) -> None:
    decoder = Decoder(model, num_rows=1, precision=precision, threads=1)
    ids = sequences[1]
    whole = decoder.prefill(0, ids)
    stepped = continuation(decoder, 0, ids[:30], ids[30:])[-1]
    assert np.abs(whole - stepped).max() < (1e-4 if precision == "fp32" else 0.5)


@pytest.mark.parametrize("precision", PRECISIONS)
def test_a_row_is_bit_for_bit_the_same_in_every_company(
    model: ModelFolder, sequences: list[list[int]], precision: Precision
) -> None:
    rng = np.random.default_rng(11)
    tokens = rng.integers(0, 97, (8, 20))
    alone = Decoder(model, num_rows=1, precision=precision, threads=1)
    expected = [
        continuation(alone, 0, prompt, tokens[row].tolist()) for row, prompt in enumerate(sequences)
    ]
    together = Decoder(model, num_rows=8, precision=precision, threads=2, allow_spinning=False)
    for count in (2, 3, 5, 8):
        for row in range(count):
            assert (together.prefill(row, sequences[row]) == expected[row][0]).all()
        for at in range(20):
            logits = together.step(tokens[:count, at])
            for row in range(count):
                assert (logits[row] == expected[row][at + 1]).all()


@pytest.mark.parametrize("precision", PRECISIONS)
def test_appended_tokens_give_what_steps_give_and_disturb_no_other_row(
    model: ModelFolder, sequences: list[list[int]], precision: Precision
) -> None:
    decoder = Decoder(model, num_rows=2, precision=precision, threads=1)
    prompt, tokens = sequences[1], sequences[4]
    *_, stepped, after = continuation(decoder, 0, prompt, [*tokens, 3])
    decoder.prefill(0, prompt)
    decoder.prefill(1, sequences[3])
    expected = decoder.keys_values(1).copy()
    appended = decoder.append(0, tokens)
    assert decoder.length(0) == len(prompt) + len(tokens)
    exactness = 1e-4 if precision == "fp32" else 0.5
    assert np.abs(appended - stepped).max() < exactness
    assert np.abs(decoder.step([3])[0] - after).max() < exactness
    assert (decoder.keys_values(1) == expected).all()


def test_prefilling_a_row_disturbs_no_other(model: ModelFolder, sequences: list[list[int]]) -> None:
    decoder = Decoder(model, num_rows=3, threads=1)
    expected = continuation(decoder, 0, sequences[0], [4, 5])[-1]
    decoder.prefill(0, sequences[0])
    decoder.prefill(1, sequences[1])
    decoder.step([4, 9])
    decoder.prefill(1, sequences[6])
    decoder.prefill(2, sequences[5])
    assert (decoder.step([5])[0] == expected).all()


def test_a_row_beside_a_padded_single_step_keeps_its_contents(
    model: ModelFolder, sequences: list[list[int]]
) -> None:
    decoder = Decoder(model, num_rows=2, precision="int4", threads=1)
    full = (sequences[6] + sequences[1])[: decoder.context]
    decoder.prefill(0, sequences[0])
    decoder.prefill(1, full)
    before = decoder.keys_values(1).copy()
    decoder.step([2])
    assert (decoder.keys_values(1) == before).all()


def test_a_copied_row_continues_like_its_source(
    model: ModelFolder, sequences: list[list[int]]
) -> None:
    decoder = Decoder(model, num_rows=4, threads=1)
    expected = continuation(decoder, 0, sequences[1], [8, 3])
    decoder.prefill(0, sequences[1])
    decoder.copy_row(0, 1)
    decoder.copy_row(0, 3)
    assert decoder.length(3) == len(sequences[1])
    assert (decoder.step([8, 8])[1] == expected[1]).all()
    decoder.copy_row(3, 0)
    decoder.step([8])
    assert (decoder.step([3])[0] == expected[2]).all()


def test_a_cleared_row_begins_as_a_new_one(model: ModelFolder, sequences: list[list[int]]) -> None:
    decoder = Decoder(model, num_rows=1, threads=1)
    expected = decoder.step([5])[0].copy()
    decoder.prefill(0, sequences[4])
    decoder.clear(0)
    assert (decoder.step([5])[0] == expected).all()


@pytest.mark.parametrize("precision", PRECISIONS)
def test_a_prompt_with_a_known_beginning_gives_the_very_same_bits(
    model: ModelFolder, sequences: list[list[int]], precision: Precision
) -> None:
    prompt = sequences[6]
    fresh = Decoder(model, num_rows=1, precision=precision, threads=1, cache_bytes=0)
    expected = continuation(fresh, 0, prompt, [1, 2, 3])
    decoder = Decoder(model, num_rows=2, precision=precision, threads=1)
    decoder.prefill(1, prompt[: PROMPT_PIECE + 10] + sequences[1][:20])
    for _ in range(2):  # the second time the whole prompt is known
        logits = continuation(decoder, 0, prompt, [1, 2, 3])
        assert all((a == b).all() for a, b in zip(logits, expected, strict=True))


def test_the_number_of_threads_does_not_show(
    model: ModelFolder, sequences: list[list[int]]
) -> None:
    one, two = (
        Decoder(model, num_rows=2, threads=threads, allow_spinning=False) for threads in (1, 2)
    )
    for a, b in zip(
        continuation(one, 0, sequences[6], sequences[4]),
        continuation(two, 0, sequences[6], sequences[4]),
        strict=True,
    ):
        assert (a == b).all()


def test_a_full_row_has_the_whole_context(
    model: ModelFolder, reference: InForceGPT2, sequences: list[list[int]]
) -> None:
    decoder = Decoder(model, num_rows=1, precision="fp32", threads=1)
    ids = (sequences[6] + sequences[1])[: decoder.context]
    decoder.prefill(0, ids[:-1])
    logits = decoder.step(ids[-1:])[0]
    assert decoder.length(0) == decoder.context
    assert np.abs(logits - reference_logits(reference, ids)[-1]).max() < 1e-3


@pytest.fixture
def with_fp16(own_folder: Path) -> ModelFolder:
    export_model(own_folder, precision="fp16", vocabulary=VOCABULARY)
    return ModelFolder.open(own_folder, vocabulary=VOCABULARY)


@pytest.fixture
def claimed_card(monkeypatch: pytest.MonkeyPatch) -> None:
    """ONNX Runtime says that it could use a graphics card."""
    monkeypatch.setattr(
        onnxruntime, "get_available_providers", lambda: [CUDA_PROVIDER, CPU_PROVIDER]
    )


def leave_the_card_out(_monkeypatch: pytest.MonkeyPatch) -> None:
    """ONNX Runtime as it behaves where the card's libraries are missing."""


def fail_to_load(monkeypatch: pytest.MonkeyPatch) -> None:
    """A driver that is too old, say."""
    session = onnxruntime.InferenceSession

    def failing(path: str, options: object, *, providers: list[str]) -> object:
        if CUDA_PROVIDER in providers:
            raise RuntimeError("CUDA failure 35: driver version is insufficient")
        return session(path, options, providers=providers)

    monkeypatch.setattr(onnxruntime, "InferenceSession", failing)


def fail_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loads, but there is nothing on the card: no memory, or no kernels for one of its age."""

    def load(folder: ModelFolder, choice: Choice, *, threads: int, allow_spinning: bool) -> object:
        choice = replace(choice, provider=CPU_PROVIDER)
        return load_session(folder, choice, threads=threads, allow_spinning=allow_spinning)

    monkeypatch.setattr("amt_core.engine.decoder.load_session", load)


@pytest.mark.usefixtures("claimed_card")
@pytest.mark.filterwarnings("ignore:Specified provider")
@pytest.mark.parametrize("failure", [leave_the_card_out, fail_to_load, fail_to_run])
def test_a_graphics_card_that_fails_leaves_the_processor_and_one_line(
    with_fp16: ModelFolder,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    failure: Callable[[pytest.MonkeyPatch], None],
) -> None:
    failure(monkeypatch)
    decoder = Decoder(with_fp16, num_rows=1)
    assert (decoder.provider, decoder.precision) == (CPU_PROVIDER, "int8")
    assert np.isfinite(decoder.prefill(0, [1, 2, 3])).all()
    warnings = [r for r in caplog.records if r.levelname == "WARNING"]
    assert ["on the processor" in r.message for r in warnings] == [True]
    assert "\n" not in warnings[0].message.strip()


@pytest.mark.usefixtures("claimed_card")
@pytest.mark.filterwarnings("ignore:Specified provider")
@pytest.mark.parametrize("failure", [leave_the_card_out, fail_to_load])
def test_a_graphics_card_that_was_asked_for_and_fails_is_a_sentence(
    with_fp16: ModelFolder,
    monkeypatch: pytest.MonkeyPatch,
    failure: Callable[[pytest.MonkeyPatch], None],
) -> None:
    failure(monkeypatch)
    with pytest.raises(AmtError) as error:
        Decoder(with_fp16, num_rows=1, precision="fp16")
    assert error.value.hint


@pytest.mark.parametrize("precision", ["fp32", "fp16"])
def test_device_memory_gives_the_same_as_the_processor_s(
    with_fp16: ModelFolder,
    sequences: list[list[int]],
    monkeypatch: pytest.MonkeyPatch,
    precision: Precision,
) -> None:
    file = with_fp16.onnx_files[precision]

    def written() -> list[NDArray[np.float32]]:
        decoder = check_decoder(with_fp16, file, num_rows=3)
        first = continuation(decoder, 0, sequences[6], [1, 2])
        decoder.copy_row(0, 2)
        again = decoder.prefill(1, sequences[6])
        return [*first, again, decoder.step([5, 6, 7]).copy()]

    expected = written()
    monkeypatch.setattr("amt_core.engine.decoder.HostMemory", partial(DeviceMemory, device="cpu"))
    assert all((a == b).all() for a, b in zip(written(), expected, strict=True))


def test_float16_logits_are_close_to_those_of_pytorch(
    with_fp16: ModelFolder, reference: InForceGPT2, sequences: list[list[int]]
) -> None:
    decoder = check_decoder(with_fp16, with_fp16.onnx_files["fp16"], num_rows=1)
    for ids in sequences:
        theirs = reference_logits(reference, ids)[-1]
        assert np.abs(decoder.prefill(0, ids) - theirs).max() < 0.02 * theirs.std()


def test_more_room_empties_the_rows_and_changes_no_bits(
    model: ModelFolder, sequences: list[list[int]]
) -> None:
    decoder = Decoder(model, num_rows=1, threads=1)
    expected = continuation(decoder, 0, sequences[6], [1, 2])
    decoder.make_room(3)
    assert [decoder.length(row) for row in range(3)] == [0, 0, 0]
    logits = [decoder.prefill(row, sequences[6]) for row in range(3)]
    logits += [decoder.step([1, 1, 1])[2].copy(), decoder.step([2, 2, 2])[1].copy()]
    wanted = [expected[0]] * 3 + expected[1:]
    assert all((a == b).all() for a, b in zip(logits, wanted, strict=True))


@pytest.mark.parametrize(
    "failure", [MemoryError(), RuntimeError("bfc_arena: Failed to allocate memory for a buffer")]
)
def test_where_there_is_no_room_for_more_everything_stays(
    model: ModelFolder,
    sequences: list[list[int]],
    monkeypatch: pytest.MonkeyPatch,
    failure: Exception,
) -> None:
    decoder = Decoder(model, num_rows=1, threads=1)
    expected = continuation(decoder, 0, sequences[4], [1])[-1]
    decoder.prefill(0, sequences[4])

    def none(*_: object) -> None:
        raise failure

    monkeypatch.setattr("amt_core.engine.decoder.HostMemory", none)
    with pytest.raises(AmtError, match="8 takes"):
        decoder.make_room(8)
    assert decoder.num_rows == 1
    assert (decoder.step([1])[0] == expected).all()


def test_a_prompt_that_does_not_come_again_is_not_kept(
    model: ModelFolder, sequences: list[list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    decoder = Decoder(model, num_rows=1, threads=1)
    pieces: list[int] = []
    run_piece = decoder._rows.run_piece

    def noted(row: int, ids: NDArray[np.int64], in_force: NDArray[np.int64], begin: int) -> None:
        pieces.append(begin)
        run_piece(row, ids, in_force, begin)

    monkeypatch.setattr(decoder._rows, "run_piece", noted)
    for is_recurring in (False, True, True):
        decoder.prefill(0, sequences[1], is_recurring=is_recurring)
    assert pieces == [0, PROMPT_PIECE, 0, PROMPT_PIECE]


@pytest.mark.parametrize("multiple", [1, 2, 4])
def test_rows_stepped_one_after_another_give_the_same_as_together(
    model: ModelFolder, sequences: list[list[int]], multiple: int
) -> None:
    def written(*, together: bool) -> NDArray[np.float32]:
        decoder = Decoder(model, num_rows=3, precision="fp32", threads=1)
        decoder._batching = Batching(multiple=multiple, together=together)
        decoder._rows = decoder._make_rows(decoder._batching.num_slots(3), decoder.context)
        for row in range(3):
            decoder.prefill(row, sequences[row])
        steps = [decoder.step([at, at + 1, at + 2][: 3 - at % 3]).copy() for at in range(9)]
        return np.concatenate(steps)

    assert np.abs(written(together=True) - written(together=False)).max() < 1e-4
