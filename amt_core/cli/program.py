"""The program `amt`: its commands, its exit status, and its error messages."""

from __future__ import annotations

import argparse
import errno
import io
import logging
import os
import sys
import textwrap
from typing import NoReturn

from amt_core.cli import STATUS_INTERRUPTED
from amt_core.cli.commands import (
    analyze,
    compose,
    convert,
    describe,
    doctor,
    evaluate,
    mcp,
    model,
    pipeline,
    plan,
    render,
    shaping,
)
from amt_core.errors import AmtError
from amt_core.system.installed import version_of
from amt_core.system.log import log_file, start_log, stop_log

logger = logging.getLogger(__name__)

_HELP_COLUMNS = 80

STATUS_BUG = 1
STATUS_USER_ERROR = 2
STATUS_PIPE_CLOSED = 141  # 128 + SIGPIPE

_EXAMPLES = """\
examples:
  amt compose "a slow waltz for piano and cello in D minor" -o waltz.mid
  amt compose "drum and bass, 174 bpm" -o dnb.mid --takes 3 --seed 7
  amt rewrite waltz.mid --bars 5-8 --tracks piano -o other.mid
  amt describe "funky bass and drums, no piano" --json
  amt analyze waltz.mid
  amt convert waltz.mid -o waltz.musicxml
  amt render waltz.mid -o waltz.wav
  amt evaluate waltz.mid
  amt doctor
"""


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one sentence and a reference to the help."""

    def error(self, message: str) -> NoReturn:
        """Ends the program with the exit status of a user's mistake."""
        self.exit(STATUS_USER_ERROR, f"{self.prog}: {message}. See: {self.prog} --help\n")


def make_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    parser = Parser(
        prog="amt",
        description="Composes music from a description, on this machine and without a network.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"amt {version_of('amt-desktop')}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in (
        compose.COMMAND,
        plan.COMMAND,
        *shaping.COMMANDS,
        describe.COMMAND,
        analyze.COMMAND,
        convert.COMMAND,
        render.COMMAND,
        pipeline.COMMAND,
        evaluate.COMMAND,
        model.COMMAND,
        mcp.COMMAND,
        doctor.COMMAND,
    ):
        subparser = commands.add_parser(
            command.name,
            help=command.summary,
            description=textwrap.fill(command.description, _HELP_COLUMNS),
            epilog=f"examples:\n{command.examples}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.add_arguments(subparser)
        subparser.set_defaults(run=command.run)
    return parser


class _NoteHandler(logging.Handler):
    """Says on the error output what makes descriptions be understood less well."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)

    def emit(self, record: logging.LogRecord) -> None:
        print(f"amt: {record.getMessage()}", file=sys.stderr)


def main(argv: list[str] | None = None) -> int:
    """Runs one command; returns the exit status."""
    _write_utf8()
    arguments = make_parser().parse_args(argv)
    log = None
    notes = _NoteHandler()
    logging.getLogger("amt_core.text").addHandler(notes)
    try:
        log = start_log()
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except AmtError as error:
        logger.info("refused: %s", error)
        print(f"amt: {error}", file=sys.stderr)
        return STATUS_USER_ERROR
    except KeyboardInterrupt:
        print("amt: stopped", file=sys.stderr)
        return STATUS_INTERRUPTED
    except BrokenPipeError:
        _close_output()
        return STATUS_PIPE_CLOSED
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            _close_output()
            print(
                "amt: The disk is full; not all of the output was written. Make room and try "
                "again.",
                file=sys.stderr,
            )
            return STATUS_USER_ERROR
        logger.exception("internal error")
        print(
            f"amt: internal error ({type(error).__name__}: {error}). "
            f"Details are in the log: {log_file()}",
            file=sys.stderr,
        )
        return STATUS_BUG
    finally:
        logging.getLogger("amt_core.text").removeHandler(notes)
        stop_log(log)
    return status


def _close_output() -> None:
    """Drops what is not written yet: Python must not try to flush it again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_utf8() -> None:
    """Writes UTF-8 to any output: piped text must not depend on the locale."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
