#include "engine/study/compare.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/study/compare_parts.h"

namespace railreach {
namespace {

ComparedStudy Describe(const Side& side) {
  return {side.study.parameters.name,
          side.result.tool_version,
          side.result.counts.lines,
          side.result.counts.stations,
          side.result.counts.people_study_area,
          side.result.counts.people_halo};
}

template <typename IdType>
RowCounts CountRows(const char* table,
                    const std::vector<RowPair<IdType>>& rows) {
  RowCounts counts;
  counts.table = table;
  for (const RowPair<IdType>& row : rows) {
    const Presence presence = row.presence();
    counts.both += presence == Presence::kBoth;
    counts.only_a += presence == Presence::kOnlyA;
    counts.only_b += presence == Presence::kOnlyB;
  }
  return counts;
}

CompareSides MakeSides(const Side& a, const Side& b) {
  return {a,
          b,
          MatchRows(a.places().nodes, b.places().nodes),
          MatchRows(a.places().zones, b.places().zones),
          MatchRows(a.places().regions, b.places().regions),
          MatchRows(a.places().targets, b.places().targets),
          MatchRows(a.lines().lines, b.lines().lines),
          MatchRows(a.lines().stations, b.lines().stations)};
}

std::vector<RowCounts> CountTables(const CompareSides& sides) {
  return {CountRows("key_nodes", sides.nodes),
          CountRows("zones", sides.zones),
          CountRows("regions", sides.regions),
          CountRows("targets", sides.targets),
          CountRows("lines", sides.lines),
          CountRows("stations", sides.stations)};
}

void SetLimits(const StudyParameters& a, const StudyParameters& b,
               StudyComparison& comparison) {
  std::set_intersection(a.cutoffs.begin(), a.cutoffs.end(), b.cutoffs.begin(),
                        b.cutoffs.end(),
                        std::back_inserter(comparison.cutoffs));
  comparison.headline_cutoff = std::min(a.headline_cutoff, b.headline_cutoff);
  comparison.horizon = std::min(CatchmentHorizon(a), CatchmentHorizon(b));
  comparison.pair_horizon = std::min(a.pair_horizon, b.pair_horizon);
}

}  // namespace

absl::string_view Name(Presence presence) {
  switch (presence) {
    case Presence::kBoth:
      return "both";
    case Presence::kOnlyA:
      return "only_a";
    case Presence::kOnlyB:
      return "only_b";
    case Presence::kNeither:
      return "neither";
  }
  return "";
}

absl::string_view Name(TargetState state) {
  switch (state) {
    case TargetState::kNowMet:
      return "now_met";
    case TargetState::kNoLongerMet:
      return "no_longer_met";
    case TargetState::kStillMet:
      return "still_met";
    case TargetState::kStillMissed:
      return "still_missed";
    case TargetState::kOther:
      return "other";
  }
  return "";
}

StudyComparison Compare(const Study& a_study, const StudyResult& a,
                        const Study& b_study, const StudyResult& b) {
  const CompareSides sides = MakeSides({a_study, a}, {b_study, b});
  StudyComparison comparison;
  comparison.a = Describe(sides.a);
  comparison.b = Describe(sides.b);
  comparison.parameters = CompareParameters(sides.a, sides.b);
  comparison.rows = CountTables(sides);
  SetLimits(a_study.parameters, b_study.parameters, comparison);
  CompareNodes(sides, comparison);
  ComparePairs(sides, comparison);
  CompareZones(sides, comparison);
  comparison.regions = CompareRegions(sides);
  comparison.targets = CompareTargets(sides);
  comparison.lines = CompareLines(sides);
  comparison.stations = CompareStations(sides);
  comparison.totals = TotalsOf(comparison);
  return comparison;
}

}  // namespace railreach
