// A model as lines of text, to compare two of them.
#ifndef TESTS_SCENARIO_MODEL_DUMP_H_
#define TESTS_SCENARIO_MODEL_DUMP_H_

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "engine/model/model.h"

namespace railreach {

template <typename IdType>
std::string DumpId(IdType id) {
  return id.is_none() ? "-" : absl::StrCat(id.index());
}

inline std::string DumpTime(std::optional<Seconds> time) {
  return time ? absl::StrCat(time->count()) : "-";
}

inline std::string DumpName(const ThingName& name) {
  return absl::StrCat(name.key, "|", name.zh, "|", name.en);
}

inline std::string Dump(const Station& s) {
  return absl::StrFormat(
      "%s %.7f %.7f %d %s %d %s", DumpName(s.name), s.position.lat,
      s.position.lng, s.position_error.mm(), DumpId(s.region), s.passenger,
      absl::StrCat(DumpTime(s.times.entry), ",", DumpTime(s.times.entry_low),
                   ",", DumpTime(s.times.entry_high), ",",
                   DumpTime(s.times.exit), ",", DumpTime(s.times.change)));
}

inline std::string Dump(const Line& l) {
  return absl::StrCat(DumpName(l.name), " ", Name(l.tier), " ", Name(l.status),
                      " ", l.opening_year, " ", l.operator_name, " ",
                      DumpId(l.operator_class), " ", l.colour, " ", l.ring, " ",
                      l.open);
}

inline std::string Dump(const Pattern& p) {
  std::string text =
      absl::StrCat(p.key, " line ", DumpId(p.line), " ", Name(p.direction),
                   " group ", DumpId(p.group), p.scheduled ? " scheduled" : "",
                   p.open ? "" : " closed");
  for (const PatternStop& stop : p.stops) {
    absl::StrAppend(&text, " ", stop.run.count(), stop.run_assumed ? "?" : "",
                    ">", DumpId(stop.station), "/", stop.dwell.count(),
                    stop.boards ? "" : "!b", stop.alights ? "" : "!a", "p",
                    DumpId(stop.platform));
    for (const TrackId id : stop.tracks)
      absl::StrAppend(&text, "t", id.index());
  }
  return text;
}

inline std::string Dump(const Service& s) {
  return absl::StrCat("pattern ", DumpId(s.pattern), " band ", DumpId(s.band),
                      " every ", s.headway.count(), " trains ", s.milli_trains,
                      " group ", DumpId(s.group),
                      s.scheduled ? " scheduled" : "");
}

inline std::string Dump(const Track& t) {
  return absl::StrCat(DumpId(t.track_line), " ", DumpId(t.from), " ",
                      DumpId(t.to), " ", Name(t.tier), " ", t.length.mm(), " ",
                      t.design_speed_kmh, " ", Name(t.status));
}

inline std::string Dump(const HeadwayPeriod& p) {
  return absl::StrCat(DumpId(p.pattern), " ", ToString(p.from), " ",
                      ToString(p.to), " ", p.headway.count());
}

inline std::string Dump(const Transfer& t) {
  return absl::StrCat(DumpId(t.from), " ", DumpId(t.to), " ", t.time.count(),
                      " ", DumpId(t.from_platform), " ", DumpId(t.to_platform));
}

inline std::string DumpTrip(const LineModel& model, TripId id) {
  const Trip& trip = model.trips[id];
  std::string text = absl::StrCat(trip.key, " ", DumpId(trip.pattern), " > ",
                                  DumpId(trip.continues_as));
  for (const StopTime& time : model.stop_times[id]) {
    absl::StrAppend(&text, " ", time.arrival.count(), "/",
                    time.departure.count());
  }
  return text;
}

// All that a scenario may change.
inline std::vector<std::string> Dump(const Model& all) {
  const LineModel& model = all.lines;
  std::vector<std::string> rows;
  const auto add = [&](const char* kind, const auto& table) {
    for (size_t i = 0; i < table.size(); ++i) {
      rows.push_back(absl::StrCat(kind, " ", i, ": ", Dump(table[i])));
    }
  };
  add("station", model.stations.rows());
  add("line", model.lines.rows());
  add("pattern", model.patterns.rows());
  add("track", model.tracks.rows());
  add("service", model.services);
  add("period", model.headway_periods);
  add("transfer", model.transfers);
  for (const TripId id : model.trips.ids()) {
    rows.push_back(absl::StrCat("trip ", DumpTrip(model, id)));
  }
  rows.push_back(absl::StrCat(model.track_lines.size(), " track lines, ",
                              model.groups.size(), " groups, ",
                              model.stop_times.size(), " rows of times, ",
                              model.integrated ? "integrated" : "apart"));
  for (const TierRules& rules : model.tiers) {
    const PlatformTimes& t = rules.times;
    rows.push_back(absl::StrCat("tier ", t.entry.count(), " ",
                                t.entry_low.count(), " ", t.entry_high.count(),
                                " ", t.exit.count(), " ", t.change.count()));
  }
  for (const Zone& zone : all.places.zones) {
    rows.push_back(absl::StrCat("zone ", DumpName(zone.name), " ", zone.people,
                                " ", DumpId(zone.region)));
  }
  for (const ZonePoint& point : all.places.points) {
    rows.push_back(absl::StrFormat("point %s %.7f %.7f %d", DumpId(point.zone),
                                   point.position.lat, point.position.lng,
                                   point.people));
  }
  return rows;
}

}  // namespace railreach

#endif  // TESTS_SCENARIO_MODEL_DUMP_H_
