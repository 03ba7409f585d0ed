"""Manifests that cannot be read: each gets a sentence that names the file, and a remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from amt_core.errors import AmtError
from amt_core.pipeline.data.prepare import read_manifest

HEAD = b"path,work_id,split,genre,subgenre,key,title,style_detail\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xe2\x28\xa1\x00\xff", "is not a table"),
        (HEAD + b"x" * 200_000 + b",w,train,jazz,,,t,s\n", "is not a table"),
        (b"path,title\na.mid,A\n", "lacks a column"),
        (HEAD + b"a.mid,w,train\n", "a row is too short"),
    ],
    ids=["bytes", "huge field", "columns", "short row"],
)
def test_a_manifest_that_is_no_table_is_named(tmp_path: Path, content: bytes, words: str) -> None:
    manifest = tmp_path / "manifest.csv"
    manifest.write_bytes(content)
    with pytest.raises(AmtError, match=words) as refused:
        read_manifest(manifest)
    assert str(manifest) in refused.value.message
    assert refused.value.hint


def test_a_manifest_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(AmtError, match="cannot be read: No such file"):
        read_manifest(tmp_path / "manifest.csv")
