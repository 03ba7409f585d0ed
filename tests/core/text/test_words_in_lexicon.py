"""Words of human languages stand in the lexicon and nowhere else in the reading of descriptions."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from amt_core.music.instruments.roles import FIGURES, ROLES
from amt_core.music.theory import Mode
from amt_core.spec.genres import GENRES, MOODS, SUBGENRES
from amt_core.spec.music_spec import DYNAMICS, LEVELS, MusicSpec
from amt_core.spec.requests import FORMS, TempoChangeKind
from amt_core.spec.spans import SECTION_KINDS
from amt_core.text import claims
from amt_core.text.lexicon import known_words
from amt_core.text.plan.plan_words import plan_words

PACKAGE = Path(claims.__file__).parent
FOLDERS = ("parse", "plan", "recognize")
FILES = [
    *sorted(file for folder in FOLDERS for file in (PACKAGE / folder).rglob("*.py")),
    PACKAGE / "describer.py",
    PACKAGE / "claims.py",
]

NAMES_OF_THE_PROGRAM = {
    *ROLES, *FIGURES, *GENRES, *SUBGENRES, *MOODS, *DYNAMICS, *LEVELS, *FORMS, *SECTION_KINDS,
    *MusicSpec.attribute_names(), *MusicSpec.plan_attribute_names(), *get_args(Mode),
    *get_args(TempoChangeKind), claims.SOUND, claims.STYLE, claims.MOOD, claims.NOTHING,
}  # fmt: skip
"""Values of the spec, which happen to be English."""
KINDS_OF_CUES = {
    "enter", "leave", "back", "only", "elsewhere",  # what players do in a part of the piece
    "not", "less", "than", "except", "none", "before", "after", "anywhere",  # reach of a denial
    "letter", "small", "roman", "arabic", "spoken", "german",  # ways to write chords and notes
    "maj", "min", "dim", "aug",  # qualities of chords
    "plays alone", "blues",  # how `only` was said; a part of the names of progressions
}  # fmt: skip
"""Names that the code gives to kinds of phrases, not words that it looks for."""


def literals(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and value of every text that is no docstring and no part of a message."""
    silent = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr | ast.JoinedStr)
        for part in (ast.walk(node) if isinstance(node, ast.JoinedStr) else [node.value])
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in silent:
            value = node.value
            if isinstance(value, str):
                yield node.lineno, value


def is_of_tokens(node: ast.Compare) -> bool:
    """True if a comparison is about the text of the description."""
    code = ast.unparse(node)
    return any(part in code for part in (".text(", ".folded", ".raw", "clause_before(", "word "))


def has_word(text: str) -> bool:
    """True if a text holds a word; single letters are notes, marks and units."""
    return any(len(part) > 1 and part.isalpha() for part in text.split())


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_no_word_of_a_description_is_compared_with_a_word_in_the_code(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    compared = [
        (line, text)
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare) and is_of_tokens(node)
        for line, text in literals(node)
        if has_word(text)
    ]
    assert compared == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_no_word_of_a_human_language_stands_outside_the_lexicon(file: Path) -> None:
    human = known_words() | plan_words()
    allowed = NAMES_OF_THE_PROGRAM | KINDS_OF_CUES
    found = [
        (line, text)
        for line, text in literals(ast.parse(file.read_text(encoding="utf-8")))
        if has_word(text)
        and text.strip() not in allowed
        and all(word in human for word in text.casefold().split())
    ]
    assert found == []


def test_a_word_in_the_code_is_found() -> None:
    tree = ast.parse('if words.text(i) in {"und", "and"}: pass')
    compare = next(node for node in ast.walk(tree) if isinstance(node, ast.Compare))
    assert is_of_tokens(compare)
    assert {text for _, text in literals(tree) if has_word(text)} == {"und", "and"}
