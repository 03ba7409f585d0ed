from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from amt_core.audio.fluid import sound_fonts
from amt_core.audio.fluid.sound_fonts import find_sound_font, installed_sound_fonts, stand_in_for
from amt_core.errors import AmtError

FONT = b"RIFF\x00\x00\x00\x00sfbk"


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine without sound fonts; what is put into the folder is installed."""
    monkeypatch.setattr(sound_fonts, "_folders", lambda: iter([tmp_path]))
    monkeypatch.setattr(sound_fonts.importlib.util, "find_spec", lambda _name: None)
    return tmp_path


def test_the_chosen_one_is_taken(bare_machine: Path) -> None:
    chosen = bare_machine / "mine.sf2"
    chosen.write_bytes(FONT)
    assert find_sound_font(chosen) == chosen


@pytest.mark.parametrize(("name", "content"), [("none.sf2", None), ("text.sf2", b"no sounds here")])
def test_a_chosen_file_that_is_none_is_refused(
    bare_machine: Path, name: str, content: bytes | None
) -> None:
    if content is not None:
        (bare_machine / name).write_bytes(content)
    with pytest.raises(AmtError) as refused:
        find_sound_font(bare_machine / name)
    assert refused.value.hint


def test_of_the_installed_ones_the_best_is_taken(bare_machine: Path) -> None:
    for name in ("TimGM6mb.sf2", "FluidR3_GM.sf2", "MuseScore_General.sf3", "other.sf2"):
        (bare_machine / name).write_bytes(FONT)
    assert find_sound_font().name == "FluidR3_GM.sf2"


def test_a_broken_one_is_passed_over(bare_machine: Path) -> None:
    (bare_machine / "FluidR3_GM.sf2").write_bytes(b"")
    (bare_machine / "TimGM6mb.sf2").write_bytes(FONT)
    assert find_sound_font().name == "TimGM6mb.sf2"


def test_all_installed_ones_are_listed_best_first_and_links_once(bare_machine: Path) -> None:
    for name in ("TimGM6mb.sf2", "FluidR3_GM.sf2", "other.sf2"):
        (bare_machine / name).write_bytes(FONT)
    (bare_machine / "default-GM.sf2").symlink_to(bare_machine / "TimGM6mb.sf2")
    names = [path.name for path in installed_sound_fonts()]
    assert names == ["FluidR3_GM.sf2", "default-GM.sf2", "other.sf2"]


def test_a_machine_without_any_is_told_what_to_install(bare_machine: Path) -> None:
    with pytest.raises(AmtError) as refused:
        find_sound_font()
    assert refused.value.hint


def test_the_font_among_the_program_s_own_files_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = tmp_path / "soundfonts" / "MuseScore_General_Lite.sf3"
    own.parent.mkdir()
    own.write_bytes(FONT)
    monkeypatch.setenv("AMT_ASSETS", str(tmp_path))
    monkeypatch.setattr(sound_fonts, "_system_folders", lambda: iter([]))
    assert find_sound_font() == own


def test_the_font_in_the_pretty_midi_package_is_found_without_importing_it() -> None:
    program = (
        "import sys; from amt_core.audio.fluid import sound_fonts;"
        "sound_fonts._folders = lambda: iter(());"
        "print(sound_fonts.find_sound_font().name, 'pretty_midi' in sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert result.stdout.split() == ["TimGM6mb.sf2", "False"]


def test_a_small_font_stands_in_for_a_compressed_one_only(
    bare_machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large, small, compressed = (
        bare_machine / name for name in ("FluidR3_GM.sf2", "TimGM6mb.sf2", "MuseScore_General.sf3")
    )
    for path in (large, small, compressed):
        path.write_bytes(FONT)
    large.write_bytes(FONT + bytes(1000))
    monkeypatch.setattr(sound_fonts, "_SMALL_BYTES", 100)
    assert stand_in_for(compressed) == small
    assert stand_in_for(large) is None
    small.unlink()
    assert stand_in_for(compressed) is None
