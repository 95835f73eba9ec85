#!/usr/bin/env bash
# Holds the alerts of production against tests/alerts.yaml: which series raise which alert, and which raise none.
#   deploy/k8s/test-rules.sh
# Needs Prometheus' promtool; where there is none, it is taken out of Debian's package, which is not installed: its daemon would start.
set -euo pipefail
cd "$(dirname "$0")"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

promtool=promtool
if ! command -v promtool > /dev/null; then
  echo "test-rules.sh: promtool is missing; taking it out of Debian's package prometheus" >&2
  mkdir "$work/package"
  [ "$(id -u)" != 0 ] || apt-get -qq update
  (cd "$work/package" && apt-get -qq -o APT::Sandbox::User=root download prometheus && dpkg -x prometheus_*.deb .) > /dev/null
  promtool=$work/package/usr/bin/promtool
fi

# What Prometheus reads is the spec of the object that its operator reads.
sed -n '/^spec:$/,$p' production/alerts.yaml | tail -n +2 | sed 's/^  //' > "$work/alerts.yaml"
cp tests/alerts.yaml "$work/tests.yaml"

"$promtool" check rules "$work/alerts.yaml"
"$promtool" test rules "$work/tests.yaml"
