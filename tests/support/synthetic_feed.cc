#include "tests/support/synthetic_feed.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace railreach {
namespace {

std::string Clock(int seconds) {
  return absl::StrFormat("%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60,
                         seconds % 60);
}

void AddTrip(const SyntheticFeed& feed, int line, int direction, int number,
             GtfsTexts& texts) {
  constexpr int kFirst = 5 * 3600;
  constexpr int kLast = 23 * 3600;
  const std::string trip = absl::StrCat("L", line, "-", direction, "-", number);
  absl::StrAppend(&texts["trips.txt"], "L", line, ",weekdays,", trip, ",",
                  direction, "\n");
  const int steps = feed.trips_per_direction - 1;
  int time = kFirst + (steps > 0 ? (kLast - kFirst) / steps * number : 0);
  std::string& rows = texts["stop_times.txt"];
  for (int i = 0; i < feed.stations; ++i) {
    const int station = direction == 0 ? i : feed.stations - 1 - i;
    absl::StrAppend(&rows, trip, ",", Clock(time), ",", Clock(time + 30), ",S",
                    line, "-", station, ",", i + 1, "\n");
    time += 120;
  }
}

}  // namespace

GtfsTexts MakeFeed(const SyntheticFeed& feed) {
  GtfsTexts texts;
  texts["agency.txt"] =
      "agency_id,agency_name,agency_url,agency_timezone\n"
      "A,Metro,https://example.org,Asia/Shanghai\n";
  texts["calendar.txt"] =
      "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,"
      "start_date,end_date\nweekdays,1,1,1,1,1,0,0,20260105,20261231\n";
  texts["routes.txt"] = "route_id,agency_id,route_short_name,route_type\n";
  texts["stops.txt"] = "stop_id,stop_name,stop_lat,stop_lon\n";
  texts["trips.txt"] = "route_id,service_id,trip_id,direction_id\n";
  texts["stop_times.txt"] =
      "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n";
  for (int line = 0; line < feed.lines; ++line) {
    absl::StrAppend(&texts["routes.txt"], "L", line, ",A,Line ", line, ",1\n");
    for (int i = 0; i < feed.stations; ++i) {
      absl::StrAppendFormat(&texts["stops.txt"],
                            "S%d-%d,Station %d of line %d,%.5f,%.5f\n", line, i,
                            i, line, 31.0 + 0.01 * line, 121.0 + 0.015 * i);
    }
    for (const int direction : {0, 1}) {
      for (int k = 0; k < feed.trips_per_direction; ++k) {
        AddTrip(feed, line, direction, k, texts);
      }
    }
  }
  return texts;
}

}  // namespace railreach
