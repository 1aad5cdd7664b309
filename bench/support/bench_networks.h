// The networks that the benchmarks run on.
#ifndef BENCH_SUPPORT_BENCH_NETWORKS_H_
#define BENCH_SUPPORT_BENCH_NETWORKS_H_

#include <string>
#include <vector>

#include "engine/network/network.h"

namespace railreach {

struct BenchNetwork {
  std::string name;
  Network network;
};

// The synthetic metro, and every network of networks/ that can be loaded.
std::vector<BenchNetwork> LoadBenchNetworks();

}  // namespace railreach

#endif  // BENCH_SUPPORT_BENCH_NETWORKS_H_
