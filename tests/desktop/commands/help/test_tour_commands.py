"""The first steps go on when the user has done them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from scripted_services import Gate
from window_steps import WALTZ, describe

from amt_desktop.window.main_window import MainWindow


def test_the_tour_goes_on_with_what_the_user_does(
    window: MainWindow, qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    tour = window.tour
    window.piece.welcome.tour_button.click()
    assert tour.card is not None
    assert tour.card.isVisible()
    assert tour.number == 0
    describe(window, qtbot, WALTZ)
    assert tour.number == 1
    window.panel.chips.corrected.emit("num_bars", 4)
    assert tour.number == 2
    assert "Ctrl+" in tour.card.words.text()
    gate.open()
    with qtbot.waitSignal(window.compose_job.ended):
        qtbot.mouseClick(window.panel.button, Qt.MouseButton.LeftButton)
    assert tour.number == 3
    window.playback.play()
    window.playback.pause()
    qtbot.waitUntil(lambda: tour.number == 4)
    window.piece.roll.select_notes(window.piece.roll.score.notes)
    window.document.push("Change", _louder(window))
    window.shape_job.ended.emit(True)
    assert tour.number == 5
    window.actions_by_name["undo"].trigger()
    assert tour.number == 6
    assert tour.card.skip_button.text() == "Done"
    window.document.mark_saved(tmp_path / "waltz.amt")
    assert tour.card is None


def _louder(window: MainWindow) -> object:
    from dataclasses import replace

    from amt_core.music.editing.edit import change_track

    score = window.piece.roll.score
    return change_track(score, 0, replace(score.tracks[0], volume=20))


def test_a_description_that_stands_there_need_not_be_typed_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    describe(window, qtbot, WALTZ)
    window.actions_by_name["tour"].trigger()
    assert window.tour.number == 1


def test_steps_can_be_skipped_and_the_tour_ended(window: MainWindow) -> None:
    window.actions_by_name["tour"].trigger()
    card = window.tour.card
    assert card is not None
    card.skip_button.click()
    assert window.tour.number == 1
    card.end_button.click()
    assert window.tour.card is None
    window.panel.chips.corrected.emit("num_bars", 4)  # nobody watches any more


def test_card_and_ring_stay_inside_the_window(window: MainWindow) -> None:
    window.actions_by_name["tour"].trigger()
    for size in ((1000, 640), (1280, 800), (1600, 1000)):
        window.resize(*size)
        card = window.tour.card
        assert card is not None
        card.place()
        assert window.rect().contains(card.geometry())
