"""Sentences for the user that can be translated after they are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self


class Sentence(str):
    """A sentence in English that knows its template and the values in it.

    It is an ordinary string to everything that prints, logs or stores it. The window translates the
    template and puts the values into the translation.

    Args:
        template: The sentence, with a field for each value as in `str.format`.
        values: Numbers, strings, and sentences, which are translated as well; what else is given
            becomes a string.

    Attributes:
        template: The sentence with its fields.
        values: The value of each field.
    """

    __slots__ = ("template", "values")

    template: str
    values: Mapping[str, Any]

    def __new__(cls, template: str, /, **values: object) -> Self:
        """Puts the values into the fields."""
        kept = {
            name: value if isinstance(value, (str, int, float)) else str(value)
            for name, value in values.items()
        }
        sentence = super().__new__(cls, template.format(**kept))
        sentence.template = template
        sentence.values = kept
        return sentence

    @classmethod
    def of(cls, text: str) -> Self:
        """A text as a sentence: one without values, unless it is a sentence already."""
        if isinstance(text, cls):
            return text
        return cls(text.replace("{", "{{").replace("}", "}}"))

    def and_then(self, other: Sentence) -> Sentence:
        """This sentence and another after it; either may be empty."""
        if not self or not other:
            return self or other
        return Sentence("{first} {second}", first=self, second=other)

    def __reduce__(self) -> tuple[object, ...]:
        """Takes template and values along to another process."""
        return _sentence, (self.template, dict(self.values))


def to_fields(fields: Mapping[str, object]) -> dict[str, object]:
    """The fields of a JSON object, with the templates of the sentences among them.

    Returns:
        The fields, and, if there are such sentences, `templates`: name -> template and values.
    """
    templates = {
        name: _to_json(value) for name, value in fields.items() if isinstance(value, Sentence)
    }
    return {**fields, "templates": templates} if templates else dict(fields)


def from_fields(fields: Mapping[str, object]) -> dict[str, object]:
    """The fields that were given to `to_fields`, with their sentences.

    Raises:
        KeyError, TypeError, ValueError: The templates are damaged.
    """
    read: dict[str, object] = dict(fields)
    templates: Any = read.pop("templates", {})
    return read | {name: _from_json(data) for name, data in dict(templates).items()}


def _to_json(sentence: Sentence) -> dict[str, object]:
    values = {
        name: _to_json(value) if isinstance(value, Sentence) else value
        for name, value in sentence.values.items()
    }
    return {"template": sentence.template, "values": values}


def _from_json(data: Mapping[str, Any]) -> Sentence:
    values = {
        name: _from_json(value) if isinstance(value, dict) else value
        for name, value in data["values"].items()
    }
    return Sentence(data["template"], **values)


def _sentence(template: str, values: dict[str, Any]) -> Sentence:
    return Sentence(template, **values)
