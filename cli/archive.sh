#!/usr/bin/env bash
# Makes the command line's self-contained archive, and runs it elsewhere, where there is no other Java.
set -euo pipefail
cd "$(dirname "$0")/.."
./mvnw -B -q -Pdist -pl cli -am package -DskipTests

elsewhere=$(mktemp -d)
trap 'rm -rf "$elsewhere"' EXIT
tar -xzf cli/target/afterrun-cli-*.tar.gz -C "$elsewhere"
# What was recorded of a start must be used, not passed over in silence.
env -i PATH=/usr/bin:/bin AFTERRUN_JAVA_OPTS=-XX:AOTMode=on "$elsewhere"/afterrun-cli-*/bin/afterrun --version
