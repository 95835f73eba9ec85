#!/usr/bin/env bash
# Runs a command with every webhook's payload that the community has collected, which it installs from npm; tells the
# command, as an option for ./mvnw, where they are.
# usage: services/ingest/with-payloads.sh COMMAND...
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

installed=$here/src/peers/node_modules/.package-lock.json
if [[ ! -f $installed || $here/src/peers/package-lock.json -nt $installed ]]; then
  echo 'webhooks: installing from npm (once, a few seconds)'
  (cd "$here/src/peers" && npm ci --no-progress --loglevel=error)
fi

"$@" -Dpeers.webhooks="$here/src/peers/node_modules/@octokit/webhooks-examples"
