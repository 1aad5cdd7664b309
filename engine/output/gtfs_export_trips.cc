// trips.txt, stop_times.txt and frequencies.txt.
#include <array>

#include "engine/output/csv_writer.h"
#include "engine/output/gtfs_export_parts.h"

namespace railreach {
namespace {

// "07:05:00"; hours may pass 24.
std::string TimeText(Seconds time) {
  const int32_t s = time.count();
  std::string text;
  if (s / 3600 < 10) text += '0';
  text += std::to_string(s / 3600);
  for (const int32_t part : {s / 60 % 60, s % 60}) {
    text += ':';
    text += static_cast<char>('0' + part / 10);
    text += static_cast<char>('0' + part % 10);
  }
  return text;
}

// From 00:00:00, with the pattern's runs and dwells.
std::vector<StopTime> TemplateTimes(const LineModel& model, PatternId id,
                                    const std::vector<GtfsCall>& calls) {
  const std::vector<PatternStop>& stops = model.patterns[id].stops;
  std::vector<StopTime> times;
  Seconds at;
  for (size_t i = 0; i < calls.size(); ++i) {
    if (i > 0) at += calls[i].stop->run;
    const Seconds arrival = at;
    const bool ends = i == 0 || i + 1 == calls.size();
    const bool seam = i > 0 && i + 1 == stops.size();
    // A ring waits at its seam as long as its first stop says.
    if (!ends) at += seam ? stops.front().dwell : calls[i].stop->dwell;
    times.push_back({arrival, at});
  }
  return times;
}

const std::string& StopId(const GtfsPlan& plan, const PatternStop& stop) {
  return stop.platform.is_none() ? plan.anywhere_ids[stop.station]
                                 : plan.platform_ids[stop.platform];
}

void AddStopTimes(const GtfsPlan& plan, const std::string& trip,
                  const std::vector<GtfsCall>& calls,
                  absl::Span<const StopTime> times, CsvWriter& csv) {
  for (size_t i = 0; i < calls.size(); ++i) {
    csv.Text(trip)
        .Text(TimeText(times[i].arrival))
        .Text(TimeText(times[i].departure))
        .Text(StopId(plan, *calls[i].stop))
        .Integer(static_cast<int64_t>(i) + 1)
        .Text(calls[i].boards ? "" : "1")
        .Text(calls[i].alights ? "" : "1")
        .Km(calls[i].distance);
    csv.EndRow();
  }
}

}  // namespace

OutputFile GtfsTrips(const LineModel& model, const GtfsPlan& plan,
                     const GtfsShapes& shapes) {
  CsvWriter csv({"route_id", "service_id", "trip_id", "trip_headsign",
                 "direction_id", "block_id", "shape_id"});
  for (const GtfsTripRow& row : plan.trips) {
    const Pattern& pattern = model.patterns[row.pattern];
    const Line& line = model.lines[pattern.line];
    csv.Text(line.name.key).Text(kGtfsEveryDay).Text(row.id);
    if (line.ring) {
      csv.Blank();
    } else {
      csv.Text(GtfsName(model.stations[pattern.stops.back().station].name));
    }
    csv.Integer(pattern.direction == Direction::kOut ? 0 : 1)
        .Text(row.block)
        .Text(shapes.ids[row.pattern]);
    csv.EndRow();
  }
  return {"trips.txt", csv.Take()};
}

OutputFile GtfsStopTimes(const LineModel& model, const GtfsPlan& plan) {
  CsvWriter csv({"trip_id", "arrival_time", "departure_time", "stop_id",
                 "stop_sequence", "pickup_type", "drop_off_type",
                 "shape_dist_traveled"});
  for (const GtfsTripRow& row : plan.trips) {
    if (row.trip.is_none()) {
      const auto calls = GtfsCalls(model, row.pattern);
      const auto times = TemplateTimes(model, row.pattern, calls);
      AddStopTimes(plan, row.id, calls, times, csv);
    } else {
      AddStopTimes(plan, row.id, GtfsCallsOnce(model, row.pattern),
                   model.stop_times[row.trip], csv);
    }
  }
  return {"stop_times.txt", csv.Take()};
}

OutputFile GtfsFrequencies(const GtfsPlan& plan) {
  CsvWriter csv(
      {"trip_id", "start_time", "end_time", "headway_secs", "exact_times"});
  for (const GtfsTripRow& trip : plan.trips) {
    for (const GtfsFrequencyRow& row : trip.frequencies) {
      csv.Text(trip.id)
          .Text(TimeText(row.from))
          .Text(TimeText(row.to))
          .Integer(row.headway.count())
          .Integer(0);
      csv.EndRow();
    }
  }
  return {"frequencies.txt", csv.Take()};
}

}  // namespace railreach
