"""The configuration of the pipeline: a TOML file with a table for every stage."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path

from amt_core.errors import AmtError
from amt_core.pipeline.clusters.options import ClusterOptions
from amt_core.pipeline.configuration.options import from_table, option, to_toml
from amt_core.pipeline.data.prepare_options import PrepareOptions
from amt_core.pipeline.texts.wikipedia.article import ADDRESS_PATTERN, LANGUAGE_PATTERN
from amt_core.pipeline.training.options import DEFAULT_MODEL, TrainOptions
from amt_core.sentence import Sentence
from amt_core.system.files import replacing

CONFIG_FILE = "config.toml"
# The limits of the usual file systems.
_MAX_NAME_CHARS = 255
_MAX_PATH_CHARS = 4000

_DESCRIPTIONS = (
    "a slow waltz for piano and cello in D minor",
    "drum and bass, 174 bpm, 16 bars",
    "a calm lullaby for harp in F major, 12 bars",
    "funk with bass, drums and clavinet, 104 bpm",
    "a cheerful march for brass in B flat major, 2/4",
    "sad string quartet in C minor, 60 bpm",
    "bossa nova for guitar, bass and drums in A minor",
    "a fast jig for violin in 6/8, 16 bars",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryOptions:
    """The folders with music, and the work folder.

    Attributes:
        folders: Folders with MIDI files (.mid, .midi, .kar, .rmi) and archives
            (.zip, .tar.gz) of such; an archive or a file by itself may stand here too.
            Files of labels in or next to them (CSV manifests, MidiCaps, MAESTRO) are found by
            themselves.
        work: The folder for everything that the pipeline writes.
    """

    folders: tuple[str, ...] = ()
    work: str = "work"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """The processes that do the work.

    Attributes:
        workers: Number of processes; 0 takes as many as there are cores.
        scheduler: Address of a Dask scheduler (tcp://host:8786) whose workers see the same
            folders; empty works on this machine.
    """

    workers: int = option(0, minimum=0, maximum=1024)
    scheduler: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectOptions:
    """Reads the library.

    Attributes:
        measure_key: Whether to find the key that the notes of every piece fit best.
    """

    measure_key: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribeOptions:
    """Texts for the pieces: from labels, from the music itself, from Wikipedia if you turn it on.

    Attributes:
        captions_per_piece: Captions written from the music of each piece.
        wikipedia: Whether to ask Wikipedia about titles and artists. Nothing leaves this machine
            while it is false.
        language: Language code of the Wikipedia to ask.
        requests_per_sec: The most requests to Wikipedia per second, of all together.
        requests_at_once: The most requests that wait for their answers at the same time; Wikipedia
            asks for one.
        address: The address of another wiki's API in place of Wikipedia's, such as that of a copy
            in your own network: https://wiki.example.org/w/api.php. Empty asks Wikipedia.
        contact: An address (mail or web page) for the operators of Wikipedia, who ask for one.
        seed: Seeds the wording of captions.
    """

    captions_per_piece: int = option(1, minimum=1, maximum=32)
    wikipedia: bool = False
    language: str = option("en", pattern=LANGUAGE_PATTERN, example="en or de")
    requests_per_sec: float = option(1.0, minimum=0.01, maximum=50)
    requests_at_once: int = option(1, minimum=1, maximum=16)
    address: str = option(
        "", pattern=f"({ADDRESS_PATTERN})?", example="https://wiki.example.org/w/api.php"
    )
    contact: str = ""
    seed: int = option(1, minimum=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedOptions:
    """Turns texts into vectors; texts of similar meaning have similar vectors.

    Attributes:
        encoder: A folder with another sentence encoder: any BERT with its tokenizer, as Hugging
            Face stores it (needs PyTorch). Empty takes the program's own encoder.
        cache_size: The most vectors that are kept for later runs, about 1 KB each; those of texts
            that the library no longer has go first. The vectors of the library itself always stay.
    """

    encoder: str = ""
    cache_size: int = option(500_000, minimum=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluateOptions:
    """Lets the model compose and measures its pieces.

    Attributes:
        descriptions: The descriptions that it composes for.
        takes: Number of pieces for each description.
        num_bars: Length of a piece whose description states none.
        seed: Seeds the music.
    """

    descriptions: tuple[str, ...] = _DESCRIPTIONS
    takes: int = option(2, minimum=1, maximum=16)
    num_bars: int = option(8, minimum=1, maximum=64)
    seed: int = option(1, minimum=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PipelineConfig:
    """The options of the pipeline, a table for each stage.

    Attributes:
        library: The folders of the library.
        run: The processes that do the work.
        collect: The stage collect.
        describe: The stage describe.
        embed: The stage embed.
        cluster: The stage cluster.
        prepare: The stage prepare.
        train: The stage train.
        evaluate: The stage evaluate.
    """

    library: LibraryOptions = field(default_factory=LibraryOptions)
    run: RunOptions = field(default_factory=RunOptions)
    collect: CollectOptions = field(default_factory=CollectOptions)
    describe: DescribeOptions = field(default_factory=DescribeOptions)
    embed: EmbedOptions = field(default_factory=EmbedOptions)
    cluster: ClusterOptions = field(default_factory=ClusterOptions)
    prepare: PrepareOptions = field(default_factory=PrepareOptions)
    train: TrainOptions = field(default_factory=TrainOptions)
    evaluate: EvaluateOptions = field(default_factory=EvaluateOptions)

    @property
    def work_folder(self) -> Path:
        """The folder for everything that the pipeline writes."""
        return Path(self.library.work)

    @property
    def model_folder(self) -> Path:
        """The model that the pipeline makes."""
        return self.work_folder / "model"


def why_unreadable(error: ValueError) -> str:
    """The rest of a sentence about a file of TOML that was refused with this error."""
    if isinstance(error, UnicodeError):
        return Sentence("is not UTF-8 text")
    return Sentence("is no TOML: {error}", error=error)


def read_config(path: Path) -> PipelineConfig:
    """The configuration in a file; relative folders count from its own.

    Raises:
        AmtError: The file cannot be read, is no TOML, or an option in it is wrong.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise AmtError(
            Sentence(
                'The configuration "{path}" cannot be read: {reason}.',
                path=path,
                reason=error.strerror,
            ),
            "Write one with `amt pipeline init FOLDER`.",
        ) from error
    except ValueError as error:  # not UTF-8, no TOML, or a number of thousands of digits
        raise AmtError(
            Sentence(
                'The configuration "{path}" {problem}.', path=path, problem=why_unreadable(error)
            ),
            "Correct it, or write another one with `amt pipeline init FOLDER`.",
        ) from error
    except RecursionError as error:
        raise AmtError(
            Sentence('The configuration "{path}" is nested too deeply.', path=path),
            "Write another one with `amt pipeline init FOLDER`.",
        ) from error
    config = from_table(PipelineConfig, table)
    if not config.library.folders:
        raise AmtError(
            Sentence('"{path}" names no folders with music.', path=path), "Fill [library] folders."
        )
    here = path.absolute().parent

    def placed(folder: str) -> str:
        if not folder.strip() or "\0" in folder:
            raise AmtError(
                Sentence("{folder!r} is not the name of a folder.", folder=folder),
                Sentence('Give its path in "{path}".', path=path),
            )
        longest = max(map(len, Path(folder).parts), default=0)  # "." has no parts
        if len(folder) > _MAX_PATH_CHARS or longest > _MAX_NAME_CHARS:
            raise AmtError(
                Sentence('"{folder}…" is too long for the name of a folder.', folder=folder[:60]),
                Sentence('Give a shorter one in "{path}".', path=path),
            )
        try:
            return str(here / Path(folder).expanduser())
        except RuntimeError as error:
            raise AmtError(
                Sentence('The home folder of "{folder}" is not known.', folder=folder),
                Sentence('Give the whole path in "{path}".', path=path),
            ) from error

    library = replace(
        config.library,
        folders=tuple(map(placed, config.library.folders)),
        work=placed(config.library.work),
    )
    embed, train = config.embed, config.train
    if not train.initial_model and train.width % train.num_heads:
        raise AmtError(
            Sentence(
                "[train] width, {width}, cannot be divided by num_heads, {num_heads}.",
                width=train.width,
                num_heads=train.num_heads,
            ),
            "Choose a width that is a multiple of num_heads.",
        )
    if embed.encoder:
        embed = replace(embed, encoder=placed(embed.encoder))
    if train.initial_model not in ("", DEFAULT_MODEL):
        train = replace(train, initial_model=placed(train.initial_model))
    return replace(config, library=library, embed=embed, train=train)


def write_config(config: PipelineConfig, path: Path) -> None:
    """Writes a configuration with what every option does above it.

    Raises:
        AmtError: The file is there already, or cannot be written.
    """
    if path.exists():
        raise AmtError(
            Sentence('"{path}" is there already.', path=path), "Change it, or remove it first."
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as temporary:
            temporary.write_text(to_toml(config), encoding="utf-8")
    except OSError as error:
        raise AmtError(
            Sentence('"{path}" cannot be written: {reason}.', path=path, reason=error.strerror)
        ) from error
