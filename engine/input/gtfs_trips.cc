// trips.txt and frequencies.txt.
#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/input/gtfs_steps.h"

namespace railreach {
namespace {

// A headway beyond the day stands for less than a train a day: what an average
// of many days gives, or a plan's count of less than one in a band.
constexpr int64_t kLongestHeadway = 30 * 86'400;

// Reports periods of one trip that overlap.
void CheckOverlaps(const GtfsTable& table, const GtfsColumn& start,
                   const GtfsData& data, Diagnostics& diagnostics) {
  for (size_t i = 1; i < data.frequencies.size(); ++i) {
    const GtfsFrequency& before = data.frequencies[i - 1];
    const GtfsFrequency& row = data.frequencies[i];
    if (before.trip != row.trip || row.from >= before.to) continue;
    diagnostics.Error(
        table.PlaceOf(start, row.line),
        absl::StrCat(QuoteField("trip_id", data.trip_keys.key(row.trip)),
                     ": start_time is within the period of line ", before.line),
        "let each period start where the one before ends");
  }
}

}  // namespace

bool GtfsData::HasFrequencies(GtfsTripId trip) const {
  const auto it = std::lower_bound(
      frequencies.begin(), frequencies.end(), trip,
      [](const GtfsFrequency& row, GtfsTripId id) { return row.trip < id; });
  return it != frequencies.end() && it->trip == trip;
}

void ReadGtfsTrips(const GtfsTexts& texts, GtfsData& data,
                   Diagnostics& diagnostics) {
  GtfsTable table(texts, "trips.txt", GtfsNeed::kRequired, diagnostics);
  const GtfsColumn key = table.Required("trip_id");
  const GtfsColumn line = table.Required("route_id");
  const GtfsColumn service = table.Required("service_id");
  const GtfsColumn direction = table.Column("direction_id");
  const GtfsColumn block = table.Column("block_id");
  const GtfsColumn shape = table.Column("shape_id");
  while (table.Next()) {
    ++data.summary.trips;
    const GtfsTripId id = data.trip_keys.Add(table, key);
    GtfsTrip trip;
    trip.line_in_table = table.line();
    trip.line = data.line_keys.GetRequired(table, line);
    trip.service = data.service_keys.GetRequired(table, service);
    trip.direction = table.OptionalWhole(direction, {0, 1}, 0) == 0
                         ? Direction::kOut
                         : Direction::kBack;
    if (table.Has(block)) trip.block = data.blocks.Intern(table.Raw(block));
    if (table.Has(shape)) trip.shape = data.shapes.Intern(table.Raw(shape));
    if (id.is_none()) continue;
    if (!trip.line.is_none()) ++data.lines[trip.line].trips;
    data.trips.push_back(trip);
  }
  table.RequireRows();
  if (!table.complete() || table.num_rows() == 0) {
    data.trip_keys.MarkIncomplete();
  }
}

void ReadGtfsFrequencies(const GtfsTexts& texts, GtfsData& data,
                         Diagnostics& diagnostics) {
  if (texts.count("frequencies.txt") == 0) return;
  GtfsTable table(texts, "frequencies.txt", GtfsNeed::kOptional, diagnostics);
  const GtfsColumn trip = table.Required("trip_id");
  const GtfsColumn start = table.Required("start_time");
  const GtfsColumn end = table.Required("end_time");
  const GtfsColumn headway = table.Required("headway_secs");
  const GtfsColumn exact = table.Column("exact_times");
  while (table.Next()) {
    ++data.summary.frequencies;
    GtfsFrequency row;
    row.line = table.line();
    row.trip = data.trip_keys.GetRequired(table, trip);
    table.Text(start);
    table.Text(end);
    row.from = table.Time(start).value_or(Seconds(0));
    row.to = table.Time(end).value_or(Seconds(0));
    row.headway = Seconds(
        static_cast<int32_t>(table.Whole(headway, {1, kLongestHeadway})));
    row.exact = table.OptionalWhole(exact, {0, 1}, 0) == 1;
    if (table.row_ok() && row.from >= row.to) {
      table.Error(end,
                  absl::StrCat(QuoteField("end_time", table.Raw(end)),
                               " is not after start_time ", table.Raw(start)),
                  "correct one of them");
    }
    if (table.row_ok() && !row.trip.is_none()) {
      data.frequencies.push_back(row);
    }
  }
  std::stable_sort(data.frequencies.begin(), data.frequencies.end(),
                   [](const GtfsFrequency& a, const GtfsFrequency& b) {
                     return std::tie(a.trip, a.from) < std::tie(b.trip, b.from);
                   });
  CheckOverlaps(table, start, data, diagnostics);
}

}  // namespace railreach
