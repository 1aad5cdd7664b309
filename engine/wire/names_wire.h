// The tables of names: what a result's rows refer to.  Internal to wire.
#ifndef ENGINE_WIRE_NAMES_WIRE_H_
#define ENGINE_WIRE_NAMES_WIRE_H_

#include <vector>

#include "engine/model/append_source.h"
#include "engine/model/model.h"
#include "engine/wire/row_reader.h"

namespace railreach::v1 {
class StudyResult;
}  // namespace railreach::v1

namespace railreach::wire {

TableSizes TableSizesOf(const v1::StudyResult& message);

// Stations, lines, tiers, access rules and bands.
void EncodeLineNames(const LineModel& lines, v1::StudyResult& message);
void DecodeLineNames(const v1::StudyResult& message, RowReader& reader,
                     LineModel& lines);

// Patterns (without times), tracks, services and their groups; transfers are
// left out.
void EncodeLineTables(const LineModel& lines, v1::StudyResult& message);
void DecodeLineTables(const v1::StudyResult& message, RowReader& reader,
                      LineModel& lines);

// Key nodes, zones (without their points), regions, corridors, targets and
// external values.
void EncodePlaceNames(const Places& places, v1::StudyResult& message);
void DecodePlaceNames(const v1::StudyResult& message, RowReader& reader,
                      Places& places);

// Stations of several sources.
void EncodeJoins(const std::vector<StationJoin>& joins,
                 v1::StudyResult& message);
void DecodeJoins(const v1::StudyResult& message, RowReader& reader,
                 std::vector<StationJoin>& joins);

}  // namespace railreach::wire

#endif  // ENGINE_WIRE_NAMES_WIRE_H_
