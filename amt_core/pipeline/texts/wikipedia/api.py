"""The MediaWiki API: many titles in one request, slowly enough, and again after a refusal.

Follows https://www.mediawiki.org/wiki/API:Etiquette and .../Manual:Maxlag_parameter.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from amt_core.errors import AmtError
from amt_core.pipeline.texts.wikipedia.article import ADDRESS_PATTERN, LANGUAGE_PATTERN, Article
from amt_core.pipeline.texts.wikipedia.rate_limit import Clock, RateLimit
from amt_core.sentence import Sentence
from amt_core.system.installed import version_of

if TYPE_CHECKING:
    import httpx
    import tenacity

logger = logging.getLogger(__name__)

PACKAGES = ("httpx", "tenacity")
"""The modules that a request needs; they are imported with the first one."""
TITLES_PER_REQUEST = 20
"""The number of lead sections that the API gives in one answer."""
_MAX_ATTEMPTS = 6
_MAX_CONTINUATIONS = 50
_MAX_ANSWER_BYTES = 8 * 2**20
_TIMEOUT_SEC = 30.0
_MAX_LAG_SEC = 5
_TRY_AGAIN = frozenset({429, 500, 502, 503, 504})
_BUSY = frozenset({"maxlag", "ratelimited", "readonly", "internal_api_error_DBQueryError"})


class _RefusedError(Exception):
    """The server asks for another request later."""

    def __init__(self, reason: str, wait_sec: float | None = None) -> None:
        super().__init__(reason)
        self.wait_sec = wait_sec


@dataclass(kw_only=True)
class MediaWiki:
    """One Wikipedia; several threads may ask it at once under one rate limit.

    Attributes:
        language: Language code, such as "en" or "de".
        requests_per_sec: The most requests per second, of all threads together.
        contact: Mail address or web page of the user, for the User-Agent; may be empty.
        address: Address of the API; by default that of the language.
        clock: The clock that requests are timed by.
    """

    language: str = "en"
    requests_per_sec: float = 1.0
    contact: str = ""
    address: str = ""
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        if not re.fullmatch(LANGUAGE_PATTERN, self.language):
            raise AmtError(
                Sentence(
                    "“{language}” is not the language of a Wikipedia.", language=self.language
                ),
                "Use one like en or de.",
            )
        if not self.requests_per_sec > 0:
            raise AmtError(
                "The number of requests per second must be above 0.", "Use 1, which is polite."
            )
        self._is_other_wiki = bool(self.address)
        self.address = self.address or f"https://{self.language}.wikipedia.org/w/api.php"
        if not re.fullmatch(ADDRESS_PATTERN, self.address):
            raise AmtError(
                Sentence("{address} is no web address.", address=self.address),
                "It begins with https://.",
            )
        self._limit = RateLimit(self.requests_per_sec, self.clock)

    def close(self) -> None:
        """Ends waiting requests in all threads; nothing can be asked after it."""
        self._limit.stop()
        if "_client" in self.__dict__:
            self._client.close()

    def fetch(self, titles: Sequence[str]) -> list[Article]:
        """The lead sections of at most `TITLES_PER_REQUEST` pages, in the order of the titles.

        Raises:
            AmtError: The server cannot be reached, refuses, or answers with nonsense.
        """
        assert 0 < len(titles) <= TITLES_PER_REQUEST
        question = {
            "action": "query", "format": "json", "formatversion": "2", "redirects": "1",
            "prop": "extracts|info|pageprops|description", "ppprop": "disambiguation",
            "exintro": "1", "explaintext": "1", "exlimit": "max",
            "maxlag": str(_MAX_LAG_SEC), "titles": "|".join(titles),
        }  # fmt: skip
        renamed: dict[str, str] = {}
        pages: dict[str, dict[str, Any]] = {}
        go_on: dict[str, str] = {}
        for _ in range(_MAX_CONTINUATIONS):
            answer = self._ask(question | go_on)
            query = _object(answer.get("query"))
            for step in _objects(query.get("normalized")) + _objects(query.get("redirects")):
                renamed[str(step.get("from"))] = str(step.get("to"))
            for page in _objects(query.get("pages")):
                # A later part of the answer adds what an earlier one left out.
                pages.setdefault(str(page.get("title")), {}).update(page)
            go_on = {key: str(value) for key, value in _object(answer.get("continue")).items()}
            if not go_on:
                break
        return [self._article(title, _followed(title, renamed), pages) for title in titles]

    def _article(self, asked: str, title: str, pages: dict[str, dict[str, Any]]) -> Article:
        page = pages.get(title, {"missing": True})
        if page.get("missing") or page.get("invalid"):
            return Article(asked=asked, title=asked, language=self.language, exists=False)
        return Article(
            asked=asked,
            title=title,
            language=self.language,
            exists=True,
            is_disambiguation="disambiguation" in _object(page.get("pageprops")),
            description=_text(page.get("description")),
            lead=_text(page.get("extract")),
            revision=revision if isinstance(revision := page.get("lastrevid"), int) else 0,
            site=self.address.replace("api.php", "index.php") if self._is_other_wiki else "",
        )

    def _ask(self, question: dict[str, str]) -> dict[str, Any]:
        import httpx
        import tenacity

        # No connection, an answer that breaks off or leads in a circle, or one that is no JSON.
        passing = (_RefusedError, httpx.RequestError, ValueError, RecursionError)
        attempts = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(passing),
            stop=tenacity.stop_after_attempt(_MAX_ATTEMPTS),
            wait=_wait_sec,
            # Other threads wait as well: they ask the same server.
            sleep=self._limit.hold,
            before_sleep=tenacity.before_sleep_log(logger, logging.INFO),
        )
        try:
            return attempts(self._ask_once, question)
        except tenacity.RetryError as error:
            reason = error.last_attempt.exception()
            raise AmtError(
                Sentence("Wikipedia does not answer ({reason}).", reason=reason),
                "Run the stage again later; what has been answered is kept.",
            ) from reason

    def _ask_once(self, question: dict[str, str]) -> dict[str, Any]:
        self._limit.wait()
        content = b""
        with self._client.stream("POST", self.address, data=question) as response:
            retry_after = response.headers.get("Retry-After")
            if response.status_code in _TRY_AGAIN:
                raise _RefusedError(f"HTTP {response.status_code}", _seconds(retry_after))
            if not response.is_success:
                raise AmtError(
                    Sentence(
                        "Wikipedia refuses to answer (HTTP {status}).", status=response.status_code
                    ),
                    'Give contact = "your address" in [describe], which Wikipedia asks for.',
                )
            for part in response.iter_bytes():
                content += part
                if len(content) > _MAX_ANSWER_BYTES:
                    raise ValueError("the answer is too long")
        answer = json.loads(content)
        if not isinstance(answer, dict):
            raise ValueError("the answer is no object")  # noqa: TRY004 - what came is wrong, not our type
        problem = answer.get("error")
        if problem:
            code = _text(_object(problem).get("code")) or _text(problem)
            if code in _BUSY:
                raise _RefusedError(code, _seconds(retry_after))
            raise AmtError(
                Sentence("Wikipedia does not understand the question ({code}).", code=code)
            )
        return answer

    @cached_property
    def _client(self) -> httpx.Client:
        import httpx

        headers = {"User-Agent": self.user_agent, "Accept": "application/json"}
        return httpx.Client(headers=headers, timeout=_TIMEOUT_SEC, follow_redirects=True)

    @property
    def user_agent(self) -> str:
        """The User-Agent: the program and the user's contact."""
        contact = f"{self.contact}; " if self.contact else ""
        version = version_of("amt-desktop") or "source"
        return f"AMT-Desktop/{version} ({contact}descriptions of music) Python-httpx"


def _wait_sec(state: tenacity.RetryCallState) -> float:
    """The time that the server asks for, or twice as long after each attempt."""
    error = state.outcome.exception() if state.outcome is not None else None
    asked = error.wait_sec if isinstance(error, _RefusedError) else None
    return 2.0 ** (state.attempt_number - 1) if asked is None else asked


def _followed(title: str, renamed: dict[str, str]) -> str:
    """The title at the end of all redirects; a circle of them ends somewhere on it."""
    for _ in range(len(renamed)):
        if title not in renamed:
            break
        title = renamed[title]
    return title


def _seconds(retry_after: str | None) -> float | None:
    """The seconds to wait, from a number or a date; None if neither can be read."""
    if retry_after is None:
        return None
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        moment = parsedate_to_datetime(retry_after)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:  # "-0000" stands for UTC of a clock whose time zone is not known
        moment = moment.replace(tzinfo=UTC)
    return (moment - datetime.now(UTC)).total_seconds()


def _object(value: Any) -> dict[str, Any]:
    """The value if it is an object of JSON, else an empty one."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _objects(value: Any) -> list[dict[str, Any]]:
    """The objects in a list of JSON; other elements and other values are left out."""
    elements = cast("list[Any]", value) if isinstance(value, list) else []
    return [_object(each) for each in elements if isinstance(each, dict)]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
