#include <cmath>
#include <utility>

#include "engine/wire/figures_wire.h"
#include "engine/wire/table_rows.h"
#include "railreach/v1/result.pb.h"

namespace railreach::wire {
namespace {

constexpr double kPerDegree = 1e6;

// Adds the points of all rings as steps from point to point.
class StepWriter {
 public:
  explicit StepWriter(v1::Isochrone& message) : message_(message) {}

  void Add(const GroundRing& ring) {
    message_.add_points_of_ring(static_cast<uint32_t>(ring.size()));
    auto& lat_steps = *message_.mutable_lat_step_e6();
    auto& lon_steps = *message_.mutable_lon_step_e6();
    for (const LatLng& point : ring) {
      const int32_t lat = Rounded(point.lat);
      const int32_t lon = Rounded(point.lng);
      lat_steps.Add(lat - lat_);
      lon_steps.Add(lon - lon_);
      lat_ = lat;
      lon_ = lon;
    }
  }

 private:
  static int32_t Rounded(double degrees) {
    return static_cast<int32_t>(std::lround(degrees * kPerDegree));
  }

  v1::Isochrone& message_;
  int32_t lat_ = 0;
  int32_t lon_ = 0;
};

// Takes rings one after the other from the steps.  Requires ShapesFit().
class StepReader {
 public:
  StepReader(const v1::Isochrone& message, RowReader& reader)
      : message_(message), reader_(reader) {}

  GroundRing Next() {
    const uint32_t size = message_.points_of_ring(ring_++);
    reader_.Require(size >= 3, "a ring of less than three points");
    GroundRing ring;
    ring.reserve(size);
    for (uint32_t i = 0; i < size; ++i) ring.push_back(NextPoint());
    return ring;
  }

 private:
  LatLng NextPoint() {
    lat_ += message_.lat_step_e6(point_);
    lon_ += message_.lon_step_e6(point_++);
    const LatLng point{static_cast<double>(lat_) / kPerDegree,
                       static_cast<double>(lon_) / kPerDegree};
    reader_.Require(IsValid(point), "an outline leaves the globe");
    return point;
  }

  const v1::Isochrone& message_;
  RowReader& reader_;
  int ring_ = 0;
  int point_ = 0;
  int64_t lat_ = 0;
  int64_t lon_ = 0;
};

template <typename Values>
uint64_t Sum(const Values& values) {
  uint64_t sum = 0;
  for (const uint32_t value : values) sum += value;
  return sum;
}

bool ShapesFit(const v1::Isochrone& message) {
  for (const uint32_t rings : message.rings_of_polygon()) {
    if (rings == 0) return false;
  }
  const auto size = [](int count) { return static_cast<uint64_t>(count); };
  return Sum(message.rings_of_polygon()) ==
             size(message.points_of_ring_size()) &&
         Sum(message.points_of_ring()) == size(message.lat_step_e6_size()) &&
         message.lat_step_e6_size() == message.lon_step_e6_size();
}

Isochrone Decode(const v1::Isochrone& message, RowReader& reader) {
  Isochrone isochrone;
  isochrone.cutoff = reader.Duration(message.cutoff_s());
  isochrone.area_km2 = message.area_km2();
  if (!reader.Require(ShapesFit(message), "rings and points do not match")) {
    return isochrone;
  }
  StepReader steps(message, reader);
  for (const uint32_t rings : message.rings_of_polygon()) {
    GroundPolygon polygon;
    polygon.outer = steps.Next();
    for (uint32_t i = 1; i < rings; ++i) polygon.holes.push_back(steps.Next());
    isochrone.polygons.push_back(std::move(polygon));
  }
  return isochrone;
}

}  // namespace

void EncodeIsochrone(const Isochrone& isochrone, v1::Isochrone& message) {
  message.set_cutoff_s(isochrone.cutoff.count());
  message.set_area_km2(isochrone.area_km2);
  StepWriter writer(message);
  for (const GroundPolygon& polygon : isochrone.polygons) {
    message.add_rings_of_polygon(
        static_cast<uint32_t>(1 + polygon.holes.size()));
    writer.Add(polygon.outer);
    for (const GroundRing& hole : polygon.holes) writer.Add(hole);
  }
}

void EncodeIsochrones(const StudyResult& result, v1::StudyResult& message) {
  for (const auto& cutoffs : result.isochrones) {
    v1::NodeIsochrones& node = *message.add_isochrones();
    for (const Isochrone& row : cutoffs)
      EncodeIsochrone(row, *node.add_cutoffs());
  }
}

void DecodeIsochrones(const v1::StudyResult& message, RowReader& reader,
                      StudyResult& result) {
  reader.Enter("isochrones", 0);
  const size_t rows = static_cast<size_t>(message.isochrones_size());
  reader.Require(rows == 0 || rows == reader.sizes().nodes, "not one per node");
  for (const auto& node : message.isochrones()) {
    reader.Enter("isochrones", result.isochrones.size());
    std::vector<Isochrone> cutoffs;
    for (const auto& row : node.cutoffs()) {
      cutoffs.push_back(Decode(row, reader));
    }
    result.isochrones.push_back(std::move(cutoffs));
  }
}

}  // namespace railreach::wire
