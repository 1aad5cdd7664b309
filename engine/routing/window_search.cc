#include "engine/routing/window_search.h"

#include <algorithm>
#include <utility>

#include "engine/base/check.h"
#include "engine/base/parallel.h"
#include "engine/routing/window_times.h"

namespace railreach {
namespace {

constexpr uint32_t kNotKept = 0xffffffff;
constexpr size_t kBlockBytes = size_t{64} << 20;

// A window as blocks that one scan holds.
std::vector<Window> BlocksOf(const Window& window) {
  std::vector<Window> blocks;
  for (int k = 0; k < window.count; k += kScanDeparturesMax) {
    blocks.push_back({window.departure(k), window.step,
                      std::min(kScanDeparturesMax, window.count - k)});
  }
  return blocks;
}

}  // namespace

WindowSearch::WindowSearch(const std::vector<TimedNetwork>& draws,
                           Window window, Seconds horizon,
                           std::vector<StopId> stops, int num_threads)
    : draws_(draws),
      window_(window),
      horizon_(horizon),
      stops_(std::move(stops)) {
  CHECK(!draws.empty() && window.count >= 1);
  CHECK(horizon >= Seconds(0) && horizon <= kLaneHorizonMax);
  row_of_.assign(draws[0].network.stops.size(), kNotKept);
  for (size_t i = 0; i < stops_.size(); ++i) {
    row_of_[stops_[i].index()] = static_cast<uint32_t>(i);
  }
  if (!draws[0].all_by_clock()) return;
  const std::vector<Window> blocks = BlocksOf(window);
  scans_.resize(draws.size() * blocks.size());
  ParallelFor(scans_.size(), num_threads, [&](size_t i, int) {
    scans_[i] = std::make_unique<const TimetableScan>(
        draws[i / blocks.size()], blocks[i % blocks.size()], horizon);
  });
}

size_t WindowSearch::block_size() const {
  const size_t bytes_per_origin =
      std::max<size_t>(1, stops_.size() * num_values() * sizeof(LaneTime));
  return std::clamp<size_t>(kBlockBytes / bytes_per_origin, 1, kLanes);
}

WindowProfiles::WindowProfiles(const WindowSearch& search) : search_(search) {
  const size_t block = search.block_size();
  for (const auto& scan : search.scans_) {
    scans_.emplace_back(*scan, kLanes, ScanRecord{{}, search.stops_, block});
  }
  if (search.by_clock()) return;
  for (const TimedNetwork& draw : search.draws_) scalar_.emplace_back(draw);
  times_.resize(search.stops_.size() * block * search.num_values());
}

void WindowProfiles::Search(absl::Span<const Legs> origins) {
  CHECK(origins.size() <= search_.block_size());
  for (size_t i = 0; i < scans_.size(); ++i) {
    ScanWindow(*search_.scans_[i], origins, scans_[i]);
  }
  if (!search_.by_clock()) SearchByHeadway(origins);
}

void WindowProfiles::SearchByHeadway(absl::Span<const Legs> origins) {
  const auto departures = static_cast<size_t>(search_.window_.count);
  const size_t row_size = search_.block_size() * search_.num_values();
  for (size_t lane = 0; lane < origins.size(); ++lane) {
    for (size_t value = 0; value < search_.num_values(); ++value) {
      EarliestArrivalWorkspace& search = scalar_[value / departures];
      EarliestArrival(
          search_.draws_[value / departures], origins[lane],
          search_.window_.departure(static_cast<int>(value % departures)),
          search_.horizon_, search);
      LaneTime* time = &times_[lane * search_.num_values() + value];
      for (const StopId stop : search_.stops_) {
        *time = ToLaneTime(search.time(stop));
        time += row_size;
      }
    }
  }
}

bool WindowProfiles::TimesTo(size_t lane, Legs legs, Seconds direct,
                             std::vector<LaneTime>& times) const {
  times.assign(search_.num_values(), ToLaneTime(direct));
  bool any = direct <= search_.horizon_;
  for (const Leg& leg : legs) {
    const uint32_t row = search_.row_of_[leg.stop.index()];
    if (row == kNotKept) continue;
    if (!search_.by_clock()) {
      const size_t first = (row * search_.block_size() + lane) * times.size();
      LowerTimes(absl::MakeConstSpan(times_).subspan(first, times.size()),
                 leg.time, absl::MakeSpan(times));
      any = true;
      continue;
    }
    size_t first = 0;
    for (const ScanWorkspace& scan : scans_) {
      const auto profile = scan.profile(leg.stop, lane);
      if (scan.reached(leg.stop, lane)) {
        LowerTimes(profile, leg.time,
                   absl::MakeSpan(times).subspan(first, profile.size()));
        any = true;
      }
      first += profile.size();
    }
  }
  const LaneTime horizon = ToLaneTime(search_.horizon_);
  if (!any) {
    std::fill(times.begin(), times.end(), kLaneUnreachable);
    return false;
  }
  bool reached = false;
  for (LaneTime& time : times) {
    if (time > horizon) time = kLaneUnreachable;
    reached |= time != kLaneUnreachable;
  }
  return reached;
}

}  // namespace railreach
