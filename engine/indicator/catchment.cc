#include "engine/indicator/catchment.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

#include "engine/base/check.h"

namespace railreach {
namespace {

int64_t At(const std::vector<int64_t>& curve, int minutes) {
  CHECK(minutes >= 0);
  if (curve.empty()) return 0;
  return curve[std::min(static_cast<size_t>(minutes), curve.size() - 1)];
}

// The least time of one zone's points (time, people) at which half of the
// people are reached.  Sorts them.
Seconds TimeOfHalf(std::vector<std::pair<Seconds, int64_t>>& points) {
  std::sort(points.begin(), points.end());
  int64_t people = 0;
  for (const auto& point : points) people += point.second;
  int64_t reached = 0;
  for (const auto& [time, count] : points) {
    reached += count;
    if (2 * reached >= people) return time;
  }
  return kUnreachable;
}

}  // namespace

absl::string_view Name(SearchDirection direction) {
  return direction == SearchDirection::kFrom ? "from" : "to";
}

int64_t PeopleCurve::Within(int minutes) const {
  return At(study_area, minutes) + At(halo, minutes);
}

int64_t PeopleCurve::StudyAreaWithin(int minutes) const {
  return At(study_area, minutes);
}

// METRICS "Curve": people reached at every whole minute, in one pass.
PeopleCurve CurveOf(const Places& places,
                    IdSpan<ZonePointId, const Seconds> time, Seconds horizon) {
  CHECK(time.size() == places.points.size());
  CHECK(horizon >= Seconds(0) && horizon != kUnreachable);
  const size_t size = static_cast<size_t>(horizon.count() / 60) + 1;
  PeopleCurve curve = {std::vector<int64_t>(size, 0),
                       std::vector<int64_t>(size, 0)};
  for (const ZonePointId id : places.points.ids()) {
    CHECK(time[id] >= Seconds(0));
    const size_t minute = static_cast<size_t>(CeilMinutes(time[id]));
    if (minute >= size) continue;
    const ZonePoint& point = places.points[id];
    (places.zones[point.zone].halo ? curve.halo : curve.study_area)[minute] +=
        point.people;
  }
  for (std::vector<int64_t>* sums : {&curve.study_area, &curve.halo}) {
    std::partial_sum(sums->begin(), sums->end(), sums->begin());
  }
  return curve;
}

IdVector<ZoneId, Seconds> ZoneTimes(const Places& places,
                                    IdSpan<ZonePointId, const Seconds> time) {
  CHECK(time.size() == places.points.size());
  IdVector<ZoneId, Seconds> result(places.zones.size(), kUnreachable);
  std::vector<std::pair<Seconds, int64_t>> of_zone;
  const size_t num_points = places.points.size();
  for (size_t first = 0; first < num_points;) {
    const ZoneId zone = places.points[ZonePointId(first)].zone;
    of_zone.clear();
    size_t last = first;
    for (; last < num_points; ++last) {
      const ZonePoint& point = places.points[ZonePointId(last)];
      if (point.zone != zone) break;
      of_zone.push_back({time[ZonePointId(last)], point.people});
    }
    result[zone] = TimeOfHalf(of_zone);
    first = last;
  }
  return result;
}

PeopleMap::PeopleMap(const Places& places) {
  points_.reserve(places.points.size());
  for (const ZonePoint& point : places.points) {
    points_.push_back({GeodesicPoint(point.position), point.people});
  }
  std::sort(points_.begin(), points_.end(), [](const Point& a, const Point& b) {
    return a.at.ecef()[2] < b.at.ecef()[2];
  });
}

int64_t PeopleMap::Within(LatLng place, Metres radius) const {
  if (radius < Metres()) return 0;
  // A chord is never longer than the geodesic, and no coordinate differs by
  // more than the chord; half a millimetre was rounded away.
  const double reach = radius.metres() + 0.001;
  const GeodesicPoint centre(place);
  const auto first = std::lower_bound(
      points_.begin(), points_.end(), centre.ecef()[2] - reach,
      [](const Point& point, double z) { return point.at.ecef()[2] < z; });
  // An arc of curvature 1 / r is longer than its chord c by about
  // c^3 / (24 r^2): 1e-15 c^3.  Twice that holds up to 1,000 km.
  const double inside = reach - 0.002 - 2e-15 * reach * reach * reach;
  const bool has_inside = inside > 0 && reach < 1e6;
  const double surely = has_inside ? inside * inside : -1;
  int64_t people = 0;
  for (auto it = first; it != points_.end(); ++it) {
    if (it->at.ecef()[2] > centre.ecef()[2] + reach) break;
    const double chord_squared = ChordSquared(it->at, centre);
    if (chord_squared > reach * reach) continue;
    if (chord_squared < surely || GeodesicDistance(it->at, centre) <= radius) {
      people += it->people;
    }
  }
  return people;
}

int64_t PeopleWithin(const Places& places, LatLng place, Metres radius) {
  return PeopleMap(places).Within(place, radius);
}

}  // namespace railreach
