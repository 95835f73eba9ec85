# Read by compare.sh and sizes.sh: what the tarball of an image is made of.

# unpack TARBALL FOLDER. GNU's tar would say of each file that it knows no times of creation.
unpack() { tar -xf "$1" -C "$2" 2> >(grep -v 'unknown extended header keyword' >&2); }

# The images of a folder.
images_of() { (cd "$1" && find . -maxdepth 1 -name '*.tar' -printf '%P\n' | sed 's/\.tar$//' | sort); }

# unpack_image TARBALL FOLDER: leaves its manifest and its config there under these names, beside the files of its layers.
unpack_image() {
  rm -rf "$2"
  mkdir -p "$2"
  unpack "$1" "$2"
  tr -d '\n' < "$2/manifest.json" > "$2/manifest"
  tr -d '\n' < "$2/$(grep -o '"Config":"[^"]*"' "$2/manifest" | cut -d'"' -f4)" > "$2/config"
}

# The files of an unpacked image's layers, from the base up.
layers_of() { { grep -o '"Layers":\[[^]]*\]' "$1/manifest" || true; } | sed 's/^"Layers"://' | { grep -o '"[^"]*"' || true; } | tr -d '"'; }

# names_of FOLDER COUNT: what its layers are called; those of the base have no name of ours.
names_of() {
  local names=() i
  mapfile -t names < <({ grep -o '"comment":"[^"]*"' "$1/config" || true; } | cut -d'"' -f4)
  for ((i = 0; i < $2 - ${#names[@]}; i++)); do echo 'the base'; done
  printf '%s\n' "${names[@]}"
}
