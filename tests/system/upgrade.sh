#!/usr/bin/env bash
# The system test in which the services of this checkout take over from those of the version before, while runs come in. The version
# before is that of the newest tag of a release; before there is one, what was there before the newest migration. It is built
# once, which takes some minutes, below target/previous.
# usage: tests/system/upgrade.sh [options for ./mvnw]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# Of a release that is checked out itself, the one before.
if ! revision=$(git describe --tags --abbrev=0 --match 'v*' HEAD^ 2>/dev/null); then
  revision=$(git log -1 --format=%H -- 'services/*/src/main/resources/db/migration/*')^
fi
commit=$(git rev-parse --verify "$revision^{commit}")
# Older ones do not bear that a migration adds columns, as docs/how-to/run-on-kubernetes.md says.
bears=services/storage/src/main/java/dev/afterrun/storage/catalog/RowNumber.java
if ! git cat-file -e "$commit:$bears" 2>/dev/null; then
  commit=$(git log --diff-filter=A --format=%H -- "$bears" | tail -n 1)
fi
previous=$PWD/target/previous/$commit

if [[ ! -e $previous/built ]]; then
  echo "upgrade: building $(git log -1 --format='%h %s' "$commit") (once, some minutes)"
  mkdir -p "$previous"
  git archive "$commit" | tar -x -C "$previous"
  # Of what is over, warnings are no failures any more.
  sed -i -e '/<arg>-Werror<\/arg>/d' -e 's/<failOnWarning>true</<failOnWarning>false</' "$previous/pom.xml"
  (cd "$previous" && ./mvnw -q package -pl services/ingest,services/storage,services/notifier,services/reaper -am \
    -DskipTests -Dspotless.check.skip "$@")
  touch "$previous/built"
fi

# Unit tests have a step of their own; what this test starts is built anew.
./mvnw -q -pl tests/system -am verify \
  -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
  -Dsystem.tags=upgrade -Dsystem.left-out=none -Dsystem.forks=1 "-Dafterrun.previous=$previous" "$@"
echo "upgrade: passed, from $(git log -1 --format='%h %s' "$commit")"
