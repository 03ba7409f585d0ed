"""The model says how freely tokens are drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from amt_core.engine.sampling.generation_config import (
    DEFAULT_SAMPLING,
    GENERATION_CONFIG_FILE,
    read_sampling,
)
from amt_core.engine.sampling.sampler import SamplingOptions
from amt_core.errors import AmtError


def test_what_is_stated_is_read_back_and_other_entries_stay(tmp_path: Path) -> None:
    (tmp_path / GENERATION_CONFIG_FILE.name).write_text('{"bos_token_id": 1}')
    options = SamplingOptions(temperature=1.1, rhythm_temperature_ratio=0.9, top_k=40, top_p=0.9)
    GENERATION_CONFIG_FILE.save(tmp_path, options)
    assert read_sampling(tmp_path) == options
    assert '"bos_token_id": 1' in (tmp_path / GENERATION_CONFIG_FILE.name).read_text()


@pytest.mark.parametrize("content", [None, "{}", '{"temperature": null}'])
def test_a_model_that_says_nothing_gets_the_defaults(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / GENERATION_CONFIG_FILE.name).write_text(content)
    assert read_sampling(tmp_path) == DEFAULT_SAMPLING


RATIO = '{"rhythm_temperature_ratio": -1}'


@pytest.mark.parametrize("content", ["{", "[]", '{"top_p": "much"}', '{"top_p": 7}', RATIO])
def test_nonsense_is_told_with_the_name_of_the_file(tmp_path: Path, content: str) -> None:
    (tmp_path / GENERATION_CONFIG_FILE.name).write_text(content)
    with pytest.raises(AmtError, match=GENERATION_CONFIG_FILE.name):
        read_sampling(tmp_path)
