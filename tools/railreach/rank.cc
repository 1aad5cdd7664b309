// railreach rank: the ranked table of a file of variants, again or by another
// column.
#include <algorithm>
#include <cstdio>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "engine/output/ranking_summary.h"
#include "engine/output/ranking_tables.h"
#include "engine/study/rank.h"
#include "engine/wire/variant_file.h"
#include "tools/railreach/common.h"
#include "tools/railreach/verbs.h"

namespace railreach {
namespace {

absl::StatusOr<RankOptions> OptionsOf(const RankVerbOptions& options,
                                      const BatchHeader& header) {
  RankOptions rank;
  const std::optional<RankBy> by = RankByOfName(options.by);
  if (!by.has_value()) {
    return absl::InvalidArgumentError(
        absl::StrCat("--by '", options.by, "' is no column"));
  }
  rank.by = *by;
  if (rank.by == RankBy::kEfficiency && !HasEfficiency(header)) {
    return absl::InvalidArgumentError(
        "the batch did not measure efficiency; set batch.efficiency and run it "
        "again");
  }
  const auto& batch = header.parameters.batch;
  rank.losses_first =
      options.losses || (batch.has_value() && IsOfClosures(*batch));
  rank.most_rows = std::max(rank.most_rows, static_cast<size_t>(options.top));
  return rank;
}

absl::StatusOr<RankTable> RankAll(VariantFileReader& reader,
                                  const RankOptions& options) {
  Ranking ranking(reader.header(), options);
  while (true) {
    const auto row = reader.Next();
    if (!row.ok()) return row.status();
    if (!row->has_value()) return ranking.Finish();
    ranking.Add(**row);
  }
}

}  // namespace

int RankVariants(const RankVerbOptions& options) {
  auto reader = VariantFileReader::Open(options.variants);
  if (!reader.ok()) return Explain(reader.status());
  const auto rank = OptionsOf(options, reader->header());
  if (!rank.ok()) return Explain(rank.status());
  const auto table = RankAll(*reader, *rank);
  if (!table.ok()) return Explain(table.status());
  const std::string text = RankingSummary(reader->header(), *table,
                                          static_cast<size_t>(options.top));
  std::fwrite(text.data(), 1, text.size(), stdout);
  if (options.out.empty()) return kExitDone;
  const absl::Status written =
      WriteFiles(options.out, RankingTables(reader->header(), *table));
  if (!written.ok()) return Explain(written);
  absl::PrintF(
      "\n%s: ranking, pareto, node_gains, problems, problem_kinds (.csv)\n",
      options.out);
  return kExitDone;
}

}  // namespace railreach
