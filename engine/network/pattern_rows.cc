#include "engine/network/pattern_rows.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace railreach {

PatternRow RowOf(const LineModel& model, PatternId id, const StopTable& stops) {
  const Pattern& pattern = model.patterns[id];
  const bool ring = model.lines[pattern.line].ring;
  const size_t size = pattern.stops.size() * (ring ? 2 : 1);
  PatternRow row;
  row.stops.reserve(size);
  row.run.reserve(size);
  row.dwell.reserve(size);
  const auto append = [&](size_t i) {
    row.stops.push_back(stops.of_pattern[id][i]);
    row.run.push_back(pattern.stops[i].run);
    row.dwell.push_back(pattern.stops[i].dwell);
  };
  for (size_t i = 0; i < pattern.stops.size(); ++i) append(i);
  if (ring) {
    row.dwell.back() = pattern.stops.front().dwell;
    for (size_t i = 1; i < pattern.stops.size(); ++i) append(i);
  }
  row.run.front() = Seconds(0);
  return row;
}

bool LineRuns(const LineModel& model, const NetworkOptions& options,
              PatternId pattern) {
  return model.Runs(model.patterns[pattern]) &&
         options.tiers.contains(model.line_of(pattern).tier);
}

const Service* ServiceInBand(const LineModel& model,
                             const NetworkOptions& options, PatternId pattern) {
  if (!LineRuns(model, options, pattern)) return nullptr;
  const auto it = std::lower_bound(
      model.services.begin(), model.services.end(),
      std::pair(pattern, options.band),
      [](const Service& row, std::pair<PatternId, BandId> key) {
        return std::pair(row.pattern, row.band) < key;
      });
  const bool found = it != model.services.end() && it->pattern == pattern &&
                     it->band == options.band && Runs(*it);
  return found ? &*it : nullptr;
}

Seconds WaitFor(const Service& service, Seconds band_length,
                WaitModel wait_model) {
  return wait_model == WaitModel::kOptimal ? Seconds(0)
                                           : HalfHeadway(service, band_length);
}

int32_t ClampedTrains(int64_t milli_trains) {
  return static_cast<int32_t>(std::min<int64_t>(milli_trains, INT32_MAX));
}

GroupPattern GroupPatternOf(const LineModel& model, PatternId id,
                            const Service& service, Seconds band_length,
                            PatternRow row) {
  return {id,
          service.group,
          MilliTrains(service, band_length),
          service.scheduled,
          std::move(row.stops),
          std::move(row.run),
          std::move(row.dwell),
          model.patterns[id].stops.size() - 1};
}

}  // namespace railreach
