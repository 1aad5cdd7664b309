// The state of one reading, and one function per table.  Internal to
// native_*.cc.
//
// Each function opens its table with the columns of networks/README.md, reads
// row by row, adds the row's key to the KeyTable of its kind and appends the
// row to the model.  A row with an error is appended too, with defaults where
// the error was: otherwise each row that refers to it would be one more error.
// Only a key that is blank or stands twice keeps a row out.
#ifndef ENGINE_INPUT_NATIVE_READER_H_
#define ENGINE_INPUT_NATIVE_READER_H_

#include <array>
#include <string>

#include "absl/strings/string_view.h"
#include "engine/base/diagnostics.h"
#include "engine/input/native_keys.h"
#include "engine/input/native_row.h"
#include "engine/input/native_tables.h"
#include "engine/model/ids.h"
#include "engine/model/model.h"

namespace railreach {

// The model as far as it is read, and the keys of its rows.  Tables refer to
// tables read before them, so that each field is resolved where it stands.
struct NativeReader {
  NativeReader(const TableTexts& table_texts, Diagnostics& problems)
      : texts(table_texts), diagnostics(problems) {}

  const TableTexts& texts;
  Diagnostics& diagnostics;
  Model model;

  // One per kind of row, named by the table that it stands in.
  KeyTable<RegionId> regions{"regions.csv"};
  KeyTable<StationId> stations{"stations.csv"};
  KeyTable<TrackLineId> track_lines{"tracks.csv"};
  KeyTable<LineId> lines{"lines.csv"};
  KeyTable<PatternId> patterns{"line_stops.csv"};
  KeyTable<BandId> bands{"bands.csv"};
  KeyTable<ZoneId> zones{"zones.csv"};
  KeyTable<NodeId> nodes{"key_nodes.csv"};
  KeyTable<CorridorId> corridors{"corridors.csv"};
  KeyTable<TargetId> targets{"targets.csv"};
  // Words without a table of their own get an id where they first occur.
  KeyTable<GroupId> groups{"services.csv"};
  KeyTable<OperatorClassId> operator_classes{"lines.csv"};
  KeyTable<LandBlockId> land_blocks{"stations.csv"};

  bool all_tiers_known = true;  // tiers.csv was read to the end
  TierSet missed_tiers;         // already reported
};

// The table with its required and optional columns; an error and no rows if
// it is missing.
Table OpenTable(const NativeReader& reader, absl::string_view file,
                absl::string_view required, absl::string_view optional);
// Optional tables are opened only if they are there.
bool HasTable(const NativeReader& reader, absl::string_view file);

// Words shared by several tables, in the order of their enumerations.
extern const std::array<Choice<Tier>, kNumTiers> kTierChoices;
extern const std::array<Choice<Status>, 3> kStatusChoices;
extern const std::array<Choice<Confidence>, 3> kConfidenceChoices;
extern const std::array<Choice<Level>, kNumLevels> kLevelChoices;

// The tier in `column`, which must have a row in tiers.csv; each tier without
// one is reported once.
Tier TierOf(NativeReader& reader, const Row& row, absl::string_view column);
// The row's land_block, or none where it is blank.  Stations, zones and key
// nodes share the blocks: equal words are the same block.
LandBlockId LandBlockOf(NativeReader& reader, const Row& row);
// The county in `region_id`; an error if it is a region of another level.
RegionId CountyOf(NativeReader& reader, const Row& row);

// One function per table, in the order in which they are called.  They report
// into reader.diagnostics, and none of them stops the others.
void ReadTiers(NativeReader& reader);
void ReadRegions(NativeReader& reader);
void ReadStations(NativeReader& reader);
void ReadTracks(NativeReader& reader);
void ReadLines(NativeReader& reader);
void ReadLineStops(NativeReader& reader);
void ReadBands(NativeReader& reader);
void ReadServices(NativeReader& reader);
void ReadTransfers(NativeReader& reader);
void ReadAccessRules(NativeReader& reader);
void ReadZones(NativeReader& reader);
void ReadZonePoints(NativeReader& reader);  // or DiscPoints
void ReadKeyNodes(NativeReader& reader);
void ReadRegionMembers(NativeReader& reader);
void ReadCorridors(NativeReader& reader);
void ReadTargets(NativeReader& reader);
void ReadValues(NativeReader& reader);

}  // namespace railreach

#endif  // ENGINE_INPUT_NATIVE_READER_H_
