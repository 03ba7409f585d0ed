"""Answers of Wikipedia on disk, one small file a title."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path

from amt_core.pipeline.texts.wikipedia.article import Article
from amt_core.system.files import replacing

logger = logging.getLogger(__name__)


class ArticleCache:
    """What has been asked before is never asked again; also that a page does not exist.

    Args:
        folder: Where the answers lie; made when the first is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, language: str, asked: str) -> Article | None:
        """The answer that was kept; None if there is none or it cannot be read."""
        path = self._path(language, asked)
        try:
            return Article(**json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except (ValueError, TypeError) as error:
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
