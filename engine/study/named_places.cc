#include "engine/study/named_places.h"

#include <algorithm>

#include "engine/indicator/service_level.h"

namespace railreach {

NamedPlaces FindNamedPlaces(const Study& study) {
  const Model& model = study.model;
  const std::string& hub = study.parameters.hub;
  const auto complex_of = ComplexOf(model.lines);
  std::vector<StationId> hubs;
  for (const StationId id : model.lines.stations.ids()) {
    const ThingName& name = model.lines.stations[id].name;
    if (!hub.empty() && (name.key == hub || name.zh == hub || name.en == hub)) {
      hubs.push_back(complex_of[id]);
    }
  }
  NamedPlaces named;
  const auto holds = [](const auto& list, const auto& item) {
    return std::find(list.begin(), list.end(), item) != list.end();
  };
  for (const StationId id : model.lines.stations.ids()) {
    const RegionId region = model.lines.stations[id].region;
    named.hub.push_back(holds(hubs, complex_of[id]));
    named.centre.push_back(!region.is_none() &&
                           holds(study.parameters.centre_regions,
                                 model.places.regions[region].name.key));
  }
  return named;
}

}  // namespace railreach
