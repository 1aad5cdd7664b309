// railreach compare: what differs between two results.
#include <sys/stat.h>

#include <cstdio>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "engine/base/file.h"
#include "engine/output/comparison_folder.h"
#include "engine/output/comparison_summary.h"
#include "engine/study/compare.h"
#include "engine/wire/result_wire.h"
#include "tools/railreach/common.h"

namespace railreach {
namespace {

// A result.pb, or the folder that holds one.
absl::StatusOr<DecodedResult> ReadResult(const std::string& path) {
  struct stat status;
  const bool folder =
      stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
  const std::string file = folder ? path + "/result.pb" : path;
  const auto bytes = ReadFile(file);
  if (!bytes.ok()) return bytes.status();
  auto decoded = DecodeResult(*bytes);
  if (!decoded.ok()) {
    return absl::Status(
        decoded.status().code(),
        absl::StrCat(file, ": ", decoded.status().message(),
                     "; `railreach run` writes results, `railreach compare` "
                     "takes two of them"));
  }
  return decoded;
}

}  // namespace

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
