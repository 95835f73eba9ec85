#!/usr/bin/env bash
# Sends ingest every webhook's payload that the community has collected, which it installs from npm, and nothing else that
# ./mvnw does not need.
# usage: services/ingest/peers.sh [options for ./mvnw]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/src/peers"

installed=node_modules/.package-lock.json
if [[ ! -f $installed || package-lock.json -nt $installed ]]; then
  echo 'webhooks: installing from npm (once, a few seconds)'
  npm ci --no-progress --loglevel=error
fi

cd "$here/../.."
./mvnw -q -pl services/ingest -am -Ppeers verify -Dtest=CollectedPayloadsTest -Dsurefire.failIfNoSpecifiedTests=false \
  -Dpeers.webhooks="$here/src/peers/node_modules/@octokit/webhooks-examples" "$@"
echo 'webhooks: passed'
