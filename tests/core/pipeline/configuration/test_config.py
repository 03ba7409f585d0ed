"""The configuration says what it means, and is read back as it was written."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from amt_core.errors import AmtError
from amt_core.pipeline.configuration.config import PipelineConfig, read_config, write_config
from amt_core.pipeline.configuration.options import attribute_docs, from_table, to_toml
from amt_core.pipeline.configuration.suggested_config import suggested_config
from amt_core.pipeline.training.options import DEFAULT_MODEL, TrainOptions
from amt_core.system.machine.hardware import Hardware

GIB = 2**30
LAPTOP = Hardware(num_cores=4, memory_bytes=8 * GIB)
WORKSTATION = Hardware(num_cores=16, memory_bytes=64 * GIB, gpu_memory_bytes=(24 * GIB, 24 * GIB))


@pytest.mark.parametrize("hardware", [LAPTOP, WORKSTATION])
def test_what_is_written_is_read_back(tmp_path: Path, hardware: Hardware) -> None:
    config = suggested_config(tmp_path, hardware)
    assert from_table(PipelineConfig, tomllib.loads(to_toml(config))) == config


def test_every_option_says_what_it_does(tmp_path: Path) -> None:
    text = to_toml(suggested_config(tmp_path, LAPTOP))
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if " = " in line and not line.startswith("#"):
            assert lines[number - 1].startswith("# "), line
    assert set(attribute_docs(TrainOptions)) == set(TrainOptions.__dataclass_fields__)


def test_the_machine_decides_what_is_sensible(tmp_path: Path) -> None:
    small, large = (suggested_config(tmp_path, each).train for each in (LAPTOP, WORKSTATION))
    assert small.width < large.width
    assert (small.num_devices, large.num_devices) == (1, 2)
    assert large.batch_size == 0


@pytest.mark.parametrize("size", ["tiny", "small", "medium", "fine-tuned"])
def test_every_size_of_model_is_one_that_can_be_trained(tmp_path: Path, size: str) -> None:
    train = suggested_config(tmp_path, WORKSTATION, size=size).train
    assert train.width % train.num_heads == 0
    assert train.examples.context <= train.context
    assert (train.initial_model == DEFAULT_MODEL) == (size == "fine-tuned")


def test_a_small_library_begins_with_the_model_of_the_program(tmp_path: Path) -> None:
    assert suggested_config(tmp_path, WORKSTATION, is_small=True).train.initial_model
    assert not suggested_config(tmp_path, WORKSTATION).train.initial_model


def test_encoder_and_first_model_count_from_the_file_too(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(
        '[library]\nfolders = ["."]\n[embed]\nencoder = "bert"\n[train]\ninitial_model = "m"\n',
        encoding="utf-8",
    )
    config = read_config(path)
    assert config.embed.encoder == str(tmp_path / "bert")
    assert config.train.initial_model == str(tmp_path / "m")
    path.write_text(
        '[library]\nfolders = ["."]\n[train]\ninitial_model = "default"\n', encoding="utf-8"
    )
    assert read_config(path).train.initial_model == DEFAULT_MODEL


def test_relative_folders_count_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "here" / "config.toml"
    path.parent.mkdir()
    path.write_text('[library]\nfolders = ["../music"]\nwork = "out"\n', encoding="utf-8")
    config = read_config(path)
    assert config.library.folders == (str(tmp_path / "here" / ".." / "music"),)
    assert config.work_folder == tmp_path / "here" / "out"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[library]\nfolders = "music"\n', "list"),
        ("[train]\nbatchsize = 8\n", "does not exist"),
        ("[train]\nbatch_size = -1\n", "at least 0"),
        ("[train]\nbatch_size = 1.5\n", "a whole number"),
        ('[train]\nmixed_precision = "int8"\n', "one of"),
        ("[train]\npin_memory = 1\n", "true or false"),
        ("[cluster]\ncoarse_range = [2, 99]\n", "at most"),
        ("[cluster]\ncoarse_range = []\n", "at least one"),
        ('[cluster]\nmap = "globe"\n', "one of"),
        ("train = 3\n", "table"),
        ("[train", "TOML"),
        (f"x = {'[' * 50_000}", "nested"),
        (f"x = {'9' * 10_000}", "TOML"),
        ("[train]\nlearning_rate = nan\n", "finite"),
        ("[train]\nsave_every_sec = inf\n", "finite"),
        (f"[train]\nlearning_rate = 1{'0' * 400}\n", "a number"),
        (f"[train]\nseed = 1{'0' * 26}\n", "at most 4294967295"),
        (f"[cluster]\nseed = 1{'0' * 400}\n", "at most 4294967295"),
        ('[describe]\nlanguage = "../../evil"\n', "like en or de"),
        ('[library]\nfolders = ["a"]\n[train]\nwidth = 64\nnum_heads = 5\n', "cannot be divided"),
        ('[library]\nfolders = [""]\n', "not the name of a folder"),
        ('[library]\nfolders = ["a"]\nwork = " "\n', "not the name of a folder"),
        ('[library]\nfolders = ["a\\u0000b"]\n', "not the name of a folder"),
        (f'[library]\nfolders = ["a"]\nwork = "{"w" * 5000}"\n', "too long"),
        (f'[library]\nfolders = ["{"w" * 300}/a"]\n', "too long"),
        ('[describe]\naddress = "ftp://x"\n', "like https"),
        ('[library]\nfolders = ["~nobody-of-this-name/a"]\n', "home folder"),
        ("", "names no folders"),
    ],
)
def test_what_makes_no_sense_is_told(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AmtError, match=message):
        read_config(path)


def test_a_file_of_bytes_is_told_in_plain_words(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xf9\x00\xff")
    with pytest.raises(AmtError, match=r"is not UTF-8 text\."):
        read_config(path)


def test_a_configuration_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    write_config(suggested_config(tmp_path, LAPTOP), path)
    with pytest.raises(AmtError, match="there already"):
        write_config(suggested_config(tmp_path, WORKSTATION), path)
