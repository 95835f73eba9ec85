#!/usr/bin/env bash
# Holds the alerts of production against tests/alerts.yaml: which series raise which alert, and which raise none.
#   deploy/k8s/test-rules.sh
# Needs Prometheus' promtool, or takes it out of Debian's package.
set -euo pipefail
cd "$(dirname "$0")"
. tests/program.sh

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

promtool=$(program promtool)
rules > "$work/alerts.yaml"
cp tests/alerts.yaml "$work/tests.yaml"

"$promtool" check rules "$work/alerts.yaml"
"$promtool" test rules "$work/tests.yaml"
