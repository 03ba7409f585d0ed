"""Examines the dependencies without a network: `audit.py`; exit status 1 when something is wrong.

- The installed packages fit together (`pip check`).
- Each bound of a version in `pyproject.toml` has its reason next to it, in a comment.
- Each dependency of the program is imported by it; a dependency that nothing imports must go.
- Everything that the packages carry has a license under which they may carry it, and
  `THIRD_PARTY.md` lists it.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from licenses import NOT_CARRIED, PAGE, all_components

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = ROOT / "pyproject.toml"
SOURCES = ("amt_core", "amt_desktop")

# Licenses of works that are carried. LGPL works are separate files that the user may replace.
ALLOWED = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC-BY-4.0", "CC0-1.0",
    "LGPL-2.1-or-later", "LGPL-3.0-only", "MIT", "MIT-0", "MIT-CMU", "OFL-1.1", "PSF-2.0",
    "Unlicense", "Zlib",
    "GPL-2.0-or-later WITH Bootloader-exception",
}  # fmt: skip

# Dependencies that are found or started, and not imported by name.
NOT_IMPORTED = {
    "pretty-midi",  # for the sound font inside its wheel
}


def main() -> int:
    """Prints every finding; 1 when there is one."""
    findings = [
        *broken_requirements(),
        *bounds_without_reason(PYPROJECT.read_text(encoding="utf-8")),
        *unused_dependencies(),
        *license_findings(),
    ]
    for finding in findings:
        print("audit: " + finding)
    if not findings:
        print("audit: the dependencies fit together, are used, have reasons and known licenses")
    return 1 if findings else 0


def broken_requirements() -> list[str]:
    """The findings of `pip check` about this environment."""
    answer = subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", "check"],
        capture_output=True,
        text=True,
        check=False,
    )
    return answer.stdout.splitlines() if answer.returncode != 0 else []


def bounds_without_reason(pyproject: str) -> Iterator[str]:
    """Each requirement with a bound but no comment on its line or on the lines right above it."""
    lines = pyproject.splitlines()
    for number, line in enumerate(lines):
        entry = re.match(
            r'\s+"(?P<requirement>[A-Za-z0-9._-]+(\[\w+\])?[<>=!~][^"]*)",(?P<rest>.*)', line
        )
        if entry is None:
            continue
        has_reason = "#" in entry["rest"] or lines[number - 1].lstrip().startswith("#")
        if not has_reason:
            yield f"the bound of {entry['requirement']} has no reason next to it"


def unused_dependencies() -> Iterator[str]:
    """Each dependency of the program of which no module is imported."""
    imported = set(imported_modules())
    owners = metadata.packages_distributions()
    used = {canonicalize_name(owner) for module in imported for owner in owners.get(module, ())}
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    for requirement in map(Requirement, project["dependencies"]):
        name = canonicalize_name(requirement.name)
        if name not in used | NOT_IMPORTED:
            yield f"nothing imports {requirement.name}"


def imported_modules() -> Iterator[str]:
    """The top-level names of all modules that the program imports, also inside functions."""
    for folder in SOURCES:
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    yield from (name.name.split(".")[0] for name in node.names)
                elif isinstance(node, ast.ImportFrom) and node.module:
                    yield node.module.split(".")[0]


def license_findings() -> Iterator[str]:
    """Each carried work with a license that is not allowed, or that the page does not list."""
    page = (ROOT / PAGE).read_text(encoding="utf-8")
    for component in all_components():
        for choice in component.license.split(" OR "):
            if not set(choice.split(" AND ")) <= ALLOWED:
                yield f"{component.name} is under {component.license}"
        if f"| {component.name} |" not in page:
            yield f"{PAGE} does not list {component.name}: run packaging/licenses.py"
    for name in NOT_CARRIED:
        if f"| {name} |" in page:
            yield f"{PAGE} lists {name}, which is not carried"


if __name__ == "__main__":
    sys.exit(main())
