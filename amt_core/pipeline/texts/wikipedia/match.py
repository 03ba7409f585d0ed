"""Candidates for the page about a piece, and a score of how surely a page is about it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from amt_core.pipeline.texts.wikipedia.article import Article

ACCEPTED = 0.75
_MIN_TITLE_LIKENESS = 0.8
_WORKS = re.compile(
    r"\b(song|single|track|tune|instrumental|composition|aria|hymn|carol|anthem|sonata|symphony|"
    r"concerto|prelude|étude|etude|nocturne|waltz|march|rag|suite|opera|album|soundtrack|"
    r"lullaby|ballad|musical|fugue|mass|quartet|trio|variations|theme|jazz standard|"
    r"lied|chanson|chant|canción|cancion|canzone|morceau|œuvre|komposition)\b"
)
_PEOPLE = re.compile(
    r"\b(singer|songwriter|musician|band|group|duo|composer|pianist|guitarist|rapper|violinist|"
    r"organist|drummer|orchestra|ensemble|dj|producer|record producer|choir|"
    r"sänger|sängerin|komponist|musiker|chanteur|chanteuse|compositeur|músico|cantante)\b"
)
_BRACKET = re.compile(r"\s*\([^)]*\)\s*$")
_BAD_IN_TITLES = re.compile(r"[#<>\[\]|{}\x00-\x1f_]+")


class Kind(StrEnum):
    """The subject of a page."""

    WORK = "work"
    ARTIST = "artist"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A piece that texts are sought for.

    Attributes:
        title: Of the piece; may be empty.
        artist: Who plays it, or the composer; may be empty.
        album: Where it appeared; may be empty.
    """

    title: str = ""
    artist: str = ""
    album: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A title to ask for.

    Attributes:
        asked: The title to ask for.
        name: The title of the page without its brackets.
        artist: The artist that the page must name; empty if none is known.
        kind: The subject that the page must have.
    """

    asked: str
    name: str
    artist: str
    kind: Kind


def candidates(subject: Subject) -> Iterator[Candidate]:
    """Titles from the most to the least specific.

    The song of this artist, a song of this name, the work with its composer, the plain title,
    the album, and at last the artist.
    """
    title, artist, album = map(_as_title, (subject.title, subject.artist, subject.album))
    if title and artist:
        surname = artist.split()[-1]
        for asked in (f"{title} ({artist} song)", f"{title} (song)", f"{title} ({surname})"):
            yield Candidate(asked=asked, name=title, artist=artist, kind=Kind.WORK)
    elif title:
        yield Candidate(asked=f"{title} (song)", name=title, artist="", kind=Kind.WORK)
    if title:
        yield Candidate(asked=title, name=title, artist=artist, kind=Kind.WORK)
    if title or album:
        name = album or title
        for bracket in filter(None, (f"{artist} album" if artist else "", "album")):
            asked = f"{name} ({bracket})"
            yield Candidate(asked=asked, name=name, artist=artist, kind=Kind.WORK)
    if artist:
        for asked in (artist, f"{artist} (band)", f"{artist} (musician)", f"{artist} (composer)"):
            yield Candidate(asked=asked, name=artist, artist="", kind=Kind.ARTIST)


def score(candidate: Candidate, article: Article) -> float:
    """The certainty that a page is about a candidate, 0 to 1; below `ACCEPTED` it is refused.

    A page that only lists meanings, one of another name and one about no music have 0.
    """
    if not article.exists or article.is_disambiguation or not article.lead.strip():
        return 0.0
    likeness = max(
        _likeness(candidate.name, _BRACKET.sub("", article.title)),
        _likeness(candidate.name, article.title),
    )
    first = _plain(f"{article.description}. {article.lead[:400]}", keep_accents=True)
    is_musical = (_WORKS if candidate.kind is Kind.WORK else _PEOPLE).search(first) is not None
    if not is_musical or likeness < _MIN_TITLE_LIKENESS:
        return 0.0
    if candidate.kind is Kind.ARTIST:
        return likeness
    if not candidate.artist:
        # A name alone is shared by many pieces: only one in the very words is believed.
        return likeness if likeness > 0.95 else 0.5 * likeness
    return 0.5 * likeness + 0.5 * _mentions(article, candidate.artist)


def _mentions(article: Article, artist: str) -> float:
    """1 if the page names the artist, less if only the last name stands there."""
    said = f" {_plain(f'{article.title} {article.description} {article.lead}')} "
    name = _plain(artist)
    if f" {name.removeprefix('the ')} " in said:
        return 1.0
    return 0.7 if f" {name.split()[-1]} " in said else 0.0


def _likeness(a: str, b: str) -> float:
    return SequenceMatcher(None, _plain(a), _plain(b), autojunk=False).ratio()


def _plain(text: str, *, keep_accents: bool = False) -> str:
    """Lower case words without marks, and without accents."""
    if not keep_accents:
        text = "".join(
            c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)
        )
    return " ".join(re.findall(r"\w+", text.lower()))


def _as_title(text: str) -> str:
    """The text without the characters that no title may have."""
    text = " ".join(_BAD_IN_TITLES.sub(" ", text).split())[:200]
    return text[:1].upper() + text[1:]
