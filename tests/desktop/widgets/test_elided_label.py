"""Names that differ at their end stay different when they are cut."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from amt_desktop.widgets.elided_label import ElidedLabel


def picture(qtbot: QtBot, text: str, *, keeps_end: bool) -> bytes:
    label = ElidedLabel(keeps_end=keeps_end)
    qtbot.addWidget(label)
    label.setText(text)
    label.resize(90, 20)
    image = label.grab().toImage()
    return bytes(image.constBits())


def test_two_parts_with_the_same_instrument_look_different(qtbot: QtBot) -> None:
    names = ("Electric Guitar (clean) 1", "Electric Guitar (clean) 2")
    first, second = (picture(qtbot, name, keeps_end=True) for name in names)
    assert first != second
    first, second = (picture(qtbot, name, keeps_end=False) for name in names)
    assert first == second
