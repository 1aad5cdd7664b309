#!/usr/bin/env bash
# `railreach report` as its user meets it: files, messages, exit codes.  Skipped
# (77) behind its message where the command was built without its page.
#   report_test.sh RAILREACH SOURCE_DIR
set -u
railreach=$1
study=$2/networks/yangtze_2016
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

# held PAGE: the bytes in its holder.
held() {
  sed -n 's|.*<script id="railreach-report"[^>]*>\([^<]*\)</script>.*|\1|p' \
    "$1" | base64 -d | gzip -d
}

result=$scratch/result
"$railreach" run "$study" --no-outlines --quiet --out "$result" >/dev/null
expect "help teaches with examples" 0 'railreach report out/shanghai' \
  "$railreach" report --help
output=$("$railreach" report "$result" 2>&1)
if grep -q 'built without its page: install nodejs and npm' <<<"$output"; then
  echo "$output"
  exit $((failures > 0 ? 1 : 77))
fi

expect "a report beside the result, its path and size" 0 \
  "^Report: $result/report.html \\([0-9.]+ MB\\)\$" "$railreach" report "$result"
expect "of a file, compared, with others" 0 '^Report: .*/b.html' \
  "$railreach" report "$result/result.pb" --compare "$result" \
  --with "$result" --with "$result/result.pb" -o "$scratch/b.html"
(($(held "$result/report.html" | wc -c) > 1000)) ||
  { echo "FAILED: the page holds no report"; failures=$((failures + 1)); }
(($(held "$scratch/b.html" | wc -c) > $(held "$result/report.html" | wc -c))) ||
  { echo "FAILED: no comparison in it"; failures=$((failures + 1)); }
cp "$result/report.html" "$scratch/first.html"
"$railreach" report "$result" >/dev/null
cmp "$result/report.html" "$scratch/first.html" || failures=$((failures + 1))

"$railreach" run "$study" --quiet --set batch.closures=LINE \
  --out "$scratch/batch" >/dev/null
expect "with a ranking" 0 '^Report: ' "$railreach" report "$result" \
  --ranking "$scratch/batch" --ranking "$scratch/batch/variants.pb" \
  -o "$scratch/c.html"
expect "no such result" 2 'no such file' "$railreach" report "$scratch/nothing"
expect "no result" 2 'railreach run. writes results' \
  "$railreach" report "$study/study.textproto"
expect "no ranking" 2 'result.pb: header' \
  "$railreach" report "$result" --ranking "$result/result.pb"
expect "a folder that cannot be" 2 'first.html' \
  "$railreach" report "$result" -o "$scratch/first.html/report.html"
expect "a new result takes the place of one with a report" 0 '' \
  "$railreach" run "$study" --no-outlines --quiet --out "$result"
[[ ! -e $result/report.html ]] ||
  { echo "FAILED: the report of an old result"; failures=$((failures + 1)); }
[[ -z $(find "$scratch" -name '*.part.*') ]] ||
  { echo "FAILED: half-written files"; failures=$((failures + 1)); }

if ((failures)); then
  echo "$failures failures"
  exit 1
fi
echo "all as expected"
