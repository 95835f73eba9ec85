#!/usr/bin/env bash
# Runs the command line's self-contained archive, which was made before, elsewhere, where there is no other Java.
set -euo pipefail
cd "$(dirname "$0")/.."

elsewhere=$(mktemp -d)
trap 'rm -rf "$elsewhere"' EXIT
tar -xzf cli/target/afterrun-cli-*.tar.gz -C "$elsewhere"
# What was recorded of a start must be used, not passed over in silence.
env -i PATH=/usr/bin:/bin AFTERRUN_JAVA_OPTS=-XX:AOTMode=on "$elsewhere"/afterrun-cli-*/bin/afterrun --version
