#include "engine/study/run.h"

#include <algorithm>

#include "engine/base/parallel.h"
#include "engine/study/catchments.h"
#include "engine/study/corridors.h"
#include "engine/study/indicator_values.h"
#include "engine/study/named_places.h"
#include "engine/study/outlines.h"
#include "engine/study/pair_sheet.h"
#include "engine/study/place_legs.h"
#include "engine/study/setting.h"
#include "engine/study/summaries.h"
#include "engine/study/tier_use.h"
#include "engine/study/window.h"

namespace railreach {
namespace {

// Source: European Commission, WP 03/2020: population within 90 min / within
// 120 km, per cent.
constexpr int kPerformanceMinutes = 90;
constexpr Metres kPerformanceRadius{120'000.0};

void MeasurePerformance(const Places& places, int num_threads,
                        StudyResult& result) {
  const PeopleMap people(places);
  ParallelFor(result.catchments.size(), num_threads, [&](size_t i, int) {
    Catchment& catchment = result.catchments[NodeId(i)];
    const int64_t near =
        people.Within(places.nodes[NodeId(i)].position, kPerformanceRadius);
    const int64_t reached = catchment.door_to_door.Within(kPerformanceMinutes);
    catchment.transport_performance =
        near == 0
            ? 0
            : 100 * static_cast<double>(reached) / static_cast<double>(near);
  });
}

// The key node that is each county's seat: the one of that kind.
IdVector<RegionId, NodeId> NodeOfCounty(const Places& places) {
  IdVector<RegionId, NodeId> node_of(places.regions.size());
  for (const NodeId node : places.nodes.ids()) {
    const KeyNode& row = places.nodes[node];
    if (row.kind == "county_seat" && !row.region.is_none() &&
        node_of[row.region].is_none()) {
      node_of[row.region] = node;
    }
  }
  return node_of;
}

void MeasureConnections(const Study& study, const StudyLegs& legs,
                        const Setting& setting, int num_threads,
                        Progress progress, const NamedPlaces& named,
                        StudyResult& result) {
  const Places& places = study.model.places;
  PairSearch search =
      SearchPairs(study, legs, setting, named, num_threads, progress);
  IdVector<NodeId, int64_t> people(places.nodes.size(), 0);
  for (const NodeCoverage& node : result.coverage.nodes) {
    people[node.node] = node.people_3km;
  }
  result.connections =
      SummariseConnections(places, search.pairs, search.ride_by_tier, people);
  result.airports = NearestAirports(places, search.pairs, NodeOfCounty(places));
  result.pairs = std::move(search.pairs);
  result.corridors = MeasureCorridors(study, setting.from.network, named);
}

// What needs no travel times.  The structure is one long step of its own.
void MeasureSupply(const Study& study, int num_threads, StudyResult& result) {
  const LineModel& lines = study.model.lines;
  ParallelFor(2, num_threads, [&](size_t task, int) {
    if (task == 0) {
      result.structure = MeasureStructure(lines);
    } else {
      result.service_levels = ServiceLevels(lines);
      result.coverage = MeasureCoverage(study.model, result.service_levels, 1);
      result.densities = MeasureDensity(study.model);
      result.line_lengths = LineLengths(lines);
    }
  });
}

}  // namespace

StudyResult RunStudy(const Study& study, int num_threads, Progress progress) {
  StudyResult result;
  progress("coverage", 0, 1);
  MeasureSupply(study, num_threads, result);

  progress("network", 0, 1);
  const NetworkOptions options = OptionsOf(study);
  const StudyLegs legs = FindLegs(
      study.model, BuildNetwork(study.model.lines, options), num_threads);
  const Setting setting = MakeSetting(study, options, legs, LegKind::kDoor);
  const NamedPlaces named = FindNamedPlaces(study);

  const CatchmentTimes times =
      MeasureCatchments(study, legs, setting, num_threads, progress, result);
  MeasureTierUse(study, setting, times, named, num_threads, result);
  MeasurePerformance(study.model.places, num_threads, result);
  if (study.parameters.outlines) {
    DrawOutlines(study, setting, times, num_threads, progress, result);
  }
  MeasureConnections(study, legs, setting, num_threads, progress, named,
                     result);
  result.summaries = SummariseRegions(study, result);
  if (study.parameters.window.has_value()) {
    result.window = MeasureWindow(study, num_threads, progress);
    result.window->summaries = SummariseWindow(study, result);
  }
  result.counts = CountAll(study, setting.from.network, result);
  result.assessments =
      Assess(study.model.places, IndicatorValues(study, result), result.pairs);
  return result;
}

}  // namespace railreach
