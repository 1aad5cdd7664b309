#include "engine/input/gtfs_trip_times.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/base/time_of_day.h"

namespace railreach {

TripTimesCheck::TripTimesCheck(GtfsTable& table, const StopTimeColumns& columns,
                               GtfsData& data)
    : table_(table),
      columns_(columns),
      data_(data),
      diagnostics_(table.diagnostics()) {}

void TripTimesCheck::Run() {
  // Rows move to the front as trips before them are dropped.
  GtfsTimes& times = data_.times;
  size_t kept = 0;
  for (const GtfsTripId id : data_.trips.ids()) {
    const absl::Span<GtfsStopTime> rows = times[id];
    bool usable = !rows.empty() && IsUsable(rows);
    if (usable) {
      FillBlanks(rows);
      usable = ArrivesInOrder(rows);
    }
    const size_t first = kept;
    if (usable) {
      std::copy(rows.begin(), rows.end(),
                times.rows.begin() + static_cast<ptrdiff_t>(kept));
      kept += rows.size();
    }
    starts_.push_back(static_cast<uint32_t>(first));
  }
  starts_.push_back(static_cast<uint32_t>(kept));
  times.rows.resize(kept);
  times.first = std::move(starts_);
}

void TripTimesCheck::Error(const GtfsStopTime& row, const GtfsColumn& column,
                           absl::string_view what, absl::string_view fix) {
  diagnostics_.Error(
      table_.PlaceOf(column, row.line),
      absl::StrCat(QuoteField("trip_id", data_.trip_keys.key(row.trip)), ": ",
                   what),
      fix);
}

bool TripTimesCheck::IsUsable(absl::Span<const GtfsStopTime> rows) {
  bool usable = true;
  for (size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].sequence != rows[i - 1].sequence) continue;
    usable = false;
    Error(rows[i], columns_.sequence,
          absl::StrCat("stop_sequence '", rows[i].sequence,
                       "' stands twice, first in line ", rows[i - 1].line),
          "number the stops in their order");
  }
  if (rows.size() < 2) {
    diagnostics_.Warning(
        {table_.file(), rows[0].line, 0},
        absl::StrCat(QuoteField("trip_id", data_.trip_keys.key(rows[0].trip)),
                     " has one stop and is left out"),
        "add its other stops, or remove the trip");
    return false;
  }
  for (const GtfsStopTime* row : {&rows.front(), &rows.back()}) {
    if (row->arrival != GtfsStopTime::kBlank) continue;
    usable = false;
    Error(*row, columns_.arrival,
          absl::StrCat("arrival_time is blank at the ",
                       row == &rows.front() ? "first" : "last", " stop"),
          "fill in both times there");
  }
  return usable;
}

bool TripTimesCheck::ArrivesInOrder(absl::Span<const GtfsStopTime> rows) {
  bool in_order = true;
  for (size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].arrival >= rows[i - 1].departure) continue;
    in_order = false;
    const auto time = [](int32_t seconds) {
      return ToString(TimeOfDay{Seconds(seconds)});
    };
    Error(rows[i], columns_.arrival,
          absl::StrCat("arrives at '", data_.stop_keys.key(rows[i].stop),
                       "' at ", time(rows[i].arrival),
                       ", before it leaves the stop before at ",
                       time(rows[i - 1].departure)),
          "correct the times, or the order in stop_sequence; times after "
          "midnight go on to 24:00:00 and beyond");
  }
  return in_order;
}

void TripTimesCheck::FillBlanks(absl::Span<GtfsStopTime> rows) {
  size_t last_given = 0;
  for (size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].arrival == GtfsStopTime::kBlank) continue;
    if (i > last_given + 1) {
      Interpolate(rows.subspan(last_given, i - last_given + 1));
    }
    last_given = i;
  }
}

void TripTimesCheck::Interpolate(absl::Span<GtfsStopTime> rows) {
  const std::vector<double> way = WayFromFirst(rows);
  const double span = rows.back().arrival - rows.front().departure;
  for (size_t i = 1; i + 1 < rows.size(); ++i) {
    const double share =
        way.back() > 0
            ? way[i] / way.back()
            : static_cast<double>(i) / static_cast<double>(rows.size() - 1);
    const int32_t time = rows.front().departure +
                         static_cast<int32_t>(std::floor(span * share + 0.5));
    rows[i].arrival = time;
    rows[i].departure = time;
  }
}

std::vector<double> TripTimesCheck::WayFromFirst(
    absl::Span<const GtfsStopTime> rows) {
  std::vector<double> way = {0};
  bool has_distances = rows[0].distance >= 0;
  for (size_t i = 1; i < rows.size(); ++i) {
    has_distances &=
        rows[i].distance >= rows[i - 1].distance && rows[i].distance >= 0;
  }
  has_distances &= rows.back().distance > rows.front().distance;
  for (size_t i = 1; i < rows.size(); ++i) {
    way.push_back(has_distances
                      ? double{rows[i].distance} - double{rows[0].distance}
                      : way.back() + GeodesicDistance(
                                         data_.stops[rows[i - 1].stop].position,
                                         data_.stops[rows[i].stop].position)
                                         .metres());
  }
  return way;
}

}  // namespace railreach
