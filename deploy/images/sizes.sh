#!/usr/bin/env bash
# What a registry sends of each layer and what a node unpacks, in MB (10^6 bytes), as docs/reference/images.md has it.
#   deploy/images/sizes.sh [FOLDER]      with tarballs of images; else deploy/images/target/images
set -euo pipefail
export LC_ALL=C
. "$(dirname "$0")/tarballs.sh"
folder=$(realpath "${1:-$(dirname "$0")/target/images}")

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

megabytes() { awk -v bytes="$1" 'BEGIN { mb = bytes / 1e6; printf mb < 10 ? "%.1f" : "%.0f", mb }'; }

sizes_of() {
  local image=$1 layers=() names=() i file
  unpack_image "$folder/$image.tar" "$work/image"
  mapfile -t layers < <(layers_of "$work/image")
  mapfile -t names < <(names_of "$work/image" "${#layers[@]}")
  for i in "${!layers[@]}"; do
    file=$work/image/${layers[i]}
    printf '%-9s %-21s %s / %s\n' "$image" "${names[i]}" \
      "$(megabytes "$(stat --format=%s "$file")")" "$(megabytes "$(gzip -dc "$file" | wc -c)")"
    # A layer that images share is sent once.
    sha256sum "$file" | sed "s#  .*# $(stat --format=%s "$file") $image#" >> "$work/sent"
  done
  printf '%-9s %-21s %s\n' "$image" 'the tarball' "$(megabytes "$(stat --format=%s "$folder/$image.tar")")"
}

images=$(images_of "$folder")
[ -n "$images" ] || { echo "sizes.sh: no tarballs are in $folder" >&2; exit 2; }
for image in $images; do
  sizes_of "$image"
done
printf '\nthe four services together: %s MB, since they share layers\n' \
  "$(megabytes "$(grep -E ' (ingest|storage|notifier|reaper)$' "$work/sent" | sort -u -k1,1 | awk '{sum += $2} END {print sum}')")"
