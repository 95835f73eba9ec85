#!/usr/bin/env bash
# Reads with the clients that people use: a real browser, pip, npm and cargo (Debian); conda packages are solved with npm's
# rattler, and made and unpacked with Debian's conda-package-handling.
# usage: tests/clients/clients.sh [options for ./mvnw]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# Unit tests have a step of their own; what these tests read is built anew.
tests/clients/with-clients.sh ./mvnw -q -pl tests/clients -am -Pclients verify \
  -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false "$@"
echo 'clients: passed; pictures in tests/clients/target/screenshots'
