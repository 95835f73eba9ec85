#!/usr/bin/env bash
# Runs a command with the clients that people read with: Debian's Chromium, pip, npm and cargo, which it installs where they
# are missing and this is root, and npm's solver of conda packages; tells the command, as options for ./mvnw, where they are.
# usage: tests/clients/with-clients.sh COMMAND...
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v chromedriver >/dev/null || missing+=(chromium-driver)
command -v cph >/dev/null || missing+=(conda-package-handling)
# Without a font there is no text to see, and without this one none of the marks beside it.
[[ -e /usr/share/fonts/truetype/noto/NotoColorEmoji.ttf ]] || missing+=(fonts-noto-color-emoji)
python3 -m pip --version >/dev/null 2>&1 || missing+=(python3-pip)
command -v npm >/dev/null || missing+=(npm)
# Debian's plain cargo is too old for sparse indexes.
[[ -x /usr/bin/cargo ]] && dpkg -s cargo-web >/dev/null 2>&1 || missing+=(cargo-web)
if [[ ${#missing[@]} != 0 ]]; then
  if [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
    echo "clients: install Debian's packages ${missing[*]}" >&2
    exit 1
  fi
  echo "clients: installing ${missing[*]} (once, about half a minute)"
  apt-get -qq update
  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}" fonts-dejavu-core >/dev/null
fi

rattler=$here/src/rattler
if [[ ! -f $rattler/node_modules/.package-lock.json || $rattler/package-lock.json -nt $rattler/node_modules/.package-lock.json ]]; then
  echo 'clients: installing from npm (once, a few seconds)'
  (cd "$rattler" && npm ci --no-progress --loglevel=error)
fi

"$@" -Dbrowser.binary="$(command -v chromium)" -Dbrowser.driver="$(command -v chromedriver)" \
  -Dcargo.binary=/usr/bin/cargo -Drattler="$rattler"
