// The ids of everything that a network and its study are made of.
#ifndef ENGINE_MODEL_IDS_H_
#define ENGINE_MODEL_IDS_H_

#include "engine/base/id.h"

namespace railreach {

// Rows of LineModel.
using StationId = Id<struct StationTag>;
using PlatformId = Id<struct PlatformTag>;
using LandBlockId = Id<struct LandBlockTag>;
using TrackId = Id<struct TrackTag>;
using TrackLineId = Id<struct TrackLineTag>;
using LineId = Id<struct LineTag>;
using OperatorClassId = Id<struct OperatorClassTag>;
using PatternId = Id<struct PatternTag>;
using BandId = Id<struct BandTag>;
using GroupId = Id<struct GroupTag>;
using TripId = Id<struct TripTag>;
using AccessRuleId = Id<struct AccessRuleTag>;

// Rows of Places.
using NodeId = Id<struct NodeTag>;
using ZoneId = Id<struct ZoneTag>;
using ZonePointId = Id<struct ZonePointTag>;
using RegionId = Id<struct RegionTag>;
using CorridorId = Id<struct CorridorTag>;
using TargetId = Id<struct TargetTag>;

// Rows of Network: a stop is where one waits for one service group or tier at a
// station; an area is the stops of one station and one operator class.
using StopId = Id<struct StopTag>;
using AreaId = Id<struct AreaTag>;

// Rows of Timetable.
using TrainRowId = Id<struct TrainRowTag>;
using TrainId = Id<struct TrainTag>;

}  // namespace railreach

#endif  // ENGINE_MODEL_IDS_H_
