#!/usr/bin/env bash
# The system tests in which the broker, one of three brokers, the database, the forge and the object store fail and come back. As root
# brokers are also cut off from each other, in networks of their own.
# usage: tests/system/faults.sh [options for ./mvnw]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# Unit tests have a step of their own; what these tests start is built anew.
./mvnw -q -pl tests/system -am verify \
  -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
  -Dsystem.tags=faults -Dsystem.left-out=none "$@"
echo 'faults: passed'
