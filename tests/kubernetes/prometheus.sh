#!/usr/bin/env bash
# Asks a real Prometheus all that the dashboards and alerts of production ask, while it reads the four services at work: a metric or a label
# that none of them shows is found, and so is what Prometheus does not understand. Takes about two minutes.
#   tests/kubernetes/prometheus.sh [options for ./mvnw]
#   tests/kubernetes/prometheus.sh --stay    goes on publishing, and says where Prometheus is, for a Grafana to look at, until Ctrl-C
# Needs Prometheus, or takes it out of Debian's package.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
root=$PWD
services=(ingest storage notifier reaper)

work=$(mktemp -d)
# What is being published, too.
stop() {
  pkill -P $$ || true
  wait
  rm -rf "$work"
}
trap stop EXIT

cd deploy/k8s
. tests/program.sh
prometheus=$(program prometheus)
rules > "$work/alerts.yaml"
cd "$work"

fail() { echo "prometheus.sh: $1" >&2; tail -n 20 "$work"/*.log >&2; exit 1; }

# As long as what is started lives, for at most two minutes.
until_so() {
  local deadline=$((SECONDS + 120))
  until "${@:3}" > /dev/null 2>&1; do
    kill -0 "$2" 2> /dev/null || fail "$1 has ended"
    [ "$SECONDS" -lt "$deadline" ] || fail "$1 is not ready after two minutes"
    sleep 0.5
  done
}

start_afterrun() {
  "$root/afterrun" up --port 0 > afterrun.log 2>&1 &
  until_so Afterrun $! grep -q '^Afterrun is up' afterrun.log
}

port() { sed -n "s/^$1=//p" .afterrun/ports; }

# As production's PodMonitor has it read, only sooner.
settings() {
  local service
  printf '%s\n' 'global: {scrape_interval: 1s, evaluation_interval: 1s}' 'rule_files: [alerts.yaml]' 'scrape_configs:'
  for service in "${services[@]}"; do
    printf '%s\n' "- {job_name: $service, metrics_path: /q/metrics," \
      "   static_configs: [{targets: ['127.0.0.1:$(port "$service")'], labels: {namespace: afterrun, pod: $service-0}}]}"
  done
}

start_prometheus() {
  local free=9090
  while (exec 3<> "/dev/tcp/127.0.0.1/$free") 2> /dev/null; do free=$((free + 1)); done
  url=http://127.0.0.1:$free
  settings > prometheus.yaml
  "$prometheus" --config.file=prometheus.yaml --storage.tsdb.path=series --web.listen-address="127.0.0.1:$free" > prometheus.log 2>&1 &
  until_so Prometheus $! reads_all
}

reads_all() { [ "$(curl -sf "$url/api/v1/query" --data-urlencode 'query=sum(up)' | grep -o '"4"')" = '"4"' ]; }

# A job that is commented, files that are there already, one that is read, an event that is refused, an address where nothing is. In a
# chain, since whoever asks how it ended turns off that a step which fails ends it.
publish() {
  local commit
  head -c 200000 /dev/urandom > new.bin &&
  commit=$(sha1sum < new.bin | cut -d' ' -f1) &&
  "$root/afterrun" publish --repo trial/prometheus --commit "$commit" --pr 1 --run "run-$1" --wait new.bin prometheus.yaml &&
  curl -sfL -o /dev/null "http://127.0.0.1:$(port storage)/trial/prometheus/$commit/new.bin" &&
  curl -s -o /dev/null "http://127.0.0.1:$(port ingest)/v1/events" -H 'Content-Type: application/json' -d '{}' &&
  curl -s -o /dev/null "http://127.0.0.1:$(port storage)/trial/nothing/run-0"
}

echo 'prometheus.sh: starting Afterrun, and a Prometheus that reads it' >&2
start_afterrun
start_prometheus
for run in 1 2 3 4 5; do publish "$run" > publish.log 2>&1 || fail "run $run was not published"; done

if [ "${1-}" = --stay ]; then
  echo "prometheus.sh: Prometheus is at $url; runs are published until Ctrl-C" >&2
  for ((run = 6; ; run++)); do publish "$run" > publish.log 2>&1 || fail "run $run was not published"; sleep 2; done
fi

cd "$root"
./mvnw -q -pl tests/kubernetes -am test -Dtest=AskedOfPrometheusIT -Dsurefire.failIfNoSpecifiedTests=false -Dprometheus.url="$url" "$@"
echo 'prometheus: passed'
