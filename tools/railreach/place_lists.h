// Lists of places, as `matrix` takes them.
#ifndef TOOLS_RAILREACH_PLACE_LISTS_H_
#define TOOLS_RAILREACH_PLACE_LISTS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/network/network.h"
#include "engine/session/place_index.h"
#include "engine/study/study.h"

namespace railreach {

// "stations": those with a train, `by_stop` their platforms apart where a feed
// tells them apart; "key_nodes", "zones", or the path of a CSV with id, lat,
// lon.  NotFound where the study has none of them.
absl::StatusOr<std::vector<SessionPlace>> ListPlaces(const std::string& what,
                                                     bool by_stop,
                                                     const Study& study,
                                                     const Network& network);

}  // namespace railreach

#endif  // TOOLS_RAILREACH_PLACE_LISTS_H_
