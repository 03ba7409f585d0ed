"""Labels next to the music are found and understood, whichever program wrote them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from amt_core.errors import AmtError
from amt_core.pipeline.library.labels import PieceLabels, is_label_file, read_labels


def test_a_manifest_is_read_with_the_usual_names_of_columns(tmp_path: Path) -> None:
    path = tmp_path / "manifest.csv"
    path.write_text(
        "path,composer,title,work_id,split,genre,caption,license,source\n"
        "x/a.mid,Bach,Fugue,w1,validation,baroque,a fugue,CC0,mutopia\n"
        ",nobody,,,,,,,\n",
        encoding="utf-8",
    )
    assert is_label_file(path)
    (labels,) = read_labels(path, place="/lib")
    assert labels == PieceLabels(
        place="/lib/x/a.mid", title="Fugue", artist="Bach", work="w1", split="valid",
        genre="baroque", captions='["a fugue"]', license="CC0", collection="mutopia",
    )  # fmt: skip


def test_midicaps_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "train.json"
    rows = [
        {"location": "lmd_full/1/a.mid", "caption": "A slow song.", "genre": ["Trance", "pop"],
         "key": "A minor", "test_set": False},
        {"location": "lmd_full/2/b.mid", "caption": "B.", "genre": ["unheard"], "test_set": True},
    ]  # fmt: skip
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert is_label_file(path)
    first, second = read_labels(path, place="/lib")
    assert first == PieceLabels(
        place="/lib/lmd_full/1/a.mid", genre="electronic dance", subgenre="trance", key="A minor",
        captions='["A slow song."]', collection="MidiCaps",
    )  # fmt: skip
    assert (second.genre, second.split) == ("", "test")


def test_maestro_gives_composer_title_and_split(tmp_path: Path) -> None:
    path = tmp_path / "maestro-v3.0.0.csv"
    path.write_text(
        "canonical_composer,canonical_title,split,year,midi_filename,audio_filename,duration\n"
        "Franz Liszt,Ballade No. 2,validation,2018,2018/x.midi,2018/x.wav,698.6\n",
        encoding="utf-8",
    )
    (labels,) = read_labels(path, place="/lib")
    assert labels == PieceLabels(
        place="/lib/2018/x.midi", title="Ballade No. 2", artist="Franz Liszt",
        work="Franz Liszt: Ballade No. 2", split="valid", license="CC BY-NC-SA 4.0",
        collection="MAESTRO",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text"),
    [("prices.csv", "a,b\n1,2\n"), ("settings.json", '{"a": 1}'), ("list.json", "[1, 2]"),
     ("broken.json", "{"), ("empty.csv", "")],
)  # fmt: skip
def test_other_files_are_no_label_files(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert not is_label_file(path)
    with pytest.raises(AmtError):
        list(read_labels(path, place=""))
