// Figures of regions: summaries, coverage, density, connection.
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/study/compare_parts.h"

namespace railreach {
namespace {

// The rows of one side, in the order in which they were added.
class FigureList {
 public:
  struct Row {
    RegionId region;
    std::string figure;
    std::string unit;
    double value = 0;
  };

  void Add(RegionId region, std::string figure, std::string unit,
           double value) {
    rows_.push_back({region, std::move(figure), std::move(unit), value});
  }
  // Shares of nothing do not exist.
  void AddShare(RegionId region, std::string figure, double part,
                double whole) {
    if (whole > 0) Add(region, std::move(figure), "share", part / whole);
  }
  const std::vector<Row>& rows() const { return rows_; }

 private:
  std::vector<Row> rows_;
};

void AddSummaries(const StudyResult& result, FigureList& list) {
  for (const RegionSummary& row : result.summaries) {
    const RegionId region = row.region;
    list.Add(region, "nodes", "nodes", row.nodes);
    if (row.nodes == 0) continue;  // means of nothing
    list.Add(region, "people_45", "people", row.people_45);
    list.Add(region, "people_60", "people", row.people_60);
    list.Add(region, "people_60_platform", "people", row.people_60_platform);
    list.Add(region, "people_low_entry", "people", row.people_low_entry);
    list.Add(region, "people_high_entry", "people", row.people_high_entry);
    list.Add(region, "people_60_without_rail", "people",
             row.people_60_without_rail);
    list.Add(region, "people_60_by_people", "people", row.people_60_by_people);
    list.Add(region, "transport_performance", "percent",
             row.transport_performance);
    list.Add(region, "assumed_share", "share", row.assumed_share);
  }
}

void AddDensities(const StudyResult& result, FigureList& list) {
  for (const DensityRow& row : result.densities) {
    list.Add(row.region, absl::StrCat("track.", row.measure), "km",
             row.track.km());
    if (row.km_per_10000_km2.has_value()) {
      list.Add(row.region, absl::StrCat("density.", row.measure),
               "km_per_10000km2", *row.km_per_10000_km2);
    }
  }
}

void AddCoverage(const StudyResult& result, FigureList& list) {
  for (const RegionCoverage& row : result.coverage.regions) {
    const std::string radius =
        absl::StrCat(Name(row.tier), ".", row.radius.mm() / 1000, "m");
    list.AddShare(row.region, absl::StrCat("people_covered.", radius),
                  static_cast<double>(row.people_covered),
                  static_cast<double>(row.people));
    list.AddShare(row.region, absl::StrCat("nodes_covered.", radius),
                  row.nodes_covered, row.nodes);
  }
  for (const CountyCoverage& row : result.coverage.counties) {
    list.Add(row.county, "county_state", "state",
             static_cast<double>(row.state));
    list.Add(row.county, "county_stations", "stations", row.num_stations);
    list.Add(row.county, "county_trains_per_day", "trains", row.trains_per_day);
    list.Add(row.county, "county_covered_share", "share", row.covered_share);
    list.Add(row.county, "county_towns_served", "towns", row.towns_served);
  }
}

void AddConnections(const StudyResult& result, FigureList& list) {
  for (const ConnectionSummary& row : result.connections) {
    const RegionId region = row.region;
    list.Add(region, "pairs", "pairs", static_cast<double>(row.pairs));
    list.AddShare(region, "pairs_reachable",
                  static_cast<double>(row.pairs_reachable),
                  static_cast<double>(row.pairs));
    if (row.pairs == 0) continue;
    list.Add(region, "direct_rate", "share", row.direct_rate);
    list.Add(region, "functional_direct_rate", "share",
             row.functional_direct_rate);
    list.Add(region, "efficiency", "per_hour", row.efficiency_per_hour);
    list.Add(region, "relative_efficiency", "share", row.relative_efficiency);
    if (row.pairs_reachable == 0) continue;
    list.Add(region, "mean_changes", "changes", row.mean_changes);
    list.Add(region, "mean_changes_by_people", "changes",
             row.mean_changes_by_people);
    list.Add(region, "via_hub", "share", row.share_via_hub);
    list.Add(region, "via_centre", "share", row.share_via_centre);
    list.Add(region, "mean_minutes", "min", row.mean_minutes);
    for (const Tier tier : kTiers) {
      list.Add(region, absl::StrCat("ride_share.", Name(tier)), "share",
               row.ride_share[Index(tier)]);
    }
  }
}

FigureList FiguresOf(const Side& side) {
  FigureList list;
  AddSummaries(side.result, list);
  AddCoverage(side.result, list);
  AddDensities(side.result, list);
  AddConnections(side.result, list);
  return list;
}

// Regions of both sides numbered alike, by their row in CompareSides::regions;
// none is one more.
IdVector<RegionId, size_t> Numbers(const CompareSides& sides, bool of_b) {
  const size_t size = (of_b ? sides.b : sides.a).places().regions.size();
  IdVector<RegionId, size_t> numbers(size, 0);
  for (size_t i = 0; i < sides.regions.size(); ++i) {
    const RegionId id = of_b ? sides.regions[i].b : sides.regions[i].a;
    if (!id.is_none()) numbers[id] = i;
  }
  return numbers;
}

}  // namespace

std::vector<RegionFigure> CompareRegions(const CompareSides& sides) {
  std::vector<RegionFigure> figures;
  std::map<std::pair<size_t, std::string>, size_t> row_of;
  for (const bool of_b : {false, true}) {
    const Side& side = of_b ? sides.b : sides.a;
    const auto numbers = Numbers(sides, of_b);
    const FigureList of_side = FiguresOf(side);
    for (const FigureList::Row& row : of_side.rows()) {
      const size_t number =
          row.region.is_none() ? sides.regions.size() : numbers[row.region];
      const auto [found, fresh] =
          row_of.try_emplace({number, row.figure}, figures.size());
      if (fresh) {
        RegionFigure figure;
        if (!row.region.is_none()) {
          figure.region = side.places().regions[row.region].name;
          figure.level = side.places().regions[row.region].level;
        }
        figure.figure = row.figure;
        figure.unit = row.unit;
        figures.push_back(std::move(figure));
      }
      BothNumbers& value = figures[found->second].value;
      (of_b ? value.b : value.a) = row.value;
    }
  }
  return figures;
}

}  // namespace railreach
