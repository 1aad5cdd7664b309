#include "tools/railreach/run_batch.h"

#include <cstdio>
#include <optional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "engine/base/file.h"
#include "engine/base/parallel.h"
#include "engine/input/load_study.h"
#include "engine/output/batch_folder.h"
#include "engine/output/best_set_summary.h"
#include "engine/output/journal.h"
#include "engine/output/ranking_summary.h"
#include "engine/output/ranking_tables.h"
#include "engine/output/variant_file_writer.h"
#include "engine/study/batch_run.h"
#include "engine/study/best_set.h"
#include "engine/study/rank.h"
#include "engine/study/run_units.h"
#include "engine/wire/best_set_wire.h"
#include "engine/wire/definitions.h"
#include "engine/wire/study_wire.h"
#include "engine/wire/variant_file.h"
#include "engine/wire/variant_wire.h"
#include "tools/railreach/common.h"
#include "tools/railreach/stop_on_signal.h"

namespace railreach {
namespace {

absl::StatusOr<Shard> ParseShard(const std::string& text) {
  Shard shard;
  if (text.empty()) return shard;
  const std::vector<std::string> parts = absl::StrSplit(text, '/');
  if (parts.size() == 2 && absl::SimpleAtoi(parts[0], &shard.number) &&
      absl::SimpleAtoi(parts[1], &shard.of) && shard.number >= 1 &&
      shard.number <= shard.of && shard.of <= 1'000'000) {
    return shard;
  }
  return absl::InvalidArgumentError(
      absl::StrCat("--shard '", text,
                   "' is no part of a whole; write 3/8 for the third of "
                   "eight"));
}

// What the variants depend on.
std::string FingerprintOf(const Study& study, size_t num_variants) {
  std::string text = StudyParametersText(study.parameters);
  for (const InputFile& file : study.inputs) {
    absl::StrAppend(&text, file.name, ":", file.bytes, ":", file.fingerprint,
                    "\n");
  }
  absl::StrAppend(&text, num_variants, " variants by ", ToolVersion(), "\n");
  return Fingerprint(text);
}

// One batch on its way into its folder.
class BatchFolderRun {
 public:
  BatchFolderRun(const RunOptions& options, const Study& study,
                 const BatchRun& batch, std::string folder, Shard shard)
      : options_(options),
        study_(study),
        batch_(batch),
        folder_(std::move(folder)),
        header_(batch.Header(FingerprintOf(study, batch.variants().size()),
                             shard)) {}

  absl::Status Run(const std::atomic<bool>& stop) {
    const auto done = IsDone();
    if (!done.ok()) return done.status();
    absl::Status status = *done ? absl::OkStatus() : RunVariants(stop);
    if (!status.ok()) return status;
    if (header_.shard != Shard()) {
      absl::PrintF("Shard %d of %d: %s; `railreach merge` joins the shards.\n",
                   header_.shard.number, header_.shard.of,
                   VariantFileIn(folder_));
      return absl::OkStatus();
    }
    status = RankVariants();
    if (!status.ok() || !study_.parameters.batch->search) return status;
    return Search(stop);
  }

 private:
  // A finished run need not run again; one of another input is left alone.
  absl::StatusOr<bool> IsDone() const {
    const std::string path = VariantFileIn(folder_);
    if (!options_.resume || FileExists(JournalIn(folder_)) ||
        !FileExists(path)) {
      return false;
    }
    const auto reader = VariantFileReader::Open(path);
    if (!reader.ok()) return reader.status();
    if (reader->header().fingerprint != header_.fingerprint ||
        reader->header().shard != header_.shard) {
      return absl::FailedPreconditionError(absl::StrCat(
          path,
          ": the results of another input or shard; name another --out, "
          "remove the folder, or leave out --resume to replace them"));
    }
    return true;
  }

  absl::Status RunVariants(const std::atomic<bool>& stop) {
    const size_t num_units = NumUnits(header_.num_variants);
    auto journal = Journal::Open(
        JournalIn(folder_), {header_.fingerprint, num_units, header_.shard},
        options_.resume ? JournalMode::kResume : JournalMode::kBegin);
    if (!journal.ok()) return journal.status();
    if ((*journal)->dropped_bytes() > 0) {
      absl::FPrintF(stderr, "note: %d bytes of a unit in flight dropped\n",
                    (*journal)->dropped_bytes());
    }
    const int threads = NumThreads(options_.threads);
    std::vector<BatchRun::Worker> workers = batch_.Workers(threads);
    const auto make = [&](size_t unit,
                          int worker) -> absl::StatusOr<std::string> {
      const VariantRange range =
          VariantsOf({unit, unit + 1}, header_.num_variants);
      std::string bytes;
      for (size_t variant = range.begin; variant < range.end; ++variant) {
        if (stop) return absl::CancelledError("stopped");
        const auto row = batch_.Measure(
            variant, workers[static_cast<size_t>(worker)], options_.verify);
        if (!row.ok()) return row.status();
        bytes += EncodeVariantRow(*row, header_);
      }
      return bytes;
    };
    absl::Status status;
    {
      ProgressLine line(options_.quiet);
      status =
          RunUnits(UnitsOf(num_units, header_.shard), threads, make, **journal,
                   stop, [&](absl::string_view, size_t done, size_t all) {
                     line.Update("units of 32 variants", done, all);
                   });
    }
    if (!status.ok()) return status;
    return WriteVariantFile(EncodeBatchHeader(header_), **journal,
                            VariantFileIn(folder_));
  }

  absl::Status RankVariants() const {
    auto reader = VariantFileReader::Open(VariantFileIn(folder_));
    if (!reader.ok()) return reader.status();
    RankOptions rank;
    rank.losses_first = IsOfClosures(*study_.parameters.batch);
    Ranking ranking(reader->header(), rank);
    while (true) {
      const auto row = reader->Next();
      if (!row.ok()) return row.status();
      if (!row->has_value()) break;
      ranking.Add(**row);
    }
    const RankTable table = ranking.Finish();
    const absl::Status written =
        WriteBatchTables(folder_, RankingTables(reader->header(), table));
    if (!written.ok()) return written;
    std::fputs(RankingSummary(reader->header(), table).c_str(), stdout);
    absl::PrintF("\nResults: %s, %s/tables/ranking.csv, ...\n",
                 VariantFileIn(folder_), folder_);
    return absl::OkStatus();
  }

  absl::Status Search(const std::atomic<bool>& stop) const {
    const SearchParameters& parameters = *study_.parameters.batch->search;
    BestSetProblem problem;
    problem.parameters = parameters;
    BestSetReport report;
    report.fingerprint = header_.fingerprint;
    report.parameters = parameters;
    for (size_t i = 0; i < batch_.variants().num_candidates(); ++i) {
      const Scenario& candidate = batch_.variants().scenarios()[i];
      problem.costs.push_back(candidate.cost);
      report.costs.push_back(candidate.cost);
      report.candidates.push_back(candidate.name);
    }
    const int threads = NumThreads(options_.threads);
    std::vector<BatchRun::Worker> workers = batch_.Workers(threads);
    {
      ProgressLine line(options_.quiet);
      report.result = FindBestSet(
          problem,
          [&](absl::Span<const CandidateSet> sets) {
            return batch_.Values(sets, parameters.objective,
                                 absl::MakeSpan(workers));
          },
          stop,
          [&](const SearchState& state) {
            line.Update(absl::StrFormat("search: best %.6g (%+.4g, %.0f km), "
                                        "sets",
                                        state.best.value,
                                        state.best.value - state.empty_value,
                                        state.best.km),
                        static_cast<size_t>(state.evaluations), 0);
          });
    }
    absl::Status written =
        WriteFileAtomically(BestSetFileIn(folder_), EncodeBestSet(report));
    if (written.ok()) {
      written = WriteBatchTables(folder_, BestSetTables(report));
    }
    if (!written.ok()) return written;
    absl::PrintF("\n%s\nResults: %s, %s/tables/best_set.csv, ...\n",
                 BestSetSummary(report), BestSetFileIn(folder_), folder_);
    if (report.result.stop == SearchStop::kStopFlag) {
      return absl::CancelledError(
          "stopped; the best set found until then is written");
    }
    return absl::OkStatus();
  }

  const RunOptions& options_;
  const Study& study_;
  const BatchRun& batch_;
  const std::string folder_;
  const BatchHeader header_;
};

}  // namespace

int RunBatch(const RunOptions& options, Study& study,
             const std::string& folder) {
  const auto shard = ParseShard(options.shard);
  if (!shard.ok()) return Explain(shard.status());
  const absl::Status free = CheckBatchFolder(folder);
  if (!free.ok()) return Explain(free);
  Diagnostics diagnostics;
  std::vector<Scenario> candidates =
      LoadCandidates(study, options.study, diagnostics);
  if (!diagnostics.ok()) {
    std::fputs(diagnostics.Report().c_str(), stderr);
    return kExitBadInput;
  }
  VariantList variants(*study.parameters.batch, std::move(candidates),
                       study.model.lines);
  const absl::Status countable = CheckSize(variants);
  if (!countable.ok()) return Explain(countable);
  const StopOnSignal signals;
  const BatchRun batch(study, std::move(variants), NumThreads(options.threads));
  const absl::Status done =
      BatchFolderRun(options, study, batch, folder, *shard).Run(signals.stop());
  return done.ok() ? kExitDone : ExplainUnfinished(done);
}

}  // namespace railreach
