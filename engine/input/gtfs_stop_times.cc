// stop_times.txt: its rows, one by one; then each trip as a whole is the
// matter of gtfs_trip_times.h.
#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/input/gtfs_steps.h"
#include "engine/input/gtfs_trip_times.h"

namespace railreach {
namespace {

class StopTimesReader {
 public:
  StopTimesReader(const GtfsTexts& texts, GtfsData& data,
                  Diagnostics& diagnostics)
      : data_(data),
        table_(texts, "stop_times.txt", GtfsNeed::kRequired, diagnostics),
        trip_(table_.Required("trip_id")),
        stop_(table_.Required("stop_id")),
        sequence_(table_.Required("stop_sequence")),
        arrival_(table_.Required("arrival_time")),
        departure_(table_.Required("departure_time")),
        pickup_(table_.Column("pickup_type")),
        drop_off_(table_.Column("drop_off_type")),
        distance_(table_.Column("shape_dist_traveled")),
        timepoint_(table_.Column("timepoint")),
        window_start_(table_.Column("start_pickup_drop_off_window")),
        window_end_(table_.Column("end_pickup_drop_off_window")),
        location_(table_.Column("location_id")),
        location_group_(table_.Column("location_group_id")) {}

  void Run() {
    has_rows_.assign(data_.trips.size(), false);
    while (table_.Next()) ReadRow();
    data_.summary.stop_times = static_cast<int64_t>(table_.num_rows());
    table_.RequireRows();
    if (table_.complete() && table_.num_rows() > 0) ReportTripsWithoutRows();
    SortByTrip();
    TripTimesCheck(table_, {trip_, stop_, sequence_, arrival_, departure_},
                   data_)
        .Run();
  }

 private:
  // Rows of one trip stand together as a rule.
  void FindTrip() {
    const absl::string_view key = table_.Raw(trip_);
    if (table_.num_rows() > 1 && key == trip_key_ && !key.empty()) return;
    trip_key_ = key;
    current_ = data_.trip_keys.GetRequired(table_, trip_);
    has_tier_ = !current_.is_none() && data_.HasTier(current_);
    if (!current_.is_none()) has_rows_[current_.index()] = true;
  }

  void ReadRow() {
    FindTrip();
    GtfsStopTime row;
    row.trip = current_;
    row.line = table_.line();
    if (IsOnDemand()) {
      if (has_tier_) faulty_.push_back(current_);
      return;
    }
    row.stop = FindStop();
    row.sequence = static_cast<uint32_t>(
        table_.Whole(sequence_, {0, std::numeric_limits<int32_t>::max()}));
    ReadTimes(row);
    if (table_.Has(distance_)) {
      row.distance = static_cast<float>(table_.Number(distance_, {0, 1e9}));
    }
    row.boards = table_.OptionalWhole(pickup_, {0, 3}, 0) != 1;
    row.alights = table_.OptionalWhole(drop_off_, {0, 3}, 0) != 1;
    if (!has_tier_) return;
    if (!table_.row_ok() || row.stop.is_none()) faulty_.push_back(current_);
    rows_.push_back(row);
  }

  // Windows and areas instead of times and stops: no train runs like that.
  bool IsOnDemand() {
    for (const GtfsColumn* column :
         {&window_start_, &window_end_, &location_, &location_group_}) {
      if (!table_.Has(*column)) continue;
      if (!has_tier_) return true;
      table_.Error(*column,
                   absl::StrCat(QuoteField("trip_id", table_.Raw(trip_)),
                                " runs on demand (", column->name,
                                "), which no train does"),
                   "give its line no tier");
      return true;
    }
    return false;
  }

  GtfsStopId FindStop() {
    const GtfsStopId id = data_.stop_keys.GetRequired(table_, stop_);
    if (id.is_none()) return id;
    GtfsStop& stop = data_.stops[id];
    (has_tier_ ? stop.has_rail : stop.has_other) = true;
    if (stop.kind != GtfsStopKind::kStop) {
      table_.Error(stop_,
                   absl::StrCat(QuoteField("stop_id", table_.Raw(stop_)),
                                stop.kind == GtfsStopKind::kStation
                                    ? " is a station (location_type 1)"
                                    : " is no stop (location_type 0)"),
                   "name the platform that trains stop at");
    }
    return id;
  }

  void ReadTimes(GtfsStopTime& row) {
    const auto arrival = table_.Time(arrival_);
    const auto departure = table_.Time(departure_);
    if (arrival && departure) {
      row.arrival = arrival->count();
      row.departure = departure->count();
      if (*departure < *arrival) {
        table_.Error(
            departure_,
            absl::StrCat(QuoteField("trip_id", table_.Raw(trip_)),
                         ": departure_time ", table_.Raw(departure_),
                         " is before arrival_time ", table_.Raw(arrival_)),
            "correct one of them");
      }
      return;
    }
    const bool has_arrival = table_.Has(arrival_);
    const bool has_departure = table_.Has(departure_);
    if (has_arrival != has_departure) {
      const GtfsColumn& blank = has_arrival ? departure_ : arrival_;
      table_.Error(
          blank,
          absl::StrCat(QuoteField("trip_id", table_.Raw(trip_)), ": ",
                       blank.name, " is blank where the other time is given"),
          "fill in both or none");
    } else if (!has_arrival && table_.Raw(timepoint_) == "1") {
      table_.Error(arrival_,
                   absl::StrCat(QuoteField("trip_id", table_.Raw(trip_)),
                                ": arrival_time is blank at a timepoint"),
                   "fill it in, or write timepoint 0");
    }
  }

  void ReportTripsWithoutRows() {
    for (const GtfsTripId id : data_.trips.ids()) {
      if (has_rows_[id.index()]) continue;
      table_.diagnostics().Warning(
          {"trips.txt", data_.trips[id].line_in_table, 0},
          absl::StrCat(QuoteField("trip_id", data_.trip_keys.key(id)),
                       " has no rows in stop_times.txt and is left out"),
          "add them, or remove the trip");
    }
  }

  // Fills data_.times; trips with a faulty row get no rows: what is wrong with
  // them has been said.
  void SortByTrip() {
    std::vector<bool> is_faulty(data_.trips.size(), false);
    for (const GtfsTripId id : faulty_) is_faulty[id.index()] = true;
    std::vector<uint32_t>& first = data_.times.first;
    first.assign(data_.trips.size() + 1, 0);
    for (const GtfsStopTime& row : rows_) {
      if (!is_faulty[row.trip.index()]) ++first[row.trip.index() + 1];
    }
    for (size_t k = 1; k < first.size(); ++k) first[k] += first[k - 1];
    std::vector<uint32_t> next(first.begin(), first.end() - 1);
    data_.times.rows.resize(first.back());
    for (const GtfsStopTime& row : rows_) {
      if (is_faulty[row.trip.index()]) continue;
      data_.times.rows[next[row.trip.index()]++] = row;
    }
    rows_ = {};
    for (const GtfsTripId id : data_.trips.ids()) {
      const absl::Span<GtfsStopTime> rows = data_.times[id];
      const auto by_sequence = [](const GtfsStopTime& a,
                                  const GtfsStopTime& b) {
        return a.sequence < b.sequence;
      };
      if (!std::is_sorted(rows.begin(), rows.end(), by_sequence)) {
        std::stable_sort(rows.begin(), rows.end(), by_sequence);
      }
    }
  }

  GtfsData& data_;
  GtfsTable table_;
  GtfsColumn trip_, stop_, sequence_, arrival_, departure_, pickup_, drop_off_;
  GtfsColumn distance_, timepoint_;
  GtfsColumn window_start_, window_end_, location_, location_group_;
  std::vector<GtfsStopTime> rows_;
  std::vector<GtfsTripId> faulty_;
  std::vector<bool> has_rows_;  // [trips]
  absl::string_view trip_key_;
  GtfsTripId current_;
  bool has_tier_ = false;
};

}  // namespace

void ReadGtfsStopTimes(const GtfsTexts& texts, GtfsData& data,
                       Diagnostics& diagnostics) {
  StopTimesReader(texts, data, diagnostics).Run();
}

}  // namespace railreach
