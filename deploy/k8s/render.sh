#!/usr/bin/env bash
# Renders each overlay into deploy/k8s/rendered/, which is committed: what is applied can be read, reviewed and tested.
#   deploy/k8s/render.sh           writes them
#   deploy/k8s/render.sh --check   fails, and shows how, where they are not what the overlays say
# Any kubectl renders the same objects; its version decides their order and the digests in the names of ConfigMaps.
set -euo pipefail
cd "$(dirname "$0")"

overlays=(dev prod producer s3 swift)

case "${1-}" in
  '' | --check) ;;
  *) echo "render.sh: '$1' is unknown: it takes --check, or nothing" >&2; exit 2 ;;
esac

if ! command -v kubectl > /dev/null; then
  echo 'render.sh: kubectl is missing; installing kubernetes-client' >&2
  { apt-get update && apt-get install -y --no-install-recommends kubernetes-client; } > /dev/null
fi

# Old ones write what is empty.
rendering() {
  kubectl kustomize "overlays/$1" 2> "$messages" | grep -Ev '^  (annotations|labels): \{\}$' || { cat "$messages" >&2; return 1; }
}

# What every version agrees on. A digest is ten characters of an alphabet that makes no words.
substance() {
  sed -E 's/(name: [a-z]+)-[2456789bcdfghkmt]{10}$/\1-DIGEST/' "$1" \
    | awk -v RS='\n?---\n' '{ sub(/\n$/, ""); gsub(/\n/, "\001"); print "---\001" $0 }' | sort | tr '\001' '\n'
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
messages=$work/messages
drifted=0

for overlay in "${overlays[@]}"; do
  rendering "$overlay" > "$work/$overlay.yaml"
  if [ "${1-}" != --check ]; then
    # Where nothing else has changed, another kubectl is no reason to.
    diff -q <(substance "$work/$overlay.yaml") <(substance "rendered/$overlay.yaml" 2> /dev/null) > /dev/null \
      || cp "$work/$overlay.yaml" "rendered/$overlay.yaml"
  elif ! diff -u --label "rendered/$overlay.yaml" --label "overlays/$overlay, rendered" \
      <(substance "rendered/$overlay.yaml") <(substance "$work/$overlay.yaml"); then
    drifted=1
  fi
done

if [ "$drifted" = 1 ]; then
  echo 'render.sh: rendered/ is not what the overlays say; run deploy/k8s/render.sh and commit what it writes' >&2
  exit 1
fi
