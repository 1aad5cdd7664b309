#include "engine/output/report.h"

#include <cstddef>
#include <set>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "engine/output/gzip.h"
#include "engine/study/rank.h"
#include "engine/wire/variant_file.h"

namespace railreach {
namespace {

constexpr char kHolder[] =
    R"(<script id="railreach-report" type="application/octet-stream">)";
constexpr char kHolderEnd[] = "</script>";

RankOptions OptionsOf(const BatchHeader& header) {
  const auto& batch = header.parameters.batch;
  RankOptions shown;
  shown.losses_first = batch.has_value() && IsOfClosures(*batch);
  shown.most_rows = 500;
  shown.most_nodes_of = 20;
  shown.most_problems = 20;
  shown.most_on_front = 100;
  return shown;
}

// The variants to show, and of these the ones with key nodes.
struct Shown {
  std::set<size_t> variants;
  std::set<size_t> with_nodes;
};

Shown ShownOf(const RankTable& table) {
  Shown shown;
  for (const auto* rows :
       {&table.rows, &table.front_by_km, &table.front_by_cost}) {
    for (const RankRow& row : *rows) shown.variants.insert(row.variant);
  }
  for (const VariantProblem& problem : table.problems) {
    shown.variants.insert(problem.variant);
  }
  for (size_t i = 0; i < table.node_gains.size(); ++i) {
    shown.with_nodes.insert(table.rows[i].variant);
  }
  return shown;
}

// Opens the file and calls `use` with each row.
absl::Status ForEachRow(const std::string& path,
                        absl::FunctionRef<void(VariantRow)> use) {
  auto reader = VariantFileReader::Open(path);
  if (!reader.ok()) return reader.status();
  while (true) {
    auto row = reader->Next();
    if (!row.ok()) return row.status();
    if (!row->has_value()) return absl::OkStatus();
    use(**std::move(row));
  }
}

}  // namespace

absl::StatusOr<RankedBatch> ReadRankedBatch(const std::string& path) {
  const auto reader = VariantFileReader::Open(path);
  if (!reader.ok()) return reader.status();
  RankedBatch batch;
  batch.header = reader->header();
  Ranking ranking(batch.header, OptionsOf(batch.header));
  absl::Status read =
      ForEachRow(path, [&](VariantRow row) { ranking.Add(row); });
  if (!read.ok()) return read;
  const Shown shown = ShownOf(ranking.Finish());
  read = ForEachRow(path, [&](VariantRow row) {
    if (shown.variants.count(row.variant) == 0) return;
    const bool with_nodes = shown.with_nodes.count(row.variant) > 0;
    batch.rows.push_back({std::move(row), with_nodes});
  });
  if (!read.ok()) return read;
  return batch;
}

absl::StatusOr<std::string> ReportPage(absl::string_view page,
                                       absl::string_view report_bytes) {
  const std::string holder = absl::StrCat(kHolder, kHolderEnd);
  const size_t at = page.find(holder);
  if (at == page.npos || page.find(kHolder, at + 1) != page.npos) {
    return absl::InvalidArgumentError(absl::StrCat(
        "the page has no empty holder for a report, or several: ", holder));
  }
  const size_t inside = at + absl::string_view(kHolder).size();
  return absl::StrCat(page.substr(0, inside),
                      absl::Base64Escape(Gzip(report_bytes, GzipAim::kSmall)),
                      page.substr(inside));
}

}  // namespace railreach
