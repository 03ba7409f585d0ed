"""From a folder of files to training data: complete, only what changed, and from where it was."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from library_files import NUM_PIECES, tune, write_library

from amt_core.errors import AmtError
from amt_core.midi.write import write_midi
from amt_core.pipeline.clusters.options import ClusterOptions
from amt_core.pipeline.configuration.config import DescribeOptions, LibraryOptions, PipelineConfig
from amt_core.pipeline.data.prepare_options import PrepareOptions
from amt_core.pipeline.data.shards import Shards
from amt_core.pipeline.data.splits import assign_splits
from amt_core.pipeline.executors import Workers
from amt_core.pipeline.library import read_files
from amt_core.pipeline.library.catalogue import CATALOGUE_FILE, Catalogue, StageRun
from amt_core.pipeline.library.file_names import stored_path
from amt_core.pipeline.stages import collect
from amt_core.pipeline.stages.collect import Collect
from amt_core.pipeline.stages.describe import Describe
from amt_core.pipeline.stages.prepare import Prepare
from amt_core.pipeline.stages.stage import Context, Stage
from amt_core.pipeline.work_folder import WorkFolder
from amt_core.progress import Progress, Warned

NUM_FILES = NUM_PIECES + 7 + 2


class Library:
    """A library with its work folder; a thread stands for the processes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "music"
        write_library(self.folder)
        self.config = PipelineConfig(
            library=LibraryOptions(folders=(str(self.folder),), work=str(folder / "work")),
            describe=DescribeOptions(captions_per_piece=1),
            cluster=ClusterOptions(num_coarse=2, num_fine=4),
        )
        self.catalogue = Catalogue(self.config.work_folder)
        self.executor = ThreadPoolExecutor(1)
        pool = Workers(executor=self.executor, num_workers=1)
        self.work = WorkFolder(config=self.config, catalogue=self.catalogue)
        self.context = Context(work=self.work, workers=pool)

    def run(self, stage: Stage) -> list[Progress]:
        return list(stage.run(self.context))

    def rows(self, query: str) -> list[dict[str, Any]]:
        return list(self.catalogue.rows(query))

    def close(self) -> None:
        self.executor.shutdown()
        self.catalogue.close()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path)
    yield library
    library.close()


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The places of all files whose facts are asked for."""
    asked: list[str] = []
    file_facts = read_files.file_facts

    def noting(data: bytes, **options: Any) -> Any:
        asked.append(options["place"])
        return file_facts(data, **options)

    monkeypatch.setattr(read_files, "file_facts", noting)
    return asked


def stop_after(num_events: int, run: Iterator[Progress]) -> None:
    """Asks for some events and no more, as one who stops a stage does."""
    assert isinstance(run, Generator)
    with contextlib.closing(run):
        for _ in range(num_events):
            next(run, None)


def test_every_file_is_catalogued_and_broken_ones_have_a_reason(library: Library) -> None:
    events = library.run(Collect())
    assert library.catalogue.value("SELECT count(*) FROM files") == NUM_FILES
    broken = library.rows("SELECT path, member, reason FROM files WHERE reason != '' ORDER BY id")
    assert [(Path(r["path"]).name, r["member"]) for r in broken] == [
        ("broken.mid", ""), ("empty.kar", ""), ("more.zip", "../evil.mid"),
    ]  # fmt: skip
    assert all(row["reason"] for row in broken)
    assert sum(isinstance(event, Warned) for event in events) == len(broken)
    labeled = library.rows(
        "SELECT f.title AS own, l.title, l.genre FROM files f JOIN labels l ON l.place = f.place"
    )
    assert len(labeled) == NUM_PIECES


def test_a_second_run_reads_only_what_changed(library: Library, reads: list[str]) -> None:
    library.run(Collect())
    output = Collect().output(library.work)
    assert len(reads) == NUM_FILES - 1  # the evil one is refused before
    reads.clear()
    library.run(Collect())
    assert reads == []
    assert Collect().output(library.work) == output
    changed = library.folder / "artist 1" / "song 4.mid"
    write_midi(tune(999), changed)
    os.utime(changed, ns=(1, 1))
    (library.folder / "artist 0" / "song 0.mid").unlink()
    library.run(Collect())
    assert reads == ["artist 1/song 4.mid"]
    assert library.catalogue.value("SELECT count(*) FROM files") == NUM_FILES - 1
    assert Collect().output(library.work) != output


def test_an_archive_by_itself_is_read_with_the_labels_next_to_it(library: Library) -> None:
    manifest = library.folder / "manifest.csv"
    manifest.write_text("path,title\nin/101.mid,A tune\n", encoding="utf-8")
    options = replace(library.config.library, folders=(str(library.folder / "more.zip"),))
    config = replace(library.config, library=options)
    list(Collect().run(replace(library.context, work=replace(library.work, config=config))))
    files = library.rows("SELECT f.member, l.title FROM files f LEFT JOIN labels l USING (place)")
    assert {row["member"] for row in files} == {
        "../evil.mid", "copy.mid", "higher.mid", *(f"in/{number}.mid" for number in range(100, 104))
    }  # fmt: skip
    assert [row["member"] for row in files if row["title"] == "A tune"] == ["in/101.mid"]


def test_labels_follow_their_file(library: Library) -> None:
    library.run(Collect())
    manifest = library.folder / "manifest.csv"
    manifest.write_text("path,title\nbroken.mid,Nothing\n", encoding="utf-8")
    library.run(Collect())
    assert library.rows("SELECT title FROM labels") == [{"title": "Nothing"}]
    manifest.unlink()
    library.run(Collect())
    assert library.rows("SELECT title FROM labels") == []


def test_a_collection_that_was_stopped_goes_on_to_the_same_catalogue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reads: list[str]
) -> None:
    monkeypatch.setattr(collect, "_CHUNK_FILES", 4)
    whole, stopped = Library(tmp_path / "a"), Library(tmp_path / "b")
    whole.run(Collect())
    reads.clear()
    for number in range(40):
        stop_after(number % 5 + 3, Collect().run(stopped.context))
    stopped.run(Collect())
    # Chunks under way are lost with a run, but nothing that was written is read again.
    query = "SELECT substr(path, -12) AS name, member, note_hash, flags FROM files ORDER BY id"
    assert stopped.rows(query) == whole.rows(query)
    whole.close()
    stopped.close()


def test_copies_styles_and_flags_are_left_out_with_the_reason(library: Library) -> None:
    library.run(Collect())
    assign_splits(
        library.catalogue, PrepareOptions(excluded_styles=("odd",), keep_transposed=False)
    )
    left_out = library.rows(
        "SELECT f.place, s.left_out FROM splits s JOIN files f ON f.id = s.file_id "
        "WHERE s.left_out NOT IN ('', 'broken') ORDER BY f.id"
    )
    names = [(Path(row["place"]).name, row["left_out"]) for row in left_out]
    # Of copies the first in the library stays: the archive comes before the folders.
    assert names == [
        ("higher.mid", "transposed copy"), ("song 0.mid", "copy"), ("song 5.mid", "excluded style"),
    ]  # fmt: skip


def test_no_work_is_in_two_splits_and_all_splits_have_music(library: Library) -> None:
    library.run(Collect())
    assign_splits(library.catalogue, PrepareOptions(valid_share=0.2, test_share=0.2))
    rows = library.rows("SELECT work, split FROM splits WHERE left_out = ''")
    splits_of: dict[str, set[str]] = {}
    for row in rows:
        splits_of.setdefault(row["work"], set()).add(row["split"])
    assert all(len(splits) == 1 for splits in splits_of.values())
    assert {row["split"] for row in rows} == {"train", "valid", "test"}
    # `higher` has no labels, but the notes of song 0, which is of one work with song 1.
    of_one_work = library.rows(
        "SELECT DISTINCT s.split FROM splits s JOIN files f ON f.id = s.file_id WHERE "
        "f.place LIKE '%/higher.mid' OR f.place LIKE '%/copy.mid'"
    )
    assert len(of_one_work) == 1


def test_a_small_library_still_has_pieces_to_measure_on(library: Library) -> None:
    library.run(Collect())
    assign_splits(library.catalogue, PrepareOptions(valid_share=0.0, test_share=0.0))
    counts = library.rows("SELECT split, count(*) AS n FROM splits GROUP BY split ORDER BY split")
    found = {row["split"]: row["n"] for row in counts}
    assert found["valid"] >= 1 and found["test"] >= 1 and found["train"] > 20


def test_prepare_writes_what_the_splits_say(library: Library) -> None:
    library.run(Collect())
    library.run(Prepare())
    shards = Shards(library.work.data)
    wanted = library.catalogue.value("SELECT count(*) FROM splits WHERE left_out = ''")
    assert len(shards) == wanted == NUM_FILES - 3 - 1
    assert {labels.controls.genre for labels in shards.labels} >= {"jazz", "rock", "waltz"}
    assert Prepare().has_output(library.work)


def test_a_preparation_that_was_stopped_goes_on_to_the_same_bytes(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from amt_core.pipeline.data import prepare as module

    monkeypatch.setattr(module, "_CHUNK", 2)
    monkeypatch.setattr(module, "_CHUNKS_TO_KEEP", 2)
    library.run(Collect())
    library.run(Prepare())
    folder = library.work.data
    names = ("cells.u16", "index.npz", "pieces.jsonl")
    whole = {name: (folder / name).read_bytes() for name in names}
    prepared: list[int] = []
    prepare_chunk = module.prepare_chunk

    def counting(chunk: module.Chunk) -> Any:
        prepared.append(len(chunk))
        return prepare_chunk(chunk)

    monkeypatch.setattr(module, "prepare_chunk", counting)
    for path in folder.iterdir():
        path.unlink()
    stop_after(9, Prepare().run(library.context))
    assert not Prepare().has_output(library.work)
    prepared.clear()
    library.run(Prepare())
    assert sum(prepared) <= NUM_FILES - 4 - 8
    assert {name: (folder / name).read_bytes() for name in names} == whole
    assert {path.name for path in folder.iterdir()} == set(names)


def test_a_catalogue_of_another_version_is_refused_with_a_remedy(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path)
    catalogue.connection.execute("PRAGMA user_version = 99")
    catalogue.close()
    with pytest.raises(AmtError, match="another version") as caught:
        Catalogue(tmp_path)
    assert caught.value.hint
    (tmp_path / CATALOGUE_FILE).write_bytes(b"no database at all, but something else" * 100)
    with pytest.raises(AmtError, match="is damaged"):
        Catalogue(tmp_path)


def test_a_catalogue_of_the_version_before_keeps_its_runs(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path)
    number = catalogue.begin_run("collect", "k", 1.0)
    done = StageRun(
        stage="collect", key="k", started_at=1.0, seconds=2.0, num_items=3, unit="files",
        peak_memory_bytes=4, message="done", metrics={},
    )  # fmt: skip
    catalogue.finish_run(number, done, "out")
    catalogue.connection.execute("ALTER TABLE runs DROP COLUMN details")
    catalogue.connection.execute("ALTER TABLE labels DROP COLUMN license")
    catalogue.connection.execute("ALTER TABLE labels DROP COLUMN collection")
    catalogue.connection.execute("INSERT INTO read_files VALUES ('l.csv', 1, 1)")
    catalogue.connection.execute(
        "INSERT INTO labels (label_file, place, title, artist, work, split,"
        " genre, subgenre, style, key, captions) VALUES ('l.csv', 'p', '', '', '', '', '', '', '',"
        " '', '[]')"
    )
    catalogue.connection.execute("PRAGMA user_version = 2")
    catalogue.close()
    again = Catalogue(tmp_path)
    assert again.runs() == [done]
    assert again.details_of_runs() == ["{}"]
    added = again.connection.execute("SELECT license, collection FROM labels").fetchall()
    assert added == [("", "")]
    # The label file is read again, for its licenses and collections.
    assert again.connection.execute("SELECT * FROM read_files").fetchall() == []
    again.close()


def test_a_name_that_is_not_utf8_is_read_like_any_other(library: Library) -> None:
    raw = os.fsencode(library.folder) + b"/\x83s\x83A\x83m.mid"  # ピアノ in Shift-JIS
    with open(raw, "wb") as file:  # noqa: PTH123  # a path of bytes
        file.write((library.folder / "artist 0" / "song 3.mid").read_bytes()[:-1] + b"\0")
    library.run(Collect())
    (row,) = library.rows("SELECT path, place, reason FROM files WHERE place LIKE '%ピアノ.mid'")
    assert row["reason"] == ""
    assert os.fsencode(stored_path(row["path"])) == raw
    output = Collect().output(library.work)
    library.run(Collect())
    assert Collect().output(library.work) == output


def test_a_library_of_broken_files_alone_is_told_before_anything_is_described(
    tmp_path: Path,
) -> None:
    library = Library(tmp_path)
    for path in [*library.folder.rglob("*.mid"), library.folder / "more.zip"]:
        if path.name != "broken.mid":
            path.unlink()
    library.run(Collect())
    with pytest.raises(AmtError, match="can be used") as caught:
        library.run(Describe())
    library.close()
    assert "--broken" in caught.value.hint
