"""Lays the frozen program and its menu entry, icons and pages into a folder tree."""

from __future__ import annotations

import shutil
import stat
from html import escape
from pathlib import Path

from release_notes import read_releases

HERE = Path(__file__).resolve().parent
APP_ID = "io.github.amt_desktop.AmtDesktop"
PROGRAMS = ("amt", "amt-desktop")


def install_tree(frozen: Path, share: Path, root: Path) -> None:
    """Fills `root` as the root of a file system: the program is in `usr/lib/amt-desktop`.

    Args:
        frozen: The folder that PyInstaller made.
        share: Icons, man pages and shell completion.
        root: An empty or missing folder.
    """
    shutil.rmtree(root, ignore_errors=True)
    usr = root / "usr"
    shutil.copytree(frozen, usr / "lib" / "amt-desktop", symlinks=True)
    (usr / "bin").mkdir()
    for program in PROGRAMS:
        (usr / "bin" / program).symlink_to(f"../lib/amt-desktop/{program}")
    _copy(HERE / f"{APP_ID}.desktop", usr / "share" / "applications" / f"{APP_ID}.desktop")
    _copy(HERE / f"{APP_ID}.xml", usr / "share" / "mime" / "packages" / f"{APP_ID}.xml")
    metainfo = usr / "share" / "metainfo" / f"{APP_ID}.metainfo.xml"
    metainfo.parent.mkdir(parents=True)
    metainfo.write_text(filled_metainfo(), encoding="utf-8")
    shutil.copytree(share / "icons" / "hicolor", usr / "share" / "icons" / "hicolor")
    for folder in ("man", "bash-completion", "zsh", "fish"):
        if (share / folder).is_dir():
            shutil.copytree(share / folder, usr / "share" / folder)
    _set_modes(root)


def install_appdir(frozen: Path, share: Path, appdir: Path) -> Path:
    """An AppDir: the same tree with the three entries that an AppImage has at its top."""
    install_tree(frozen, share, appdir)
    (appdir / f"{APP_ID}.desktop").symlink_to(f"usr/share/applications/{APP_ID}.desktop")
    icon = f"usr/share/icons/hicolor/256x256/apps/{APP_ID}.png"
    (appdir / f"{APP_ID}.png").symlink_to(icon)
    (appdir / ".DirIcon").symlink_to(icon)
    (appdir / "AppRun").symlink_to("usr/bin/amt-desktop")
    return appdir


def filled_metainfo() -> str:
    """The AppStream metadata with the releases of the changelog."""
    template = (HERE / f"{APP_ID}.metainfo.xml.in").read_text(encoding="utf-8")
    releases: list[str] = []
    for release in read_releases():
        items = "".join(f"<li>{escape(change, quote=False)}</li>" for change in release.changes)
        releases.append(
            f'    <release version="{release.version}" date="{release.day}">\n'
            f"      <description><ul>{items}</ul></description>\n"
            "    </release>"
        )
    return template.replace("@RELEASES@", "\n".join(releases))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _set_modes(root: Path) -> None:
    """Readable for all, executable only where it is run, whatever the mask of the builder."""
    for path in root.rglob("*"):
        if path.is_symlink():
            continue
        is_program = path.name in PROGRAMS and path.parent.name == "amt-desktop"
        path.chmod(0o755 if path.is_dir() or is_program else 0o644)
    root.chmod(stat.S_IRWXU | stat.S_IRGRP | stat.S_IXGRP | stat.S_IROTH | stat.S_IXOTH)
