#include "engine/session/network_change.h"

#include <algorithm>
#include <tuple>

#include "absl/types/span.h"
#include "engine/base/check.h"

namespace railreach {
namespace {

bool SameStops(const Pattern& a, const Pattern& b) {
  return std::equal(a.stops.begin(), a.stops.end(), b.stops.begin(),
                    b.stops.end(),
                    [](const PatternStop& x, const PatternStop& y) {
                      return x.station == y.station && x.tracks == y.tracks;
                    });
}

bool SameTrains(const Service& a, const Service& b) {
  return std::tie(a.band, a.headway, a.milli_trains, a.group, a.scheduled) ==
         std::tie(b.band, b.headway, b.milli_trains, b.group, b.scheduled);
}

// Services stand by pattern: those of one after the other.
class ServicesByPattern {
 public:
  explicit ServicesByPattern(absl::Span<const Service> services)
      : rest_(services) {}

  // Of ascending patterns only.
  absl::Span<const Service> Of(PatternId pattern) {
    size_t first = 0;
    while (first < rest_.size() && rest_[first].pattern < pattern) ++first;
    size_t end = first;
    while (end < rest_.size() && rest_[end].pattern == pattern) ++end;
    const auto services = rest_.subspan(first, end - first);
    rest_.remove_prefix(end);
    return services;
  }

 private:
  absl::Span<const Service> rest_;
};

template <typename IdType, typename Rows>
std::vector<IdType> RowsBehind(size_t first, const Rows& rows) {
  CHECK(rows.size() >= first);
  std::vector<IdType> ids;
  for (size_t i = first; i < rows.size(); ++i) ids.push_back(IdType(i));
  return ids;
}

}  // namespace

NetworkChange ChangeOf(const LineModel& before, const LineModel& after) {
  NetworkChange change;
  change.new_stations =
      RowsBehind<StationId>(before.stations.size(), after.stations);
  change.new_lines = RowsBehind<LineId>(before.lines.size(), after.lines);
  ServicesByPattern old_services(before.services);
  ServicesByPattern new_services(after.services);
  for (const PatternId id : after.patterns.ids()) {
    const Pattern& pattern = after.patterns[id];
    const bool runs = after.Runs(pattern);
    const bool is_new = id.index() >= before.patterns.size();
    const bool ran = !is_new && before.Runs(before.patterns[id]);
    if (runs && !ran) change.opened.push_back(id);
    if (ran && !runs) change.closed.push_back(id);
    const auto old_trains = old_services.Of(id);
    const auto trains = new_services.Of(id);
    if (is_new || !SameStops(before.patterns[id], pattern) ||
        !std::equal(old_trains.begin(), old_trains.end(), trains.begin(),
                    trains.end(), SameTrains)) {
      change.patterns.push_back(id);
    }
  }
  return change;
}

}  // namespace railreach
