// One way of looking at a study: its network under one assumption, both ways
// round, with the legs of all places.
#ifndef ENGINE_STUDY_SETTING_H_
#define ENGINE_STUDY_SETTING_H_

#include "engine/base/csr.h"
#include "engine/indicator/catchment.h"
#include "engine/model/ids.h"
#include "engine/network/network.h"
#include "engine/routing/query.h"
#include "engine/study/place_legs.h"
#include "engine/study/study.h"

namespace railreach {

// The options that the parameters ask for.  CHECKs that the band exists.
NetworkOptions OptionsOf(const Study& study);

// Searches of one direction: from the nodes' legs over `network` (reversed for
// `to`) to the legs of points and nodes at the other end.
struct SearchTables {
  Network network;
  Csr<NodeId, Leg> origins;
  Csr<ZonePointId, Leg> points;
  Csr<NodeId, Leg> nodes;
};

struct Setting {
  SearchTables from;
  SearchTables to;

  const SearchTables& tables(SearchDirection direction) const {
    return direction == SearchDirection::kFrom ? from : to;
  }
};

enum class LegKind { kDoor, kPlatform };

// O(size of the network + legs).
Setting MakeSetting(const Study& study, const NetworkOptions& options,
                    const StudyLegs& legs, LegKind kind);

// `from` for homes, `to` for all other kinds (METRICS: catchment).
SearchDirection HeadlineDirection(const KeyNode& node);

}  // namespace railreach

#endif  // ENGINE_STUDY_SETTING_H_
