#!/usr/bin/env bash
# Tries the GitHub adapter, and the command line without a server, against an emulator and GitHub's own description (npm).
# usage: forge/peers.sh [options for ./mvnw]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
forge/with-github.sh ./mvnw -q -pl forge,cli -am -Ppeers verify \
  -Dtest='GitHubForge*Test,*OnEmulatorTest' -Dsurefire.failIfNoSpecifiedTests=false "$@"
echo 'peers: passed'
