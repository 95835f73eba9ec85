#!/usr/bin/env bash
# The system test in which one of three brokers is killed, or cut off from the others, and comes back. Networks to cut are made by root alone.
# usage: tests/system/brokers.sh [options for ./mvnw]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# Unit tests have a step of their own; what this test starts is built anew.
./mvnw -q -pl tests/system -am verify \
  -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
  -Dsystem.tags=brokers -Dsystem.left-out=none "$@"
echo 'brokers: passed'
