// Headway searches from all stops of a network within an hour, on one core:
// lanes and their scalar twin against Dijkstra's algorithm on the same network
// expanded into a graph.  Before its timing each method must give the
// fingerprint of Boost.Graph's result.  At the end: the ratios.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "bench/support/bench_networks.h"
#include "bench/support/library_peers.h"
#include "bench/support/peer_graph.h"
#include "bench/support/ratio_reporter.h"
#include "engine/base/fingerprint.h"
#include "engine/routing/headway_batch.h"
#include "engine/routing/one_to_all.h"
#include "hwy/highway.h"

namespace railreach {
namespace {

constexpr uint32_t kHorizon = 3600;

// times[origin * num_stops + stop]: seconds off the train, kPeerFar beyond the
// horizon.
using Times = std::vector<uint32_t>;

// One network with everything that the methods need, made before the timing.
struct Case {
  explicit Case(BenchNetwork bench)
      : name(bench.name),
        network(std::move(bench.network)),
        num_stops(network.stops.size()),
        graph(MakePeerGraph(network)),
        lanes(network),
        scalar(network),
        buckets(kHorizon) {
    for (const StopId stop : IdRange<StopId>(num_stops)) {
      legs.push_back({stop, Seconds(0)});
    }
    for (const Leg& leg : legs) origins.push_back(Legs(&leg, 1));
  }

  std::string name;
  Network network;
  size_t num_stops;
  PeerGraph graph;
  HeadwayWorkspace lanes;
  OneToAllWorkspace scalar;
  BucketQueue buckets;
  std::vector<Leg> legs;
  std::vector<Legs> origins;
  std::string reference;  // fingerprint
};

// A method searches from all stops; with `times` it also stores what it found.
using Method = std::function<void(Case&, Times* times)>;

void RunLanes(Case& c, Times* times) {
  const absl::Span<const Legs> origins(c.origins);
  for (size_t first = 0; first < origins.size(); first += kLanes) {
    const auto batch = origins.subspan(first, kLanes);
    SearchBatch(c.network, batch, Seconds(kHorizon), c.lanes);
    if (times == nullptr) continue;
    for (const StopId stop : IdRange<StopId>(c.num_stops)) {
      for (size_t k = 0; k < batch.size(); ++k) {
        const LaneTime time = c.lanes.row(stop)[k];
        (*times)[(first + k) * c.num_stops + stop.index()] =
            time == kLaneUnreachable ? kPeerFar : time;
      }
    }
  }
}

// The lanes as processors without AVX-512, or without AVX2, run them.
Method OnTarget(int64_t target) {
  return [target](Case& c, Times* times) {
    hwy::SetSupportedTargetsForTest(target);
    RunLanes(c, times);
    hwy::SetSupportedTargetsForTest(0);
  };
}

void RunScalar(Case& c, Times* times) {
  for (size_t k = 0; k < c.num_stops; ++k) {
    OneToAll(c.network, c.origins[k], Seconds(kHorizon), c.scalar);
    if (times == nullptr) continue;
    for (const StopId stop : IdRange<StopId>(c.num_stops)) {
      const Seconds time = c.scalar.time(stop);
      (*times)[k * c.num_stops + stop.index()] =
          time == kUnreachable ? kPeerFar : static_cast<uint32_t>(time.count());
    }
  }
}

// Copies the times of one origin: distance_of(node) for every stop's `off`.
template <typename DistanceOf>
void StoreOff(const Case& c, size_t origin, DistanceOf distance_of,
              Times& times) {
  for (size_t stop = 0; stop < c.num_stops; ++stop) {
    const uint32_t time = distance_of(c.graph.off[stop]);
    times[origin * c.num_stops + stop] = time > kHorizon ? kPeerFar : time;
  }
}

// Peers that reset what they reached.
template <typename Search>
void RunOnGraph(Case& c, Times* times, Search search) {
  std::vector<uint32_t> distance(c.graph.num_nodes(), kPeerFar);
  std::vector<uint32_t> reached;
  for (size_t k = 0; k < c.num_stops; ++k) {
    search(c.graph.start[k], distance, reached);
    if (times != nullptr) {
      StoreOff(c, k, [&](uint32_t n) { return distance[n]; }, *times);
    }
    for (const uint32_t node : reached) distance[node] = kPeerFar;
    reached.clear();
  }
}

void RunHeap(Case& c, Times* times) {
  RunOnGraph(c, times, [&](uint32_t from, auto& distance, auto& reached) {
    BinaryHeapSearch(c.graph, from, kHorizon, distance, reached);
  });
}

void RunBuckets(Case& c, Times* times) {
  RunOnGraph(c, times, [&](uint32_t from, auto& distance, auto& reached) {
    c.buckets.Search(c.graph, from, distance, reached);
  });
}

// Peers from libraries keep their own graph.
Method Library(std::shared_ptr<LibraryPeer> peer) {
  return [peer](Case& c, Times* times) {
    for (size_t k = 0; k < c.num_stops; ++k) {
      peer->Search(c.graph.start[k]);
      if (times == nullptr) continue;
      StoreOff(c, k, [&](uint32_t n) { return peer->distance(n); }, *times);
    }
  };
}

std::string FingerprintOf(Case& c, const Method& method) {
  Times times(c.num_stops * c.num_stops);
  method(c, &times);
  return Fingerprint({reinterpret_cast<const char*>(times.data()),
                      times.size() * sizeof(uint32_t)});
}

void Time(benchmark::State& state, Case& c, const Method& method) {
  if (c.reference.empty()) {
    c.reference = FingerprintOf(c, Library(MakeBoostPeer(c.graph)));
  }
  if (FingerprintOf(c, method) != c.reference) {
    state.SkipWithError("the result differs from Boost.Graph's");
    return;
  }
  for (auto _ : state) method(c, nullptr);
  state.counters["per_origin"] =
      benchmark::Counter(static_cast<double>(c.num_stops),
                         benchmark::Counter::kIsIterationInvariantRate |
                             benchmark::Counter::kInvert);
}

void Register(const std::shared_ptr<Case>& c) {
  std::vector<std::pair<std::string, Method>> methods = {
      {"lanes", RunLanes},
      {"scalar", RunScalar},
      {"bucket_queue", RunBuckets},
      {"binary_heap", RunHeap},
      {"boost", Library(MakeBoostPeer(c->graph))}};
  const int64_t targets = hwy::SupportedTargets();
  if (targets & HWY_AVX2) methods.push_back({"lanes_avx2", OnTarget(HWY_AVX2)});
  if (targets & HWY_SSE4) methods.push_back({"lanes_sse4", OnTarget(HWY_SSE4)});
  for (auto& peer : MakeOptionalPeers(c->graph)) {
    const std::string name = peer->name();
    methods.push_back({name, Library(std::move(peer))});
  }
  for (const auto& [name, method] : methods) {
    benchmark::RegisterBenchmark((c->name + "/" + name).c_str(),
                                 [c, method = method](benchmark::State& state) {
                                   Time(state, *c, method);
                                 })
        ->Unit(benchmark::kMillisecond);
  }
}

}  // namespace
}  // namespace railreach

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  for (auto& bench : railreach::LoadBenchNetworks()) {
    railreach::Register(std::make_shared<railreach::Case>(std::move(bench)));
  }
  railreach::RatioReporter reporter("lanes");
  benchmark::RunSpecifiedBenchmarks(&reporter);
  return 0;
}
