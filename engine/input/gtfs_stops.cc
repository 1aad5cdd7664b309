// stops.txt, and the stations and platforms that it makes.
#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/input/gtfs_steps.h"

namespace railreach {
namespace {

struct StopColumns {
  explicit StopColumns(GtfsTable& table)
      : key(table.Required("stop_id")),
        name(table.Column("stop_name")),
        lat(table.Required("stop_lat")),
        lon(table.Required("stop_lon")),
        kind(table.Column("location_type")),
        parent(table.Column("parent_station")) {}
  GtfsColumn key, name, lat, lon, kind, parent;
};

// A stop, station or entrance must say where it is, a node or boarding area
// may.
bool NeedsPosition(GtfsStopKind kind) {
  return kind <= GtfsStopKind::kEntrance;
}

GtfsStop ReadStop(GtfsTable& table, const StopColumns& columns) {
  GtfsStop stop;
  stop.line = table.line();
  stop.kind =
      static_cast<GtfsStopKind>(table.OptionalWhole(columns.kind, {0, 4}, 0));
  const bool is_part = table.Has(columns.parent);
  const bool needs_name = !is_part && stop.kind <= GtfsStopKind::kStation;
  const absl::string_view name =
      needs_name ? table.Text(columns.name) : table.OptionalText(columns.name);
  stop.name.key = std::string(table.Raw(columns.key));
  stop.name.zh = std::string(name.empty() ? table.Raw(columns.key) : name);
  stop.name.en = stop.name.zh;
  if (NeedsPosition(stop.kind) || table.Has(columns.lat) ||
      table.Has(columns.lon)) {
    stop.position = table.Position(columns.lat, columns.lon).value_or(LatLng{});
  }
  return stop;
}

// What is wrong with the parent of a stop, or an empty text.
std::string ParentFault(const GtfsData& data, const GtfsStop& stop) {
  if (stop.parent.is_none()) return "";
  if (stop.kind == GtfsStopKind::kStation) {
    return "of a station must be blank";
  }
  const GtfsStopKind parent = data.stops[stop.parent].kind;
  if (stop.kind == GtfsStopKind::kBoardingArea) {
    return parent == GtfsStopKind::kStop
               ? ""
               : "of a boarding area is no stop (location_type 0)";
  }
  return parent == GtfsStopKind::kStation ? ""
                                          : "is no station (location_type 1)";
}

// Says where a part of a station stands alone.
void CheckAlone(const GtfsStop& stop, const InputPlace& place,
                Diagnostics& diagnostics) {
  const std::string what =
      absl::StrCat(QuoteField("stop_id", stop.name.key), " of location_type ",
                   static_cast<int>(stop.kind), " has no parent_station");
  if (stop.kind == GtfsStopKind::kEntrance ||
      stop.kind == GtfsStopKind::kNode) {
    diagnostics.Error(place, what, "name the station that it belongs to");
  } else if (stop.kind == GtfsStopKind::kBoardingArea) {
    diagnostics.Warning(place, what, "name the stop that it belongs to");
  }
}

// Parents may stand below their parts: resolved when all rows are in.
void ResolveParent(absl::string_view key, const InputPlace& place,
                   GtfsStopId id, GtfsData& data, Diagnostics& diagnostics) {
  GtfsStop& stop = data.stops[id];
  if (key.empty()) return CheckAlone(stop, place, diagnostics);
  stop.parent = data.stop_keys.Find(key);
  if (stop.parent.is_none() && !data.stop_keys.complete()) return;
  const std::string fault =
      stop.parent.is_none() ? "is not in stops.txt" : ParentFault(data, stop);
  if (fault.empty()) return;
  diagnostics.Error(place,
                    absl::StrCat(QuoteField("stop_id", stop.name.key), ": ",
                                 QuoteField("parent_station", key), " ", fault),
                    "correct parent_station or location_type");
  stop.parent = GtfsStopId();
}

StationId AddStation(const GtfsStop& stop, LineModel& model) {
  Station station;
  station.name = stop.name;
  station.position = stop.position;
  station.provenance.line = stop.line;
  return model.stations.push_back(std::move(station));
}

PlatformId AddPlatform(const GtfsStop& stop, StationId station,
                       LineModel& model) {
  Platform platform;
  platform.name = stop.name;
  platform.station = station;
  platform.position = stop.position;
  platform.provenance.line = stop.line;
  return model.platforms.push_back(std::move(platform));
}

}  // namespace

void ReadGtfsStops(const GtfsTexts& texts, GtfsData& data,
                   Diagnostics& diagnostics) {
  GtfsTable table(texts, "stops.txt", GtfsNeed::kRequired, diagnostics);
  const StopColumns columns(table);
  std::vector<absl::string_view> parents;
  while (table.Next()) {
    const GtfsStopId id = data.stop_keys.Add(table, columns.key);
    GtfsStop stop = ReadStop(table, columns);
    data.summary.stops += stop.kind == GtfsStopKind::kStop;
    data.summary.stations += stop.kind == GtfsStopKind::kStation;
    if (id.is_none()) continue;
    data.stops.push_back(std::move(stop));
    parents.push_back(table.Raw(columns.parent));
  }
  table.RequireRows();
  if (!table.complete() || table.num_rows() == 0) {
    data.stop_keys.MarkIncomplete();
  }
  for (const GtfsStopId id : data.stops.ids()) {
    ResolveParent(parents[id.index()],
                  table.PlaceOf(columns.parent, data.stops[id].line), id, data,
                  diagnostics);
  }
}

void AddGtfsStations(GtfsData& data, LineModel& model) {
  // A station serves what its stops serve.
  for (const GtfsStop& stop : data.stops) {
    if (stop.parent.is_none() || stop.kind != GtfsStopKind::kStop) continue;
    data.stops[stop.parent].has_rail |= stop.has_rail;
    data.stops[stop.parent].has_other |= stop.has_other;
  }
  const auto is_left_out = [](const GtfsStop& stop) {
    return stop.has_other && !stop.has_rail;
  };
  for (GtfsStop& stop : data.stops) {
    const bool is_station =
        stop.kind == GtfsStopKind::kStation ||
        (stop.kind == GtfsStopKind::kStop && stop.parent.is_none());
    if (is_station && !is_left_out(stop)) {
      stop.station = AddStation(stop, model);
    }
  }
  for (GtfsStop& stop : data.stops) {
    if (stop.kind != GtfsStopKind::kStop || stop.parent.is_none()) continue;
    const StationId station = data.stops[stop.parent].station;
    if (station.is_none() || is_left_out(stop)) continue;
    stop.station = station;
    stop.platform = AddPlatform(stop, station, model);
  }
}

}  // namespace railreach
