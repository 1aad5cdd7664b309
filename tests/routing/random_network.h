// Random networks with everything that a search may meet.
#ifndef TESTS_ROUTING_RANDOM_NETWORK_H_
#define TESTS_ROUTING_RANDOM_NETWORK_H_

#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "engine/model/ids.h"
#include "engine/network/network.h"
#include "engine/routing/query.h"

namespace railreach {

struct RandomNetwork {
  Network network;
  // Transfers that are a chain of at least two walks.
  std::set<std::pair<StopId, StopId>> chained;
  // One origin per stop, with its own stop at 0 or at its entry, and perhaps
  // legs to others; the last one has no legs.
  std::vector<std::vector<Leg>> origins;

  std::vector<Legs> legs() const {
    return std::vector<Legs>(origins.begin(), origins.end());
  }
};

// The same for the same seed, on every machine.  3 to 15 stops; patterns with
// and without their reverse, rings and patterns that cross themselves, some
// not in service; groups with first waits; changes; walks chained to the fixed
// point; small whole numbers, so that ties are common.
RandomNetwork MakeRandomNetwork(uint32_t seed);

}  // namespace railreach

#endif  // TESTS_ROUTING_RANDOM_NETWORK_H_
