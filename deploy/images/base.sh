#!/usr/bin/env bash
# Makes an image of a small Debian, which others are made on top of where no registry is within reach (tar://FILE).
#   deploy/images/base.sh FILE [PACKAGE...]
# Needs root, and debootstrap. MIRROR, SUITE and ARCHITECTURE say another Debian; the same packages make the same bytes.
set -euo pipefail

[ $# -ge 1 ] || { echo 'base.sh: which file? base.sh FILE [PACKAGE...]' >&2; exit 2; }
file=$(realpath -m "$1")
shift
packages=$(IFS=,; echo "$*")

mirror=${MIRROR:-http://deb.debian.org/debian}
suite=${SUITE:-bookworm}
architecture=${ARCHITECTURE:-$(dpkg --print-architecture)}
# No file is younger than that, so no time of this run is in the image.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1767225600}
export LC_ALL=C.UTF-8

command -v debootstrap > /dev/null || { echo 'base.sh: debootstrap is missing; apt-get install debootstrap' >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root

debootstrap --variant=minbase --arch="$architecture" ${packages:+--include="$packages"} "$suite" "$root" "$mirror" > "$work/log" \
  || { tail -n 20 "$work/log" "$root/debootstrap/debootstrap.log" >&2; exit 1; }

# What is of this machine, what another run would have otherwise, and what nobody reads in a container.
rm -rf "$root"/{dev,proc,run,sys,tmp}/* "$root"/etc/{hostname,resolv.conf,machine-id,passwd-,group-,shadow-,gshadow-} \
  "$root"/var/{cache,log}/* "$root"/var/lib/apt/lists/* "$root"/var/lib/dpkg/*-old "$root"/usr/share/{info,locale,man}/*
find "$root/usr/share/doc" -type f ! -name copyright -delete
find "$root/usr/share/doc" -type l -delete
# The day on which a password was set.
sed -i -E 's/^([^:]*:[^:]*):[0-9]+:/\1:0:/' "$root/etc/shadow"
# Nothing becomes root in a container of ours.
find "$root" -xdev -perm /6000 -type f -exec chmod ug-s {} +

tar --create --file="$work/layer.tar" --directory="$root" --format=gnu --sort=name --numeric-owner \
  --mtime="@$SOURCE_DATE_EPOCH" --clamp-mtime .

created=$(date --utc --date="@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)
digest=$(sha256sum "$work/layer.tar" | cut -d' ' -f1)
cat > "$work/config.json" << JSON
{"created":"$created","architecture":"$architecture","os":"linux",
"config":{"Env":["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"]},
"rootfs":{"type":"layers","diff_ids":["sha256:$digest"]},
"history":[{"created":"$created","created_by":"debootstrap $suite${packages:+ $packages}"}]}
JSON
cat > "$work/manifest.json" << JSON
[{"Config":"config.json","RepoTags":["afterrun/base:$suite"],"Layers":["layer.tar"]}]
JSON

mkdir -p "$(dirname "$file")"
tar --create --file="$file" --directory="$work" --format=gnu --owner=0 --group=0 --numeric-owner --mode=644 \
  --mtime="@$SOURCE_DATE_EPOCH" manifest.json config.json layer.tar
echo "$file: $(($(stat --format=%s "$file") / 1000000)) MB, sha256:$digest"
