"""Starting the program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from amt_desktop.app import parse_arguments, version


def run_program(code: str, home: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs Python code in a process of its own, without a screen."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "AMT_HOME": str(home)} | variables
    return subprocess.run(
        [sys.executable, "-c", code],
        env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_the_program_starts_loads_everything_and_ends(tmp_path: Path) -> None:
    done = run_program(
        "import sys; from amt_desktop.app import run; sys.exit(run(['--smoke']))", tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "AMT Desktop started\n"
    assert "Traceback" not in done.stderr
    assert (tmp_path / "log" / "amt.log").is_file()


def test_without_a_folder_of_its_own_it_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = run_program(
        "import sys; from amt_desktop.app import run; sys.exit(run(['--smoke']))", tmp_path / "file"
    )
    assert done.returncode == 2
    assert "AMT_HOME" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a screen")
@pytest.mark.parametrize("display", ["", ":983"])
def test_without_a_screen_it_says_so_and_what_to_do(tmp_path: Path, display: str) -> None:
    done = run_program(
        "import sys; from amt_desktop.app import run; sys.exit(run([]))",
        tmp_path, QT_QPA_PLATFORM="", WAYLAND_DISPLAY="", DISPLAY=display,
    )  # fmt: skip
    assert done.returncode != 0
    assert "amt " in done.stderr
    assert "Traceback" not in done.stderr


def test_the_window_needs_nothing_that_trains(tmp_path: Path) -> None:
    done = run_program(
        "import sys, amt_desktop.app;"
        "print(sorted({'torch', 'transformers', 'sklearn', 'onnxruntime', 'symusic', 'mido'}"
        " & set(sys.modules)))",
        tmp_path,
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_the_core_is_imported_before_qt_and_without_the_collector(tmp_path: Path) -> None:
    done = run_program(
        "import gc, sys; from amt_desktop.__main__ import import_core; import_core();"
        "early = set(sys.modules); import amt_desktop.app;"
        "core = {name for name in sys.modules if name.startswith('amt_core.')};"
        "print([n for n in early if n.startswith('PySide6')], gc.isenabled(),"
        " len(core & early) > 0.7 * len(core))",
        tmp_path,
    )
    assert done.stdout.strip() == "[] False True", done.stderr


def test_the_window_starts_without_what_only_some_commands_need(tmp_path: Path) -> None:
    done = run_program(
        "import sys, amt_desktop.app;"
        "print(sorted({'asyncio', 'psutil', 'importlib.metadata', 'numpy.ma'} & set(sys.modules)))",
        tmp_path,
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_files_on_the_command_line_are_opened() -> None:
    options = parse_arguments(["one.mid", "two.mid"])
    assert options.files == [Path("one.mid"), Path("two.mid")]


def test_the_version_can_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse_arguments(["--version"])
    assert ended.value.code == 0
    assert version() in capsys.readouterr().out
