#!/usr/bin/env bash
# The page in Debian's Chromium: the report from a file, the live map on its
# server.  Skipped (77) behind its message where something for it is missing.
#   map_browser_test.sh RAILREACH SOURCE_DIR
set -u
export RAILREACH=$1 CHROMIUM=${CHROMIUM:-/usr/bin/chromium}
cd "$2/tools/map" || exit 1

skip() { echo "skipped: $1"; exit 77; }
[[ -x $CHROMIUM ]] || skip "no chromium at $CHROMIUM"
command -v node >/dev/null || skip "no node"
[[ -x node_modules/.bin/vitest && -d src/proto ]] ||
  skip "the page was not built with npm"
if "$RAILREACH" report /dev/null 2>&1 | grep -q 'built without its page'; then
  skip "the command was built without its page"
fi
exec npm run --silent test-browser
