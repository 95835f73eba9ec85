#!/usr/bin/env bash
# Sends ingest every webhook's payload that the community has collected (npm).
# usage: services/ingest/peers.sh [options for ./mvnw]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
services/ingest/with-payloads.sh ./mvnw -q -pl services/ingest -am -Ppeers verify \
  -Dtest=CollectedPayloadsTest -Dsurefire.failIfNoSpecifiedTests=false "$@"
echo 'webhooks: passed'
