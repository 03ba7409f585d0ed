"""Settings: declared once, checked, and safe from a bad file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from amt_core.errors import AmtError
from amt_core.system import settings
from amt_core.system.settings import SETTINGS, SOUND_FONT, THEME, Setting, Settings

NUM_BARS = Setting(
    key="test.num_bars", default=16, title="Bars", help="A whole number.", minimum=1, maximum=256
)
GAIN = Setting(
    key="test.gain", default=1.0, title="Gain", help="A number.", minimum=0.0, maximum=2.0
)
DECLARED = (*SETTINGS, NUM_BARS, GAIN)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_every_setting_has_its_own_key_a_title_a_sentence_and_an_allowed_default() -> None:
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)
    for setting in SETTINGS:
        assert setting.title
        assert setting.help.endswith(".")
        assert setting.checked(setting.default) == setting.default


def test_every_declared_setting_is_in_the_table() -> None:
    declared = [v for v in vars(settings).values() if isinstance(v, settings.Setting)]
    assert [*SETTINGS, *settings.KEPT] == declared


def test_without_a_file_everything_has_its_default(path: Path) -> None:
    fresh = Settings(path, declared=DECLARED)
    assert [fresh.get(setting) for setting in SETTINGS] == [s.default for s in SETTINGS]
    assert not path.exists()


def test_what_is_set_is_there_in_the_next_session(path: Path) -> None:
    Settings(path, declared=DECLARED).set(NUM_BARS, 32)
    Settings(path, declared=DECLARED).set(SOUND_FONT, "/home/Žofie/písně.sf2")
    assert Settings(path, declared=DECLARED).get(NUM_BARS) == 32
    assert Settings(path, declared=DECLARED).get(SOUND_FONT) == "/home/Žofie/písně.sf2"


def test_resetting_gives_the_default_back(path: Path) -> None:
    changed = Settings(path, declared=DECLARED)
    changed.set(THEME, "light")
    changed.reset(THEME)
    assert Settings(path, declared=DECLARED).get(THEME) == THEME.default


@pytest.mark.parametrize("value", [0, 257, True, "16", 2.5, None])
def test_a_value_of_another_type_or_range_is_refused_and_not_kept(path: Path, value: int) -> None:
    one = Settings(path, declared=DECLARED)
    with pytest.raises(AmtError, match="Bars must be"):
        one.set(NUM_BARS, value)
    assert one.get(NUM_BARS) == NUM_BARS.default


def test_a_whole_number_serves_where_any_number_does(path: Path) -> None:
    one = Settings(path, declared=DECLARED)
    one.set(GAIN, 1)
    assert one.get(GAIN) == pytest.approx(1.0)


def test_a_choice_that_is_not_offered_is_refused(path: Path) -> None:
    with pytest.raises(AmtError, match="dark, light"):
        Settings(path, declared=DECLARED).set(THEME, "purple")


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff\xfe", b"", b"3"])
def test_an_unreadable_file_is_kept_aside_and_defaults_are_used(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    one = Settings(path, declared=DECLARED)
    assert one.get(NUM_BARS) == NUM_BARS.default
    assert len(one.warnings) == 1
    assert path.with_name("settings.json.bad").read_bytes() == content


def test_only_the_bad_entries_of_a_file_are_dropped(path: Path) -> None:
    path.write_text(json.dumps({NUM_BARS.key: -3, THEME.key: "light"}))
    one = Settings(path, declared=DECLARED)
    assert one.get(NUM_BARS) == NUM_BARS.default
    assert one.get(THEME) == "light"
    assert "Bars must be" in one.warnings[0]


def test_entries_of_a_newer_version_survive(path: Path) -> None:
    path.write_text(json.dumps({"future.setting": [1, 2]}))
    Settings(path, declared=DECLARED).set(NUM_BARS, 8)
    assert json.loads(path.read_text())["future.setting"] == [1, 2]


def test_settings_that_cannot_be_saved_still_hold(tmp_path: Path) -> None:
    one = Settings(tmp_path / "no such folder" / "settings.json", declared=DECLARED)
    with pytest.raises(AmtError, match="could not be saved"):
        one.set(NUM_BARS, 8)
    assert one.get(NUM_BARS) == 8
