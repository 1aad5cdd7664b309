// railreach report: one page that holds a result, to be sent and opened.
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_format.h"
#include "engine/base/file.h"
#include "engine/output/land.h"
#include "engine/output/report.h"
#include "engine/study/compare.h"
#include "tools/railreach/common.h"
#include "tools/railreach/page.h"
#include "tools/railreach/verbs.h"

namespace railreach {
namespace {

absl::Status AddComparison(const std::string& before, Report& report) {
  const auto a = ReadResult(before);
  if (!a.ok()) return a.status();
  report.comparison =
      Compare(a->study, a->result, report.result.study, report.result.result);
  return absl::OkStatus();
}

absl::StatusOr<Report> ReadReport(const ReportOptions& options) {
  Report report;
  auto result = ReadResult(options.result);
  if (!result.ok()) return result.status();
  report.result = *std::move(result);
  if (!options.compare.empty()) {
    const absl::Status compared = AddComparison(options.compare, report);
    if (!compared.ok()) return compared;
  }
  for (const std::string& path : options.others) {
    auto other = ReadResult(path);
    if (!other.ok()) return other.status();
    report.others.push_back(*std::move(other));
  }
  for (const std::string& path : options.rankings) {
    auto batch = ReadRankedBatch(FileIn(path, "variants.pb"));
    if (!batch.ok()) return batch.status();
    report.rankings.push_back(*std::move(batch));
  }
  const auto world = DecodeLand(LandBytes());
  if (!world.ok()) return world.status();
  const Model& model = report.result.study.model;
  report.land = ClipLand(*world, LandBoxOf(model));
  return report;
}

// Beside the result.
std::string DefaultOut(const std::string& result) {
  const std::filesystem::path file = FileIn(result, "result.pb");
  return (file.parent_path() / "report.html").string();
}

}  // namespace

int WriteReport(const ReportOptions& options) {
  if (MapPage().empty()) {
    return Explain(absl::FailedPreconditionError(kBuiltWithoutPage));
  }
  const auto report = ReadReport(options);
  if (!report.ok()) return Explain(report.status());
  const auto page = ReportPage(MapPage(), EncodeReport(*report));
  if (!page.ok()) return Explain(page.status());
  const std::string out =
      options.out.empty() ? DefaultOut(options.result) : options.out;
  const absl::Status written = WriteFileAtomically(out, *page);
  if (!written.ok()) return Explain(written);
  absl::PrintF("Report: %s (%.2f MB)\n", out,
               static_cast<double>(page->size()) / 1e6);
  return kExitDone;
}

}  // namespace railreach
