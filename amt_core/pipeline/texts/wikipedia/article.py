"""What is kept of a page, with the revision and license that naming the source asks for."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

LICENSE = "CC BY-SA 4.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The lead section of a page, or the knowledge that there is no such page.

    Attributes:
        asked: The title that was asked for.
        title: The title of the page, after redirects; the one asked for if there is none.
        language: Of which Wikipedia.
        exists: Whether there is such a page.
        is_disambiguation: Whether the page only lists what the title may mean.
        description: What the page is about in a few words ("1971 song by John Lennon").
        lead: The lead section as plain text.
        revision: Number of the revision that was read; 0 if there is no page.
        license: The license of the text.
    """

    asked: str
    title: str
    language: str
    exists: bool
    is_disambiguation: bool = False
    description: str = ""
    lead: str = ""
    revision: int = 0
    license: str = LICENSE

    @property
    def attribution(self) -> str:
        """Who is to be named with the text: title, revision, address, license."""
        address = f"https://{self.language}.wikipedia.org/w/index.php"
        page = f"?title={quote(self.title.replace(' ', '_'))}&oldid={self.revision}"
        return f"“{self.title}”, Wikipedia contributors, {address}{page}, {self.license}"
