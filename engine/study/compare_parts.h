// The parts of a comparison, by subject.  Internal to study.
#ifndef ENGINE_STUDY_COMPARE_PARTS_H_
#define ENGINE_STUDY_COMPARE_PARTS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "engine/base/id_vector.h"
#include "engine/study/compare.h"

namespace railreach {

// One row on both sides; a none id: not there.
template <typename IdType>
struct RowPair {
  IdType a;
  IdType b;

  Presence presence() const { return PresenceOf(!a.is_none(), !b.is_none()); }
  bool in_both() const { return presence() == Presence::kBoth; }
};

// Rows by the key of their names: A's in order, then those of B alone.  Of
// several rows with one key the n-th is the n-th of the other side.
template <typename IdType, typename Row>
std::vector<RowPair<IdType>> MatchRows(const IdVector<IdType, Row>& a,
                                       const IdVector<IdType, Row>& b) {
  absl::flat_hash_map<absl::string_view, std::vector<IdType>> by_key;
  for (size_t i = b.size(); i-- > 0;) {
    by_key[b[IdType(i)].name.key].push_back(IdType(i));
  }
  std::vector<RowPair<IdType>> rows;
  IdVector<IdType, bool> matched(b.size(), false);
  for (const IdType id : a.ids()) {
    RowPair<IdType> row = {id, IdType()};
    const auto found = by_key.find(a[id].name.key);
    if (found != by_key.end() && !found->second.empty()) {
      row.b = found->second.back();
      found->second.pop_back();
      matched[row.b] = true;
    }
    rows.push_back(row);
  }
  for (const IdType id : b.ids()) {
    if (!matched[id]) rows.push_back({IdType(), id});
  }
  return rows;
}

struct Side {
  const Study& study;
  const StudyResult& result;

  const Places& places() const { return study.model.places; }
  const LineModel& lines() const { return study.model.lines; }
};

// What the parts share.
struct CompareSides {
  Side a;
  Side b;
  std::vector<RowPair<NodeId>> nodes;
  std::vector<RowPair<ZoneId>> zones;
  std::vector<RowPair<RegionId>> regions;
  std::vector<RowPair<TargetId>> targets;
  std::vector<RowPair<LineId>> lines;
  std::vector<RowPair<StationId>> stations;
};

// The row on the side that has it, A's if both do.
template <typename IdType, typename Row>
const Row& EitherRow(const RowPair<IdType>& row, const IdVector<IdType, Row>& a,
                     const IdVector<IdType, Row>& b) {
  return row.a.is_none() ? b[row.b] : a[row.a];
}

// compare_parameters.cc
std::vector<ParameterDifference> CompareParameters(const Side& a,
                                                   const Side& b);
// compare_nodes.cc: requires cutoffs and horizons of the comparison.
void CompareNodes(const CompareSides& sides, StudyComparison& comparison);
// compare_pairs.cc: fills the pairs, and the nodes' figures of them.
void ComparePairs(const CompareSides& sides, StudyComparison& comparison);
// compare_zones.cc: requires the nodes.
void CompareZones(const CompareSides& sides, StudyComparison& comparison);
// compare_regions.cc
std::vector<RegionFigure> CompareRegions(const CompareSides& sides);
// compare_targets.cc
std::vector<TargetChange> CompareTargets(const CompareSides& sides);
// compare_supply.cc
std::vector<LineChange> CompareLines(const CompareSides& sides);
std::vector<StationChange> CompareStations(const CompareSides& sides);
// compare_totals.cc: requires nodes, zones and pairs.
ComparisonTotals TotalsOf(const StudyComparison& comparison);

}  // namespace railreach

#endif  // ENGINE_STUDY_COMPARE_PARTS_H_
