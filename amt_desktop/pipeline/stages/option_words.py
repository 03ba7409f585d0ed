"""The words of the options of the pipeline, in the language of the window.

They are the names and the docstrings of the options, so that the configuration file, the command
line and the window say the same.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import get_type_hints

from PySide6.QtCore import QCoreApplication

from amt_core.pipeline.configuration.config import PipelineConfig
from amt_core.pipeline.configuration.options import attribute_docs

OPTIONS_CONTEXT = "options"
"""The context of these texts in the files of translations."""


def option_title(name: str) -> str:
    """The name of an option or of a stage as words: `requests_per_sec` is `Requests per second`."""
    return _translated(_title(name))


def option_help(kind: type) -> dict[str, str]:
    """The explanation of each option of a class, by the name of the option."""
    return {name: _translated(text) for name, text in attribute_docs(kind).items()}


def options_intro(kind: type) -> str:
    """What a class of options is about."""
    return _translated(_intro(kind))


def option_texts(kind: type = PipelineConfig) -> Iterator[str]:
    """All texts of a class of options and of the classes in it, for translators."""
    docs = attribute_docs(kind)
    for name, inner in get_type_hints(kind).items():
        yield _title(name)
        if isinstance(inner, type) and is_dataclass(inner):
            yield _intro(inner)
            yield from option_texts(inner)
        else:
            yield docs[name]


def _title(name: str) -> str:
    words = name.replace("_sec", " (s)") if name.endswith("every_sec") else name
    words = words.replace("_per_sec", " per second").replace("num_", "").replace("_", " ")
    return words[:1].upper() + words[1:]


def _intro(kind: type) -> str:
    return (inspect.getdoc(kind) or "").partition("\n")[0]


def _translated(text: str) -> str:
    return QCoreApplication.translate(OPTIONS_CONTEXT, text)
