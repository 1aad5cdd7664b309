// railreach compare: what differs between two results.
#include <cstdio>
#include <string>

#include "absl/strings/str_format.h"
#include "engine/output/comparison_folder.h"
#include "engine/output/comparison_summary.h"
#include "engine/study/compare.h"
#include "tools/railreach/common.h"

namespace railreach {
int CompareResults(const CompareOptions& options) {
  if (!options.out.empty()) {
    const absl::Status free = CheckComparisonFolder(options.out);
    if (!free.ok()) return Explain(free);
  }
  const auto a = ReadResult(options.a);
  if (!a.ok()) return Explain(a.status());
  const auto b = ReadResult(options.b);
  if (!b.ok()) return Explain(b.status());
  const StudyComparison comparison =
      Compare(a->study, a->result, b->study, b->result);
  if (!options.out.empty()) {
    const absl::Status written = WriteComparisonFolder(options.out, comparison);
    if (!written.ok()) return Explain(written);
  }
  const std::string summary = ComparisonSummary(comparison);
  std::fwrite(summary.data(), 1, summary.size(), stdout);
  if (!options.out.empty()) {
    absl::PrintF(
        "\nComparison: %s/comparison.pb, %s/tables/*.csv, "
        "%s/layers/*.geojson\n",
        options.out, options.out, options.out);
  }
  return kExitDone;
}

}  // namespace railreach
