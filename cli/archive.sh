#!/usr/bin/env bash
# Makes the command line's self-contained archive, and tries it.
set -euo pipefail
cd "$(dirname "$0")/.."
./mvnw -B -q -Pdist -pl cli -am package -DskipTests
cli/try-archive.sh
