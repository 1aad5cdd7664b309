#!/usr/bin/env bash
# Runs a batch as a Slurm job array and merges it: prints the two job numbers.
#
#   submit.sh N STUDY OUT [options of `railreach run`]
#   RAILREACH=/opt/railreach submit.sh 100 networks/shanghai /scratch/plan
#
# N shards; OUT is a folder that all nodes see.  The merge starts when the last
# shard is done.  Shards that fail are queued again by themselves (see
# railreach-array.sbatch); should one fail for good, mend the cause and call
# this again with the same arguments: shards that are done end at once, the
# others go on where they were.
#
#   RAILREACH     the program, as the nodes see it [railreach]
#   SBATCH_FLAGS  options of sbatch for the array, such as
#                 "--partition=long --time=4:00:00 --cpus-per-task=8"
set -euo pipefail
if (($# < 3)) || ! [[ $1 =~ ^[1-9][0-9]*$ ]]; then
  echo "usage: $(basename "$0") N STUDY OUT [options of railreach run]" >&2
  exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
shards=$1 study=$(realpath "$2") out=$(realpath -m "$3")
shift 3
mkdir -p "$out/log"

# shellcheck disable=SC2086  # flags are words
array=$(sbatch --parsable --array="1-$shards" ${SBATCH_FLAGS:-} \
  --output="$out/log/shard-%a.log" \
  "$here/railreach-array.sbatch" "$shards" "$study" "$out" "$@")
echo "array $array"
merge=$(sbatch --parsable --dependency="afterok:$array" \
  --kill-on-invalid-dep=yes --output="$out/log/merge.log" \
  "$here/railreach-merge.sbatch" "$shards" "$out")
echo "merge $merge"
