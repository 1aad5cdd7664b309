#include "engine/model/count_trips.h"

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <vector>

#include "engine/base/matrix.h"

namespace railreach {
namespace {

int64_t Rounded(int64_t numerator, int64_t denominator) {
  return (numerator + denominator / 2) / denominator;
}

// The day cut at every start and end of a band: piece k ends before bounds[k].
class DayPieces {
 public:
  explicit DayPieces(const IdVector<BandId, Band>& bands) {
    for (const Band& band : bands) {
      bounds_.push_back(band.from.since_midnight);
      bounds_.push_back(band.to.since_midnight);
    }
    std::sort(bounds_.begin(), bounds_.end());
    bounds_.erase(std::unique(bounds_.begin(), bounds_.end()), bounds_.end());
  }

  size_t size() const { return bounds_.size() + 1; }
  // The piece that holds `time`; that of a bound begins there.
  size_t Of(Seconds time) const {
    return static_cast<size_t>(
        std::upper_bound(bounds_.begin(), bounds_.end(), time) -
        bounds_.begin());
  }

 private:
  std::vector<Seconds> bounds_;
};

// The patterns from `first` on, which have rows of their own in a table.
struct PatternRows {
  PatternId first;
  size_t count;

  PatternRows(const LineModel& model, PatternId from)
      : first(from), count(model.patterns.size() - from.index()) {}
  size_t RowOf(PatternId id) const { return id.index() - first.index(); }
  PatternId IdOf(size_t row) const { return PatternId(first.index() + row); }
};

// The first of rows that stand by pattern which is of `pattern` or later.
template <typename Rows>
size_t FirstOf(const Rows& rows, PatternId pattern) {
  return static_cast<size_t>(std::partition_point(rows.begin(), rows.end(),
                                                  [&](const auto& row) {
                                                    return row.pattern <
                                                           pattern;
                                                  }) -
                             rows.begin());
}

// [pattern][piece]: departures of trips at all stops but the last.
Matrix<int64_t> Departures(const LineModel& model, const PatternRows& rows,
                           const DayPieces& pieces) {
  Matrix<int64_t> departures(rows.count, pieces.size(), 0);
  for (size_t t = FirstOf(model.trips, rows.first); t < model.trips.size();
       ++t) {
    const TripId id(t);
    const absl::Span<const StopTime> times = model.stop_times[id];
    const absl::Span<int64_t> row =
        departures.row(rows.RowOf(model.trips[id].pattern));
    for (size_t i = 0; i + 1 < times.size(); ++i) {
      ++row[pieces.Of(times[i].departure)];
    }
  }
  return departures;
}

// Adds what headway periods amount to.
void AddPeriods(const LineModel& model, const PatternRows& rows,
                Matrix<int64_t>& trains) {
  const std::vector<HeadwayPeriod>& periods = model.headway_periods;
  for (size_t p = FirstOf(periods, rows.first); p < periods.size(); ++p) {
    const HeadwayPeriod& period = periods[p];
    for (const BandId id : model.bands.ids()) {
      const Band& band = model.bands[id];
      const int64_t both = (std::min(period.to, band.to).since_midnight -
                            std::max(period.from, band.from).since_midnight)
                               .count();
      if (both > 0) {
        trains(rows.RowOf(period.pattern), id.index()) +=
            Rounded(1000 * both, period.headway.count());
      }
    }
  }
}

// [pattern][band]: trains x 1000.
Matrix<int64_t> MilliTrainsOf(const LineModel& model, const PatternRows& rows) {
  const DayPieces pieces(model.bands);
  const Matrix<int64_t> departures = Departures(model, rows, pieces);
  Matrix<int64_t> trains(rows.count, model.bands.size(), 0);
  for (size_t row = 0; row < rows.count; ++row) {
    const auto stops =
        static_cast<int64_t>(model.patterns[rows.IdOf(row)].stops.size());
    for (const BandId band : model.bands.ids()) {
      int64_t sum = 0;
      const size_t end = pieces.Of(model.bands[band].to.since_midnight);
      for (size_t k = pieces.Of(model.bands[band].from.since_midnight); k < end;
           ++k) {
        sum += departures(row, k);
      }
      if (sum > 0) {
        trains(row, band.index()) = Rounded(1000 * sum, stops - 1);
      }
    }
  }
  AddPeriods(model, rows, trains);
  return trains;
}

}  // namespace

void CountTrips(LineModel& model) { CountTrips(PatternId(0), model); }

void CountTrips(PatternId first, LineModel& model) {
  const PatternRows rows(model, first);
  const Matrix<int64_t> trains = MilliTrainsOf(model, rows);
  for (size_t row = 0; row < rows.count; ++row) {
    const PatternId pattern = rows.IdOf(row);
    for (const BandId band : model.bands.ids()) {
      const int64_t milli_trains = trains(row, band.index());
      if (milli_trains == 0) continue;
      Service service;
      service.pattern = pattern;
      service.band = band;
      service.milli_trains = milli_trains;
      service.group = model.patterns[pattern].group;
      service.scheduled = model.patterns[pattern].scheduled;
      model.services.push_back(service);
    }
  }
  std::stable_sort(
      model.services.begin() +
          static_cast<std::ptrdiff_t>(FirstOf(model.services, first)),
      model.services.end(), [](const Service& a, const Service& b) {
        return std::tie(a.pattern, a.band) < std::tie(b.pattern, b.band);
      });
}

}  // namespace railreach
