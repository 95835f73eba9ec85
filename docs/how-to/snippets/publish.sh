#!/bin/sh
# Runs `afterrun publish`, or what AFTERRUN_COMMAND says instead, with the arguments given, by the command line that the
# server at AFTERRUN_URL hands out, once its SHA-256 has been checked. With AFTERRUN_CLI_SHA256 set, nothing that has another digest is run.
# Needs sh, curl and sha256sum or shasum. Takes a Java 21 or newer where there is one, else the archive that has its own.
set -eu

optional=no
case " $* " in *' --optional '*) optional=yes ;; esac
case ${AFTERRUN_OPTIONAL:-} in 1 | [Tt]rue | TRUE | [Yy]es | YES | [Oo]n | ON) optional=yes ;; esac
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

# How long to try again while the server is away, in seconds.
patience() {
  time=${AFTERRUN_RETRY_FOR:-5m}
  case ${time%?} in '' | *[!0-9]*) time=5m ;; esac
  number=${time%?}
  # A number that begins with 0 is octal to the shell.
  while [ "$number" != "${number#0}" ] && [ "$number" != 0 ]; do number=${number#0}; done
  case $time in
    *h) echo "$((number * 3600))" ;;
    *m) echo "$((number * 60))" ;;
    *s) echo "$number" ;;
    *) echo 300 ;;
  esac
}

why() { head -n 1 "$home/why"; }

# One for all downloads together.
deadline=

download() {
  until status=$(curl --fail --silent --show-error --location --connect-timeout 10 --max-time 300 \
    --output "$home/$1" --write-out '%{http_code}' "${AFTERRUN_URL%/}/cli/$1" 2> "$home/why"); do
    failure=$?
    case $failure in
      # curl's own: no such protocol, no address, no place to write to, a certificate that is not trusted. None of them mends itself.
      1 | 3) end 2 "AFTERRUN_URL is $AFTERRUN_URL, which is no address: $(why)" ;;
      23) end 2 "there is no room for /cli/$1 in $home: $(why)" ;;
      60 | 77) unreachable "$AFTERRUN_URL has a certificate that is not trusted here: $(why)" ;;
    esac
    case $status in
      408 | 425 | 429) ;;
      # Somebody answers there, and trying again would not help.
      4??) end 6 "$AFTERRUN_URL has no /cli/$1 (it answered $status); look for a mistake in the address" ;;
    esac
    now=$(date +%s)
    if [ -z "$deadline" ]; then
      seconds=$(patience)
      deadline=$((now + seconds))
      [ "$seconds" = 0 ] || echo "afterrun: $AFTERRUN_URL does not hand out /cli/$1 ($(why)); trying again for up to $seconds s" >&2
    fi
    [ "$now" -lt "$deadline" ] || unreachable "$AFTERRUN_URL does not hand out /cli/$1: $(why)"
    sleep 5
  done
}

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1
}

get() {
  download "$1"
  expected=${AFTERRUN_CLI_SHA256:-}
  if [ -z "$expected" ]; then
    download "$1.sha256"
    expected=$(cut -d ' ' -f 1 "$home/$1.sha256")
  fi
  [ "$(sha256 "$home/$1")" = "$expected" ] || end 5 "/cli/$1 has not the SHA-256 $expected; it is not run"
}

find_java() {
  for java in "${JAVA_HOME:-/nowhere}/bin/java" java; do
    version=$("$java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
    if [ "${version:-0}" -ge 21 ]; then
      return 0
    fi
  done
  return 1
}

[ -n "${AFTERRUN_URL:-}" ] || end 2 'AFTERRUN_URL is not set; it is the address of the Afterrun server'
command -v curl > /dev/null || end 2 'curl is not there; install it'
# In the C locale Java could not read names beyond ASCII.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in *UTF-8* | *utf8*) ;; *) export LC_ALL=C.UTF-8 ;; esac
if find_java; then
  get afterrun.jar
  # It runs for seconds: less memory touched and fewer methods compiled make it quicker.
  "$java" -Xmx512m -Xmn24m -XX:+UseSerialGC -XX:Tier4InvocationThreshold=200000 \
    -XX:Tier4MinInvocationThreshold=24000 -XX:Tier4CompileThreshold=600000 -XX:Tier4BackEdgeThreshold=1600000 \
    -jar "$home/afterrun.jar" "${AFTERRUN_COMMAND:-publish}" "$@"
else
  echo 'afterrun: no Java 21 or newer in JAVA_HOME or PATH; taking the archive that has its own' >&2
  case $(uname -s) in Darwin) system=macos ;; *) system=linux ;; esac
  case $(uname -m) in arm64 | aarch64) machine=aarch64 ;; *) machine=x86_64 ;; esac
  get "afterrun-$system-$machine.tar.gz"
  tar -xzf "$home/afterrun-$system-$machine.tar.gz" -C "$home"
  sh "$home"/*/bin/afterrun "${AFTERRUN_COMMAND:-publish}" "$@"
fi
