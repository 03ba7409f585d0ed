"""Names that differ at their end stay different when they are cut."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from amt_desktop.widgets.elided_label import ElidedLabel, FactsLabel, ShortenedLabel


def pixels(label: ElidedLabel) -> bytes:
    """What a label looks like."""
    image = label.grab().toImage()  # its bytes are gone as soon as it is
    return bytes(image.constBits())


def picture(qtbot: QtBot, text: str, *, keeps_end: bool) -> bytes:
    label = ElidedLabel(keeps_end=keeps_end)
    qtbot.addWidget(label)
    label.setText(text)
    label.resize(90, 20)
    return pixels(label)


def test_two_parts_with_the_same_instrument_look_different(qtbot: QtBot) -> None:
    names = ("Electric Guitar (clean) 1", "Electric Guitar (clean) 2")
    first, second = (picture(qtbot, name, keeps_end=True) for name in names)
    assert first != second
    first, second = (picture(qtbot, name, keeps_end=False) for name in names)
    assert first == second


def test_words_in_brackets_at_the_end_stay_whole(qtbot: QtBot) -> None:
    def look(text: str) -> bytes:
        label = ElidedLabel(keeps_end=True)
        qtbot.addWidget(label)
        label.setText(text)
        label.resize(label.fontMetrics().horizontalAdvance("Acoustic … (left hand)"), 20)
        return pixels(label)

    cut = look("Acoustic Grand Piano (left hand)")
    assert cut == look("Acoustic Concert Harp (left hand)")
    assert cut != look("Acoustic Grand Piano (right hand)")
    assert cut != look("Acoustic Grand Piano played by the left hand")


def test_of_facts_without_room_the_last_are_left_out_as_a_whole(qtbot: QtBot) -> None:
    def look(*facts: str) -> bytes:
        label = FactsLabel()
        qtbot.addWidget(label)
        label.setText(FactsLabel.SEPARATOR.join(facts))
        label.resize(150, 20)
        return pixels(label)

    assert look("20 bars", "4 parts", "1,223 notes") == look("20 bars", "4 parts", "seed 12345")
    assert look("20 bars", "4 parts") != look("20 bars")


def test_the_shorter_wording_stands_where_the_whole_one_has_no_room(qtbot: QtBot) -> None:
    def look(text: str, shorter: str) -> bytes:
        label = ShortenedLabel()
        qtbot.addWidget(label)
        label.set_texts(text, shorter)
        label.resize(110, 20)
        assert label.toolTip() == text
        return pixels(label)

    whole = look("1,079 / 1,200 training steps", "1,079 / 1,200")
    assert whole == look("1,079 / 1,200", "")
    assert look("20 steps", "20") == look("20 steps", "")
