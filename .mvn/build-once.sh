# Sourced by ./afterrun: builds the modules that the launcher runs, when there is no build or a source is newer.

# Modules whose jars or applications are run, and all that those need. Tests are compiled, not run.
afterrun_modules=launcher,services/ingest,services/storage,services/notifier,services/reaper
afterrun_still_seconds=5

afterrun_build_once() {
  afterrun_stamp=$1/launcher/target/built
  afterrun_is_built "$1" && return 0
  afterrun_take_turn "$1"
  if afterrun_is_built "$1"; then
    # Somebody else has just built it.
    afterrun_end_turn
    return 0
  fi
  if afterrun_build "$1"; then
    afterrun_end_turn
  else
    afterrun_end_turn
    exit 1
  fi
}

# A directory counts too: its time changes when a file in it is deleted.
afterrun_is_built() {
  [ -e "$afterrun_stamp" ] && [ -e "$1/launcher/target/afterrun-launcher.jar" ] || return 1
  set -- "$1"/pom.xml "$1"/*/pom.xml "$1"/*/*/pom.xml "$1"/*/src/main "$1"/*/*/src/main
  [ -z "$(find "$@" -newer "$afterrun_stamp" 2>/dev/null | head -n 1)" ]
}

# One build at a time; the lock of a build that was killed is taken over.
afterrun_take_turn() {
  mkdir -p "$1/target"
  afterrun_lock=$1/target/building
  while ! mkdir "$afterrun_lock" 2>/dev/null; do
    afterrun_holder=$(cat "$afterrun_lock/pid" 2>/dev/null || :)
    if [ -n "$afterrun_holder" ] && ! kill -0 "$afterrun_holder" 2>/dev/null; then
      rm -rf "$afterrun_lock"
    else
      echo "afterrun: waiting for another build (pid ${afterrun_holder:-unknown})" >&2
      sleep 1
    fi
  done
  echo $$ >"$afterrun_lock/pid"
  trap 'afterrun_end_turn; exit 130' INT TERM HUP
}

afterrun_end_turn() {
  rm -rf "$afterrun_lock"
  trap - INT TERM HUP
}

afterrun_build() {
  afterrun_log=$1/target/build.log
  afterrun_began=$(date +%s)
  echo "afterrun: building what is not built yet (the full log is $afterrun_log)" >&2
  # Sources that change from now on are newer than this build.
  : >"$1/target/build-began"
  : >"$afterrun_log"
  (cd "$1" && exec ./mvnw --batch-mode --projects "$afterrun_modules" --also-make package \
    -DskipTests -Dspotless.check.skip=true -Denforcer.skip=true </dev/null >"$afterrun_log" 2>&1) &
  afterrun_maven=$!
  trap 'kill "$afterrun_maven" 2>/dev/null || :; afterrun_end_turn; exit 130' INT TERM HUP
  afterrun_show_progress
  if ! wait "$afterrun_maven"; then
    echo "afterrun: the build failed after $(afterrun_elapsed) s; its last lines:" >&2
    grep -E '^\[ERROR\]' "$afterrun_log" | head -n 20 | sed 's/^/  /' >&2
    echo "afterrun: the full log is $afterrun_log" >&2
    return 1
  fi
  mv "$1/target/build-began" "$afterrun_stamp"
  echo "afterrun: built in $(afterrun_elapsed) s" >&2
}

# A line for each module as its turn comes, and one now and then when a turn is long.
afterrun_show_progress() {
  afterrun_shown=
  afterrun_told=$afterrun_began
  while kill -0 "$afterrun_maven" 2>/dev/null; do
    afterrun_phase=$(sed -n 's/^\[INFO\] Building \(Afterrun.*\)$/\1/p' "$afterrun_log" | tail -n 1 | tr -s ' ')
    afterrun_phase=${afterrun_phase:-what the build itself needs}
    afterrun_now=$(date +%s)
    if [ "$afterrun_phase" != "$afterrun_shown" ] || [ $((afterrun_now - afterrun_told)) -ge "$afterrun_still_seconds" ]; then
      printf '%4d s  %s\n' "$((afterrun_now - afterrun_began))" "$afterrun_phase" >&2
      afterrun_shown=$afterrun_phase
      afterrun_told=$afterrun_now
    fi
    sleep 0.5 2>/dev/null || sleep 1
  done
}

afterrun_elapsed() {
  echo $(($(date +%s) - afterrun_began))
}
