#!/usr/bin/env bash
# Looks at the pages with a real browser, Debian's Chromium, which it installs where that is missing and this is root.
# usage: tests/browser/browser.sh [options for ./mvnw]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

if ! command -v chromium >/dev/null || ! command -v chromedriver >/dev/null; then
  if [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
    echo "browser: chromium and chromedriver are missing; install Debian's packages chromium and chromium-driver" >&2
    exit 1
  fi
  echo 'browser: installing chromium and chromium-driver (once, about half a minute)'
  apt-get -qq update
  # Without a font there is no text to see.
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends \
    chromium chromium-driver fonts-dejavu-core >/dev/null
fi

# Unit tests have a step of their own; what these tests look at is built anew.
./mvnw -q -pl tests/browser -am -Pbrowser verify \
  -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
  -Dbrowser.binary="$(command -v chromium)" -Dbrowser.driver="$(command -v chromedriver)" "$@"
echo 'browser: passed; pictures in tests/browser/target/screenshots'
