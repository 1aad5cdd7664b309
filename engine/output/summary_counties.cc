// The summary's county league.
#include "absl/strings/str_cat.h"
#include "engine/output/labels.h"
#include "engine/output/league.h"
#include "engine/output/summary_parts.h"
#include "engine/output/text_table.h"

namespace railreach {
namespace {

constexpr size_t kShown = 10;  // at the top, and at the bottom

const char* StateLabel(CountyState state) {
  switch (state) {
    case CountyState::kNoStation:
      return "无车站 no station";
    case CountyState::kStationWithoutTrains:
      return "有站无车 no trains";
    case CountyState::kTrains:
      return "有列车 trains";
    case CountyState::kServed:
      return "有服务 served";
  }
  return "";
}

std::vector<std::string> CountyCells(const Study& study, const LeagueRow& row,
                                     size_t rank) {
  const Labels labels(study.model);
  const CountyCoverage& county = *row.coverage;
  const int64_t people = county.county.is_none()
                             ? 0
                             : study.model.places.regions[county.county].people;
  return {absl::StrCat(rank),
          Label(labels.Of(county.county)),
          labels.Of(row.city).zh,
          TenThousands(static_cast<double>(people)),
          StateLabel(county.state),
          Fixed(county.trains_per_day, 0),
          row.seat_people.has_value()
              ? TenThousands(static_cast<double>(*row.seat_people))
              : "-",
          Percent(county.covered_share)};
}

}  // namespace

std::string CountiesPart(const Study& study, const StudyResult& result,
                         bool all) {
  const std::vector<LeagueRow> league = CountyLeague(study, result);
  if (league.empty()) return "";
  const std::string reach = absl::StrCat(
      "驻地可达 seat ", study.parameters.headline_cutoff.count() / 60, " min");
  TextTable table({{"#", Align::kRight},
                   {"区县 county"},
                   {"市 city"},
                   {"人口 people", Align::kRight},
                   {"状态 state"},
                   {"班/日 trains/day", Align::kRight},
                   {reach, Align::kRight},
                   {"覆盖 covered", Align::kRight}});
  const bool shorten = !all && league.size() > 2 * kShown + 1;
  for (size_t i = 0; i < league.size(); ++i) {
    if (shorten && i >= kShown && i + kShown < league.size()) {
      if (i == kShown) table.AddRow({"", "...", "", "", "", "", "", ""});
      continue;
    }
    table.AddRow(CountyCells(study, league[i], i + 1));
  }
  return absl::StrCat(
      Section("区县榜(人口:万人)", "County league (people x 10,000)"),
      table.Format());
}

}  // namespace railreach
