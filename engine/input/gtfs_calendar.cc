#include "engine/input/gtfs_calendar.h"

#include <algorithm>
#include <array>
#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "engine/base/check.h"

namespace railreach {
namespace {

constexpr absl::string_view kWeekdays[] = {"monday",   "tuesday", "wednesday",
                                           "thursday", "friday",  "saturday",
                                           "sunday"};

void ReadWeeks(const GtfsTexts& texts, GtfsData& data, GtfsCalendar& calendar,
               Diagnostics& diagnostics) {
  GtfsTable table(texts, "calendar.txt", GtfsNeed::kOptional, diagnostics);
  const GtfsColumn key = table.Required("service_id");
  std::array<GtfsColumn, 7> weekdays;
  for (size_t i = 0; i < 7; ++i) weekdays[i] = table.Required(kWeekdays[i]);
  const GtfsColumn start = table.Required("start_date");
  const GtfsColumn end = table.Required("end_date");
  while (table.Next()) {
    const GtfsServiceId id = data.service_keys.Add(table, key);
    GtfsCalendar::Week week;
    for (size_t i = 0; i < 7; ++i) {
      week.weekdays[i] = table.Whole(weekdays[i], {0, 1}) == 1;
    }
    const auto first = table.Day(start);
    const auto last = table.Day(end);
    if (first && last && *first > *last) {
      table.Error(end,
                  absl::StrCat(QuoteField("end_date", table.Raw(end)),
                               " is before start_date ", table.Raw(start)),
                  "swap or correct them");
    }
    if (id.is_none()) continue;
    if (table.row_ok()) {
      week.first = GtfsDay::Of(*first);
      week.last = GtfsDay::Of(*last);
    } else {
      week = {};
    }
    calendar.weeks.push_back(week);
  }
  if (!table.complete()) data.service_keys.MarkIncomplete();
}

void ReadExceptions(const GtfsTexts& texts, GtfsData& data,
                    GtfsCalendar& calendar, Diagnostics& diagnostics) {
  GtfsTable table(texts, "calendar_dates.txt", GtfsNeed::kOptional,
                  diagnostics);
  const GtfsColumn key = table.Required("service_id");
  const GtfsColumn date = table.Required("date");
  const GtfsColumn type = table.Required("exception_type");
  absl::flat_hash_set<uint64_t> seen;
  while (table.Next()) {
    const absl::string_view service_key = table.Text(key);
    const auto day = table.Day(date);
    const int64_t exception = table.Whole(type, {1, 2});
    if (service_key.empty()) continue;
    const GtfsServiceId service = data.service_keys.Intern(service_key);
    calendar.weeks.resize(data.service_keys.size());
    if (!table.row_ok()) continue;
    const GtfsDay index = GtfsDay::Of(*day);
    if (!seen.insert(uint64_t{service.index()} << 32 |
                     static_cast<uint32_t>(index.index))
             .second) {
      table.Error(date,
                  absl::StrCat(QuoteField("service_id", service_key),
                               ": date '", table.Raw(date), "' stands twice"),
                  "keep one row");
      continue;
    }
    calendar.exceptions.push_back({service, index, exception == 1});
  }
  if (!table.complete()) data.service_keys.MarkIncomplete();
}

// Trips that run on each day since 1900; the days after the last one are not
// there.  O(services + exceptions + days).
std::vector<int64_t> TripsByDay(
    const GtfsCalendar& calendar,
    const IdVector<GtfsServiceId, int64_t>& trips_of) {
  GtfsDay last;
  for (const auto& week : calendar.weeks) last = std::max(last, week.last);
  for (const auto& exception : calendar.exceptions) {
    last = std::max(last, exception.day);
  }
  const size_t num_days = static_cast<size_t>(last.index) + 1;
  // By weekday, how much the trips change from the day before.
  std::array<std::vector<int64_t>, 7> change;
  for (auto& row : change) row.assign(num_days + 1, 0);
  for (const GtfsServiceId id : calendar.weeks.ids()) {
    const GtfsCalendar::Week& week = calendar.weeks[id];
    for (size_t weekday = 0; weekday < 7; ++weekday) {
      if (!week.weekdays[weekday]) continue;
      change[weekday][static_cast<size_t>(week.first.index)] += trips_of[id];
      change[weekday][static_cast<size_t>(week.last.index) + 1] -= trips_of[id];
    }
  }
  std::vector<int64_t> trips(num_days, 0);
  for (size_t weekday = 0; weekday < 7; ++weekday) {
    int64_t running = 0;
    for (size_t day = 0; day < num_days; ++day) {
      running += change[weekday][day];
      if (day % 7 == weekday) trips[day] = running;
    }
  }
  for (const auto& exception : calendar.exceptions) {
    const bool ran = calendar.weeks[exception.service].Runs(exception.day);
    if (ran == exception.runs) continue;
    trips[static_cast<size_t>(exception.day.index)] +=
        exception.runs ? trips_of[exception.service]
                       : -trips_of[exception.service];
  }
  return trips;
}

IdVector<GtfsServiceId, int64_t> TripsOfServices(const GtfsData& data) {
  IdVector<GtfsServiceId, int64_t> count(data.service_keys.size(), 0);
  const bool any_tier =
      std::any_of(data.lines.begin(), data.lines.end(),
                  [](const GtfsLine& line) { return line.tier.has_value(); });
  for (const GtfsTripId id : data.trips.ids()) {
    const GtfsServiceId service = data.trips[id].service;
    if (!service.is_none() && (!any_tier || data.HasTier(id))) {
      ++count[service];
    }
  }
  return count;
}

// The day with most trips, the first of equals; of Monday to Friday alone if
// there is one.
GtfsDay BusiestDay(absl::Span<const int64_t> trips) {
  GtfsDay best[2];  // any day, weekdays
  int64_t most[2] = {0, 0};
  for (size_t i = 0; i < trips.size(); ++i) {
    const GtfsDay day = {static_cast<int>(i)};
    for (const int k : {0, 1}) {
      if (k == 1 && day.weekday() > 4) continue;
      if (trips[i] > most[k]) {
        most[k] = trips[i];
        best[k] = day;
      }
    }
  }
  return most[1] > 0 ? best[1] : best[0];
}

void FillSummary(absl::Span<const int64_t> trips, GtfsSummary& summary) {
  const auto runs = [](int64_t count) { return count > 0; };
  const auto first = std::find_if(trips.begin(), trips.end(), runs);
  const auto last = std::find_if(trips.rbegin(), trips.rend(), runs);
  const GtfsDay first_day = {static_cast<int>(first - trips.begin())};
  const GtfsDay last_day = {static_cast<int>(trips.rend() - last) - 1};
  const GtfsDay busiest = BusiestDay(trips);
  summary.first_day = first_day.civil();
  summary.last_day = last_day.civil();
  summary.busiest_weekday = busiest.civil();
  summary.trips_on_busiest = trips[static_cast<size_t>(busiest.index)];
}

}  // namespace

IdVector<GtfsServiceId, bool> GtfsCalendar::ServicesOn(GtfsDay day) const {
  IdVector<GtfsServiceId, bool> runs(weeks.size(), false);
  for (const GtfsServiceId id : weeks.ids()) runs[id] = weeks[id].Runs(day);
  for (const Exception& exception : exceptions) {
    if (exception.day == day) runs[exception.service] = exception.runs;
  }
  return runs;
}

GtfsCalendar ReadGtfsCalendar(const GtfsTexts& texts, GtfsData& data,
                              Diagnostics& diagnostics) {
  const size_t errors = diagnostics.num_errors();
  GtfsCalendar calendar;
  if (texts.count("calendar.txt") + texts.count("calendar_dates.txt") == 0) {
    diagnostics.Error({"calendar.txt", 0, 0},
                      "neither calendar.txt nor calendar_dates.txt is there",
                      "a feed must hold at least one of them");
    data.service_keys.MarkIncomplete();
    calendar.complete = false;
    return calendar;
  }
  if (texts.count("calendar.txt") > 0) {
    ReadWeeks(texts, data, calendar, diagnostics);
  } else {
    calendar.file = "calendar_dates.txt";
  }
  if (texts.count("calendar_dates.txt") > 0) {
    ReadExceptions(texts, data, calendar, diagnostics);
  }
  calendar.complete = diagnostics.num_errors() == errors;
  CHECK(calendar.weeks.size() == data.service_keys.size());
  return calendar;
}

absl::CivilDay ChooseServiceDay(const GtfsCalendar& calendar,
                                std::optional<absl::CivilDay> date,
                                GtfsData& data, Diagnostics& diagnostics) {
  const std::vector<int64_t> trips =
      TripsByDay(calendar, TripsOfServices(data));
  const bool any = std::any_of(trips.begin(), trips.end(),
                               [](int64_t count) { return count > 0; });
  if (!any) {
    if (calendar.complete && data.trip_keys.complete()) {
      diagnostics.Error({calendar.file, 0, 0}, "no trip runs on any day",
                        "check the dates and the service_id of trips.txt");
    }
    return date.value_or(absl::CivilDay());
  }
  FillSummary(trips, data.summary);
  const absl::CivilDay chosen = date.value_or(data.summary.busiest_weekday);
  const absl::CivilDay first = data.summary.first_day;
  const absl::CivilDay last = data.summary.last_day;
  const int64_t on_day =
      chosen < first || chosen > last
          ? 0
          : trips[static_cast<size_t>(GtfsDay::Of(chosen).index)];
  data.summary.trips_on_day = on_day;
  if (on_day == 0) {
    diagnostics.Error(
        {calendar.file, 0, 0},
        absl::StrCat("no trip runs on ", FormatGtfsDay(chosen),
                     ": the feed's trips run from ", FormatGtfsDay(first),
                     " to ", FormatGtfsDay(last)),
        absl::StrCat("choose a day with service; the busiest is ",
                     FormatGtfsDay(data.summary.busiest_weekday), " with ",
                     data.summary.trips_on_busiest, " trips"));
    return chosen;
  }
  const auto runs = calendar.ServicesOn(GtfsDay::Of(chosen));
  for (const GtfsTripId id : data.trips.ids()) {
    GtfsTrip& trip = data.trips[id];
    trip.runs =
        !trip.service.is_none() && runs[trip.service] && data.HasTier(id);
  }
  return chosen;
}

}  // namespace railreach
