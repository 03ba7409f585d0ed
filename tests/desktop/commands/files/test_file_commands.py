"""Opening, saving, exporting, dragging."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QLocale, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot
from scripted_services import Gate, whole_score
from window_steps import WALTZ, compose, describe

from amt_core.midi.read import read_midi, read_midi_bytes
from amt_core.midi.smf.smf_encode import Event, encode_header, encode_track, meta
from amt_core.midi.write import write_midi
from amt_core.music.editing.edit import ReplaceNotes
from amt_core.music.note_table import NoteTable
from amt_core.music.score import Score
from amt_desktop.document.kept_piece import KeptPiece
from amt_desktop.document.project import read_project, write_project
from amt_desktop.document.take import Take
from amt_desktop.window.main_window import MainWindow


def test_midi_export_writes_what_is_shown(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compose(window, qtbot, gate)
    path = tmp_path / "waltz"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "MIDI file (*.mid)"))
    with qtbot.waitSignal(window.file_job.piece_written):
        window.actions_by_name["export_midi"].trigger()
    score = read_midi(tmp_path / "waltz.mid")
    assert window.document.active is not None
    assert len(score.notes) == len(window.document.active.score.notes)
    assert score.num_bars == 8
    assert not window.document.is_unsaved


def test_audio_export_writes_a_sound_file(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    describe(window, qtbot)
    window.panel.bars.setValue(1)
    gate.open()
    with qtbot.waitSignal(window.compose_job.ended):
        window.composing.compose()
    path = tmp_path / "waltz.flac"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(window.file_job.audio_written, timeout=30_000):
        window.actions_by_name["export_audio"].trigger()
    assert path.read_bytes()[:4] == b"fLaC"


def test_an_export_into_nowhere_says_what_to_do(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compose(window, qtbot, gate)
    path = tmp_path / "no such folder" / "waltz.mid"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(window.messages.noticed):
        window.actions_by_name["export_midi"].trigger()
    assert window.banners.banners


def test_a_midi_file_is_opened_and_dropped(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    compose(window, qtbot, gate)
    assert window.document.active is not None
    score = window.document.active.score
    path = tmp_path / "An old song.mid"
    write_midi(score, path)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    with qtbot.waitSignal(window.file_job.opened):
        window.dropEvent(drop)
    assert window.document.title == "An old song"
    assert len(window.piece.roll.score.notes) == len(score.notes)
    assert [row.accessibleName() for row in window.piece.tracks.rows] == [
        "Part 1: Violin", "Part 2: Acoustic Grand Piano",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("action", "kind", "suffix"),
    [
        ("export_notation", "MusicXML (*.musicxml)", ".musicxml"),
        ("export_notation", "Compressed MusicXML (*.mxl)", ".mxl"),
        ("export_midi", "Karaoke file (*.kar)", ".kar"),
        ("export_midi", "MIDI file in a RIFF wrapper (*.rmi)", ".rmi"),
    ],
)
def test_the_kind_chosen_in_the_dialog_is_written_and_opens_again(
    window: MainWindow,
    qtbot: QtBot,
    gate: Gate,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    action: str,
    kind: str,
    suffix: str,
) -> None:
    compose(window, qtbot, gate)
    assert window.document.active is not None
    score = window.document.active.score
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "waltz"), kind))
    with qtbot.waitSignal(window.file_job.piece_written, timeout=30_000):
        window.actions_by_name[action].trigger()
    path = tmp_path / f"waltz{suffix}"
    assert window.files.can_open(path)
    with qtbot.waitSignal(window.file_job.opened, timeout=30_000):
        window.open_path(path)
    assert window.document.title == "waltz"
    assert window.piece.roll.score.num_bars == score.num_bars
    assert len(window.piece.roll.score.notes) == len(score.notes)


def test_what_reading_passed_over_is_said(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    no_such_key = meta(0, 0x59, b"\x09\x00")
    notes = [Event(0, 0x90, bytes([60, 64])), Event(480, 0x80, bytes([60, 0]))]
    path = tmp_path / "odd.mid"
    path.write_bytes(
        encode_header(0, 1, (480).to_bytes(2)) + encode_track([no_such_key, *notes], 1920)
    )
    with qtbot.waitSignal(window.messages.noticed) as signal:
        window.open_path(path)
    assert signal.args is not None
    (notice,) = signal.args
    assert notice.message == "Not everything in odd.mid could be read."
    assert notice.hint == "A key signature that does not exist was passed over."


def test_what_was_replaced_in_a_damaged_project_is_said(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "odd.amt"
    take = replace(Take.of_file(whole_score()), seed=7)
    write_project(path, KeptPiece(title="Odd", description="", active=0, takes=[take]))
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    index = json.loads(files["project.json"])
    index["takes"][0]["seed"] = "?"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in (files | {"project.json": json.dumps(index).encode()}).items():
            archive.writestr(name, data)
    with qtbot.waitSignal(window.messages.noticed) as signal:
        window.open_path(path)
    assert signal.args is not None
    (notice,) = signal.args
    assert notice.message == "Not everything in odd.amt could be read."
    assert notice.hint == "The seed of take A cannot be read."


def test_a_broken_file_is_a_banner_and_not_a_crash(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "broken.mid"
    path.write_bytes(b"MThd\0\0")
    with qtbot.waitSignal(window.messages.noticed):
        window.open_path(path)
    assert window.banners.banners


def test_the_drag_handle_hands_out_a_file_with_a_name_for_people(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate, takes=2)
    mime = window.piece.header.drag_handle.mime_data()
    assert mime is not None
    path = Path(mime.urls()[0].toLocalFile())
    assert path.name == "A waltz in D minor for violin and piano - A.mid"
    assert bytes(mime.data("audio/midi")) == path.read_bytes()
    assert read_midi(path).num_bars == 8


def test_an_opened_file_is_not_told_how_long_the_piece_before_it_took(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    ready = window.panel.status.text()
    compose(window, qtbot, gate)
    assert window.panel.status.text() != ready
    write_midi(whole_score(), tmp_path / "other.mid")
    with qtbot.waitSignal(window.file_job.opened):
        window.open_path(tmp_path / "other.mid")
    assert window.panel.status.text() == ready


def test_a_file_has_the_name_of_its_take(window: MainWindow, qtbot: QtBot, gate: Gate) -> None:
    compose(window, qtbot, gate, takes=2)
    window.document.mark_take(0, name="With/brushes")
    path = window.files.write_for_drag()
    assert path is not None
    assert path.name == "A waltz in D minor for violin and piano - With brushes.mid"


def test_saving_an_opened_file_asks_for_another_and_leaves_it_as_it_is(
    window: MainWindow,
    qtbot: QtBot,
    gate: Gate,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compose(window, qtbot, gate)
    opened, saved = tmp_path / "opened.mid", tmp_path / "saved.amt"
    assert window.document.active is not None
    write_midi(window.document.active.score, opened)
    before = opened.read_bytes()
    with qtbot.waitSignal(window.document.active_changed):
        window.open_path(opened)
    take = window.document.active
    assert take is not None
    first = take.score.notes.select(slice(3))
    window.document.push("Delete", ReplaceNotes(removed=first, added=NoteTable.empty()))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    with qtbot.waitSignal(window.file_job.project_written):
        window.files.save()
    assert opened.read_bytes() == before
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("asked again"))
    saved.unlink()
    with qtbot.waitSignal(window.file_job.project_written):
        window.files.save()
    (take,) = read_project(saved).takes
    assert len(take.score.notes) == len(read_midi(opened).notes) - 3


def test_a_saved_project_opens_again_with_all_takes_words_and_mix(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compose(window, qtbot, gate, takes=2)
    window.piece.tracks.rows[1].mute.setChecked(True)
    before, words = window.document.takes, window.panel.description.toPlainText()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "waltz"), ""))
    with qtbot.waitSignal(window.file_job.project_written):
        window.actions_by_name["save"].trigger()
    assert not window.document.is_unsaved
    window.actions_by_name["new"].trigger()
    assert window.piece.welcome.isVisible()
    with qtbot.waitSignal(window.file_job.project_opened):
        window.open_path(tmp_path / "waltz.amt")
    assert [take.score.notes for take in window.document.takes] == [
        take.score.notes for take in before
    ]
    assert [take.spec for take in window.document.takes] == [take.spec for take in before]
    assert window.panel.description.toPlainText() == words
    assert window.piece.tracks.muted == {1}
    assert window.document.path == tmp_path / "waltz.amt"
    window.recent_menu.fill()
    (action,) = window.recent_menu.actions()
    name, date = action.text().split("   ")
    assert name == "waltz.amt"
    assert not action.icon().isNull()
    assert QLocale().toDateTime(date, QLocale.FormatType.ShortFormat).isValid()


def test_recent_files_of_the_same_name_have_their_folders_before_it(
    window: MainWindow, tmp_path: Path
) -> None:
    for name in ("one/song.amt", "two/song.amt", "two/other.amt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
        window.recent.add(tmp_path / name)
    window.recent_menu.fill()
    names = [action.text().partition("   ")[0] for action in window.recent_menu.actions()]
    assert names == ["other.amt", str(Path("two/song.amt")), str(Path("one/song.amt"))]


def test_a_project_that_another_window_has_saved_is_not_replaced_silently(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compose(window, qtbot, gate)
    path = tmp_path / "waltz.amt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(window.file_job.project_written):
        window.actions_by_name["save"].trigger()
    path.write_bytes(b"what the other window has saved")
    window.piece.tracks.rows[0].volume.setValue(33)
    window.actions_by_name["save"].trigger()
    assert path.read_bytes() == b"what the other window has saved"
    assert window.document.is_unsaved
    (banner,) = window.banners.banners
    assert "waltz.amt was saved by another window or program." in banner.message
    with qtbot.waitSignal(window.file_job.project_written):
        next(b for b in banner.findChildren(QAbstractButton) if b.text() == "Replace").click()
    assert not window.document.is_unsaved
    with qtbot.waitSignal(window.file_job.project_written):
        window.piece.tracks.rows[0].volume.setValue(34)
        window.actions_by_name["save"].trigger()


def test_a_project_that_has_lost_a_take_says_so_and_is_not_overwritten(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, other = tmp_path / "waltz.amt", tmp_path / "other.amt"
    take = Take.of_file(whole_score())
    write_project(path, KeptPiece(title="W", description="", active=0, takes=[take, take]))
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, b"damaged" if name == "take-B.mid" else data)
    damaged = path.read_bytes()
    with qtbot.waitSignal(window.file_job.project_opened):
        window.open_path(path)
    (banner,) = window.banners.banners
    assert "waltz.amt is damaged" in banner.message
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(other), ""))
    with qtbot.waitSignal(window.file_job.project_written):
        window.actions_by_name["save"].trigger()
    assert path.read_bytes() == damaged
    assert len(read_project(other).takes) == 1


def test_exporting_one_of_two_takes_leaves_the_piece_unsaved(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compose(window, qtbot, gate, takes=2)
    path = tmp_path / "waltz.mid"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(window.file_job.piece_written):
        window.actions_by_name["export_midi"].trigger()
    assert window.document.is_unsaved


def test_a_part_and_the_selection_are_exported_alone(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compose(window, qtbot, gate)
    take = window.document.active
    assert take is not None
    path = tmp_path / "out.mid"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(window.file_job.excerpt_written):
        window.piece.tracks.rows[1].export_requested.emit()
    assert len(read_midi(path).notes) == len(take.score.notes.of_track(1))
    window.piece.roll.select_notes(take.score.cell(0, 0))
    with qtbot.waitSignal(window.file_job.excerpt_written):
        window.actions_by_name["export_selection"].trigger()
    assert len(read_midi(path).notes) == len(take.score.cell(0, 0))
    assert window.document.is_unsaved


@pytest.mark.parametrize("ending", ["WAV sound (*.wav)", "OGG sound (*.ogg)"])
def test_stems_are_one_sound_file_for_each_audible_part(  # noqa: PLR0917  # fixtures come by name
    window: MainWindow,
    qtbot: QtBot,
    gate: Gate,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ending: str,
) -> None:
    describe(window, qtbot)
    window.panel.bars.setValue(1)
    gate.open()
    with qtbot.waitSignal(window.compose_job.ended):
        window.composing.compose()
    path = tmp_path / "waltz"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ending))
    with qtbot.waitSignal(window.file_job.audio_written, timeout=30_000):
        window.actions_by_name["export_stems"].trigger()
    suffix = ending[-5:-1]
    assert sorted(path.name for path in tmp_path.glob(f"waltz*{suffix}")) == [
        f"waltz-1-Violin{suffix}", f"waltz-2-Acoustic-Grand-Piano{suffix}",
    ]  # fmt: skip


def test_audio_follows_mute_and_solo(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    describe(window, qtbot)
    window.panel.bars.setValue(1)
    gate.open()
    with qtbot.waitSignal(window.compose_job.ended):
        window.composing.compose()
    for row in window.piece.tracks.rows:
        row.mute.setChecked(True)
    path = tmp_path / "silence.wav"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(window.file_job.audio_written, timeout=30_000):
        window.actions_by_name["export_audio"].trigger()
    samples = np.frombuffer(path.read_bytes()[44:], dtype="<i2")
    assert np.abs(samples).max() <= 2  # dither


def test_a_sound_file_has_the_kind_that_was_chosen_or_typed(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    describe(window, qtbot)
    window.panel.bars.setValue(1)
    gate.open()
    with qtbot.waitSignal(window.compose_job.ended):
        window.composing.compose()
    for typed, kind, written in (
        ("a.ogg", "WAV sound (*.wav)", "a.ogg"),
        ("b", "FLAC sound (*.flac)", "b.flac"),
    ):
        path = tmp_path / typed
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", lambda *_, path=path, kind=kind: (str(path), kind)
        )
        with qtbot.waitSignal(window.file_job.audio_written, timeout=30_000):
            window.actions_by_name["export_audio"].trigger()
        assert soundfile.info(tmp_path / written).format == written[-4:].lstrip(".").upper()


def test_the_selection_the_chosen_part_or_the_piece_is_copied_as_midi(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    take = window.document.active
    assert take is not None

    def copied() -> Score:
        window.actions_by_name["copy_midi"].trigger()
        mime = QGuiApplication.clipboard().mimeData()
        data = bytes(mime.data("audio/midi").data())
        assert Path(mime.urls()[0].toLocalFile()).read_bytes() == data
        return read_midi_bytes(data)

    assert len(copied().notes) == len(take.score.notes)
    window.piece.tracks.choose(1)
    assert [track.label for track in copied().tracks] == [take.score.tracks[1].label]
    window.piece.roll.select_notes(take.score.notes.window(0, 480))
    assert len(copied().notes) == len(take.score.notes.window(0, 480))
    # Qt's platform without a screen crashes at the end of the process over what it still holds.
    QGuiApplication.clipboard().clear()


def test_every_part_has_a_handle_that_hands_out_its_file(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    mime = window.piece.tracks.rows[1].handle.mime_data()
    assert mime is not None
    path = Path(mime.urls()[0].toLocalFile())
    assert path.name == f"{WALTZ} - Acoustic Grand Piano.mid"
    assert [track.program for track in read_midi_bytes(path.read_bytes()).tracks] == [0]
