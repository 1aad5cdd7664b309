#!/usr/bin/env bash
# The command as its user meets it: exit codes, messages, files.
#   command_test.sh RAILREACH SOURCE_DIR
set -u
railreach=$1
study=$2/networks/shanghai
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failures=0

# expect WHAT CODE PATTERN COMMAND...: the exit code, and a line that matches.
expect() {
  local what=$1 code=$2 pattern=$3 output status
  shift 3
  output=$("$@" 2>&1)
  status=$?
  if [[ $status != "$code" ]] || ! grep -qE -- "$pattern" <<<"$output"; then
    echo "FAILED: $what: exit $status, expected $code and /$pattern/"
    head -c 2000 <<<"$output"
    failures=$((failures + 1))
  fi
}

expect "help teaches with examples" 0 'railreach path networks/shanghai' \
  "$railreach" --help
expect "no verb is bad usage" 2 'subcommand' "$railreach"
expect "an unknown option is bad usage" 2 'not expected' \
  "$railreach" check "$study" --colour
expect "a folder without tables says which" 2 'stations.csv' \
  "$railreach" check "$scratch"
expect "check" 0 'good to run' "$railreach" check "$study"
expect "an unknown parameter suggests" 2 'open_until' \
  "$railreach" check "$study" --set open_util=2030
expect "an unknown band" 2 "no band is called 'noon'" \
  "$railreach" check "$study" --set band=noon
expect "run writes a summary" 0 'result.pb' \
  "$railreach" run "$study" --out "$scratch/a" --threads 2
expect "a foreign folder is left alone" 2 'left alone' \
  "$railreach" run "$study" --no-outlines --out "$study"
expect "a missed target fails only when asked" 1 'result.pb' \
  "$railreach" run "$study" --no-outlines --fail-on-target --out "$scratch/b"
expect "show prints the same summary" 0 '上海' \
  "$railreach" show "$scratch/a/result.pb"
expect "show as JSON" 0 '"manifest"' \
  "$railreach" show "$scratch/a/result.pb" --json
expect "show refuses what is no result" 2 'result' \
  "$railreach" show "$study/stations.csv"
expect "export writes the tables again" 0 '' \
  "$railreach" export "$scratch/a/result.pb" --out "$scratch/c"
for file in result.pb tables/pairs.csv tables/catchments.csv \
  layers/isochrones.geojson; do
  cmp "$scratch/a/$file" "$scratch/c/$file" || failures=$((failures + 1))
done
expect "export writes a feed" 0 'lines, .* trips' \
  "$railreach" export "$study" --gtfs "$scratch/feed.zip"
[[ $(head -c 2 "$scratch/feed.zip") == PK ]] ||
  { echo "FAILED: feed.zip is no zip"; failures=$((failures + 1)); }
expect "export to a folder, of a year to come" 0 'lines, .* trips' \
  "$railreach" export "$study" --gtfs "$scratch/feed" --set open_until=2035
[[ -s $scratch/feed/stop_times.txt ]] ||
  { echo "FAILED: feed folder"; failures=$((failures + 1)); }
expect "export needs to know what" 2 'out|gtfs' "$railreach" export "$study"
expect "days of a feed are a span" 2 'write 2026' \
  "$railreach" export "$study" --gtfs "$scratch/x.zip" --days 2026
expect "a path" 0 '2号线' \
  "$railreach" path "$study" --from 上海:人民广场 --to 上海:虹桥火车站
expect "a catchment" 0 'within reach' \
  "$railreach" catchment "$study" --to 陆家嘴 --within 45min --most 3
expect "a catchment needs one end" 2 'from|to' "$railreach" catchment "$study"
expect "a near miss suggests" 2 'did you mean' \
  "$railreach" path "$study" --from Lujiazhui --to 张江科学城
expect "a matrix" 0 '^' "$railreach" matrix "$study" --from key_nodes \
  --to stations --horizon 60min -o "$scratch/od.csv"
[[ $(head -1 "$scratch/od.csv") == from,to,seconds,transfers ]] ||
  { echo "FAILED: matrix header"; failures=$((failures + 1)); }
expect "coverage of a county" 0 'no_station' \
  "$railreach" coverage "$study" --of 崇明区

# The same bytes whatever the processor can do and however many threads.
run_bytes() { # NAME THREADS
  "$railreach" run "$study" --quiet --threads "$2" --out "$scratch/$1" >/dev/null
}
GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA,-AVX512F,-AVX2_Usable,-FMA_Usable \
  run_bytes plain 1
run_bytes many 8
for other in plain many; do
  if ! cmp "$scratch/a/result.pb" "$scratch/$other/result.pb"; then
    failures=$((failures + 1))
  fi
done

if ((failures)); then
  echo "$failures failures"
  exit 1
fi
echo "all as expected"
