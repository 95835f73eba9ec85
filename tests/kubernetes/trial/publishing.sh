# Read by trial.sh: runs are published in the background, and looked for afterwards.

publishers=3
# An engine of one node is away while its pod is replaced.
retry_for=10m
runs_of_a_pull_request=12
repository=trial/$(date +%s)

number_of() { echo $((($1 - 1) / runs_of_a_pull_request + 1)); }

commit_of() { printf '%s %s' "$repository" "$1" | sha1sum | cut -d' ' -f1; }

# A token for everything (docs/how-to/run-on-kubernetes.md), signed with the operator's key.
token() {
  local part=() text now
  now=$(date +%s)
  for text in '{"alg":"RS256","typ":"JWT"}' \
    '{"iss":"trial","sub":"trial","iat":'"$now"',"exp":'$((now + 7200))',"groups":["publisher","operator"],
      "afterrun_forge":"local","afterrun_trust":"trusted","afterrun_repositories":["*"]}'; do
    part+=("$(printf '%s' "$text" | encoded)")
  done
  printf '%s.%s.%s' "${part[@]}" "$(printf '%s.%s' "${part[@]}" | openssl dgst -sha256 -sign "$work/operator.pem" | encoded)"
}

encoded() { base64 -w0 | tr '+/' '-_' | tr -d '='; }

publish() {
  local run=$1 number files=$work/files/$1/job-$1 code=0
  number=$(number_of "$run")
  mkdir -p "$files"
  head -c "$((RANDOM % 500 + 1))" /dev/urandom > "$files/small.bin"
  head -c "$((RANDOM * 10 + 1))" /dev/urandom > "$files/large.bin"
  AFTERRUN_TOKEN=$(token) "$afterrun" publish --url "$ingest" --repo "$repository" --commit "$(commit_of "$number")" \
    --pr "$number" --branch "branch-$number" --run "$run" --job "job-$run" --retry-for "$retry_for" --conclusion success \
    --sums "$work/files/$run/sums" --dir "$work/files/$run" > "$work/logs/publish-$run" 2>&1 < /dev/null || code=$?
  if [ "$code" = 0 ]; then echo "$run" >> "$work/accepted"; else echo "$run ended with $code" >> "$work/refused"; fi
}

# As long as there is something to disturb: a pod goes long after it was told to.
publish_every() {
  local run
  cd "$work/elsewhere"
  for ((run = $1; ; run += publishers)); do
    [ ! -e "$work/enough" ] || return 0
    publish "$run"
  done
}

begin_publishing() {
  local first
  : > "$work/accepted"
  : > "$work/refused"
  publishing=()
  for ((first = 1; first <= publishers; first++)); do
    publish_every "$first" &
    publishing+=($!)
  done
  trap 'kill "${publishing[@]}" 2> /dev/null || true' EXIT
  say "publishing runs of $repository"
}

accepted() { cat "$work/accepted"; }

enough_accepted() { [ -s "$work/refused" ] || [ "$(accepted | wc -l)" -ge "$1" ]; }

await_more() {
  until_so "$patience" "in $patience s not even $runs more runs were accepted" enough_accepted $(($(accepted | wc -l) + runs))
  none_refused
}

none_refused() {
  [ ! -s "$work/refused" ] || fail "a job was turned away, so its CI would have failed: run $(head -n 1 "$work/refused");
$(tail -n 3 "$work/logs/publish-$(head -n 1 "$work/refused" | cut -d' ' -f1)")"
}

end_publishing() {
  touch "$work/enough"
  wait "${publishing[@]}"
  none_refused
}

# The comments of a pull request, as the forge has them: it answers to its name alone.
comments_of() { curl -sf -H 'Host: forge' "http://$node:30850/v1/repos/$repository/pulls/$1/comments"; }

is_commented() {
  local comments run
  comments=$(comments_of "$1") || return 1
  while read -r run; do
    [ "$(number_of "$run")" != "$1" ] || grep -qw "job-$run" <<< "$comments" || return 1
  done < "$work/accepted"
}

every_run_is_commented() {
  local number count
  for ((number = 1; number <= $(number_of "$(accepted | sort -n | tail -n 1)"); number++)); do
    until_so "$patience" "the comment of pull request $number lacks a run that was accepted" is_commented "$number"
    count=$(comments_of "$number" | grep -o '"body":' | wc -l)
    [ "$count" = 1 ] || fail "pull request $number has $count comments"
  done
  say "each run is in its pull request's comment, of which there is one"
}

every_file_is_there() {
  local run name
  while read -r run; do
    for name in "job-$run/small.bin" "job-$run/large.bin"; do
      curl -sf -o "$work/got" "$storage/$repository/run-$run/$name" || fail "run $run: $name is gone"
      cmp -s "$work/got" "$work/files/$run/$name" || fail "run $run: $name has other bytes"
    done
  done < "$work/accepted"
  say 'each file is there, with the bytes that were sent'
}

nothing_is_a_dead_letter() {
  local letters
  letters=$(AFTERRUN_TOKEN=$(token) "$afterrun" dead-letters list --url "$ingest" 2>&1) || fail "dead letters cannot be asked for: $letters"
  [ "$letters" = 'no dead letters' ] || fail "events were set aside: $letters"
  say 'no event was set aside'
}
