#!/usr/bin/env bash
# Signs the macOS bundle and packs it into a disk image: `packaging/macos/sign_and_pack.sh`.
#
# Not verified here: it needs macOS. First run: python3 packaging/build.py frozen
#
#   SIGNING_IDENTITY   name of a "Developer ID Application" certificate in the keychain; without one
#                      the bundle is signed ad hoc and opens only after the user has allowed it
#   NOTARY_PROFILE     profile of `xcrun notarytool store-credentials`; without one nothing is sent
set -euo pipefail
cd "$(dirname "$0")/../.."
app="build/dist/AMT Desktop.app"
version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
image="build/dist/amt-desktop-$version-$(uname -m).dmg"
identity=${SIGNING_IDENTITY:--}
# Apple's notary service wants the time of the signature; an ad hoc signature cannot have it.
timestamp=--timestamp=none
if [ "$identity" != "-" ]; then timestamp=--timestamp; fi

# Libraries first, then the bundle: a signature covers what is inside, with its signature.
find "$app" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
  xargs -0 -n 20 codesign --force --options runtime "$timestamp" --sign "$identity"
codesign --force --options runtime "$timestamp" \
  --entitlements packaging/macos/entitlements.plist --sign "$identity" "$app"
codesign --verify --deep --strict "$app"

hdiutil create -volname "AMT Desktop" -srcfolder "$app" -ov -format UDZO "$image"
if [ -n "${NOTARY_PROFILE:-}" ]; then
  xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
  xcrun stapler staple "$image"
fi
echo "$image"
