#!/usr/bin/env bash
# The command as its user meets it: exit codes, messages, files.
#   command_test.sh RAILREACH SOURCE_DIR
set -u
railreach=$1
study=$2/networks/shanghai
timed=$2/networks/yangtze_2016
feed=$timed/gtfs
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
expect "run writes a summary; a missed target fails when asked" 1 'result.pb' \
  "$railreach" run "$study" --fail-on-target --out "$scratch/a" --threads 2
expect "a window has tables of its own, a missed target is no failure" 0 \
  'result.pb' "$railreach" run "$timed" --no-outlines --out "$scratch/b"
[[ -s $scratch/b/tables/window_catchments.csv ]] ||
  { echo "FAILED: window_catchments.csv"; failures=$((failures + 1)); }
expect "a feed alone says what it lacks" 0 'no zones and no key nodes' \
  "$railreach" run "$feed" --out "$scratch/feed_result"
expect "a foreign folder is left alone" 2 'left alone' \
  "$railreach" run "$feed" --out "$study"
expect "show prints the same summary" 0 '上海' \
  "$railreach" show "$scratch/a/result.pb"
expect "show as JSON" 0 '"manifest"' \
  "$railreach" show "$scratch/feed_result/result.pb" --json
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
expect "a feed of one's own is clean" 0 'feed, 0 errors, 0 warnings' \
  "$railreach" check "$scratch/feed.zip"
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

expect "coverage needs something to cover" 2 'no regions and no key nodes' \
  "$railreach" coverage "$feed"
expect "a catchment by stations alone" 0 'Stations: [1-9]' \
  "$railreach" catchment "$feed" --from 上海虹桥 --most 1

# By the clock.
expect "check of a feed on a day" 0 'service day 2016-03-10' \
  "$railreach" check "$feed" --date 20160310
expect "a day is eight digits" 2 "'2025' is no date" \
  "$railreach" check "$feed" --date 2025
expect "a day without trains" 2 'no trip runs on 20250616' \
  "$railreach" path "$feed" --date 20250616 --from 上海虹桥 --to 苏州
expect "a study names its own date" 2 'a study names its own' \
  "$railreach" check "$timed" --date 20160310
all=(--from stations --to stations --horizon 60min)
expect "a feed has no key nodes" 2 'has no key nodes; name' \
  "$railreach" matrix "$feed"
expect "a matrix at an instant" 0 '^上海,昆山南,[0-9]+,0$' \
  "$railreach" matrix "$feed" "${all[@]}" --date 20160310 --at 08:00
expect "a matrix of a window" 0 '^from,to,reached,p5_s,p50_s$' \
  "$railreach" matrix "$feed" "${all[@]}" --window 07:00-07:20 --percentiles 5,50
expect "departures within cutoffs" 0 '^上海,上海,21,0,21,21$' \
  "$railreach" matrix "$feed" "${all[@]}" --window 07:00-07:21 \
  --station-to-station --percentiles 50 --within 10min,1h
printf 'route_id_or_type,tier\n109,metro\n' >"$scratch/tiers.csv"
expect "a table of tiers" 0 'good to read|0 errors' \
  "$railreach" check "$feed" --tier-table "$scratch/tiers.csv"
printf 'route_id_or_type,tier\n109,tram\n' >"$scratch/tiers.csv"
expect "a table of tiers with an unknown one" 2 'tiers.csv:2:2.*tram' \
  "$railreach" check "$feed" --tier-table "$scratch/tiers.csv"
expect "deadlines, by stop" 0 '^上海,昆山,[0-9]+,[0-9]*,[0-9]*,[0-9]*$' \
  "$railreach" matrix "$feed" "${all[@]}" --window 08:00-08:20 --arrive --by stop
expect "a window is two times" 2 "'9' is no time of day; write 08:00" \
  "$railreach" matrix "$feed" "${all[@]}" --window 9-7
expect "a window ends behind its start" 2 'ends before it starts' \
  "$railreach" matrix "$feed" "${all[@]}" --window 09:00-07:00
expect "an instant is a time of day" 2 "'25:99:99' is no time of day" \
  "$railreach" matrix "$feed" "${all[@]}" --at 25:99:99
expect "percentiles start at 1" 2 'not in range' \
  "$railreach" matrix "$feed" "${all[@]}" --window 07:00-07:20 --percentiles 0
expect "percentiles are of a window" 2 'requires --window' \
  "$railreach" matrix "$feed" "${all[@]}" --at 08:00 --percentiles 5
expect "a horizon of seconds is a slip" 2 'minutes are written 60min' \
  "$railreach" matrix "$feed" --from stations --to stations --horizon 45
expect "a path at an instant" 0 '^08:00 - 08:59: 59 min, 0 changes' \
  "$railreach" path "$feed" --from 上海虹桥 --to 苏州 --at 08:00
expect "a path to a deadline" 0 '^08:.* - 08:5.*, 0 changes' \
  "$railreach" path "$feed" --from 上海虹桥 --to 苏州 --arrive-by 09:00
expect "the last journey of the day" 0 '^2.:.*, [01] changes' \
  "$railreach" path "$feed" --from 上海虹桥 --to 苏州 --last
expect "a path by the clock to nowhere" 0 'No stop is within reach of 35,120' \
  "$railreach" path "$feed" --from 上海虹桥 --to 35,120 --at 08:00

# Scenarios, and what follows from them.
cat >"$scratch/plan.textproto" <<'END'
scenario {
  scenario_id: "plan" name_zh: "方案" name_en: "Plan"
  modification { open_lines { line: "嘉闵线" } }
  modification { close_station { station: "上海:徐家汇" } }
}
END
sed 's/嘉闵线/嘉民线/' "$scratch/plan.textproto" >"$scratch/slip.textproto"
expect "a scenario opens a line" 0 '嘉闵线 Jiamin Line' \
  "$railreach" path "$study" --scenario "$scratch/plan.textproto" \
  --from 七宝镇 --to 嘉定北
expect "a slip in a scenario is named at its line" 2 \
  'slip.textproto:3.*嘉民线.*did you mean' \
  "$railreach" run "$study" --scenario "$scratch/slip.textproto"
expect "a scenario runs" 0 'result.pb' \
  "$railreach" run "$study" --scenario "$scratch/plan.textproto" \
  --no-outlines --out "$scratch/plan"
expect "two results compare" 0 '上海1号线|嘉闵线' \
  "$railreach" compare "$scratch/a" "$scratch/plan" --out "$scratch/compared"
expect "a gain is explained" 0 'open_lines 嘉闵线' \
  "$railreach" explain "$study" --scenario "$scratch/plan.textproto"
expect "a batch is ranked" 0 '嘉闵线 Open Jiamin Line' \
  "$railreach" run "$study" --set batch.each_line_until=2030 \
  --out "$scratch/batch"
expect "and again by another column" 0 'coverage|覆盖' \
  "$railreach" rank "$scratch/batch/variants.pb" --by coverage
expect "the best set under a budget" 0 '已证明最优' \
  "$railreach" run "$study" --set batch.each_line_until=2030 \
  --set batch.search.budget_km=60 --out "$scratch/best"
expect "--shard is for batches" 2 'studies with a batch' \
  "$railreach" run "$study" --shard 1/2
expect "a shard is a part of a whole" 2 'write 3/8' \
  "$railreach" run "$study" --set batch.closures=LINE --shard 3/2

# The same bytes whatever the processor can do and however many threads.
run_bytes() { # NAME THREADS [OPTION...]
  local name=$1 threads=$2
  shift 2
  "$railreach" run "$study" --quiet --threads "$threads" \
    --out "$scratch/$name" "$@" >/dev/null
}
GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA,-AVX512F,-AVX2_Usable,-FMA_Usable \
  run_bytes plain 1
run_bytes many 8
network=$study
study=$timed
GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA,-AVX512F,-AVX2_Usable,-FMA_Usable \
  run_bytes timed_plain 1 --no-outlines
for pair in a:plain a:many b:timed_plain; do
  cmp "$scratch/${pair%:*}/result.pb" "$scratch/${pair#*:}/result.pb" ||
    failures=$((failures + 1))
done

# A batch too, and in shards.
batch_bytes() { # NAME THREADS [OPTION...]
  local name=$1 threads=$2
  shift 2
  "$railreach" run "$network" --quiet --threads "$threads" \
    --set batch.each_line_until=2030 --set batch.closures=LINE \
    --out "$scratch/$name" "$@" >/dev/null
}
GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA,-AVX512F,-AVX2_Usable,-FMA_Usable \
  batch_bytes batch_plain 1
batch_bytes batch_many 8 --verify
for shard in 1 2 3; do batch_bytes "shard_$shard" 2 --shard "$shard/3"; done
"$railreach" merge "$scratch"/shard_[123] --out "$scratch/merged" >/dev/null
for name in batch_many merged; do
  cmp "$scratch/batch_plain/variants.pb" "$scratch/$name/variants.pb" ||
    failures=$((failures + 1))
done

if ((failures)); then
  echo "$failures failures"
  exit 1
fi
echo "all as expected"
