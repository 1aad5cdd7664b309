#!/usr/bin/env bash
# A batch by Slurm on this machine: an array of 8 shards, one of which is killed
# while it runs and comes back, and the merge as a dependent job, gives the
# bytes of a single run.
#   slurm_test.sh RAILREACH SOURCE_DIR
# Exit 77, which ctest shows as skipped, without Slurm or without root.
set -u
railreach=$(realpath "$1")
source_dir=$(realpath "$2")
study=$source_dir/networks/shanghai
source "$source_dir/tests/tools/small_batch.sh"
shards=8

skip() { echo "SKIPPED: $*"; exit 77; }
for program in munged slurmctld slurmd sbatch; do
  PATH=$PATH:/usr/sbin command -v "$program" >/dev/null ||
    skip "$program is not installed (Debian: slurm-wlm munge)"
done
PATH=$PATH:/usr/sbin
((EUID == 0)) || skip "the daemons of Slurm need root here"

scratch=$(mktemp -d)
chmod 755 "$scratch"
source "$source_dir/tests/tools/slurm_daemons.sh"
trap 'stop_slurm; rm -rf "$scratch"' EXIT
trap 'exit 1' INT TERM

fail() {
  echo "FAILED: $*"
  squeue -a 2>&1
  tail -n 15 "$scratch"/out/log/*.log "$scratch"/slurm/*.log 2>/dev/null
  exit 1
}

# wait_for SECONDS COMMAND...: until it succeeds.
wait_for() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < end)) || return 1
    sleep 0.1
  done
}

start_slurm || fail "Slurm does not start here"

echo "a single run"
"$railreach" run "$study" "${small_batch[@]}" --out "$scratch/single" --quiet \
  --threads 2 >"$scratch/single.log" 2>&1 ||
  { cat "$scratch/single.log"; fail "a single run"; }

echo "an array of $shards"
# The program as the nodes see it: at its first attempt, shard 3 is killed when
# some of its units are done.
cat >"$scratch/railreach" <<END
#!/usr/bin/env bash
source "$source_dir/tests/tools/small_batch.sh"
if [[ " \$* " != *" --shard 3/$shards "* || -e $scratch/killed ]]; then
  exec "$railreach" "\$@"
fi
touch "$scratch/killed"
"$railreach" "\$@" &
wait_for_units "$scratch/out/shard-3-of-$shards/journal" 2 \$!
kill -9 \$! && echo "killed in the middle"
wait \$!
END
chmod +x "$scratch/railreach"
jobs=$(RAILREACH=$scratch/railreach \
  "$source_dir/tools/slurm/submit.sh" "$shards" "$study" "$scratch/out" \
  "${small_batch[@]}") || fail "submit.sh: $jobs"
merge=${jobs##* }

merge_is_over() { [[ -z $(squeue -h -a -j "$merge" 2>/dev/null) ]]; }
wait_for 180 merge_is_over || fail "the merge did not end"
log=$scratch/out/log
grep -q "killed in the middle" "$log/shard-3.log" ||
  fail "shard 3 was done before it could be killed"
grep -q "exit 137, queued again" "$log/shard-3.log" &&
  grep -q "attempt 2" "$log/shard-3.log" || fail "shard 3 was not run again"
(($(cat "$log"/shard-*.log | grep -c attempt) == shards + 1)) ||
  fail "more than the killed shard was run again"
cmp "$scratch/single/variants.pb" "$scratch/out/variants.pb" ||
  fail "the merged shards differ from the single run"
echo "equal to the byte: $(stat -c %s "$scratch/out/variants.pb") bytes"
