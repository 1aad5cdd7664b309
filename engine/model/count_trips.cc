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

// [pattern][piece]: departures of trips at all stops but the last.
Matrix<int64_t> Departures(const LineModel& model, const DayPieces& pieces) {
  Matrix<int64_t> departures(model.patterns.size(), pieces.size(), 0);
  for (const TripId id : model.trips.ids()) {
    const absl::Span<const StopTime> times = model.stop_times[id];
    const absl::Span<int64_t> row =
        departures.row(model.trips[id].pattern.index());
    for (size_t i = 0; i + 1 < times.size(); ++i) {
      ++row[pieces.Of(times[i].departure)];
    }
  }
  return departures;
}

// [pattern][band]: trains x 1000.
Matrix<int64_t> MilliTrainsOf(const LineModel& model) {
  const DayPieces pieces(model.bands);
  const Matrix<int64_t> departures = Departures(model, pieces);
  Matrix<int64_t> trains(model.patterns.size(), model.bands.size(), 0);
  for (const PatternId pattern : model.patterns.ids()) {
    const auto stops =
        static_cast<int64_t>(model.patterns[pattern].stops.size());
    for (const BandId band : model.bands.ids()) {
      int64_t sum = 0;
      const size_t end = pieces.Of(model.bands[band].to.since_midnight);
      for (size_t k = pieces.Of(model.bands[band].from.since_midnight); k < end;
           ++k) {
        sum += departures(pattern.index(), k);
      }
      if (sum > 0) {
        trains(pattern.index(), band.index()) = Rounded(1000 * sum, stops - 1);
      }
    }
  }
  for (const HeadwayPeriod& period : model.headway_periods) {
    for (const BandId id : model.bands.ids()) {
      const Band& band = model.bands[id];
      const int64_t both = (std::min(period.to, band.to).since_midnight -
                            std::max(period.from, band.from).since_midnight)
                               .count();
      if (both > 0) {
        trains(period.pattern.index(), id.index()) +=
            Rounded(1000 * both, period.headway.count());
      }
    }
  }
  return trains;
}

}  // namespace

void CountTrips(LineModel& model) {
  const Matrix<int64_t> trains = MilliTrainsOf(model);
  for (const PatternId pattern : model.patterns.ids()) {
    for (const BandId band : model.bands.ids()) {
      const int64_t milli_trains = trains(pattern.index(), band.index());
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
  std::stable_sort(model.services.begin(), model.services.end(),
                   [](const Service& a, const Service& b) {
                     return std::tie(a.pattern, a.band) <
                            std::tie(b.pattern, b.band);
                   });
}

}  // namespace railreach
