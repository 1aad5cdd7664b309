// The supply side: everything about lines, as read.  Append and close, never
// renumber: ids are stable between a baseline and its variants.
#ifndef ENGINE_MODEL_LINE_MODEL_H_
#define ENGINE_MODEL_LINE_MODEL_H_

#include <array>
#include <string>
#include <vector>

#include "engine/base/csr.h"
#include "engine/base/id_vector.h"
#include "engine/base/units.h"
#include "engine/model/access_rule.h"
#include "engine/model/ids.h"
#include "engine/model/line.h"
#include "engine/model/service.h"
#include "engine/model/station.h"
#include "engine/model/tier.h"
#include "engine/model/trip.h"

namespace railreach {

// A row of transfers.csv, one direction: from leaving one train to being
// ready to board the other; kUnreachable: there is no way.  Joins the two
// stations into one complex.
struct Transfer {
  StationId from;
  StationId to;
  Seconds time;
  Provenance provenance;
  PlatformId from_platform = {};  // none: all of the station
  PlatformId to_platform = {};
};

struct LineModel {
  std::array<TierRules, kNumTiers> tiers;
  IdVector<LandBlockId, std::string> land_blocks;
  IdVector<StationId, Station> stations;
  IdVector<PlatformId, Platform> platforms;
  IdVector<TrackLineId, std::string> track_lines;
  IdVector<TrackId, Track> tracks;
  IdVector<OperatorClassId, std::string> operator_classes;
  IdVector<LineId, Line> lines;
  IdVector<PatternId, Pattern> patterns;
  IdVector<BandId, Band> bands;
  IdVector<GroupId, ServiceGroup> groups;
  std::vector<Service> services;     // by pattern, then band
  IdVector<TripId, Trip> trips;      // by pattern, then first departure
  Csr<TripId, StopTime> stop_times;  // [stops of the pattern]
  std::vector<HeadwayPeriod> headway_periods;  // by pattern, then start
  std::vector<Transfer> transfers;
  IdVector<AccessRuleId, AccessRule> access_rules;
  // One ticket and one security check for all operators: who changes between
  // two of them at one place neither leaves nor enters (network/transfers.h).
  bool integrated = false;

  const TierRules& rules(Tier tier) const { return tiers[Index(tier)]; }
  const Line& line_of(PatternId pattern) const {
    return lines[patterns[pattern].line];
  }
  // Whether the pattern is part of this variant.  What is closed keeps its
  // rows, so that ids and stops stay the same.
  bool Runs(const Pattern& pattern) const {
    return pattern.open && lines[pattern.line].open;
  }
};

}  // namespace railreach

#endif  // ENGINE_MODEL_LINE_MODEL_H_
