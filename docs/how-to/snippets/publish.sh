#!/bin/sh
# Runs `afterrun publish` with the arguments given, and with the command line that the server at AFTERRUN_URL hands out,
# once its SHA-256 has been checked. AFTERRUN_CLI_SHA256, where it is set, is the only digest of afterrun.jar that is run.
# Needs sh, curl and sha256sum or shasum; takes a Java 21 or newer where there is one, else the archive that has its own.
set -eu

optional=no
case " $* " in *' --optional '*) optional=yes ;; esac
case ${AFTERRUN_OPTIONAL:-} in 1 | true) optional=yes ;; esac
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT

end() {
  echo "afterrun: $2" >&2
  exit "$1"
}

unreachable() {
  [ "$optional" = no ] || end 0 "warning: $1 (passed over, as --optional asks)"
  end 4 "$1 (--optional would let the job pass)"
}

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1
}

# Downloads /cli/$1 and checks it against what /cli/$1.sha256 says, or against $2 where that is given.
get() {
  for name in "$1" "$1.sha256"; do
    curl --fail --silent --show-error --location --connect-timeout 10 --max-time 300 --retry "${AFTERRUN_RETRIES:-5}" \
      --output "$home/$name" "${AFTERRUN_URL%/}/cli/$name" || unreachable "$AFTERRUN_URL does not hand out /cli/$name"
  done
  expected=${2:-$(cut -d ' ' -f 1 "$home/$1.sha256")}
  [ "$(sha256 "$home/$1")" = "$expected" ] || end 5 "/cli/$1 has not the SHA-256 $expected; it is not run"
}

[ -n "${AFTERRUN_URL:-}" ] || end 2 'AFTERRUN_URL is not set; it is the address of the Afterrun server'
get afterrun
get afterrun.jar "${AFTERRUN_CLI_SHA256:-}"
afterrun=$home/afterrun
if ! sh "$afterrun" --version >/dev/null 2>&1; then
  case $(uname -s) in Darwin) system=macos ;; *) system=linux ;; esac
  case $(uname -m) in arm64 | aarch64) machine=aarch64 ;; *) machine=x86_64 ;; esac
  get "afterrun-$system-$machine.tar.gz"
  tar -xzf "$home/afterrun-$system-$machine.tar.gz" -C "$home"
  afterrun=$(echo "$home"/*/bin/afterrun)
fi
sh "$afterrun" publish "$@"
