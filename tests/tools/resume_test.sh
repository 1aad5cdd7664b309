#!/usr/bin/env bash
# Long runs of the command: killed, stopped, out of disk, cut into shards; the
# bytes are those of one run that nothing befell.
#   resume_test.sh RAILREACH SOURCE_DIR
set -u
railreach=$1
study=$2/networks/shanghai
source "$2/tests/tools/small_batch.sh"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failures=0

fail() {
  echo "FAILED: $*"
  tail -n 5 "$scratch/log" 2>/dev/null
  failures=$((failures + 1))
}

# run FOLDER [options]: in the background, as $pid.
run() {
  local folder=$1
  shift
  "$railreach" run "$study" "${small_batch[@]}" --quiet --threads 1 \
    --out "$scratch/$folder" "$@" >"$scratch/log" 2>&1 &
  pid=$!
}

# expect WHAT CODE PATTERN: of what `run` began.
expect() {
  wait "$pid"
  local code=$?
  [[ $code == "$2" ]] || fail "$1: exit $code, expected $2"
  grep -qE -- "$3" "$scratch/log" || fail "$1: expected /$3/"
}

same() {
  cmp "$scratch/single/variants.pb" "$scratch/$1/variants.pb" ||
    fail "$2: the bytes differ"
}

run single
expect "a single run" 0 ''
[[ ! -e $scratch/single/journal ]] || fail "a run that is done has no journal"

echo "kill -9 again and again"
in_the_middle=0
for ((attempt = 0; attempt < 8; ++attempt)); do
  run killed --resume
  wait_for_units "$scratch/killed/journal" $((attempt + 1)) "$pid"
  kill -9 "$pid" 2>/dev/null && ((++in_the_middle))
  wait "$pid" 2>/dev/null
done
((in_the_middle >= 4)) || fail "only $in_the_middle kills hit a run at work"
run killed
expect "an unfinished run is not begun again unasked" 2 'go on with --resume'
run killed --resume --set cutoff_min=20,30,45,60,90
expect "a changed input is refused" 2 'the input changed since'
run killed --resume
expect "resumed" 0 ''
same killed "killed and resumed"
run killed --resume
expect "resumed when all is done" 0 ''
same killed "resumed when all is done"

echo "Ctrl-C"
for signal in INT TERM; do
  run stopped --resume
  wait_for_units "$scratch/stopped/journal" 1 "$pid"
  start=$(date +%s%N)
  kill -s "$signal" "$pid"
  expect "stopped by $signal" 130 'units done; go on with --resume'
  (($(date +%s%N) - start < 1000000000)) || fail "$signal took over a second"
done
run stopped --resume
expect "resumed behind Ctrl-C" 0 ''
same stopped "stopped and resumed"

echo "a full disk"
(
  trap '' XFSZ
  ulimit -f 2 # KiB
  "$railreach" run "$study" "${small_batch[@]}" --quiet --threads 1 \
    --out "$scratch/full" >"$scratch/log" 2>&1
) &
pid=$!
expect "a full disk" 4 'make room, then go on with --resume'
run full --resume
expect "resumed with room" 0 ''
same full "a full disk"

echo "two runs at once"
run twice
wait_for_units "$scratch/twice/journal" 1 "$pid"
first=$pid
run twice --resume
expect "two runs at once" 4 'another run is writing here'
pid=$first
expect "the first of two runs" 0 ''
same twice "two runs at once"

echo "shards"
for shard in 1 2 3; do
  run "shard-$shard" --shard "$shard/3"
  expect "shard $shard" 0 ''
done
merge() { "$railreach" merge "$@" --out "$scratch/merged" >"$scratch/log" 2>&1 & pid=$!; }
merge "$scratch"/shard-[13]
expect "a gap" 2 'missing: 2'
merge "$scratch"/shard-[123] "$scratch/shard-2"
expect "a shard twice" 2 'shard 2'
merge "$scratch"/shard-[123]
expect "merge" 0 '3 shards'
same merged "merged"
run bad --shard 4/3
expect "a shard that is none" 2 '4/3'

((failures == 0)) && echo "all as expected"
exit $((failures > 0))
