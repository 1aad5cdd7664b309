// railreach run: the whole study, its summary and its result folder.
#include <algorithm>
#include <cstdio>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "engine/base/parallel.h"
#include "engine/output/result_folder.h"
#include "engine/output/summary.h"
#include "engine/study/run.h"
#include "tools/railreach/common.h"
#include "tools/railreach/run_batch.h"

namespace railreach {
namespace {

bool AnyTargetMissed(const StudyResult& result) {
  return std::any_of(
      result.assessments.begin(), result.assessments.end(),
      [](const AssessmentRow& row) { return row.verdict == Verdict::kMissed; });
}

std::string FolderOf(const RunOptions& options, const Study& study) {
  if (!options.out.empty()) return options.out;
  const std::string& key = study.parameters.name.key;
  return absl::StrCat("out/", key.empty() ? "result" : key);
}

}  // namespace

int Run(const RunOptions& options) {
  auto study = LoadOrExplain(options);
  if (!study) return kExitBadInput;
  if (!options.quiet) {
    NoteMissingPlaces(*study, "the figures that count them are empty");
  }
  const std::string folder = FolderOf(options, *study);
  if (study->parameters.batch.has_value()) {
    return RunBatch(options, *study, folder);
  }
  if (!options.shard.empty() || options.resume || options.verify) {
    return Explain(absl::InvalidArgumentError(
        "--shard, --resume and --verify are for studies with a batch of "
        "variants (proto/railreach/v1/study.proto); this one has none and runs "
        "in one go"));
  }
  const absl::Status free = CheckResultFolder(folder);
  if (!free.ok()) return Explain(free);
  if (options.no_outlines) study->parameters.outlines = false;
  StudyResult result;
  {
    ProgressLine line(options.quiet);
    result = RunStudy(*study, NumThreads(options.threads),
                      [&](absl::string_view step, size_t done, size_t all) {
                        line.Update(step, done, all);
                      });
  }
  const absl::Status written =
      WriteResultFolder(folder, *study, result, ResultParts());
  if (!written.ok()) return Explain(written);
  const std::string summary =
      SummaryText(*study, result, {.all_counties = options.all_counties});
  std::fwrite(summary.data(), 1, summary.size(), stdout);
  absl::PrintF(
      "\nResults: %s/result.pb, %s/tables/*.csv, %s/layers/*.geojson\n", folder,
      folder, folder);
  return options.fail_on_target && AnyTargetMissed(result) ? kExitTargetsMissed
                                                           : kExitDone;
}

}  // namespace railreach
