#include "tools/server/api_answers.h"

#include "engine/wire/curve_wire.h"
#include "engine/wire/enums.h"
#include "engine/wire/names_message.h"
#include "engine/wire/table_rows.h"

namespace railreach {
namespace {

template <typename Times, typename Column>
void FillTimes(const Times& times, Column& column) {
  column.Reserve(static_cast<int>(times.size()));
  for (const Seconds time : times) {
    column.AddAlreadyReserved(time == kUnreachable ? -1 : time.count());
  }
}

template <typename IdType>
uint32_t RowOf(IdType id) {
  return static_cast<uint32_t>(id.index());
}

}  // namespace

void FillVariant(const VariantFigures& baseline, const VariantFigures& figures,
                 v1::VariantAnswer& answer) {
  wire::EncodeFigures(baseline, *answer.mutable_baseline());
  wire::EncodeFigures(figures, *answer.mutable_figures());
  for (const NodeReach& node : baseline.reach) {
    answer.add_baseline_people_45(node.people_45);
    answer.add_baseline_people_60(node.people_60);
  }
  for (const NodeReach& node : figures.reach) {
    answer.add_people_45(node.people_45);
    answer.add_people_60(node.people_60);
  }
}

void FillNetwork(const NetworkChange& change, const LineModel& lines,
                 v1::NetworkChange& message) {
  for (const StationId id : change.new_stations) {
    wire::EncodeStation(lines.stations[id], *message.add_new_stations());
  }
  for (const LineId id : change.new_lines) {
    wire::EncodeLine(lines.lines[id], lines, *message.add_new_lines());
  }
  for (const PatternId id : change.patterns) {
    message.add_pattern(RowOf(id));
    wire::EncodePattern(lines.patterns[id], *message.add_patterns());
  }
  for (const PatternId id : change.opened) message.add_opened(RowOf(id));
  for (const PatternId id : change.closed) message.add_closed(RowOf(id));
}

void FillCatchment(const SessionPlace& place, SearchDirection direction,
                   const Session::Reach& reach,
                   const std::vector<Isochrone>& isochrones,
                   v1::CatchmentAnswer& answer) {
  wire::EncodeName(place.name, *answer.mutable_name());
  wire::EncodePosition(place.position, *answer.mutable_position());
  answer.set_direction(wire::ToMessageEnum<v1::Direction>(direction));
  wire::EncodeCurve(reach.people, *answer.mutable_door_to_door());
  for (const Isochrone& isochrone : isochrones) {
    wire::EncodeIsochrone(isochrone, *answer.add_isochrones());
  }
  FillTimes(reach.zones, *answer.mutable_zone_time_s());
  FillTimes(reach.stations, *answer.mutable_station_time_s());
  FillTimes(reach.nodes, *answer.mutable_node_time_s());
}

void FillJourney(const Session& session, const SessionPlace& from,
                 const SessionPlace& to, const Session::Path& path,
                 v1::JourneyAnswer& answer) {
  wire::EncodeName(from.name, *answer.mutable_from());
  wire::EncodeName(to.name, *answer.mutable_to());
  const PairRow& row = path.row;
  if (!row.reachable()) return;
  answer.set_total_s(row.total.count());
  answer.set_access_s(row.access.count());
  answer.set_entry_s(row.entry.count());
  answer.set_wait_s(row.wait.count());
  answer.set_ride_s(row.ride.count());
  answer.set_change_s(row.change.count());
  answer.set_exit_s(row.exit.count());
  answer.set_egress_s(row.egress.count());
  const LineModel& lines = session.study().model.lines;
  for (const Session::RideLeg& leg : session.RidesOf(path)) {
    v1::JourneyAnswer::Leg& message = *answer.add_legs();
    message.set_line_zh(lines.lines[leg.line].name.zh);
    message.set_line_en(lines.lines[leg.line].name.en);
    for (const StationId station : leg.stations) {
      message.add_stations(static_cast<int32_t>(station.index()));
    }
    message.set_wait_s(leg.wait.count());
    message.set_ride_s(leg.ride.count());
    message.set_change_s(leg.change.count());
  }
}

}  // namespace railreach
