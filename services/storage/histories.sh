#!/usr/bin/env bash
# Plays histories of publishing, saving sets, expiring, repacking and crashing, and races for the same bytes; ./mvnw verify leaves them out.
# usage: services/storage/histories.sh [options for ./mvnw], such as -Dafterrun.histories=100000 or -Dafterrun.histories.seed=7
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
./mvnw -B -pl services/storage -am test -Dtest='*HistoriesTest,RowLocksTest,DedupVersusDeleteTest,ClockSkewTest,InterleavingsTest,SetsAtOnceTest' -Dtests.left-out=none -DforkCount=2 \
  -Dsurefire.failIfNoSpecifiedTests=false \
  -Dafterrun.histories=1000 -Dafterrun.races=2000 "$@" | grep -E 'histor|races|Tests run|ERROR|BUILD|^ +[0-9]+\. '
echo 'histories: passed'
