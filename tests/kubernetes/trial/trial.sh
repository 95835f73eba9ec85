#!/usr/bin/env bash
# Applies the overlay dev to a cluster, publishes runs there while pods are deleted, rolled out and scaled, and counts.
#   tests/kubernetes/trial/trial.sh        docs/how-to/try-a-cluster.md says what it needs and what can be set
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(realpath "$here/../../..")
. "$here/publishing.sh"

runs=${RUNS:-6}
replicas=${STORAGE_REPLICAS:-3}
registry=${REGISTRY:-afterrun}
tag=${TAG:-unreleased}
next_tag=${NEXT_TAG:-}
engines=${ENGINES:-theirs}
patience=${PATIENCE:-600}
afterrun=${AFTERRUN:-$root/afterrun}

services=(ingest storage notifier reaper)
work=$root/tests/kubernetes/target/trial
began=$SECONDS

say() { printf '%4d s  %s\n' $((SECONDS - began)) "$*"; }
kube() { kubectl --namespace afterrun "$@"; }

fail() {
  printf '\ntrial.sh: %s\n\n' "$*" >&2
  kube get pods --output wide >&2 || true
  kube get events --sort-by=.lastTimestamp 2> /dev/null | tail -n 10 >&2 || true
  exit 1
}

# until SECONDS REASON COMMAND...: fails for that reason where the command has not succeeded by then.
until_so() {
  local end=$((SECONDS + $1)) reason=$2
  shift 2
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || fail "$reason"
    sleep 1
  done
}

rolled_out() {
  kube rollout status "$1" --timeout="${patience}s" > /dev/null || fail "$1 did not become ready in $patience s"
}

# The pods of one name, each with whether it is ready.
pods() {
  kube get pods --selector "app.kubernetes.io/name=$1" \
    --output jsonpath='{range .items[*]}{.metadata.uid}={.status.conditions[?(@.type=="Ready")].status}{"\n"}{end}'
}

is_replaced() {
  local now
  now=$(pods "$1")
  [ -n "$now" ] && ! grep -qv '=True$' <<< "$now" && ! grep -qF "$2" <<< "$now"
}

# delete_pods NAME OPTION...: and waits until others are ready in their place.
delete_pods() {
  local name=$1 before
  before=$(pods "$name" | cut -d= -f1)
  shift
  kube delete pod --selector "app.kubernetes.io/name=$name" "$@" > /dev/null 2>&1
  until_so "$patience" "no pod of $name became ready in place of the deleted one in $patience s" is_replaced "$name" "$before"
}

prepare() {
  for tool in kubectl openssl curl sha256sum; do
    command -v "$tool" > /dev/null || { echo "trial.sh: $tool is missing" >&2; exit 2; }
  done
  kubectl version > /dev/null 2>&1 || { echo 'trial.sh: no cluster answers; KUBECONFIG says which' >&2; exit 2; }
  node=${NODE:-$(kubectl get nodes --output jsonpath='{.items[0].status.addresses[?(@.type=="InternalIP")].address}')}
  ingest=http://$node:30849
  storage=http://$node:30848
  rm -rf "$work"
  mkdir -p "$work/overlay" "$work/files" "$work/logs" "$work/elsewhere"
}

# The committed overlay, with what only this trial knows: addresses, and the images' names.
overlay() {
  local base=overlay name
  kubectl explain pod.spec.containers.lifecycle.preStop.sleep > /dev/null 2>&1 || base=older
  say "the overlay '$base', since this is Kubernetes $(kubectl version --output yaml 2> /dev/null | sed -n '/serverVersion/,$s/ *gitVersion: //p')"
  {
    cat << YAML
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
bases:
- ../../../trial/$base
configMapGenerator:
- name: afterrun
  namespace: afterrun
  behavior: merge
  literals:
  - AFTERRUN_ADDRESS_CONTENT=$storage
  - AFTERRUN_ADDRESS_EVENTS=$ingest
  - AFTERRUN_ADDRESS_STORAGE=$storage
  - AFTERRUN_ADDRESS_WEB=http://localhost:30848
images:
YAML
    for name in "${services[@]}"; do
      echo "- {name: afterrun/$name, newName: $registry/$name, newTag: $tag}"
    done
    if [ "$engines" = own ]; then
      echo "- {name: apache/kafka, newName: $registry/kafka, newTag: $tag}"
      echo "- {name: postgres, newName: $registry/postgres, newTag: $tag}"
    fi
  } > "$work/overlay/kustomization.yaml"
}

# As docs/how-to/run-on-kubernetes.md has it, once; the operator's key stays in the cluster for the next trial.
secrets() {
  kubectl get namespace afterrun > /dev/null 2>&1 || kubectl create namespace afterrun > /dev/null
  local key=$work/operator.pem role
  if kube get secret afterrun-tokens > /dev/null 2>&1; then
    kube get secret trial-operator --output jsonpath='{.data.key}' 2> /dev/null | base64 -d > "$key" \
      || fail 'the namespace afterrun is in use, and not by a trial; take another cluster, or delete the namespace'
    return
  fi
  for role in superuser storage notifier reaper; do
    kube create secret generic "database-$role" --type=kubernetes.io/basic-auth \
      --from-literal=username="$role" --from-literal=password="$(openssl rand -hex 24)" > /dev/null
  done
  openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -out "$key" 2> /dev/null \
    || openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -out "$key" 2> /dev/null
  kube create secret generic trial-operator --from-file=key="$key" > /dev/null
  kube create secret generic afterrun-tokens \
    --from-literal=public-key="$(openssl pkey -in "$key" -pubout -outform DER | base64 -w0)" > /dev/null
}

apply() {
  local name
  kubectl kustomize "$work/overlay" > "$work/applied.yaml" 2> "$work/logs/kustomize" || fail "$(cat "$work/logs/kustomize")"
  kubectl apply --filename "$work/applied.yaml" > "$work/logs/apply" 2>&1 || fail "$(tail -n 5 "$work/logs/apply")"
  say 'applied; waiting until all is ready'
  for name in statefulset/database statefulset/kafka deployment/{forge,ingest,storage,notifier,reaper}; do
    rolled_out "$name"
    say "$name is ready"
  done
  until_so 60 "nobody answers at $ingest: NODE names a node that can be reached from here" \
    curl -sf -o /dev/null "$ingest/.well-known/afterrun.json"
}

replace() {
  local name
  for name in "${services[@]}"; do
    if [ -n "$next_tag" ]; then
      kube set image "deployment/$name" "*=$registry/$name:$next_tag" > /dev/null
    else
      kube rollout restart "deployment/$name" > /dev/null
    fi
  done
  for name in "${services[@]}"; do
    rolled_out "deployment/$name"
  done
}

# What is done while runs are published; between one thing and the next, some must be accepted.
disturb() {
  local name
  for name in ingest storage notifier reaper kafka database; do
    await_more
    say "$(accepted | wc -l) accepted; a pod of $name is deleted"
    delete_pods "$name"
  done
  await_more
  say "$(accepted | wc -l) accepted; storage's pod is killed"
  delete_pods storage --grace-period=0 --force
  await_more
  say "$(accepted | wc -l) accepted; every service is rolled out anew${next_tag:+, as $next_tag}"
  replace
  await_more
  say "$(accepted | wc -l) accepted; storage is scaled to $replicas"
  kube scale deployment/storage --replicas="$replicas" > /dev/null
  rolled_out deployment/storage
  await_more
}

# From the start of a pod's own container until it was ready; its migration runs before.
starts() {
  local name started ready
  kube get pods --output jsonpath='{range .items[*]}{.metadata.name}{" "}{.status.containerStatuses[0].state.running.startedAt}{" "}{.status.conditions[?(@.type=="Ready")].lastTransitionTime}{"\n"}{end}' \
    | while read -r name started ready; do
      say "$name was ready $(($(date -d "$ready" +%s) - $(date -d "$started" +%s))) s after it was started"
    done
}

# Containers that have ended by themselves, and how often.
restarts() {
  kube get pods --output jsonpath='{range .items[*]}{.metadata.name}{" "}{.status.containerStatuses[0].restartCount}{"\n"}{end}' \
    | awk '$2 > 0' | sort
}

prepare
overlay
secrets
apply
starts
# While all starts at once, whoever finds no database yet ends and is started again.
restarts > "$work/restarts"
begin_publishing
disturb
end_publishing
say "$(accepted | wc -l) accepted; looking for each of them"
every_run_is_commented
every_file_is_there
nothing_is_a_dead_letter
ended=$(comm -13 "$work/restarts" <(restarts))
[ -z "$ended" ] || fail "containers ended by themselves: $ended"
say "nothing was lost: $(accepted | wc -l) runs, of two files each"
