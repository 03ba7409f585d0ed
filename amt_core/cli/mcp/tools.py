"""A command of the command line as a tool: its schema, and calls with JSON in place of options.

The schema is read from the arguments that a command declares, so that a tool can do what its
command can do, refuses what the command refuses, and is described in the same words.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import Any, NoReturn, cast

from amt_core.cli.command import Command
from amt_core.errors import AmtError
from amt_core.system.json_text import parse_json

# Typed into an argument to learn what it takes: one of them is within any bounds.
_SAMPLES = ("2", "0.5", "70", "120")
_JSON_OPTION = "json"

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolResult:
    """The answer to a call.

    Attributes:
        text: What the command printed, or the sentence of its error.
        value: The object that the text is the JSON of, or None.
        is_error: True if the command refused.
    """

    text: str
    value: dict[str, Any] | None = None
    is_error: bool = False


class _Parser(argparse.ArgumentParser):
    """A parser that raises where others end the program."""

    def error(self, message: str) -> NoReturn:
        """Raises the mistake as one of the caller's."""
        raise AmtError(f"{message[:1].upper()}{message[1:]}.")


class Tool:
    """One command as a tool.

    Args:
        command: The command.
    """

    def __init__(self, command: Command) -> None:
        self._command = command
        self._parser = _Parser(prog=command.name, add_help=False)
        command.add_arguments(self._parser)
        self._actions = {action.dest: action for action in self._parser._actions}  # noqa: SLF001  # argparse has no other list
        self._has_json = self._actions.pop(_JSON_OPTION, None) is not None

    @property
    def name(self) -> str:
        """The name of the tool."""
        return self._command.name.replace("-", "_")

    def to_json(self) -> Schema:
        """The tool as `tools/list` describes it."""
        properties = {name: _property_of(action) for name, action in self._actions.items()}
        required = [
            name
            for name, action in self._actions.items()
            if action.required and action.nargs != argparse.OPTIONAL
        ]
        return {
            "name": self.name,
            "title": self._command.summary.capitalize(),
            "description": self._command.description,
            "inputSchema": {
                "type": "object",
                "properties": properties,
                "required": required,
                "additionalProperties": False,
            },
        }

    def call(self, arguments: Mapping[str, Any]) -> ToolResult:
        """Runs the command; a mistake of the caller is a result that says what to do."""
        printed, complained = io.StringIO(), io.StringIO()
        try:
            namespace = self._parser.parse_args(self._typed(arguments))
            with redirect_stdout(printed), redirect_stderr(complained), _no_input():
                self._command.run(namespace)
        except AmtError as error:
            return ToolResult(text=str(error), is_error=True)
        text = printed.getvalue().strip()
        warnings = complained.getvalue().strip()
        value = _object_of(text) if self._has_json else None
        return ToolResult(text="\n".join(filter(None, (text, warnings))), value=value)

    def _typed(self, arguments: Mapping[str, Any]) -> list[str]:
        """The arguments as they would be typed.

        Raises:
            AmtError: An argument is not known, or has another type.
        """
        options: list[str] = ["--json"] if self._has_json else []
        words: list[str] = []
        for name, value in arguments.items():
            action = self._actions.get(name)
            if action is None:
                known = ", ".join(self._actions)
                raise AmtError(f'"{name}" is no argument of {self.name}.', f"It has: {known}.")
            if value is None or value is False:
                continue
            if not isinstance(value, str | int | float):
                raise AmtError(f'"{name}" must be text, a number, true or false.')
            if not action.option_strings:
                words.append(str(value))
            elif action.nargs == 0:
                options.append(action.option_strings[-1])
            else:
                options.append(f"{action.option_strings[-1]}={value}")
        return [*options, "--", *words]


def _property_of(action: argparse.Action) -> Schema:
    schema: Schema = {"type": _type_of(action), "description": action.help or action.dest}
    if action.choices is not None:
        schema["enum"] = list(action.choices)
    return schema


def _type_of(action: argparse.Action) -> str:
    if action.nargs == 0:
        return "boolean"
    if not callable(action.type):
        return "string"
    convert = cast("Callable[[str], object]", action.type)
    for sample in _SAMPLES:
        try:
            value = convert(sample)
        except (argparse.ArgumentTypeError, ValueError, AmtError):
            continue
        if isinstance(value, int | float):
            return "integer" if isinstance(value, int) else "number"
    return "string"


def _object_of(text: str) -> dict[str, Any] | None:
    try:
        value = parse_json(text)
    except ValueError:
        return None
    return cast("dict[str, Any]", value) if isinstance(value, dict) else None


@contextmanager
def _no_input() -> Generator[None]:
    """The standard input belongs to the protocol: a command that reads it finds nothing."""
    before, sys.stdin = sys.stdin, io.StringIO()
    try:
        yield
    finally:
        sys.stdin = before
