#!/usr/bin/env bash
# Builds all images twice from what is committed, in two folders and two time zones, and says which layers are the same.
#   deploy/images/build-twice.sh [options for ./mvnw]      such as -Dimages.base=…; docs/how-to/build-images.md
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
began=$SECONDS

say() { printf '%4d s  %s\n' $((SECONDS - began)) "$*"; }

# build NAME FOLDER ZONE OPTION...: leaves the tarballs in $work/NAME.
build() {
  local name=$1 folder=$work/$2 zone=$3
  shift 3
  say "building for the $name time, some minutes"
  mkdir -p "$folder"
  git -C "$root" archive HEAD | tar -x -C "$folder"
  (cd "$folder" && TZ=$zone ./mvnw -B -Pimages -DskipTests -Dspotless.check.skip -pl deploy/images -am package "$@") > "$work/log" 2>&1 \
    || { tail -n 30 "$work/log" >&2; say "the $name build failed"; exit 2; }
  mv "$folder/deploy/images/target/images" "$work/$name"
  rm -rf "$folder"
}

[ -z "$(git -C "$root" status --porcelain)" ] || say 'what is not committed is left out'
build first here UTC "$@"
build second in/another/folder Pacific/Auckland "$@"
say 'comparing'
"$root/deploy/images/compare.sh" "$work/first" "$work/second"
