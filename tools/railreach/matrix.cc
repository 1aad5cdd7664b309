// railreach matrix: travel times between two lists of places, as CSV.
#include <cstdio>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "engine/base/csv.h"
#include "engine/base/file.h"
#include "engine/base/parallel.h"
#include "engine/session/session.h"
#include "tools/railreach/common.h"

namespace railreach {
namespace {

// A CSV with the columns id, lat, lon.
absl::StatusOr<std::vector<SessionPlace>> ReadPoints(const std::string& path) {
  const auto text = ReadFile(path);
  if (!text.ok()) {
    return absl::NotFoundError(absl::StrCat(
        text.status().message(),
        "; name stations, key_nodes, zones or a CSV with id, lat, lon"));
  }
  Diagnostics diagnostics;
  const CsvTable table = CsvTable::Parse(path, *text, diagnostics);
  const auto id = table.FindColumn("id");
  const auto lat = table.FindColumn("lat");
  const auto lon = table.FindColumn("lon");
  if (!id || !lat || !lon) {
    diagnostics.Error({path, 1, 0}, "columns id, lat and lon are needed");
    return diagnostics.status();
  }
  std::vector<SessionPlace> places;
  for (size_t row = 0; row < table.num_rows(); ++row) {
    const std::string key(table.field(row, *id));
    SessionPlace place = {{key, key, key}, {}, LandBlockId(), StationId()};
    if (!absl::SimpleAtod(table.field(row, *lat), &place.position.lat) ||
        !absl::SimpleAtod(table.field(row, *lon), &place.position.lng) ||
        !IsValid(place.position)) {
      diagnostics.Error(table.PlaceOf(row, *lat),
                        absl::StrCat("point '", key, "': no such place"),
                        "give WGS84 degrees");
    }
    places.push_back(std::move(place));
  }
  if (!diagnostics.ok()) return diagnostics.status();
  return places;
}

absl::StatusOr<std::vector<SessionPlace>> ListOf(const Session& session,
                                                 const std::string& what) {
  const Model& model = session.study().model;
  std::vector<SessionPlace> places;
  if (what == "stations") {
    for (const StationId id : model.lines.stations.ids()) {
      bool in_service = false;
      for (const StopId stop : session.network().stops.of_station[id]) {
        in_service |= session.network().InService(stop);
      }
      if (in_service) places.push_back(session.PlaceOf(id));
    }
  } else if (what == "key_nodes") {
    for (const NodeId id : model.places.nodes.ids()) {
      places.push_back(session.PlaceOf(id));
    }
  } else if (what == "zones") {
    for (const ZoneId id : model.places.zones.ids()) {
      places.push_back(session.PlaceOf(id));
    }
  } else {
    return ReadPoints(what);
  }
  return places;
}

}  // namespace

int WriteMatrix(const MatrixOptions& options) {
  const auto horizon = ParseDuration(options.horizon);
  if (!horizon.ok()) return Explain(horizon.status());
  const auto study = LoadOrExplain(options);
  if (!study) return kExitBadInput;
  const Session session(*study);
  const auto from = ListOf(session, options.from);
  if (!from.ok()) return Explain(from.status());
  const auto to = ListOf(session, options.to);
  if (!to.ok()) return Explain(to.status());

  std::string csv = "from,to,seconds,transfers\n";
  ProgressLine progress(options.quiet);
  const auto write_row = [&](size_t origin,
                             absl::Span<const Session::Cell> cells) {
    progress.Update("origins", origin, from->size());
    std::string key;
    AppendCsvField((*from)[origin].name.key, key);
    for (size_t i = 0; i < cells.size(); ++i) {
      const bool reached = cells[i].time != kUnreachable;
      if (!reached && !options.unreachable) continue;
      absl::StrAppend(&csv, key, ",");
      AppendCsvField((*to)[i].name.key, csv);
      if (reached) {
        const uint32_t rides = cells[i].rides;
        absl::StrAppend(&csv, ",", cells[i].time.count(), ",",
                        rides > 0 ? rides - 1 : 0, "\n");
      } else {
        csv += ",,\n";
      }
    }
  };
  session.FindMatrix(
      *from, *to, *horizon,
      options.platform ? PlatformTime::kExcluded : PlatformTime::kIncluded,
      NumThreads(options.threads), write_row);
  if (options.out.empty()) {
    std::fwrite(csv.data(), 1, csv.size(), stdout);
    return kExitDone;
  }
  const absl::Status written = WriteFileAtomically(options.out, csv);
  return written.ok() ? kExitDone : Explain(written);
}

}  // namespace railreach
