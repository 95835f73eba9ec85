# Sourced: program NAME says where NAME of Prometheus is. Where it is missing, it is taken out of Debian's package into $work, and not
# installed: its daemon would start.

program() {
  local package=$work/package
  if command -v "$1"; then
    return
  fi
  if [ ! -d "$package" ]; then
    echo "${0##*/}: $1 is missing; taking it out of Debian's package prometheus" >&2
    mkdir "$package"
    [ "$(id -u)" != 0 ] || apt-get -qq update >&2 || return
    (cd "$package" && apt-get -qq -o APT::Sandbox::User=root download prometheus && dpkg -x prometheus_*.deb .) > /dev/null || return
  fi
  echo "$package/usr/bin/$1"
}

# What Prometheus reads of production's alerts is the spec of the object that its operator reads.
rules() { sed -n '/^spec:$/,$p' production/alerts.yaml | tail -n +2 | sed 's/^  //'; }
