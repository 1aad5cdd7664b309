#include "engine/network/station_neighbours.h"

#include "engine/geo/spatial_index.h"

namespace railreach {

Csr<StationId, StationNeighbour> FindNeighbours(const LineModel& model,
                                                Metres radius) {
  std::vector<LatLng> points;
  for (const Station& station : model.stations) {
    points.push_back(station.position);
  }
  const SpatialIndex index(points);
  Csr<StationId, StationNeighbour> neighbours;
  std::vector<Neighbour> near;
  std::vector<StationNeighbour> row;
  for (const LatLng point : points) {
    index.Within(point, radius, near);
    row.clear();
    for (const Neighbour& n : near) {
      row.push_back({StationId(n.point), n.distance});
    }
    neighbours.AppendRow(row);
  }
  return neighbours;
}

}  // namespace railreach
