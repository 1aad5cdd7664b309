// The days on which a feed's services run, and which day to read.
// Private to input/gtfs_*.
#ifndef ENGINE_INPUT_GTFS_CALENDAR_H_
#define ENGINE_INPUT_GTFS_CALENDAR_H_

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "engine/base/diagnostics.h"
#include "engine/base/id_vector.h"
#include "engine/input/gtfs_data.h"

namespace railreach {

// Days since 1900-01-01, which was a Monday.
struct GtfsDay {
  int index = 0;
  friend constexpr auto operator<=>(GtfsDay, GtfsDay) = default;

  static GtfsDay Of(absl::CivilDay day) {
    return {static_cast<int>(day - absl::CivilDay(1900, 1, 1))};
  }
  absl::CivilDay civil() const { return absl::CivilDay(1900, 1, 1) + index; }
  size_t weekday() const {  // 0: Monday
    return static_cast<size_t>(index) % 7;
  }
};

struct GtfsCalendar {
  // A row of calendar.txt; runs on no weekday where there is none.
  struct Week {
    std::bitset<7> weekdays;
    GtfsDay first;
    GtfsDay last;
    bool Runs(GtfsDay day) const {
      return day >= first && day <= last && weekdays[day.weekday()];
    }
  };
  struct Exception {
    GtfsServiceId service;
    GtfsDay day;
    bool runs;
  };
  IdVector<GtfsServiceId, Week> weeks;
  std::vector<Exception> exceptions;
  bool complete = true;               // no row had an error
  std::string file = "calendar.txt";  // where its days stand

  // Which services run on a day.  O(services + exceptions).
  IdVector<GtfsServiceId, bool> ServicesOn(GtfsDay day) const;
};

// calendar.txt and calendar_dates.txt; either is enough.
GtfsCalendar ReadGtfsCalendar(const GtfsTexts& texts, GtfsData& data,
                              Diagnostics& diagnostics);

// Fills the days of `data.summary`, marks the trips that run on the service
// day and returns it: `date`, else the busiest weekday, else the busiest day.
// Counted are trips on lines with a tier (all trips if no line has one).
// Errors: no trip on any day; none on `date`.
absl::CivilDay ChooseServiceDay(const GtfsCalendar& calendar,
                                std::optional<absl::CivilDay> date,
                                GtfsData& data, Diagnostics& diagnostics);

}  // namespace railreach

#endif  // ENGINE_INPUT_GTFS_CALENDAR_H_
