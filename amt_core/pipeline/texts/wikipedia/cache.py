"""Answers of Wikipedia on disk, one small file a title."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path
from typing import Any, cast, get_type_hints

from amt_core.pipeline.texts.wikipedia.article import Article
from amt_core.system.files import replacing

logger = logging.getLogger(__name__)


class ArticleCache:
    """Keeps every answer, so that no title is asked for twice, not even of a missing page.

    Args:
        folder: The folder of the answers; created with the first.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, language: str, asked: str) -> Article | None:
        """The kept answer; None if there is none or it cannot be read."""
        path = self._path(language, asked)
        try:
            return _article(json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except (ValueError, RecursionError) as error:
            logger.warning("%s is broken and will be asked for again: %s", path, error)
            return None

    def put(self, article: Article) -> None:
        """Keeps an answer."""
        path = self._path(article.language, article.asked)
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as temporary:
            temporary.write_text(json.dumps(asdict(article), ensure_ascii=False), encoding="utf-8")

    def _path(self, language: str, asked: str) -> Path:
        name = blake2b(asked.encode(), digest_size=16).hexdigest()
        return self._folder / language / name[:2] / f"{name}.json"


def _article(value: Any) -> Article:
    """The article in a JSON value.

    Raises:
        ValueError: The value is not an article.
    """
    types = get_type_hints(Article)
    if not isinstance(value, dict) or any(
        name not in types or type(each) is not types[name]
        for name, each in cast("dict[str, Any]", value).items()
    ):
        raise ValueError("the file holds no article")
    try:
        return Article(**cast("dict[str, Any]", value))
    except TypeError as error:  # a field is missing
        raise ValueError(str(error)) from error
