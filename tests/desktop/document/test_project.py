"""Project files, whole and damaged."""

from __future__ import annotations

import json
import os
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from scripted_services import whole_score

from amt_core.composing.planning.found_plan import find_plan
from amt_core.errors import AmtError
from amt_core.evaluation.label import TakeLabel
from amt_core.spec.music_spec import Attribute, MusicSpec, Source
from amt_desktop.document.kept_piece import KeptPiece
from amt_desktop.document.piece_feel import OFF
from amt_desktop.document.project import read_project, write_project
from amt_desktop.document.take import Take


@pytest.fixture
def project(tmp_path: Path) -> Path:
    take = replace(
        Take.of_file(whole_score()),
        seed=7,
        name="The best",
        is_starred=True,
        spec=MusicSpec(text="slow", tempo_bpm=Attribute(60.0, Source.INFERRED)),
    )
    path = tmp_path / "piece.amt"
    piece = KeptPiece(
        title="Piece", description="slow", active=0, takes=[take, take], muted=frozenset({1})
    )
    write_project(path, piece)
    return path


def change_index(path: Path, **changes: object) -> None:
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    index = json.loads(files["project.json"]) | changes
    files["project.json"] = json.dumps(index).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)


def test_takes_come_back_with_seed_name_star_and_spec(project: Path) -> None:
    piece = read_project(project)
    take = piece.takes[1]
    assert (take.seed, take.name, take.is_starred) == (7, "The best", True)
    assert take.spec == MusicSpec(text="slow", tempo_bpm=Attribute(60.0, Source.INFERRED))
    assert take.score.notes == whole_score().notes
    assert (piece.muted, piece.remarks) == ({1}, ())


def test_plan_unfit_cells_and_label_come_back(tmp_path: Path) -> None:
    score = whole_score()
    take = replace(
        Take.of_file(score),
        plan=find_plan(score),
        unfit=frozenset({(1, 0), (3, 2)}),
        label=TakeLabel(adherence={"asa": 1.0}, novelty={"longest_rare_run": 4}, score=0.75),
    )
    path = tmp_path / "piece.amt"
    write_project(path, KeptPiece(title="", description="", active=0, takes=[take]))
    (kept,) = read_project(path).takes
    assert (kept.plan, kept.unfit, kept.label) == (take.plan, take.unfit, take.label)


@pytest.mark.parametrize(
    "changes",
    [{"plan": 5}, {"plan": {"bars": 3}}, {"unfit": [["a", 1]]}, {"unfit": 3}, {"label": [1]}],
)
def test_a_plan_that_is_damaged_is_left_out_and_the_take_is_read(
    tmp_path: Path, changes: dict[str, object]
) -> None:
    score = whole_score()
    take = replace(Take.of_file(score), plan=find_plan(score))
    path = tmp_path / "piece.amt"
    write_project(path, KeptPiece(title="", description="", active=0, takes=[take]))
    with zipfile.ZipFile(path) as archive:
        entries = json.loads(archive.read("project.json"))["takes"]
    change_index(path, takes=[entries[0] | changes])
    piece = read_project(path)
    (kept,) = piece.takes
    assert kept.score.notes == score.notes
    assert kept.label is None
    # A label is measured again, so nothing is said about it.
    is_measured_again = "label" in changes
    assert piece.remarks == (() if is_measured_again else ("The plan of take A cannot be read.",))
    assert (kept.plan is None) == ("label" not in changes)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_a_project_that_is_cut_off_is_refused_with_a_remedy(project: Path, share: float) -> None:
    data = project.read_bytes()
    project.write_bytes(data[: int(share * len(data))])
    with pytest.raises(AmtError) as caught:
        read_project(project)
    assert caught.value.hint


def test_a_project_of_a_newer_version_is_refused(project: Path) -> None:
    change_index(project, version=99)
    with pytest.raises(AmtError, match="newer version"):
        read_project(project)


@pytest.mark.parametrize("takes", [3, [{"file": 1}], [None], "take"])
def test_an_index_of_other_types_is_refused(project: Path, takes: object) -> None:
    change_index(project, takes=takes)
    with pytest.raises(AmtError):
        read_project(project)


def test_takes_that_cannot_be_read_are_counted(project: Path) -> None:
    with zipfile.ZipFile(project) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(project, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, b"damaged" if name == "take-B.mid" else data)
    piece = read_project(project)
    assert (len(piece.takes), piece.num_unread) == (1, 1)


@pytest.mark.parametrize("number", [float("inf"), float("nan"), 10**400])
def test_a_version_that_no_computation_holds_is_refused(project: Path, number: float) -> None:
    change_index(project, version=number)
    with pytest.raises(AmtError, match="damaged"):
        read_project(project)


@pytest.mark.parametrize("damaged", [float("nan"), 10**400, "?", [None], {"a": 1}])
@pytest.mark.parametrize("name", ["active", "mixer", "feel"])
def test_a_damaged_entry_of_the_piece_costs_no_take(
    project: Path, name: str, damaged: object
) -> None:
    change_index(project, **{name: damaged})
    piece = read_project(project)
    assert [take.seed for take in piece.takes] == [7, 7]
    assert (piece.active, piece.feel) == (0, OFF)


@pytest.mark.parametrize("damaged", [float("nan"), 10**400, "?", [None], {"key": 1}])
@pytest.mark.parametrize("name", ["seed", "spec", "colors"])
def test_a_damaged_entry_of_a_take_costs_no_notes(
    project: Path, name: str, damaged: object
) -> None:
    with zipfile.ZipFile(project) as archive:
        first, second = json.loads(archive.read("project.json"))["takes"]
    change_index(project, takes=[first | {name: damaged}, second])
    takes = read_project(project).takes
    assert [take.score.notes for take in takes] == [whole_score().notes] * 2
    assert [take.name for take in takes] == ["The best"] * 2
    assert takes[1].seed == 7
    if name != "colors":
        assert getattr(takes[0], name) == (None if name == "seed" else MusicSpec(text="slow"))


@pytest.mark.parametrize(
    ("name", "damaged", "remark"),
    [
        ("active", "?", "Which take was shown cannot be read: the first is shown."),
        ("mixer", [], "Which parts were muted or soloed cannot be read: all are heard."),
        ("feel", "?", "The feel cannot be read: the piece plays as it is written."),
    ],
)
def test_a_damaged_entry_of_the_piece_is_said_once(
    project: Path, name: str, damaged: object, remark: str
) -> None:
    change_index(project, **{name: damaged})
    assert read_project(project).remarks == (remark,)


@pytest.mark.parametrize(
    ("name", "damaged", "remark"),
    [
        ("seed", "?", "The seed of take B cannot be read."),
        ("seed", -1, "The seed of take B cannot be read."),
        ("seed", 2**31, "The seed of take B cannot be read."),
        ("spec", "?", "What was asked for in take B cannot be read."),
        (
            "spec",
            {"instruments": {"value": [{"program": 2**31}], "source": "stated"}},
            "What was asked for in take B cannot be read.",
        ),
        ("colors", "?", "The colors of take B cannot be read."),
    ],
)
def test_a_damaged_entry_of_a_take_is_said_with_its_letter(
    project: Path, name: str, damaged: object, remark: str
) -> None:
    with zipfile.ZipFile(project) as archive:
        first, second = json.loads(archive.read("project.json"))["takes"]
    change_index(project, takes=[first, second | {name: damaged}])
    assert read_project(project).remarks == (remark,)


def test_a_project_without_a_title_says_so(project: Path) -> None:
    with zipfile.ZipFile(project) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    index = json.loads(files["project.json"])
    del index["title"]
    with zipfile.ZipFile(project, "w") as archive:
        for name, data in (files | {"project.json": json.dumps(index).encode()}).items():
            archive.writestr(name, data)
    assert read_project(project).remarks == ("The title cannot be read.",)


def test_a_project_larger_than_any_piece_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.amt"
    with path.open("wb") as file:
        file.truncate(70 * 1024 * 1024)
    with pytest.raises(AmtError, match="larger than 64 MB"):
        read_project(path)


def test_a_take_outside_the_archive_is_not_read(project: Path) -> None:
    entry = {"file": "../../secret.mid", "seed": None, "spec": {}}
    change_index(project, takes=[entry])
    with pytest.raises(AmtError, match="No take"):
        read_project(project)


def test_an_entry_that_swells_is_refused(project: Path) -> None:
    with zipfile.ZipFile(project, "w", compression=zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.json", b" " * (64 * 1024 * 1024))
    with pytest.raises(AmtError, match="larger"):
        read_project(project)


@pytest.mark.skipif(sys.platform == "win32", reason="made with a call of POSIX")
def test_what_is_no_ordinary_file_is_refused_and_not_read_for_ever(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.amt")
    (tmp_path / "folder.amt").mkdir()
    (tmp_path / "endless.amt").symlink_to("/dev/zero")
    for path in tmp_path.iterdir():
        with pytest.raises(AmtError, match=r"ordinary file|folder") as refused:
            read_project(path)
        assert refused.value.hint


def test_a_missing_project_is_refused_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(AmtError):
        read_project(tmp_path / "none.amt")
