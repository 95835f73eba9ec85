#!/usr/bin/env bash
# Runs a command with a real Swift: installs Debian's packages where they are missing (as root), starts it on this machine,
# tells the command its address as an option for ./mvnw, and stops it when the command ends.
# usage: blobs/blob-store-swift/with-swift.sh COMMAND...
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
port=${SWIFT_PORT:-18080}

if ! command -v swift-proxy-server >/dev/null || ! command -v memcached >/dev/null; then
  echo "peers: installing Swift from Debian (once)"
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq update
  apt-get -qq install --no-install-recommends -y swift-proxy swift-account swift-container swift-object memcached >/dev/null
fi

work=$(mktemp -d)
mkfifo "$work/in"
"$here/src/peers/swift.sh" "$work/swift" "$port" <"$work/in" &
swift=$!
# Swift stops when this end closes, so it does not outlive this script however it ends.
exec 3>"$work/in"
stop() {
  exec 3>&-
  wait "$swift" || true
  rm -rf "$work"
}
trap stop EXIT

login() {
  curl --silent --fail --output /dev/null -H 'X-Auth-User: test:tester' -H 'X-Auth-Key: testing' \
    "http://127.0.0.1:$port/auth/v1.0"
}
for ((second = 0; second < 60; second++)); do
  if login; then break; fi
  sleep 1
done
if ! login; then
  echo "peers: Swift did not start:" >&2
  tail -n 5 "$work"/swift/*.log >&2
  exit 1
fi
echo "peers: Swift at http://127.0.0.1:$port"

"$@" -Dpeers.swift="http://127.0.0.1:$port"
