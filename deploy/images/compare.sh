#!/usr/bin/env bash
# Compares the images of two builds, layer by layer, and where a layer differs file by file, into the jars.
#   deploy/images/compare.sh FOLDER FOLDER      each with the tarballs that deploy/images/target/images has after a build
# Ends with 0 where nothing differs but what docs/reference/images.md says may: the recorded starts, and one jar of what Quarkus
# generates; with 1 where anything else does.
set -euo pipefail
export LC_ALL=C
. "$(dirname "$0")/tarballs.sh"

[ $# = 2 ] || { echo 'compare.sh: which two? compare.sh FOLDER FOLDER' >&2; exit 2; }
command -v unzip > /dev/null || { echo 'compare.sh: unzip is missing' >&2; exit 2; }
first=$(realpath "$1")
second=$(realpath "$2")

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
shown=20
generated=opt/afterrun/quarkus/generated-bytecode.jar
flaws=0

row() { printf '%-9s %-21s %s\n' "$@"; }

flaw() {
  row "$@"
  flaws=$((flaws + 1))
}

# What an image starts as, without the names of its layers' bytes.
start_of() { sed -E 's/[0-9a-f]{64}//g' "$1"; }

unpack_layer() {
  rm -rf "$2"
  mkdir -p "$2"
  unpack "$1" "$2"
}

unpack_jar() {
  rm -rf "$2"
  mkdir -p "$2"
  unzip -qq -o "$1" -d "$2"
}

digests() { (cd "$1" && find . -type f -printf '%P\0' | sort -z | xargs -0 -r sha256sum); }

# The files of two folders that are not the same.
changed() {
  { diff <(digests "$1") <(digests "$2") || true; } | sed -n 's/^[<>] [0-9a-f]\{64\}  //p' | sort | uniq -c \
    | sed -E -e 's/^ +1 (.*)$/\1 (in one alone)/' -e 's/^ +2 //'
}

changed_in_jar() {
  unpack_jar "$1" "$work/jar-1"
  unpack_jar "$2" "$work/jar-2"
  local files
  files=$(changed "$work/jar-1" "$work/jar-2")
  sed 's/^/  /' <<< "${files:-the order of its entries, or their times}"
}

# What of two layers is not the same, a line each.
differences() {
  unpack_layer "$1" "$work/layer-1"
  unpack_layer "$2" "$work/layer-2"
  local file files
  files=$(changed "$work/layer-1" "$work/layer-2")
  while read -r file; do
    [ -n "$file" ] || continue
    echo "$file"
    case $file in
      *.jar) changed_in_jar "$work/layer-1/$file" "$work/layer-2/$file" ;;
    esac
  done <<< "$files"
  [ -n "$files" ] || echo 'the order of its entries, or their times, owners, modes or links'
}

compare_layers() {
  local image=$1 name=$2 one=$3 other=$4 found
  if [ "$(sha256sum < "$one")" = "$(sha256sum < "$other")" ]; then
    row "$image" "$name" same
    return
  fi
  found=$(differences "$one" "$other")
  if [ "$found" = opt/afterrun/start.aot ]; then
    row "$image" "$name" 'differs, as it may: Java writes it'
  elif [ "$(grep -v '^ .*[.]class$' <<< "$found")" = "$generated" ]; then
    row "$image" "$name" "differs, as it may: $(grep -c '^ ' <<< "$found") classes of those that Quarkus generates"
  else
    flaw "$image" "$name" 'DIFFERS'
    head -n "$shown" <<< "$found" | sed 's/^/          /'
    [ "$(wc -l <<< "$found")" -le "$shown" ] || echo "          and $(($(wc -l <<< "$found") - shown)) more"
  fi
}

compare_images() {
  local image=$1 ones=() others=() names=() i
  unpack_image "$first/$image.tar" "$work/1"
  unpack_image "$second/$image.tar" "$work/2"
  if cmp -s <(start_of "$work/1/config") <(start_of "$work/2/config"); then
    row "$image" 'what it starts as' same
  else
    flaw "$image" 'what it starts as' DIFFERS
    diff <(start_of "$work/1/config" | tr , '\n') <(start_of "$work/2/config" | tr , '\n') | sed 's/^/          /' || true
  fi
  mapfile -t ones < <(layers_of "$work/1")
  mapfile -t others < <(layers_of "$work/2")
  if [ "${#ones[@]}" = 0 ] || [ "${#ones[@]}" != "${#others[@]}" ]; then
    flaw "$image" 'number of layers' "DIFFERS: ${#ones[@]} and ${#others[@]}"
    return
  fi
  mapfile -t names < <(names_of "$work/1" "${#ones[@]}")
  for i in "${!ones[@]}"; do
    compare_layers "$image" "${names[i]}" "$work/1/${ones[i]}" "$work/2/${others[i]}"
  done
}

images=$(images_of "$first")
[ -n "$images" ] || { echo "compare.sh: no tarballs are in $first" >&2; exit 2; }
[ "$images" = "$(images_of "$second")" ] || { echo "compare.sh: $first and $second have not the same images" >&2; exit 2; }
for image in $images; do
  compare_images "$image"
done

echo
if [ "$flaws" = 0 ]; then
  echo 'compare.sh: the same images, but for what may differ'
else
  echo "compare.sh: not the same images; differences that should not be: $flaws"
  exit 1
fi
