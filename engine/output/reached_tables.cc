#include "engine/output/csv_writer.h"
#include "engine/output/table_parts.h"

namespace railreach {
namespace {

absl::string_view DirectionOf(const StudyResult& result, NodeId node) {
  return node.index() < result.catchments.size()
             ? Name(result.catchments[node].direction)
             : absl::string_view();
}

// One line per cell of `times` that is reached.
//
//   times      [nodes][places], or empty.
//   add_place  appends what the table says of a place.
template <typename AddPlace>
void AddReached(const Study& study, const StudyResult& result,
                const Matrix<uint16_t>& times, AddPlace add_place,
                CsvWriter& csv) {
  for (size_t row = 0; row < times.num_rows(); ++row) {
    const NodeId node(row);
    const ThingName& name = study.model.places.nodes[node].name;
    for (size_t place = 0; place < times.num_cols(); ++place) {
      const uint16_t time = times(row, place);
      if (time == kNotReached16) continue;
      csv.IdAndNames(name).Text(DirectionOf(result, node));
      add_place(place);
      csv.Number(time / 60.0, 2).EndRow();
    }
  }
}

}  // namespace

std::string ZonesReachedCsv(const Study& study, const StudyResult& result) {
  CsvWriter csv({"node_id", "node_zh", "node_en", "direction", "zone_id",
                 "zone_zh", "zone_en", "people", "halo", "time_min"});
  const auto& zones = study.model.places.zones;
  AddReached(
      study, result, result.zone_times,
      [&](size_t place) {
        const Zone& zone = zones[ZoneId(place)];
        csv.IdAndNames(zone.name).Integer(zone.people).YesNo(zone.halo);
      },
      csv);
  return csv.Take();
}

std::string StationsReachedCsv(const Study& study, const StudyResult& result) {
  CsvWriter csv({"node_id", "node_zh", "node_en", "direction", "station_id",
                 "station_zh", "station_en", "time_min"});
  const auto& stations = study.model.lines.stations;
  AddReached(
      study, result, result.station_times,
      [&](size_t place) { csv.IdAndNames(stations[StationId(place)].name); },
      csv);
  return csv.Take();
}

}  // namespace railreach
