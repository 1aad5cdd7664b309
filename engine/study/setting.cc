#include "engine/study/setting.h"

#include <utility>

#include "engine/base/check.h"

namespace railreach {
namespace {

template <typename PlaceId>
Csr<PlaceId, Leg> LegsFor(const EndLegs<PlaceId>& legs, const Network& network,
                          LegKind kind, RideEnd end) {
  return kind == LegKind::kDoor ? WithPlatformTimes(legs.door, network, end)
                                : WithoutPlatformTimes(legs.platform);
}

}  // namespace

NetworkOptions OptionsOf(const Study& study) {
  const StudyParameters& parameters = study.parameters;
  NetworkOptions options;
  for (const BandId band : study.model.lines.bands.ids()) {
    if (study.model.lines.bands[band].name.key == parameters.band) {
      options.band = band;
    }
  }
  CHECK(!options.band.is_none());
  options.wait_model = parameters.wait_model;
  options.transfer_radius = parameters.transfer_radius;
  options.walk_kmh = parameters.walk_kmh;
  options.walk_detour = parameters.walk_detour;
  options.other_operator = parameters.other_operator;
  options.origin_wait_max = parameters.origin_wait_max;
  return options;
}

Setting MakeSetting(const Study& study, const NetworkOptions& options,
                    const StudyLegs& legs, LegKind kind) {
  Setting setting;
  SearchTables& from = setting.from;
  from.network = BuildNetwork(study.model.lines, options);
  const Network& network = from.network;
  from.origins = LegsFor(legs.nodes.home, network, kind, RideEnd::kBoard);
  from.points = LegsFor(legs.points.work, network, kind, RideEnd::kAlight);
  from.nodes = LegsFor(legs.nodes.work, network, kind, RideEnd::kAlight);

  // The reversed search starts where the traveller arrives.
  SearchTables& to = setting.to;
  to.network = Reversed(network);
  to.origins = LegsFor(legs.nodes.work, network, kind, RideEnd::kAlight);
  to.points = LegsFor(legs.points.home, network, kind, RideEnd::kBoard);
  to.nodes = LegsFor(legs.nodes.home, network, kind, RideEnd::kBoard);
  return setting;
}

SearchDirection HeadlineDirection(const KeyNode& node) {
  return IsHomeKind(node.kind) ? SearchDirection::kFrom : SearchDirection::kTo;
}

}  // namespace railreach
