#!/usr/bin/env bash
# Plays histories of publishing, saving sets, expiring, repacking and crashing, and races for the same bytes; ./mvnw verify leaves them out.
# usage: services/storage/histories.sh [options for ./mvnw], such as -Dafterrun.histories=100000 or -Dafterrun.histories.seed=7
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# The second compiler: a process that plays a thousand histories gains more by it than it costs, unlike most tests.
./mvnw -B -pl services/storage -am test -Dtest='*HistoriesTest,RowLocksTest,DedupVersusDeleteTest,ClockSkewTest,InterleavingsTest,SetsAtOnceTest' -Dtests.left-out=none -DforkCount=2 \
  -Dtests.compiler=4 -Dsurefire.failIfNoSpecifiedTests=false \
  -Dafterrun.histories=2000 -Dafterrun.races=2000 "$@" | grep -E 'histor|races|Tests run|ERROR|BUILD|^ +[0-9]+\. '
printf 'histories: passed, in %d s\n' "$SECONDS"
