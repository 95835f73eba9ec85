#!/usr/bin/env bash
# Starts a whole Swift of one copy in DIRECTORY: account, container and object server, and the proxy before them at
# 127.0.0.1:PORT, with the next four ports for what lies behind it. User "test:tester", password "testing", and the user of
# notify_pr's INI file in the tests of cli.
# Ends all of it when its own input ends.
# usage: swift.sh DIRECTORY PORT
set -euo pipefail

directory=$(realpath -m "$1")
port=$2
etc=$directory/etc
user=$(id -un)
declare -A ports=([account]=$((port + 1)) [container]=$((port + 2)) [object]=$((port + 3)))
cache=127.0.0.1:$((port + 4))
mkdir -p "$etc" "$directory/devices/disk" "$directory/cache"

cat >"$etc/swift.conf" <<CONF
[swift-hash]
swift_hash_path_suffix = afterrun
[storage-policy:0]
name = one-copy
default = yes
CONF

for kind in account container object; do
  ring=$etc/$kind.builder
  swift-ring-builder "$ring" create 8 1 0
  swift-ring-builder "$ring" add "r1z1-127.0.0.1:${ports[$kind]}/disk" 1
  swift-ring-builder "$ring" rebalance
  cat >"$etc/$kind.conf" <<CONF
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${ports[$kind]}
user = $user
swift_dir = $etc
devices = $directory/devices
mount_check = false
workers = 0
[pipeline:main]
pipeline = $kind-server
[app:$kind-server]
use = egg:swift#$kind
CONF
done >"$directory/rings.log"

cat >"$etc/proxy.conf" <<CONF
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = $port
user = $user
swift_dir = $etc
workers = 0
[pipeline:main]
pipeline = catch_errors gatekeeper cache listing_formats bulk tempurl tempauth copy slo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:cache]
use = egg:swift#memcache
memcache_servers = $cache
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:bulk]
use = egg:swift#bulk
[filter:tempurl]
use = egg:swift#tempurl
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
user_builds_reporter = secret-never-sent-elsewhere .admin
[filter:copy]
use = egg:swift#copy
[filter:slo]
use = egg:swift#slo
CONF

started=()
trap 'kill "${started[@]}" 2>/dev/null || true' EXIT
memcached -u "$user" -l 127.0.0.1 -p "${cache#*:}" -U 0 >"$directory/memcached.log" 2>&1 &
started+=($!)
for kind in account container object proxy; do
  "swift-$kind-server" "$etc/$kind.conf" >"$directory/$kind.log" 2>&1 &
  started+=($!)
done
cat >/dev/null
