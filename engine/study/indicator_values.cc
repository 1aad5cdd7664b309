#include "engine/study/indicator_values.h"

#include <map>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"

namespace railreach {
namespace {

class ValueList {
 public:
  // A ratio of sums; left out where the denominator is 0.
  void AddRatio(std::string indicator, RegionId region, double numerator,
                double denominator, absl::string_view unit,
                double assumed_share = 0) {
    if (denominator <= 0) return;
    values_.push_back({std::move(indicator), region, numerator / denominator,
                       numerator, denominator, std::string(unit),
                       assumed_share});
  }

  // The same in per cent.
  void AddShare(std::string indicator, RegionId region, double part,
                double whole, double assumed_share = 0) {
    AddRatio(std::move(indicator), region, 100 * part, whole, "%",
             assumed_share);
  }

  void Add(std::string indicator, RegionId region, double value,
           absl::string_view unit, double assumed_share = 0) {
    values_.push_back({std::move(indicator), region, value, 0, 0,
                       std::string(unit), assumed_share});
  }

  std::vector<IndicatorValue> Take() { return std::move(values_); }

 private:
  std::vector<IndicatorValue> values_;
};

void AddDensities(const StudyResult& result, ValueList& values) {
  const std::map<std::string, std::string> names = {
      {"narrow", "intercity_suburban_density_narrow"},
      {"middle", "intercity_suburban_density_middle"},
      {"wide", "intercity_suburban_density_wide"},
      {"all", "rail_density"},
      {"metro", "metro_density"}};
  for (const DensityRow& row : result.densities) {
    const auto name = names.find(row.measure);
    if (name == names.end() || !row.km_per_10000_km2.has_value()) continue;
    const double area =
        *row.km_per_10000_km2 > 0 ? row.track.km() / *row.km_per_10000_km2 : 0;
    const double assumed =
        row.track > Metres() ? row.assumed_track.km() / row.track.km() : 0;
    if (area > 0) {
      values.AddRatio(name->second, row.region, row.track.km(), area,
                      "km_per_10000km2", assumed);
    } else {
      values.Add(name->second, row.region, 0, "km_per_10000km2");
    }
  }
}

void AddCounties(const Study& study, const StudyResult& result,
                 ValueList& values) {
  struct Sums {
    int counties = 0, covered = 0, served = 0, towns = 0, towns_served = 0;
  };
  IdVector<RegionId, Sums> sums(study.model.places.regions.size());
  const Membership membership = MembershipOf(study.model.places);
  for (const CountyCoverage& county : result.coverage.counties) {
    for (const RegionId region : membership.of_county[county.county]) {
      Sums& sum = sums[region];
      ++sum.counties;
      sum.covered += !county.tiers.empty();
      sum.served += county.state == CountyState::kServed;
      sum.towns += county.towns;
      sum.towns_served += county.towns_served;
    }
  }
  for (const RegionId region : sums.ids()) {
    const Sums& sum = sums[region];
    values.AddShare("county_covered_share", region, sum.covered, sum.counties);
    values.AddShare("county_served_share", region, sum.served, sum.counties);
    values.AddShare("town_served_share", region, sum.towns_served, sum.towns);
  }
}

void AddCoverage(const StudyResult& result, ValueList& values) {
  for (const RegionCoverage& row : result.coverage.regions) {
    const std::string suffix =
        absl::StrCat("_", row.radius.mm() / 1000, "m_", Name(row.tier));
    values.AddShare(absl::StrCat("people_covered_share", suffix), row.region,
                    static_cast<double>(row.people_covered),
                    static_cast<double>(row.people));
    values.AddShare(absl::StrCat("node_covered_share", suffix), row.region,
                    row.nodes_covered, row.nodes);
  }
}

void AddReach(const StudyResult& result, ValueList& values) {
  for (const RegionSummary& row : result.summaries) {
    if (row.nodes == 0) continue;
    values.AddRatio("people_within_45min", row.region,
                    row.people_45 * row.nodes, row.nodes, "people",
                    row.assumed_share);
    values.AddRatio("people_within_60min", row.region,
                    row.people_60 * row.nodes, row.nodes, "people",
                    row.assumed_share);
  }
}

void AddConnections(const StudyResult& result, RegionId study_area,
                    ValueList& values) {
  for (const ConnectionSummary& row : result.connections) {
    const RegionId region = row.region.is_none() ? study_area : row.region;
    if (row.region == study_area) continue;  // the first row says it
    values.AddShare("direct_rate", region,
                    row.direct_rate * static_cast<double>(row.pairs),
                    static_cast<double>(row.pairs), row.assumed_share);
    values.Add("mean_changes", region, row.mean_changes, "changes");
    values.Add("global_efficiency", region, row.efficiency_per_hour, "per_hour",
               row.assumed_share);
  }
}

}  // namespace

std::vector<IndicatorValue> IndicatorValues(const Study& study,
                                            const StudyResult& result) {
  RegionId study_area;
  for (const RegionId region : study.model.places.regions.ids()) {
    if (study.model.places.regions[region].level == Level::kStudyArea) {
      study_area = region;
    }
  }
  ValueList values;
  AddDensities(result, values);
  AddCounties(study, result, values);
  AddCoverage(result, values);
  AddReach(result, values);
  AddConnections(result, study_area, values);
  return values.Take();
}

}  // namespace railreach
