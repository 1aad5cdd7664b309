// The shape of the track network, by Boost.Graph: components, articulation
// stations, bridges, betweenness.
#ifndef ENGINE_INDICATOR_STRUCTURE_H_
#define ENGINE_INDICATOR_STRUCTURE_H_

#include <cstdint>
#include <vector>

#include "engine/base/units.h"
#include "engine/model/line_model.h"

namespace railreach {

struct StationStructure {
  StationId station;
  int component = 0;          // numbered by size, 0 = the largest
  bool articulation = false;  // its loss parts the network
  double betweenness = 0;     // share of all shortest paths (by km), 0 .. 1
};

struct Structure {
  std::vector<StationStructure> stations;  // that open lines call at or pass
  std::vector<TrackId> bridges;            // links whose loss parts the network
  int num_components = 0;
  double betweenness_gini = 0;  // of the stations: 0 = even, 1 = one holds all
};

// Of the track links that open lines use, joined at stations and across
// station complexes (transfer rows, length 0.001 km).  Weighted by length.
// Source: Brandes 2001 (Boost brandes_betweenness_centrality), relative
// betweenness.  O(stations x links log stations).
Structure MeasureStructure(const LineModel& model);

// Gini coefficient of non-negative values: 0 = even, 1 - 1/n = one holds all;
// 0 for none and for zeros.  O(n log n).
double Gini(std::vector<double> values);

}  // namespace railreach

#endif  // ENGINE_INDICATOR_STRUCTURE_H_
