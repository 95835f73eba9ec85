#!/usr/bin/env bash
# The system tests in which the broker, the database, the forge and the object store fail and come back.
# usage: tests/system/faults.sh [options for ./mvnw]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# Unit tests have a step of their own; what these tests start is built anew.
./mvnw -q -pl tests/system -am verify \
  -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
  -Dsystem.tags=faults -Dsystem.left-out=none "$@"
echo 'faults: passed'
