// The timetables that the window benchmarks run on.
#ifndef BENCH_SUPPORT_TIMED_NETWORKS_H_
#define BENCH_SUPPORT_TIMED_NETWORKS_H_

#include <string>
#include <vector>

#include "engine/network/timed_network.h"

namespace railreach {

struct BenchTimetable {
  std::string name;
  TimedNetwork timed;
};

// Trains of 05:30 to 10:00, all by the clock: the synthetic metro with a train
// every headway of each pattern; networks/shanghai with drawn trains;
// networks/yangtze_2016; and the oracles' feeds where RAILREACH_ORACLES says
// where they are.
std::vector<BenchTimetable> LoadBenchTimetables();

}  // namespace railreach

#endif  // BENCH_SUPPORT_TIMED_NETWORKS_H_
