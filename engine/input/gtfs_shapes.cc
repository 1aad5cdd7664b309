// shapes.txt: only its lengths are looked at.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "engine/input/gtfs_steps.h"

namespace railreach {
namespace {

// Shape lengths are in any unit, often rounded: only a clear excess counts.
constexpr double kExcess = 1.01;

// The largest shape_dist_traveled of each shape that trips name; -1: none.
IdVector<GtfsShapeId, double> ReadLengths(GtfsTable& table,
                                          const GtfsData& data,
                                          IdVector<GtfsShapeId, bool>& known) {
  IdVector<GtfsShapeId, double> lengths(data.shapes.size(), -1.0);
  const GtfsColumn key = table.Required("shape_id");
  const GtfsColumn distance = table.Column("shape_dist_traveled");
  while (table.Next()) {
    const GtfsShapeId id = data.shapes.Find(table.Raw(key));
    if (id.is_none()) continue;
    known[id] = true;
    if (!table.Has(distance)) continue;
    lengths[id] = std::max(lengths[id], table.Number(distance, {0, 1e9}));
  }
  return lengths;
}

}  // namespace

void CheckGtfsShapes(const GtfsTexts& texts, const GtfsData& data,
                     Diagnostics& diagnostics) {
  const bool has_distances =
      std::any_of(data.times.rows.begin(), data.times.rows.end(),
                  [](const GtfsStopTime& row) { return row.distance >= 0; });
  if (!has_distances || texts.count("shapes.txt") == 0) return;
  GtfsTable table(texts, "shapes.txt", GtfsNeed::kOptional, diagnostics);
  IdVector<GtfsShapeId, bool> known(data.shapes.size(), false);
  const IdVector<GtfsShapeId, double> lengths = ReadLengths(table, data, known);
  for (const GtfsTripId id : data.trips.ids()) {
    const GtfsTrip& trip = data.trips[id];
    if (trip.shape.is_none()) continue;
    if (!known[trip.shape] && table.complete()) {
      diagnostics.Warning(
          {"trips.txt", trip.line_in_table, 0},
          absl::StrCat(QuoteField("shape_id", data.shapes.key(trip.shape)),
                       " is not in shapes.txt"),
          "correct it, or leave it blank");
    }
    const double length = lengths[trip.shape];
    const absl::Span<const GtfsStopTime> rows = data.times[id];
    if (rows.empty() || length <= 0) continue;
    if (rows.back().distance <= length * kExcess) continue;
    diagnostics.Warning(
        {"stop_times.txt", rows.back().line, 0},
        absl::StrCat(QuoteField("trip_id", data.trip_keys.key(id)),
                     ": shape_dist_traveled ", rows.back().distance,
                     " is beyond the shape's length ", length),
        "correct one of them; distances only serve to fill in blank times");
  }
}

}  // namespace railreach
