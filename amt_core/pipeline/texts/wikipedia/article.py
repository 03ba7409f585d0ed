"""A page of Wikipedia, with the revision and license that an attribution names."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

LICENSE = "CC BY-SA 4.0"
LANGUAGE_PATTERN = "[a-z]{2,16}(-[a-z]{2,16})*"
"""A language code as in the address of a Wikipedia: en, de, zh-min-nan."""

ADDRESS_PATTERN = r"https?://[\w.-]+(:\d{1,5})?(/\S*)?"
"""The address of an API: https://wiki.example.org/w/api.php."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The lead section of a page, or the fact that there is no such page.

    Attributes:
        asked: The requested title.
        title: The title of the page, after redirects; the requested title if there is no page.
        language: Language code of the Wikipedia.
        exists: True if there is such a page.
        is_disambiguation: True if the page only lists meanings of the title.
        description: The subject in a few words ("1971 song by John Lennon").
        lead: The lead section as plain text.
        revision: Number of the revision; 0 if there is no page.
        license: The license of the text.
        site: Address of the pages of another wiki; empty for the Wikipedia of the language.
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
    site: str = ""

    @property
    def attribution(self) -> str:
        """The attribution of the text: title, revision, address, license."""
        address = self.site or f"https://{self.language}.wikipedia.org/w/index.php"
        page = f"?title={quote(self.title.replace(' ', '_'))}&oldid={self.revision}"
        return f"“{self.title}”, Wikipedia contributors, {address}{page}, {self.license}"
