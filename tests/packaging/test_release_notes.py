from __future__ import annotations

import tomllib
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_newest_release_has_the_version_of_the_project() -> None:
    from release_notes import read_releases

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert read_releases()[0].version == project["version"]


def test_releases_have_their_changes_and_unreleased_ones_are_left_out(tmp_path: Path) -> None:
    from release_notes import Release, read_releases

    page = tmp_path / "CHANGELOG.md"
    page.write_text(
        "# Changelog\n\n## [Unreleased]\n\n- Not yet.\n\n## [1.1.0] - 2026-02-03\n\n### Added\n\n"
        "- A long\n  sentence.\n- Another.\n\n## [1.0.0] - 2025-12-31\n"
    )
    assert read_releases(page) == [
        Release(version="1.1.0", day=date(2026, 2, 3), changes=("A long sentence.", "Another.")),
        Release(version="1.0.0", day=date(2025, 12, 31), changes=()),
    ]


def test_the_software_catalog_lists_the_releases() -> None:
    from linux.install_tree import filled_metainfo
    from release_notes import read_releases

    catalog = ET.fromstring(filled_metainfo().partition("?>")[2])
    versions = [release.get("version") for release in catalog.iter("release")]
    assert versions == [release.version for release in read_releases()]
