import shutil
from pathlib import Path

import numpy as np
import pytest

from amt_core.errors import AmtError
from amt_core.spec.music_spec import Source
from amt_core.text import load_encoder, release_encoder
from amt_core.text.encoder.sentence_encoder import DIMENSION, SentenceEncoder, default_encoder_path
from amt_core.text.encoder.suggestions import Prototypes
from amt_core.text.parse.parser import parse_description


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return SentenceEncoder.load()


def test_vectors_are_unit_length_and_do_not_depend_on_their_company(
    encoder: SentenceEncoder,
) -> None:
    texts = ["a very long description of a slow and quiet piece " * 4, "piano", "fast drums", ""]
    vectors = encoder.encode(texts)
    assert vectors.shape == (4, DIMENSION)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)
    alone = np.stack([encoder.encode([text])[0] for text in texts])
    np.testing.assert_allclose(vectors, alone, atol=1e-5)


def test_like_meanings_lie_nearer_than_unlike_ones(encoder: SentenceEncoder) -> None:
    lullaby, cradle, metal = encoder.encode(
        ["a lullaby for a baby", "a song to rock the cradle", "brutal distorted guitars"]
    )
    assert lullaby @ cradle > lullaby @ metal + 0.1


def test_no_text_gives_no_vectors(encoder: SentenceEncoder) -> None:
    assert encoder.encode([]).shape == (0, DIMENSION)


def test_missing_files_are_named_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(AmtError, match="not in") as caught:
        SentenceEncoder.load(tmp_path)
    assert caught.value.hint


def test_broken_files_are_named_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "model_int8.onnx").write_bytes(b"no model")
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(AmtError, match="can't be read"):
        SentenceEncoder.load(tmp_path)


@pytest.mark.parametrize("name", ["model_int8.onnx", "tokenizer.json", "prototypes.npz"])
def test_a_changed_bit_is_named_with_a_remedy(tmp_path: Path, name: str) -> None:
    folder = shutil.copytree(default_encoder_path(), tmp_path / "encoder")
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 0x01
    (folder / name).write_bytes(content)
    with pytest.raises(AmtError, match=f"{name} is damaged") as caught:
        SentenceEncoder.load(folder)
    assert caught.value.hint


def test_broken_prototypes_are_named_with_a_remedy(tmp_path: Path) -> None:
    file = tmp_path / "prototypes.npz"
    file.write_bytes(b"no archive")
    with pytest.raises(AmtError, match="prototypes"):
        Prototypes.read(file)


@pytest.mark.parametrize(
    ("text", "genres", "moods"),
    [
        ("something for my toddler's nap", {"lullaby"}, {"gentle", "calm", "peaceful"}),
        ("a squirrel steals nuts from the kitchen", {None, "folk"}, {"playful"}),
        ("a slapstick chase in an old silent movie", {"ragtime", "cinematic"}, {"tense"}),
        (
            "everyone weeps at the old king's burial",
            {"hymn", "march", "renaissance", None},
            {"sad"},
        ),
    ],
)
def test_genre_and_moods_are_inferred(
    encoder: SentenceEncoder, text: str, genres: set[str | None], moods: set[str]
) -> None:
    spec = parse_description(text, encoder=encoder)
    assert spec.genre.value in genres
    assert set(spec.moods.value or ()) & moods
    assert spec.moods.source is Source.INFERRED


@pytest.mark.parametrize("text", ["make it sound good", "xyzzy", "some chords", "12345", "!?"])
def test_what_suggests_nothing_infers_nothing(encoder: SentenceEncoder, text: str) -> None:
    spec = parse_description(text, encoder=encoder)
    assert spec.genre.source is spec.moods.source is Source.FREE


def test_stated_attributes_are_never_overridden(encoder: SentenceEncoder) -> None:
    text = "a happy polka for a funeral in the rain"
    words, both = parse_description(text), parse_description(text, encoder=encoder)
    assert both.genre == words.genre
    assert both.moods == words.moods
    assert words.genre.source is words.moods.source is Source.STATED


def test_denied_styles_are_not_suggested(encoder: SentenceEncoder) -> None:
    spec = parse_description("tucking a child into bed, but not a lullaby", encoder=encoder)
    assert spec.genre.value != "lullaby"


def test_an_encoder_that_was_released_is_loaded_again() -> None:
    first = load_encoder()
    assert first is load_encoder()
    release_encoder()
    assert load_encoder() is not first
