"""Texts about pieces from Wikipedia, asked once and kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from amt_core.pipeline.texts.texts import WIKIPEDIA, PieceText
from amt_core.pipeline.texts.wikipedia.api import TITLES_PER_REQUEST, MediaWiki
from amt_core.pipeline.texts.wikipedia.article import Article
from amt_core.pipeline.texts.wikipedia.cache import ArticleCache
from amt_core.pipeline.texts.wikipedia.clean import clean
from amt_core.pipeline.texts.wikipedia.match import ACCEPTED, Candidate, Subject, candidates, score
from amt_core.pipeline.texts.wikipedia.rate_limit import Clock
from amt_core.progress import Advanced, Finished, Progress, Started, counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A page that is surely about a piece or about its artist.

    Attributes:
        candidate: The candidate that it fits.
        article: The page.
        score: The certainty, 0 to 1.
        text: Its lead section, cleaned.
    """

    candidate: Candidate
    article: Article
    score: float
    text: str


class WikipediaClient:
    """Asks one Wikipedia; earlier answers are read from disk.

    Args:
        cache: Folder of the answers.
        language: Language code, such as "en" or "de".
        requests_per_sec: The most requests per second, of all together.
        requests_at_once: The most requests that wait for their answers at the same time.
        contact: Mail address or web page of the user; may be empty.
        address: Address of the API; by default that of the language.
        clock: The clock that requests are timed by.

    Raises:
        AmtError: There is no such language or speed.
    """

    def __init__(
        self,
        *,
        cache: Path,
        language: str = "en",
        requests_per_sec: float = 1.0,
        requests_at_once: int = 1,
        contact: str = "",
        address: str = "",
        clock: Clock | None = None,
    ) -> None:
        self._cache = ArticleCache(cache)
        self._requests_at_once = requests_at_once
        self._wiki = MediaWiki(
            language=language,
            requests_per_sec=requests_per_sec,
            contact=contact,
            address=address,
            clock=clock or Clock(),
        )

    def texts(self, *, title: str, artist: str, album: str = "") -> list[PieceText]:
        """Texts about a piece, or else about its artist; empty if no page surely fits.

        Raises:
            AmtError: Wikipedia does not answer.
        """
        match = self.find(Subject(title=title, artist=artist, album=album))
        if match is None:
            return []
        attribution = match.article.attribution
        return [PieceText(text=match.text, source=WIKIPEDIA, attribution=attribution)]

    def find(self, subject: Subject) -> Match | None:
        """The first page, from the most specific title on, that surely fits.

        Raises:
            AmtError: Wikipedia does not answer.
        """
        sought = list(candidates(subject))
        articles = self._articles([candidate.asked for candidate in sought])
        for candidate in sought:
            article = articles[candidate.asked]
            points = score(candidate, article)
            if points >= ACCEPTED:
                text = clean(article.lead)
                return Match(candidate=candidate, article=article, score=points, text=text)
        return None

    def prefetch(self, subjects: Iterable[Subject]) -> Iterator[Progress]:
        """Asks for all pages that may be about these pieces, many in one request.

        Raises:
            AmtError: Wikipedia does not answer; what it has answered is kept.
        """
        asked = dict.fromkeys(c.asked for subject in subjects for c in candidates(subject))
        missing = self._missing(asked)
        yield Started(total=len(missing), unit="titles", message="Asking Wikipedia", is_remote=True)
        for done in self._fetch(missing):
            yield Advanced(done=done, total=len(missing))
        yield Finished(message=f"{counted(len(missing), 'titles')} asked, {len(asked):,} known")

    def _articles(self, titles: list[str]) -> dict[str, Article]:
        for _ in self._fetch(self._missing(titles)):
            pass
        found = {title: self._cache.get(self._wiki.language, title) for title in titles}
        return {title: article for title, article in found.items() if article is not None}

    def _missing(self, titles: Iterable[str]) -> list[str]:
        return [t for t in dict.fromkeys(titles) if self._cache.get(self._wiki.language, t) is None]

    def _fetch(self, titles: list[str]) -> Iterator[int]:
        """Asks for the titles and keeps the answers; yields how many are done."""
        chunks = [
            titles[first : first + TITLES_PER_REQUEST]
            for first in range(0, len(titles), TITLES_PER_REQUEST)
        ]
        done = 0
        for articles in self._answers(chunks):
            for article in articles:
                self._cache.put(article)
            done += len(articles)
            yield done

    def _answers(self, chunks: list[list[str]]) -> Iterator[list[Article]]:
        """The answers in the order of the questions; a stop ends what is still waiting."""
        if self._requests_at_once == 1 or len(chunks) < 2:
            yield from map(self._wiki.fetch, chunks)
            return
        with ThreadPoolExecutor(self._requests_at_once, thread_name_prefix="wikipedia") as pool:
            try:
                yield from pool.map(self._wiki.fetch, chunks)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                self._wiki.close()
                raise
