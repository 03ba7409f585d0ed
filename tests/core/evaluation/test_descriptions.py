"""Sets of descriptions."""

from __future__ import annotations

from pathlib import Path

import pytest

from amt_core.errors import AmtError
from amt_core.evaluation.descriptions import own_descriptions, read_descriptions
from amt_core.spec.genres import GENRES
from amt_core.text.parse.parser import parse_description


def test_our_own_set_has_300_texts_half_of_them_unseen_and_none_twice() -> None:
    own = own_descriptions()
    assert len({each.text for each in own}) == 300
    assert [sum(each.part == part for each in own) for part in ("seen", "unseen")] == [150, 150]


def test_each_half_asks_for_nearly_all_genres() -> None:
    for part in ("seen", "unseen"):
        texts = [each.text for each in own_descriptions() if each.part == part]
        asked = {parse_description(text).genre.value for text in texts}
        # Some names, as romantic, also mean something else.
        assert len(set(GENRES) - asked) <= 3, sorted(set(GENRES) - asked)


def test_a_text_file_has_a_text_a_line(tmp_path: Path) -> None:
    path = tmp_path / "set.txt"
    path.write_text("a waltz\n\n  a polka \n", encoding="utf-8")
    assert [each.text for each in read_descriptions(path)] == ["a waltz", "a polka"]


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.toml", b"seen = 3"), ("a.toml", b"="), ("a.txt", b""), ("a.txt", b"\xff\xfe\x00"),
     ("a.toml", b"seen = []")],
)  # fmt: skip
def test_what_is_no_set_is_refused(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(AmtError, match="descriptions"):
        read_descriptions(tmp_path / name)


def test_a_set_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AmtError, match="There is no file"):
        read_descriptions(tmp_path / "none.txt")
