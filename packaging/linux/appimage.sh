#!/usr/bin/env bash
# Packs build/AppDir into an AppImage: `packaging/linux/appimage.sh`.
#
# Not verified here: appimagetool is not in Debian. The AppDir is verified: `.ci/packages` tries its
# programs. Get appimagetool from github.com/AppImage/appimagetool/releases and put it into PATH.
# An AppImage runs on systems whose C library is at least as new as that of the building machine:
# build it on the oldest system that Qt's wheels support (glibc 2.34).
set -euo pipefail
cd "$(dirname "$0")/../.."
python3 packaging/build.py appdir
version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
ARCH=$(uname -m) VERSION=$version appimagetool build/AppDir "build/dist/amt-desktop-$version-$(uname -m).AppImage"
