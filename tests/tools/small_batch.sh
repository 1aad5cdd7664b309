# shellcheck shell=bash
# Sourced: a batch of the Shanghai network that takes seconds.

# Every set of up to three of the lines that are planned: 64 units.
# shellcheck disable=SC2034  # used by those who source this
small_batch=(--set batch.each_line_until=2035 --set batch.subsets=3)

# wait_for_units JOURNAL COUNT PID: until about COUNT more units are in the
# journal, or PID has ended.  A record is over 100 bytes, the header under.
wait_for_units() {
  local journal=$1 count=$2 pid=$3 size begin
  begin=$(stat -c %s "$journal" 2>/dev/null || echo 100)
  while kill -0 "$pid" 2>/dev/null; do
    size=$(stat -c %s "$journal" 2>/dev/null || echo 0)
    ((size > begin + 100 * count)) && return 0
  done
}
