"""Builds the documentation: `docs.py [-o FOLDER]`, by default into `build/docs`.

The pages of the source tree become HTML at the same paths, so that their links to each other and to
pictures hold, and `api/` has the reference that pdoc makes from the docstrings. Modules whose
libraries are not installed are left out of it, with a warning; `make docs` installs all.
"""

from __future__ import annotations

import argparse
import re
import shutil
from pathlib import Path

import pdoc
from pdoc.render import configure
from pdoc.render_helpers import to_html

from amt_core.formats.html_page import html_page

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("amt_core", "amt_desktop")
README = Path("README.md")
_PAGES = ("*.md", "docs/*.md", "assets/**/*.md")
_PICTURES = ("docs/*.svg", "assets/screenshots/*.png", "LICENSE")
_LINK_TO_PAGE = re.compile(r'(href="(?!https?:)[^"]+)\.md(["#])')


def main() -> None:
    """Builds pages and reference."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "build" / "docs")
    output = parser.parse_args().output
    shutil.rmtree(output, ignore_errors=True)
    write_pages(output)
    configure(docformat="google", show_source=False)
    pdoc.pdoc(*PACKAGES, output_directory=output / "api")
    print(output / "index.html")


def write_pages(output: Path) -> None:
    """Writes each Markdown file as HTML, and copies the pictures."""
    for pattern in _PAGES:
        for source in ROOT.glob(pattern):
            path = source.relative_to(ROOT)
            target = output / ("index.html" if path == README else path.with_suffix(".html"))
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(page_of(source.read_text(encoding="utf-8"), path), encoding="utf-8")
    for pattern in _PICTURES:
        for source in ROOT.glob(pattern):
            target = output / source.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)


def page_of(text: str, path: Path) -> str:
    """The HTML page of a Markdown text, under links to the other pages."""
    top = "../" * (len(path.parts) - 1)
    names = {"index.html": "AMT Desktop"}
    names |= {f"docs/{p.stem}.html": p.stem for p in sorted((ROOT / "docs").glob("*.md"))}
    names |= {"CONTRIBUTING.html": "contributing", "CHANGELOG.html": "changes"}
    names["api/index.html"] = "API reference"
    links = " · ".join(f'<a href="{top}{file}">{name}</a>' for file, name in names.items())
    body = _LINK_TO_PAGE.sub(r"\1.html\2", to_html(text))
    title = "AMT Desktop" if path == README else f"{path.stem} - AMT Desktop"
    # Pictures of the window are wider than a page.
    style = "<style>img { max-width: 100%; }</style>"
    return html_page(title, (style, f"<p>{links}</p>", body))


if __name__ == "__main__":
    main()
