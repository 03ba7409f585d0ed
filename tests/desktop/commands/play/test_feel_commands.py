"""The feel of the piece: knobs, what is heard, the key that compares, exports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import scripted_services
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot
from scripted_services import Gate
from window_steps import compose, describe, press, wait_for_bars, wait_until_interpreted

from amt_core.audio.mix import PLAIN_ROOM, Mix, Room
from amt_core.audio.render import render_audio
from amt_core.composing.planning.edits.player_edits import change_player
from amt_core.midi.read import read_midi
from amt_core.midi.write import write_midi
from amt_core.music.editing.edit import move_track
from amt_core.music.score import Score
from amt_core.progress import Progress
from amt_core.system.settings import AS_WRITTEN, EXPORT_AS, Settings
from amt_core.text import describe as describe_words
from amt_core.traits.analyze_plan import analyze_plan
from amt_desktop.bridge.interpreter import interpret_take
from amt_desktop.document.piece_feel import PieceFeel
from amt_desktop.document.project import read_project
from amt_desktop.piece.feel_popup import FeelPopup
from amt_desktop.window.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def heard(window: MainWindow) -> Score:
    """The score that the player plays."""
    player = window.playback._player
    assert player is not None
    return player.score


def written(window: MainWindow) -> Score:
    """The notes that the roll shows."""
    assert window.document.active is not None
    return window.document.active.score


def open_popup(window: MainWindow) -> FeelPopup:
    """Opens the knobs."""
    window.actions_by_name["feel"].trigger()
    popup = window.piece.header.feel_button.findChild(FeelPopup)
    assert popup is not None
    return popup


def test_a_composed_piece_is_heard_played_and_mixed(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    wait_until_interpreted(window, qtbot)
    assert heard(window).notes != written(window).notes
    assert len(heard(window).notes) == len(written(window).notes)
    assert len({track.volume for track in heard(window).tracks}) > 1


def test_the_amount_knob_at_zero_plays_exactly_what_is_written(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    popup = open_popup(window)
    popup.amount.setValue(0)
    wait_until_interpreted(window, qtbot)
    assert heard(window).notes == written(window).notes
    assert heard(window).tempo == written(window).tempo
    assert window.document.is_unsaved


def test_one_key_hears_without_and_with_feel(window: MainWindow, qtbot: QtBot, gate: Gate) -> None:
    compose(window, qtbot, gate)
    wait_until_interpreted(window, qtbot)
    played = heard(window).notes
    window.piece.roll.setFocus()
    press(qtbot, window, Qt.Key.Key_P)
    wait_until_interpreted(window, qtbot)
    assert heard(window).notes == written(window).notes
    assert window.piece.header.feel_button.text() == "As written"
    press(qtbot, window, Qt.Key.Key_P)
    assert heard(window).notes == played


def test_the_key_compares_while_the_knobs_are_open(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    popup = open_popup(window)
    for is_played in (False, True):
        qtbot.keyClick(popup.amount, Qt.Key.Key_P)
        assert popup.heard.isChecked() == is_played
        assert window.interpreter.is_played == is_played
    assert popup.isVisible()


def test_an_edit_is_performed_again(window: MainWindow, qtbot: QtBot, gate: Gate) -> None:
    compose(window, qtbot, gate)
    wait_until_interpreted(window, qtbot)
    window.piece.roll.setFocus()
    press(qtbot, window, Qt.Key.Key_Q)
    window.actions_by_name["undo"].trigger()
    window.piece.tracks.rows[0].volume.setValue(40)
    wait_until_interpreted(window, qtbot)
    assert heard(window).notes != written(window).notes
    before = heard(window).tracks[0].volume
    window.actions_by_name["undo"].trigger()
    wait_until_interpreted(window, qtbot)
    assert heard(window).tracks[0].volume > before


def test_a_part_has_a_feel_of_its_own(window: MainWindow, qtbot: QtBot, gate: Gate) -> None:
    compose(window, qtbot, gate)
    popup = open_popup(window)
    popup.amount.setValue(0)
    popup.part_amounts[1].setValue(100)
    popup.part_swings[1].setValue(66)
    wait_until_interpreted(window, qtbot)
    feel = window.document.feel
    assert (feel.amounts, feel.swing_percents) == ({1: 1.0}, {1: 66.0})
    of_first = [score.notes.select(score.notes.track == 0) for score in _both(window)]
    assert of_first[0] == of_first[1]
    of_second = [score.notes.select(score.notes.track == 1) for score in _both(window)]
    assert of_second[0] != of_second[1]
    popup.part_amounts[1].setValue(-1)
    assert window.document.feel.amounts == {}


def test_the_popup_names_what_the_description_asks_for(window: MainWindow, qtbot: QtBot) -> None:
    requests = describe_words("laid back jazz trio, swung 60 %, 8 bars").feel.value
    assert requests is not None
    heard_action = window.actions_by_name["hear_feel"]
    popup = FeelPopup(PieceFeel(), (), requests, heard_action, window)
    qtbot.addWidget(popup)
    words = popup.requested.text()
    assert words == "The description asks for: laid back, swung eighths at 60 %."
    assert "as described" in [label.text() for label in popup.findChildren(QLabel)]
    plain = FeelPopup(PieceFeel(), (), (), heard_action, window)
    qtbot.addWidget(plain)
    assert "as the style" in [label.text() for label in plain.findChildren(QLabel)]


def test_the_button_says_that_a_machine_like_piece_has_no_feel(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    take = window.document.active
    assert take is not None
    assert window.piece.header.feel_button.text() == "Feel 100 %"
    spec = describe_words("a machine-like waltz in D minor for violin and piano")
    machine_like = replace(take, spec=spec, score=take.score.with_notes(take.score.notes))
    window.document.restore([machine_like], title=window.document.title, feel=PieceFeel())
    assert window.piece.header.feel_button.text() == "Feel off"
    wait_until_interpreted(window, qtbot)
    assert heard(window).notes == written(window).notes


def test_a_part_keeps_its_feel_when_parts_change_their_places(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    popup = open_popup(window)
    popup.part_amounts[1].setValue(25)
    popup.part_swings[1].setValue(66)
    document = window.document
    document.push("move", move_track(written(window), 1, 0))
    take = document.active
    assert take is not None
    feel = document.feel.feel_for(take)
    assert (feel.amounts, feel.swing_percents) == ({0: 0.25}, {0: 66.0})
    moved = FeelPopup(
        document.feel, take.score.tracks, (), window.actions_by_name["hear_feel"], window
    )
    assert [knob.value() for knob in moved.part_amounts] == [25, -1]


def test_the_room_follows_the_mix_while_it_plays(
    window: MainWindow, qtbot: QtBot, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    compose(window, qtbot, gate)
    wait_until_interpreted(window, qtbot)
    player, take = window.playback._player, window.document.active
    assert player is not None and take is not None
    rooms: list[Room] = []
    monkeypatch.setattr(player.synth, "set_room", rooms.append)
    window.playback.play()
    popup = open_popup(window)
    popup.balance.setChecked(False)
    qtbot.waitUntil(lambda: len(rooms) == 1)
    popup.balance.setChecked(True)
    qtbot.waitUntil(lambda: len(rooms) == 2)
    assert rooms == [PLAIN_ROOM, interpret_take(take, window.document.feel).room]
    assert rooms[1] != PLAIN_ROOM


def _both(window: MainWindow) -> tuple[Score, Score]:
    return heard(window), written(window)


def test_bars_that_are_written_while_playing_are_heard_played(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    describe(window, qtbot)
    window.composing.compose()
    gate.let(4)
    wait_for_bars(window, qtbot, 4)
    wait_until_interpreted(window, qtbot)
    qtbot.waitUntil(lambda: len(heard(window).notes) == len(written(window).notes))
    assert heard(window).notes != written(window).notes
    assert heard(window).tempo == written(window).tempo
    player = window.playback._player
    assert player is not None
    assert player.end_ticks == written(window).bar_starts_ticks[4]
    gate.open()
    qtbot.waitUntil(lambda: not window.compose_job.is_running)
    wait_until_interpreted(window, qtbot)
    qtbot.waitUntil(lambda: player.end_ticks == written(window).length_ticks)


def test_an_opened_file_is_heard_as_it_is(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    compose(window, qtbot, gate)
    score = written(window)
    tracks = tuple(replace(track, volume=90) for track in score.tracks)
    write_midi(replace(score, tracks=tracks), tmp_path / "mixed.mid")
    with qtbot.waitSignal(window.file_job.opened):
        window.open_path(tmp_path / "mixed.mid")
    assert window.document.feel == PieceFeel(amount=0.0, is_mixed=False)
    assert heard(window).notes == written(window).notes
    assert [track.volume for track in heard(window).tracks] == [90, 90]


def test_the_feel_is_kept_in_the_project(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    compose(window, qtbot, gate)
    feel = PieceFeel(
        amount=0.5, swing_percent=60.0, swing_unit=16, amounts={1: 0.25}, swing_percents={0: 70.0}
    )
    window.document.set_feel(feel)
    path = tmp_path / "waltz.amt"
    with qtbot.waitSignal(window.file_job.project_written):
        window.file_job.write_project(window.files._piece(), path)
    assert read_project(path).feel == feel
    window.document.set_feel(PieceFeel())
    with qtbot.waitSignal(window.file_job.project_opened):
        window.open_path(path)
    assert window.document.feel == feel
    assert not window.document.is_unsaved


def test_an_export_asks_for_notes_as_played_or_as_written(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compose(window, qtbot, gate)
    asked: list[str] = []

    def choose(which: int) -> None:
        def get_name(*arguments: object) -> tuple[str, str]:
            kinds = str(arguments[3]).split(";;")
            asked.extend(kinds)
            return str(tmp_path / f"{which}.mid"), kinds[which]

        monkeypatch.setattr(QFileDialog, "getSaveFileName", get_name)
        with qtbot.waitSignal(window.file_job.piece_written):
            window.actions_by_name["export_midi"].trigger()

    choose(0)
    choose(1)
    assert asked[:2] == ["MIDI file, as played (*.mid)", "MIDI file, as written (*.mid)"]
    played, plain = read_midi(tmp_path / "0.mid"), read_midi(tmp_path / "1.mid")
    assert plain.notes == written(window).notes
    assert played.notes != plain.notes


def test_the_setting_says_which_notes_are_dragged(
    window: MainWindow, qtbot: QtBot, gate: Gate, settings: Settings
) -> None:
    compose(window, qtbot, gate)
    dragged = window.files.write_for_drag()
    assert dragged is not None
    assert read_midi(dragged).notes != written(window).notes
    settings.set(EXPORT_AS, AS_WRITTEN)
    dragged = window.files.write_for_drag()
    assert dragged is not None
    assert read_midi(dragged).notes == written(window).notes


def _levels(window: MainWindow) -> list[tuple[int, int, int, int]]:
    return [(t.volume, t.pan, t.reverb, t.chorus) for t in heard(window).tracks]


def test_a_take_keeps_the_roles_of_its_plan_in_every_state(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The plan contradicts the notes, by which the second part has the tune.
    monkeypatch.setattr(
        scripted_services, "_role_of", lambda _track, index: "chords" if index else "melody"
    )
    describe(window, qtbot)
    window.composing.compose()
    gate.let(4)
    wait_for_bars(window, qtbot, 4)
    qtbot.waitUntil(lambda: len(heard(window).notes) == len(written(window).notes))
    growing = _levels(window)
    gate.open()
    qtbot.waitUntil(lambda: not window.compose_job.is_running)
    wait_until_interpreted(window, qtbot)
    take = window.document.active
    assert take is not None
    assert [track.role for track in analyze_plan(take.score).tracks] == ["chords", "melody"]
    assert _levels(window) == growing

    mixes: list[Mix] = []

    def render(score: Score, path: Path, *, mixer: object, mix: Mix) -> Iterator[Progress]:
        mixes.append(mix)
        return render_audio(score, path, mix=mix)

    monkeypatch.setattr(window.file_job, "_render", render)
    with qtbot.waitSignal(window.file_job.audio_written, timeout=20_000):
        window.files.render(take, tmp_path / "waltz.wav", window.document.feel)
    assert [(c.volume, c.pan, c.reverb, c.chorus) for c in mixes[0].channels] == growing

    path = tmp_path / "waltz.amt"
    with qtbot.waitSignal(window.file_job.project_written):
        window.file_job.write_project(window.files._piece(), path)
    with qtbot.waitSignal(window.file_job.project_opened):
        window.open_path(path)
    wait_until_interpreted(window, qtbot)
    assert _levels(window) == growing


def test_a_part_that_is_made_the_tune_becomes_louder(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    compose(window, qtbot, gate)
    take = window.document.active
    assert take is not None and take.plan is not None
    before = heard(window).tracks[0].volume
    change = change_player(take.plan, 0, replace(take.plan.players[0], role="melody"))
    window.document.push_plan("role", change)
    wait_until_interpreted(window, qtbot)
    assert heard(window).tracks[0].volume > before
    window.actions_by_name["undo"].trigger()
    wait_until_interpreted(window, qtbot)
    assert heard(window).tracks[0].volume == before
