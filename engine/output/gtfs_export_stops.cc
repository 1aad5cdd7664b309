// stops.txt, transfers.txt and shapes.txt.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "engine/output/csv_writer.h"
#include "engine/output/gtfs_export_parts.h"

namespace railreach {
namespace {

// The greatest change time of the tiers that call at each station, or the
// station's own.
IdVector<StationId, Seconds> ChangeTimes(const LineModel& model,
                                         const GtfsPlan& plan) {
  IdVector<StationId, Seconds> change(model.stations.size());
  for (const GtfsTripRow& row : plan.trips) {
    const Seconds of_tier =
        model.rules(model.line_of(row.pattern).tier).times.change;
    for (const PatternStop& stop : model.patterns[row.pattern].stops) {
      change[stop.station] = std::max(change[stop.station], of_tier);
    }
  }
  for (const StationId id : model.stations.ids()) {
    change[id] = model.stations[id].times.change.value_or(change[id]);
  }
  return change;
}

class TransferWriter {
 public:
  TransferWriter()
      : csv_({"from_stop_id", "to_stop_id", "transfer_type",
              "min_transfer_time"}) {}

  // The first row between two stops counts.
  void Add(const std::string& from, const std::string& to, Seconds time) {
    if (from.empty() || to.empty() || !written_.insert({from, to}).second) {
      return;
    }
    csv_.Text(from)
        .Text(to)
        .Integer(time == kUnreachable ? 3 : 2)
        .WholeSeconds(time);
    csv_.EndRow();
  }

  std::string Take() { return csv_.Take(); }

 private:
  CsvWriter csv_;
  std::set<std::pair<std::string, std::string>> written_;
};

const std::string& EndOf(const GtfsPlan& plan, StationId station,
                         PlatformId platform) {
  return platform.is_none() ? plan.station_ids[station]
                            : plan.platform_ids[platform];
}

struct ShapePoint {
  StationId station;
  Metres distance;
  friend auto operator<=>(const ShapePoint&, const ShapePoint&) = default;
};
using Shape = std::vector<ShapePoint>;

// Links may be stored in either direction.
void AppendHop(const LineModel& model, StationId from, Metres start,
               const GtfsCall& call, Shape& shape) {
  StationId at = from;
  Metres distance = start;
  for (const TrackId id : call.stop->tracks) {
    const Track& track = model.tracks[id];
    at = track.to == at ? track.from : track.to;
    distance += track.length;
    shape.push_back({at, distance});
  }
  if (call.stop->tracks.empty() && call.stop->station != from) {
    shape.push_back({call.stop->station, call.distance});
  }
}

Shape ShapeOf(const LineModel& model, PatternId id) {
  const std::vector<GtfsCall> calls = GtfsCalls(model, id);
  Shape shape = {{calls[0].stop->station, Metres()}};
  for (size_t i = 1; i < calls.size(); ++i) {
    AppendHop(model, calls[i - 1].stop->station, calls[i - 1].distance,
              calls[i], shape);
  }
  return shape;
}

}  // namespace

OutputFile GtfsStops(const LineModel& model, const GtfsPlan& plan) {
  CsvWriter csv({"stop_id", "stop_name", "stop_lat", "stop_lon",
                 "location_type", "parent_station"});
  const auto add = [&](const std::string& id, const std::string& name,
                       LatLng place, int kind, const std::string& parent) {
    csv.Text(id).Text(name).Place(place).Integer(kind).Text(parent);
    csv.EndRow();
  };
  for (const StationId id : model.stations.ids()) {
    if (!plan.stations[id]) continue;
    const Station& station = model.stations[id];
    add(plan.station_ids[id], GtfsName(station.name), station.position,
        plan.has_platforms[id] ? 1 : 0, "");
    if (plan.anywhere[id] && plan.has_platforms[id]) {
      add(plan.anywhere_ids[id], GtfsName(station.name), station.position, 0,
          plan.station_ids[id]);
    }
  }
  for (const PlatformId id : model.platforms.ids()) {
    if (!plan.platforms[id]) continue;
    const Platform& platform = model.platforms[id];
    add(plan.platform_ids[id], GtfsName(platform.name), platform.position, 0,
        plan.station_ids[platform.station]);
  }
  return {"stops.txt", csv.Take()};
}

OutputFile GtfsTransfers(const LineModel& model, const GtfsPlan& plan) {
  TransferWriter writer;
  for (const Transfer& row : model.transfers) {
    writer.Add(EndOf(plan, row.from, row.from_platform),
               EndOf(plan, row.to, row.to_platform), row.time);
  }
  const IdVector<StationId, Seconds> change = ChangeTimes(model, plan);
  for (const StationId id : model.stations.ids()) {
    writer.Add(plan.station_ids[id], plan.station_ids[id], change[id]);
  }
  return {"transfers.txt", writer.Take()};
}

GtfsShapes WriteGtfsShapes(const LineModel& model, const GtfsPlan& plan) {
  GtfsShapes shapes;
  shapes.ids.resize(model.patterns.size());
  std::map<Shape, std::string> known;
  CsvWriter csv({"shape_id", "shape_pt_lat", "shape_pt_lon",
                 "shape_pt_sequence", "shape_dist_traveled"});
  for (const GtfsTripRow& row : plan.trips) {
    std::string& id = shapes.ids[row.pattern];
    if (!id.empty()) continue;
    const auto [it, is_new] = known.try_emplace(
        ShapeOf(model, row.pattern), model.patterns[row.pattern].key);
    id = it->second;
    if (!is_new) continue;
    int64_t sequence = 0;
    for (const ShapePoint& point : it->first) {
      csv.Text(id)
          .Place(model.stations[point.station].position)
          .Integer(++sequence)
          .Km(point.distance);
      csv.EndRow();
    }
  }
  shapes.file = {"shapes.txt", csv.Take()};
  return shapes;
}

}  // namespace railreach
