#!/usr/bin/env bash
# Tries the Swift adapter, storage on it, and the command line without a server against a real Swift (Debian).
# usage: blobs/blob-store-swift/peers.sh [options for ./mvnw]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
blobs/blob-store-swift/with-swift.sh ./mvnw -q -pl blobs/blob-store-swift,services/storage,cli -am verify \
  -Dtest='Swift*Test,*InSwiftTest' -Dsurefire.failIfNoSpecifiedTests=false -Dtests.left-out=none "$@"
echo 'swift: passed'
