// How often trains run.
#include <algorithm>
#include <cmath>
#include <map>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "engine/scenario/changes.h"

namespace railreach {
namespace {

// What a pattern gets in a band: a headway, or a count where that is 0.
struct Wish {
  BandId band;
  Seconds headway;
  int64_t milli_trains = 0;
};

class TrainSetter {
 public:
  TrainSetter(const SetTrains& change, Resolver& resolve, ModelEditor& editor)
      : change_(change),
        resolve_(resolve),
        editor_(editor),
        model_(editor.lines()) {}

  void Run() {
    const LineId line = resolve_.RunningLine(change_.line);
    const auto direction = resolve_.ParseDirection(change_.direction);
    CheckValues();
    const std::vector<BandTrains> trains = resolve_.TrainsIn(change_.trains);
    if (!resolve_.ok()) return;
    bool any = false;
    for (const Direction way : {Direction::kOut, Direction::kBack}) {
      if (direction && way != *direction) continue;
      std::vector<PatternId> ids;
      for (const PatternId id : editor_.PatternsOf(line)) {
        if (model_.patterns[id].direction == way) ids.push_back(id);
      }
      any |= !ids.empty();
      if (change_.headway_factor) {
        Scale(ids);
      } else if (!ids.empty()) {
        Share(ids, trains);
      }
    }
    if (!any) {
      resolve_.Error(absl::StrCat("line ", resolve_.Called(line),
                                  " has no pattern ", change_.direction));
    } else if (wishes_.empty()) {
      resolve_.Error(absl::StrCat("line ", resolve_.Called(line),
                                  " has these trains already"));
    }
    for (const auto& [id, wishes] : wishes_) {
      if (editor_.RunsByClock(id)) {
        Convert(id, wishes);
        continue;
      }
      for (const Wish& wish : wishes) {
        editor_.SetService(id, wish.band, wish.headway, wish.milli_trains);
      }
    }
  }

 private:
  void CheckValues() {
    if (change_.trains.empty() == !change_.headway_factor.has_value()) {
      resolve_.Error("give either trains or a factor for all headways");
    }
    if (change_.headway_factor &&
        !(*change_.headway_factor >= 0.05 && *change_.headway_factor <= 20)) {
      resolve_.Error(
          absl::StrFormat("a headway factor of %g is not within 0.05 .. 20",
                          *change_.headway_factor),
          "0.5 doubles the trains");
    }
  }

  Service ServiceOf(PatternId id, BandId band) const {
    for (const Service& service : editor_.ServicesOf(id)) {
      if (service.band == band) return service;
    }
    return Service();
  }

  // Nothing to wish for where the trains are as wished.
  void Add(PatternId id, const Wish& wish) {
    const Service old = ServiceOf(id, wish.band);
    const bool same =
        old.headway == wish.headway &&
        (wish.headway > Seconds(0) || old.milli_trains == wish.milli_trains);
    if (!same) wishes_[id].push_back(wish);
  }

  void Scale(const std::vector<PatternId>& ids) {
    const double factor = *change_.headway_factor;
    for (const PatternId id : ids) {
      for (const Service& service : editor_.ServicesOf(id)) {
        if (!Runs(service)) continue;
        Wish wish = {service.band, Seconds(0), 0};
        if (service.headway > Seconds(0)) {
          wish.headway = Seconds(static_cast<int32_t>(
              std::max(1L, std::lround(service.headway.count() * factor))));
          resolve_.CheckHeadway(wish.headway);
        } else {
          wish.milli_trains =
              std::llround(static_cast<double>(service.milli_trains) / factor);
        }
        Add(id, wish);
      }
    }
    if (!resolve_.ok()) wishes_.clear();
  }

  // In proportion to what the patterns have in the band, or else in the day,
  // or else in equal parts.
  std::vector<int64_t> Weights(const std::vector<PatternId>& ids,
                               BandId band) const {
    std::vector<int64_t> weights;
    int64_t sum = 0;
    for (const PatternId id : ids) {
      weights.push_back(editor_.MilliTrainsOf(id, band));
      sum += weights.back();
    }
    if (sum > 0) return weights;
    weights.clear();
    for (const PatternId id : ids) {
      weights.push_back(editor_.MilliTrainsOf(id));
      sum += weights.back();
    }
    if (sum == 0) weights.assign(ids.size(), 1);
    return weights;
  }

  void Share(const std::vector<PatternId>& ids,
             const std::vector<BandTrains>& trains) {
    for (const BandTrains& row : trains) {
      const std::vector<int64_t> weights = Weights(ids, row.band);
      int64_t sum = 0;
      for (const int64_t weight : weights) sum += weight;
      int64_t before = 0;
      int64_t given = 0;
      for (size_t i = 0; i < ids.size(); ++i) {
        if (weights[i] == sum) {  // all of them
          Add(ids[i], {row.band, row.headway,
                       row.headway > Seconds(0) ? 0 : row.milli_trains});
          continue;
        }
        before += weights[i];
        const auto until = static_cast<int64_t>(std::llround(
            static_cast<double>(row.milli_trains) *
            static_cast<double>(before) / static_cast<double>(sum)));
        Add(ids[i], {row.band, Seconds(0), until - given});
        given = until;
      }
    }
  }

  // Trips that leave in the bands, and headway periods there, make way.  What
  // is by headway now is a pattern of its own: where a pattern has trips, the
  // search by the clock looks for nothing else.
  void Convert(PatternId id, const std::vector<Wish>& wishes) {
    const StopPlan plan = Whole(model_.patterns[id]);
    const Pattern pattern = editor_.PatternBy(id, plan);
    Trains by_clock = editor_.TrainsBy(id, plan);
    Trains by_headway;
    by_headway.periods = std::move(by_clock.periods);
    by_clock.periods.clear();
    for (const Wish& wish : wishes) {
      const Band& band = model_.bands[wish.band];
      auto& trips = by_clock.trips;
      trips.erase(
          std::remove_if(trips.begin(), trips.end(),
                         [&](const NewTrip& trip) {
                           const TimeOfDay at = {trip.times.front().departure};
                           return at >= band.from && at < band.to;
                         }),
          trips.end());
      by_headway.periods = Outside(by_headway.periods, band);
      const Seconds headway = PeriodOf(wish, band.length());
      if (headway <= Seconds(0)) continue;
      by_headway.periods.push_back({PatternId(), band.from, band.to, headway});
    }
    std::sort(by_headway.periods.begin(), by_headway.periods.end(),
              [](const HeadwayPeriod& a, const HeadwayPeriod& b) {
                return a.from < b.from;
              });
    if (!by_clock.empty()) editor_.Append(pattern, std::move(by_clock));
    if (!by_headway.empty()) editor_.Append(pattern, std::move(by_headway));
    editor_.Close(id);
  }

  static Seconds PeriodOf(const Wish& wish, Seconds length) {
    if (wish.headway > Seconds(0) || wish.milli_trains == 0) {
      return wish.headway;
    }
    return Seconds(static_cast<int32_t>(std::max<int64_t>(
        1, (int64_t{length.count()} * 1000 + wish.milli_trains / 2) /
               wish.milli_trains)));
  }

  static std::vector<HeadwayPeriod> Outside(
      const std::vector<HeadwayPeriod>& periods, const Band& band) {
    std::vector<HeadwayPeriod> result;
    for (const HeadwayPeriod& period : periods) {
      if (period.to <= band.from || period.from >= band.to) {
        result.push_back(period);
        continue;
      }
      if (period.from < band.from) {
        result.push_back(period);
        result.back().to = band.from;
      }
      if (period.to > band.to) {
        result.push_back(period);
        result.back().from = band.to;
      }
    }
    return result;
  }

  const SetTrains& change_;
  Resolver& resolve_;
  ModelEditor& editor_;
  const LineModel& model_;
  std::map<PatternId, std::vector<Wish>> wishes_;
};

}  // namespace

void ApplyChange(const SetTrains& change, Resolver& resolve,
                 ModelEditor& editor) {
  TrainSetter(change, resolve, editor).Run();
}

}  // namespace railreach
