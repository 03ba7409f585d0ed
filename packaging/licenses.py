"""Lists the licenses of all software and data that the packages carry.

`licenses.py` writes `THIRD_PARTY.md` and `assets/licenses/third_party.json`, which the About box
shows, from the metadata of the installed packages. `licenses.py --versions -o FOLDER` writes the
former into FOLDER with the versions of this build.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import asdict, dataclass, replace
from importlib import metadata
from pathlib import Path

from locks.lock import SHIPPED_EXTRAS
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PROJECT = "amt-desktop"
PAGE = "THIRD_PARTY.md"
ASSET = ROOT / "assets" / "licenses" / "third_party.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One work of other people.

    Attributes:
        name: As its authors write it.
        license: An SPDX expression.
        url: Its home page.
        version: The version that is shipped; empty in files that stay the same between versions.
    """

    name: str
    license: str
    url: str
    version: str = ""


# Works that are no Python packages. The libraries that only these need (audio codecs and others)
# come from the machine that freezes the program.
OTHER_WORKS = (
    Component(name="Python", license="PSF-2.0", url="https://www.python.org"),
    Component(name="Qt", license="LGPL-3.0-only", url="https://www.qt.io"),
    Component(name="FluidSynth", license="LGPL-2.1-or-later", url="https://www.fluidsynth.org"),
    Component(name="GLib", license="LGPL-2.1-or-later", url="https://gitlab.gnome.org/GNOME/glib"),
    Component(
        name="libsndfile",
        license="LGPL-2.1-or-later",
        url="https://libsndfile.github.io/libsndfile",
    ),
    Component(
        name="MuseScore_General (sound font)",
        license="MIT",
        url="https://github.com/musescore/MuseScore",
    ),
    Component(
        name="Bravura, Gootville, Leipzig, Leland, Petaluma (music fonts of Verovio)",
        license="OFL-1.1",
        url="https://github.com/rism-digital/verovio",
    ),
    Component(
        name="all-MiniLM-L6-v2 (sentence encoder)",
        license="Apache-2.0",
        url="https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2",
    ),
    Component(
        name="Groove MIDI Dataset (statistics of drum feel)",
        license="CC-BY-4.0",
        url="https://magenta.tensorflow.org/datasets/groove",
    ),
    Component(
        name="PyInstaller bootloader",
        license="GPL-2.0-or-later WITH Bootloader-exception",
        url="https://pyinstaller.org",
    ),
)

# Asked for by a package above, but not carried by the frozen program (see amt_desktop.spec).
NOT_CARRIED = {
    "huggingface-hub",  # tokenizers downloads with it
    "pretty-midi",  # installed by pip for the sound font of last resort
}

# Free words and names of one license that packages use in place of its SPDX identifier.
_SPDX = {
    "apache 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd": "BSD-3-Clause",
    "bsd license": "BSD-3-Clause",
    "bsd 3-clause license": "BSD-3-Clause",
    "3-clause bsd license": "BSD-3-Clause",
    "mit license": "MIT",
    "public domain": "Unlicense",
}
_LICENSE_OF = {
    "pyside6-essentials": "LGPL-3.0-only",  # of the three that are offered, the one that we use
    "shiboken6": "LGPL-3.0-only",
    "pysmartdl": "Unlicense",  # its LICENSE file
    "python-osc": "Unlicense",  # its metadata has the text in place of the name
    "pyfluidsynth": "LGPL-2.1-or-later",  # its source says LGPL where its metadata says MIT
}
_HOME_PAGE_OF = {"pysmartdl": "https://github.com/iTaybb/pySmartDL"}  # stated: its registry

_PAGE_HEAD = """\
# Other people's work in AMT Desktop

The frozen program and the packages made from it carry the works below. The texts of their licenses
are in the frozen program, in the folders that end in `.dist-info`; those of the system's libraries
that it carries are in the folder `licenses` there. Qt, FluidSynth and the other
LGPL libraries are separate files there, which you may replace by your own builds. The music that
the default model was trained on is listed in its card.

`python packaging/licenses.py` writes this page from the metadata of the installed packages.

| Work | License | |
|---|---|---|
"""


def main() -> None:
    """Writes the list."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("-o", "--output", type=Path, help="a folder, instead of the source tree")
    parser.add_argument("--versions", action="store_true", help="with the versions of this build")
    chosen = parser.parse_args()
    components = all_components()
    if not chosen.versions:
        components = [replace(component, version="") for component in components]
    (chosen.output or ROOT).joinpath(PAGE).write_text(page_of(components), encoding="utf-8")
    if chosen.output is None:
        ASSET.write_text(asset_of(components), encoding="utf-8")


def all_components() -> list[Component]:
    """Every package that the composer needs, and the other works, by name."""
    packages = [component_of(name) for name in sorted(needed_packages())]
    return sorted([*packages, *OTHER_WORKS], key=lambda component: component.name.casefold())


def needed_packages(root: str = PROJECT) -> set[str]:
    """The normalized names of all packages that the composer needs, directly or through others.

    Requirements of extras that are not shipped, and of other systems, are left out.
    """
    needed: set[str] = set()
    waiting = {root}
    while waiting:
        name = waiting.pop()
        extras = SHIPPED_EXTRAS if name == root else ("",)
        for requirement in map(Requirement, metadata.requires(name) or ()):
            package = canonicalize_name(requirement.name)
            marker = requirement.marker
            is_wanted = marker is None or any(marker.evaluate({"extra": e}) for e in extras)
            if is_wanted and package not in needed | NOT_CARRIED and is_installed(package):
                needed.add(package)
                waiting.add(package)
    return needed


def is_installed(name: str) -> bool:
    """True if the package is in this environment."""
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def component_of(name: str) -> Component:
    """Name, license, home page and version of an installed package.

    Ends the program when the license cannot be told: it then belongs into one of the two tables.
    """
    package = metadata.metadata(name).json
    classifiers = [
        entry.rpartition(" :: ")[2]
        for entry in package.get("classifier", ())
        if entry.startswith("License :: ")
    ]
    stated = [
        *(str(package[key]) for key in ("license_expression", "license") if key in package),
        *classifiers,
    ]
    license_name = _LICENSE_OF.get(canonicalize_name(name)) or next(
        (spdx for words in stated if (spdx := spdx_of(words))), None
    )
    if license_name is None:
        sys.exit(f"The license of {name} is not known: {stated}")
    return Component(
        name=str(package["name"]),
        license=license_name,
        url=_HOME_PAGE_OF.get(canonicalize_name(name)) or home_page(package),
        version=metadata.version(name),
    )


def spdx_of(words: str) -> str | None:
    """The SPDX expression for what a package states; None for a whole text or nothing."""
    words = words.strip()
    if spdx := _SPDX.get(words.casefold()):
        return spdx
    is_expression = re.fullmatch(r"[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*", words)
    return words if is_expression else None


def home_page(package: dict[str, str | list[str]]) -> str:
    """The home page, else the first address that a package states."""
    entries = (entry.partition(", ") for entry in package.get("project_url", ()))
    links = {label.lower(): url for label, _, url in entries}
    known = [
        links[label] for label in ("homepage", "home", "source", "repository") if label in links
    ]
    return str(package.get("home_page") or next(iter([*known, *links.values()]), ""))


def page_of(components: list[Component]) -> str:
    """The list as Markdown."""
    rows = [
        f"| {one.name} {one.version}".rstrip() + f" | {one.license} | {one.url} |"
        for one in components
    ]
    return _PAGE_HEAD + "\n".join(rows) + "\n"


def asset_of(components: list[Component]) -> str:
    """The list as JSON: objects with name, license and url."""
    rows = [{k: v for k, v in asdict(one).items() if k != "version"} for one in components]
    return json.dumps(rows, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()
