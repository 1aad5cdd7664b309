// Names of what the rows of a result refer to.
#ifndef ENGINE_OUTPUT_LABELS_H_
#define ENGINE_OUTPUT_LABELS_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "engine/model/model.h"
#include "engine/model/tier.h"

namespace railreach {

// A none id has empty names.  Keeps a reference to the model.
class Labels {
 public:
  explicit Labels(const Model& model) : model_(model) {}

  const ThingName& Of(StationId id) const;
  const ThingName& Of(LineId id) const;
  const ThingName& Of(NodeId id) const;
  const ThingName& Of(ZoneId id) const;
  const ThingName& Of(RegionId id) const;
  const ThingName& Of(CorridorId id) const;
  const ThingName& Of(TargetId id) const;

 private:
  const Model& model_;
};

// The city that holds each county, none if none does, by RegionId.
IdVector<RegionId, RegionId> CityOfCounty(const Places& places);

// The key node of kind county_seat of each county, none if it has none.
IdVector<RegionId, NodeId> SeatOfCounty(const Places& places);

// "trunk|metro".
std::string TierNames(TierSet tiers);

// {"x_trunk", "x_conventional", ...} for the prefix "x_".
std::vector<std::string> TierColumns(absl::string_view prefix,
                                     absl::string_view suffix = "");

}  // namespace railreach

#endif  // ENGINE_OUTPUT_LABELS_H_
