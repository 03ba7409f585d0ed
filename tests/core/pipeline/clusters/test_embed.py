"""Vectors of texts, of any BERT, are computed once, whichever process was killed."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from transformers import BertConfig, BertModel, BertTokenizer

from amt_core.errors import AmtError
from amt_core.pipeline.clusters.embed import bound_cache, embed_texts, load
from amt_core.pipeline.clusters.encoders import (
    BertFolder,
    encoder_fingerprint,
    encoder_folder,
    load_encoder,
)
from amt_core.pipeline.executors import Workers
from amt_core.progress import Started
from amt_core.text.encoder.sentence_encoder import DIMENSION, SentenceEncoder

TEXTS = ["a slow waltz", "fierce metal with two guitars and a long solo", "calm"]


@pytest.fixture(scope="module")
def bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny BERT with random weights, stored as Hugging Face stores it."""
    folder = tmp_path_factory.mktemp("bert")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "slow", "waltz", "calm", "metal"]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    BertTokenizer(str(folder / "vocab.txt")).save_pretrained(folder)
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=32, max_position_embeddings=32,
    )  # fmt: skip
    BertModel(config).save_pretrained(folder)
    return folder


@pytest.fixture
def pool() -> Iterator[Workers]:
    with ThreadPoolExecutor(2) as executor:
        yield Workers(executor=executor, num_workers=2)


def embed(texts: list[str], encoder: Path, cache: Path, pool: Workers) -> int:
    """Embeds, and returns how many were new."""
    events = list(embed_texts(texts, encoder=encoder, cache=cache, workers=pool))
    return next(event.total for event in events if isinstance(event, Started))


def test_a_bert_of_hugging_face_gives_unit_vectors_that_do_not_depend_on_their_neighbors(
    bert: Path,
) -> None:
    encoder = BertFolder(bert)
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (3, 16)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    for text, vector in zip(TEXTS, vectors, strict=True):
        assert encoder.encode([text])[0] == pytest.approx(vector, abs=1e-5)


def test_the_first_token_counts_alone_where_the_folder_says_so(bert: Path, tmp_path: Path) -> None:
    for path in bert.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "1_Pooling").mkdir()
    (tmp_path / "1_Pooling" / "config.json").write_text('{"pooling_mode_cls_token": true}')
    by_mean, by_first = BertFolder(bert).encode(TEXTS), BertFolder(tmp_path).encode(TEXTS)
    assert np.abs(by_mean - by_first).max() > 0.01


def test_vectors_are_kept_in_the_width_of_their_encoder(
    bert: Path, tmp_path: Path, pool: Workers
) -> None:
    own = encoder_folder("")
    for encoder, width in ((own, DIMENSION), (bert, 16)):
        cache = tmp_path / encoder_fingerprint(encoder)
        assert embed(TEXTS, encoder, cache, pool) == 3
        assert embed([*TEXTS, "metal"], encoder, cache, pool) == 1
        vectors = load(cache, TEXTS[::-1])
        assert vectors.shape == (3, width)
        wanted = load_encoder(encoder).encode(TEXTS[::-1])
        assert vectors.astype(np.float32) == pytest.approx(wanted, abs=1e-3)


@pytest.mark.parametrize("cut", ["vectors.f16", "hashes.bin"])
def test_what_a_killed_run_wrote_in_part_is_embedded_again(
    tmp_path: Path, pool: Workers, cut: str
) -> None:
    own = encoder_folder("")
    embed(TEXTS, own, tmp_path, pool)
    whole = load(tmp_path, TEXTS)
    data = (tmp_path / cut).read_bytes()
    (tmp_path / cut).write_bytes(data[:-3])
    assert embed(TEXTS, own, tmp_path, pool) == 1
    # Computed with other texts, so that the last bits may differ.
    assert load(tmp_path, TEXTS) == pytest.approx(whole, abs=1e-3)


def test_without_texts_nothing_is_written(tmp_path: Path, pool: Workers) -> None:
    assert embed([], encoder_folder(""), tmp_path, pool) == 0
    assert load(tmp_path, []).shape == (0, 0)


def test_a_fingerprint_follows_the_weights_and_not_the_place(bert: Path, tmp_path: Path) -> None:
    for path in bert.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    assert encoder_fingerprint(tmp_path) == encoder_fingerprint(bert)
    with (tmp_path / "model.safetensors").open("ab") as file:
        file.write(b"x")
    assert encoder_fingerprint(tmp_path) != encoder_fingerprint(bert)


def test_a_folder_without_an_encoder_is_refused_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(AmtError, match="no sentence encoder") as caught:
        encoder_folder(str(tmp_path))
    assert "Hugging Face" in caught.value.hint


@pytest.mark.parametrize("broken", ["config.json", "model.safetensors"])
def test_a_broken_bert_is_told_in_a_sentence(bert: Path, tmp_path: Path, broken: str) -> None:
    for path in bert.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / broken).write_bytes(b"nothing of the kind")
    with pytest.raises(AmtError, match="cannot be read"):
        load_encoder(tmp_path)


def test_the_programs_own_encoder_is_the_default() -> None:
    encoder: Any = load_encoder(encoder_folder(""))
    assert isinstance(encoder, SentenceEncoder)


def test_a_bounded_cache_drops_the_oldest_texts_that_are_not_needed(
    bert: Path, tmp_path: Path, pool: Workers
) -> None:
    old, needed, new = ["a", "slow"], ["waltz", "calm"], ["metal"]
    for texts in (old, needed, new):
        embed(texts, bert, tmp_path, pool)
    before = load(tmp_path, [*needed, *new])
    bound_cache(tmp_path, needed, most=3)
    assert np.array_equal(load(tmp_path, [*needed, *new]), before)
    assert embed(old, bert, tmp_path, pool) == 2
    assert np.array_equal(load(tmp_path, needed), before[:2])


def test_the_texts_of_the_library_stay_in_a_cache_of_any_bound(
    bert: Path, tmp_path: Path, pool: Workers
) -> None:
    embed(TEXTS, bert, tmp_path, pool)
    before = load(tmp_path, TEXTS)
    bound_cache(tmp_path, TEXTS, most=0)
    assert np.array_equal(load(tmp_path, TEXTS), before)


def test_a_kill_while_the_cache_is_bounded_costs_vectors_and_mixes_none(
    bert: Path, tmp_path: Path, pool: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    embed(["a", "slow", "waltz"], bert, tmp_path, pool)
    before = load(tmp_path, ["waltz"])
    real = Path.unlink

    def killed(path: Path, *, missing_ok: bool = False) -> None:
        real(path, missing_ok=missing_ok)
        if path.name == "hashes.bin":
            raise KeyboardInterrupt

    monkeypatch.setattr(Path, "unlink", killed)
    with pytest.raises(KeyboardInterrupt):
        bound_cache(tmp_path, ["waltz"], most=1)
    monkeypatch.undo()
    assert embed(["waltz"], bert, tmp_path, pool) == 1
    assert np.array_equal(load(tmp_path, ["waltz"]), before)
