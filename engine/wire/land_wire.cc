#include "engine/wire/land_wire.h"

#include <cstddef>

#include "absl/status/status.h"
#include "engine/wire/message_bytes.h"
#include "railreach/v1/report.pb.h"

namespace railreach {
namespace {

constexpr int64_t kMostLat = 90'000'000;
constexpr int64_t kMostLng = 180'000'000;

bool OnGlobe(int64_t lat, int64_t lng) {
  return lat >= -kMostLat && lat <= kMostLat && lng >= -kMostLng &&
         lng <= kMostLng;
}

// Whether the columns hold the points of all rings, and no more.
bool ColumnsFit(const v1::Land& message) {
  uint64_t points = 0;
  for (const uint32_t size : message.points_of_ring()) {
    if (size < 3) return false;
    points += size;
  }
  return points == static_cast<uint64_t>(message.lat_step_e6_size()) &&
         points == static_cast<uint64_t>(message.lon_step_e6_size());
}

}  // namespace

std::string EncodeLand(const Land& land) {
  v1::Land message;
  LandPoint last;
  for (const LandRing& ring : land.rings) {
    message.add_points_of_ring(static_cast<uint32_t>(ring.size()));
    for (const LandPoint& point : ring) {
      message.add_lat_step_e6(point.lat - last.lat);
      message.add_lon_step_e6(point.lng - last.lng);
      last = point;
    }
  }
  return wire::BytesOf(message);
}

absl::StatusOr<Land> DecodeLand(absl::string_view bytes) {
  v1::Land message;
  if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return absl::InvalidArgumentError("not land: no such protobuf message");
  }
  if (!ColumnsFit(message)) {
    return absl::InvalidArgumentError("land whose columns do not fit");
  }
  Land land;
  int64_t lat = 0;
  int64_t lng = 0;
  int at = 0;
  for (const uint32_t size : message.points_of_ring()) {
    LandRing& ring = land.rings.emplace_back();
    ring.reserve(size);
    for (uint32_t i = 0; i < size; ++i, ++at) {
      lat += message.lat_step_e6(at);
      lng += message.lon_step_e6(at);
      if (!OnGlobe(lat, lng)) {
        return absl::InvalidArgumentError("land that leaves the globe");
      }
      ring.push_back({static_cast<int32_t>(lat), static_cast<int32_t>(lng)});
    }
  }
  return land;
}

}  // namespace railreach
