"""The pages of the documentation."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path


def test_every_link_between_the_pages_leads_to_a_file(tmp_path: Path) -> None:
    import docs

    docs.write_pages(tmp_path)
    pages = list(tmp_path.rglob("*.html"))
    assert {"index.html", "architecture.html", "MODEL_CARD.html"} <= {page.name for page in pages}
    links = [
        (page, unescape(link).partition("#")[0])
        for page in pages
        for link in re.findall(r'(?:href|src)="([^"]+)', page.read_text(encoding="utf-8"))
    ]
    broken = [
        (page.name, link)
        for page, link in links
        if link and not link.startswith(("http", "mailto:")) and not link.endswith("api/index.html")
        if not (page.parent / link).exists()
    ]
    assert broken == []
