// railreach path: the fastest journey between two places, leg by leg.
#include <cstdio>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "engine/output/text_table.h"
#include "engine/session/session.h"
#include "engine/study/named_places.h"
#include "engine/study/ride_table.h"
#include "tools/railreach/common.h"

namespace railreach {
namespace {

// "2:05": minutes and seconds.
std::string Clock(Seconds time) {
  return absl::StrFormat("%d:%02d", time.count() / 60, time.count() % 60);
}

// One row per leg, with the time since the start at its end.
class LegTable {
 public:
  LegTable()
      : table_({{"leg"},
                {"time", Align::kRight},
                {"at", Align::kRight},
                {"where"},
                {"line"}}) {}

  void Add(const std::string& leg, Seconds time, const std::string& where,
           const std::string& line = "") {
    if (time == Seconds(0) && line.empty()) return;
    at_ += time;
    table_.AddRow({leg, Clock(time), Clock(at_), where, line});
  }

  std::string Format() const { return table_.Format(); }

 private:
  TextTable table_;
  Seconds at_;
};

std::string LegRows(const Session& session, const Session::Path& path,
                    const std::string& destination) {
  const Model& model = session.study().model;
  const Network& network = session.network();
  const NamedPlaces named = FindNamedPlaces(session.study());
  RideTable rides(model.lines, network, named);
  const auto station = [&](StopId stop) {
    return BothNames(model.lines.stations[network.stops.station[stop]].name);
  };
  LegTable table;
  const PairRow& row = path.row;
  const std::vector<Ride>& journey = path.door.journey.rides;
  table.Add("access", row.access,
            journey.empty() ? destination : station(journey.front().from));
  table.Add("entry", row.entry, "");
  for (const Ride& ride : journey) {
    table.Add("change", ride.transfer, station(ride.from));
    table.Add("wait", ride.wait, "");
    table.Add("ride", ride.ride, station(ride.to),
              BothNames(model.lines.lines[rides.Find(ride).line].name));
  }
  table.Add("exit", row.exit, "");
  table.Add("egress", row.egress, destination);
  return table.Format();
}

}  // namespace

int ShowPath(const PathOptions& options) {
  if (!options.at.empty() || !options.arrive_by.empty() || options.last) {
    return ShowPathByClock(options);
  }
  const auto study = LoadOrExplain(options);
  if (!study) return kExitBadInput;
  const Session session(*study);
  const auto from = session.FindPlace(options.from);
  if (!from.ok()) return Explain(from.status());
  const auto to = session.FindPlace(options.to);
  if (!to.ok()) return Explain(to.status());
  const Session::Path path =
      session.FindPath(*from, *to, study->parameters.pair_horizon);
  absl::PrintF("%s - %s, %s, door to door\n", BothNames(from->name),
               BothNames(to->name), study->parameters.band);
  if (!path.row.reachable()) {
    absl::PrintF("No journey within %s.\n",
                 FormatMinutes(study->parameters.pair_horizon));
    ExplainNoJourney(session.access(), *from, *to);
    return kExitDone;
  }
  std::fputs(LegRows(session, path, BothNames(to->name)).c_str(), stdout);
  absl::PrintF("%s, %d changes, %.1f km straight",
               FormatMinutes(path.row.total), path.row.transfers(),
               path.row.straight_line.km());
  if (const auto speed = RailSpeedKmh(path.row)) {
    absl::PrintF(", %.0f km/h on rail", *speed);
  }
  if (path.row.schedule_delay > Seconds(0)) {
    absl::PrintF("; schedule delay %s", FormatMinutes(path.row.schedule_delay));
  }
  std::puts("");
  return kExitDone;
}

}  // namespace railreach
