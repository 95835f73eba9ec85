#!/usr/bin/env bash
# Runs a command with peers of the GitHub adapter from npm: an emulator that keeps state, and GitHub's own OpenAPI
# description served by Prism. Installs them once, starts them on free ports of this machine, tells the command their
# addresses as options for ./mvnw, and stops them when it ends. Needs npm, and nothing else that ./mvnw does not need.
# usage: forge/with-github.sh COMMAND...
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
from=$PWD
cd "$here/src/peers"

installed=node_modules/.package-lock.json
if [[ ! -f $installed || package-lock.json -nt $installed ]]; then
  echo "peers: installing from npm (once, about half a minute)"
  # The peers run on the Node.js that is installed here; npm itself may run on an older one.
  npm ci --no-progress --loglevel=error
fi
node=$(find node_modules/node-*/bin -name node 2>/dev/null | head -n 1 || true)
# On other systems than Linux the Node.js at hand must be the one, of version 24 or newer.
node=${node:-node}

spec=$PWD/node_modules/.cache/github.json
if [[ ! -f $spec || cut-spec.mjs -nt $spec ]]; then
  echo "peers: cutting GitHub's OpenAPI description down to the calls that are made (once)"
  mkdir -p node_modules/.cache
  archive=$(npm pack @octokit/openapi@23.0.2 --silent --pack-destination node_modules/.cache)
  "$node" cut-spec.mjs "node_modules/.cache/$archive" "$spec"
  rm -f "node_modules/.cache/$archive"
fi

work=$(mktemp -d)
mkfifo "$work/in" "$work/out"
"$node" start.mjs "$spec" <"$work/in" >"$work/out" 2>"$work/log" &
started=$!
# The peers stop when this end closes, so they do not outlive this script however it ends.
exec 3>"$work/in" 4<"$work/out"
stop() {
  exec 3>&-
  wait "$started" || true
  rm -rf "$work"
}
trap stop EXIT

read_address() {
  local name url
  if ! read -r -t 90 name url <&4 || [[ $name != "$1" ]]; then
    echo "peers: $1 did not start:" >&2
    tail -n 20 "$work/log" >&2
    exit 1
  fi
  echo "$url"
}
emulate=$(read_address emulate)
prism=$(read_address prism)
echo "peers: emulate at $emulate, prism at $prism"

cd "$from"
"$@" -Dpeers.emulate="$emulate" -Dpeers.prism="$prism"
