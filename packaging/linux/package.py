"""Makes the Debian package of the frozen program, with Debian's own tools."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
from datetime import UTC, datetime, time
from email.utils import format_datetime
from pathlib import Path

from frozen.parts import debian_packages, installed_libraries
from linux.install_tree import install_tree
from release_notes import Release, read_releases

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
NAME = "amt-desktop"
MAINTAINER = "AMT Desktop contributors <amt-desktop@users.noreply.github.com>"
REVISION = "1"

_CONTROL = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {size_kib}
Depends: {depends}
Section: sound
Priority: optional
Description: turns a typed description into multi-track music
 A description such as "calm piano nocturne in A minor, 72 bpm, 16 bars"
 becomes music that plays while it is being written. The notes can be edited
 in a piano roll, bars and tracks can be rewritten, and the piece can be saved
 as MIDI or audio.
 .
 The package has all that it needs: the model, a General MIDI sound font, Qt,
 FluidSynth and the command line program amt. It works without a network.
"""


def build_package(frozen: Path, share: Path, output: Path) -> Path:
    """Writes `amt-desktop_VERSION_ARCHITECTURE.deb`.

    Args:
        frozen: The folder that PyInstaller made.
        share: Icons, man pages and shell completion.
        output: The folder of the package.
    """
    releases = read_releases()
    version = f"{releases[0].version}-{REVISION}"
    architecture = _printed("dpkg", "--print-architecture")
    root = output.parent / "deb"
    install_tree(frozen, share, root)
    _write_documents(root, releases)
    for page in root.glob("usr/share/man/man1/*.1"):
        _compress(page)
    control = root / "DEBIAN"
    control.mkdir()
    (control / "control").write_text(
        _CONTROL.format(
            name=NAME,
            version=version,
            architecture=architecture,
            maintainer=MAINTAINER,
            size_kib=sum(p.lstat().st_size for p in root.rglob("*") if p.is_file()) // 1024,
            depends=_system_libraries(root),
        )
    )
    _write_checksums(root, control / "md5sums")
    package = output / f"{NAME}_{version}_{architecture}.deb"
    # A quarter of a minute of one core. zstd would save a twelfth, but lintian refuses it; xz was
    # not through after several minutes.
    command = ("dpkg-deb", "--root-owner-group", "-Zgzip", "-z6", "--build")
    _printed(*command, str(root), str(package))
    return package


def _system_libraries(root: Path) -> str:
    """The Debian packages of the libraries that the program takes from the machine."""
    folder = root / "usr" / "lib" / NAME
    binaries = [str(path) for path in sorted(folder.rglob("*")) if _is_elf(path)]
    carried = {path.name for path in folder.rglob("*")}
    needed = set(re.findall(r"NEEDED\s+(\S+)", _printed("objdump", "-p", *binaries))) - carried
    paths = installed_libraries()
    packages = debian_packages(paths[name] for name in needed if name in paths)
    # The frozen Python runs with this C library and newer ones.
    libc = _printed("dpkg-query", "-W", "-f=${Version}", "libc6").partition("-")[0]
    return ", ".join(sorted(packages - {"libc6"} | {f"libc6 (>= {libc})"}))


def _is_elf(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _write_documents(root: Path, releases: list[Release]) -> None:
    documents = root / "usr" / "share" / "doc" / NAME
    documents.mkdir(parents=True)
    shutil.copyfile(HERE / "copyright", documents / "copyright")
    shutil.copyfile(
        root / "usr/lib" / NAME / "_internal/THIRD_PARTY.md", documents / "THIRD_PARTY.md"
    )
    (documents / "changelog.Debian").write_text(_debian_changelog(releases), encoding="utf-8")
    shutil.copyfile(ROOT / "CHANGELOG.md", documents / "changelog")
    for name in ("changelog.Debian", "changelog", "THIRD_PARTY.md"):
        _compress(documents / name)
    overrides = root / "usr" / "share" / "lintian" / "overrides" / NAME
    overrides.parent.mkdir(parents=True)
    shutil.copyfile(HERE / "lintian-overrides", overrides)


def _debian_changelog(releases: list[Release]) -> str:
    entries: list[str] = []
    for release in releases:
        day = format_datetime(datetime.combine(release.day, time(12), UTC))
        entries.append(
            f"{NAME} ({release.version}-{REVISION}) unstable; urgency=medium\n\n"
            f"  * New version; see changelog.gz.\n\n -- {MAINTAINER}  {day}\n"
        )
    return "\n".join(entries)


def _compress(path: Path) -> None:
    """Replaces a file by its compressed form, without name and time, as Debian asks."""
    compressed = gzip.compress(path.read_bytes(), compresslevel=9, mtime=0)
    path.with_name(path.name + ".gz").write_bytes(compressed)
    path.unlink()


def _write_checksums(root: Path, target: Path) -> None:
    files = [p for p in sorted((root / "usr").rglob("*")) if p.is_file() and not p.is_symlink()]
    listing = _printed("md5sum", *(str(path.relative_to(root)) for path in files), cwd=root)
    target.write_text(listing + "\n")


def _printed(*command: str, cwd: Path | None = None) -> str:
    return subprocess.run(
        command, cwd=cwd, stdout=subprocess.PIPE, text=True, check=True
    ).stdout.strip()
