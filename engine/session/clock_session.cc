#include "engine/session/clock_session.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "engine/base/csr.h"
#include "engine/base/parallel.h"
#include "engine/routing/window_search.h"
#include "engine/study/window.h"

namespace railreach {
namespace {

// What all searches end at.
using PlaceRow = Id<struct PlaceRowTag>;
Csr<PlaceRow, Leg> LegsOfAll(absl::Span<const SessionPlace> places,
                             JourneyEnd end, PlatformTime platform_time,
                             const PlaceAccess& access) {
  Csr<PlaceRow, Leg> rows;
  for (const SessionPlace& place : places) {
    rows.AppendRow(access.LegsOf(place, end, platform_time));
  }
  return rows;
}

std::vector<StopId> StopsOf(const std::vector<Leg>& legs) {
  std::vector<StopId> stops;
  for (const Leg& leg : legs) stops.push_back(leg.stop);
  std::sort(stops.begin(), stops.end());
  stops.erase(std::unique(stops.begin(), stops.end()), stops.end());
  return stops;
}

// The fastest way over any of the far legs, with the fewest rides among equally
// fast ones.
struct Best {
  ClockSession::Cell cell;
  Leg leg;
};
Best FindBest(const EarliestArrivalWorkspace& search, Legs far,
              Seconds horizon) {
  Best best;
  for (const Leg& leg : far) {
    const ClockSession::Cell cell = {search.time(leg.stop) + leg.time,
                                     search.rides(leg.stop)};
    if (cell.time > horizon) continue;
    if (std::tie(cell.time, cell.rides) <
        std::tie(best.cell.time, best.cell.rides)) {
      best = {cell, leg};
    }
  }
  return best;
}

std::vector<TimedNetwork> ReversedAll(const std::vector<TimedNetwork>& draws,
                                      int num_threads) {
  std::vector<TimedNetwork> reversed(draws.size());
  ParallelFor(draws.size(), num_threads,
              [&](size_t i, int) { reversed[i] = Reversed(draws[i]); });
  return reversed;
}

}  // namespace

ClockSession::ClockSession(const Study& study, const WindowParameters& window,
                           Seconds horizon, int num_threads)
    : window_(window),
      horizon_(horizon),
      draws_(DrawNetworks(study, window, horizon, num_threads)),
      reversed_(ReversedAll(draws_, num_threads)),
      places_(study.model),
      access_(study.model.lines, draws_[0].network) {}

ClockSession::Path ClockSession::FindPath(const SessionPlace& from,
                                          const SessionPlace& to,
                                          Seconds departure) const {
  const auto near =
      access_.LegsOf(from, JourneyEnd::kHome, PlatformTime::kIncluded);
  const auto far =
      access_.LegsOf(to, JourneyEnd::kWork, PlatformTime::kIncluded);
  EarliestArrivalWorkspace search(draws_[0]);
  EarliestArrival(draws_[0], near, departure, horizon_, search);
  const Best best = FindBest(search, far, horizon_);
  Path path;
  path.departure = departure;
  path.total = best.cell.time;
  const Seconds direct = access_.Direct(from, to, PlatformTime::kIncluded);
  if (direct <= path.total && direct <= horizon_) {
    path.total = direct;
    return path;
  }
  if (path.total == kUnreachable) return path;
  path.destination = best.leg;
  path.journey = TraceTimedJourney(search, best.leg.stop);
  for (const Leg& leg : near) {
    if (leg.stop == path.journey.rides.front().from) path.origin = leg;
  }
  return path;
}

ClockSession::Path ClockSession::FindPathTo(const SessionPlace& from,
                                            const SessionPlace& to,
                                            Seconds arrival) const {
  EarliestArrivalWorkspace search(reversed_[0]);
  EarliestArrival(
      reversed_[0],
      access_.LegsOf(to, JourneyEnd::kWork, PlatformTime::kIncluded),
      Seconds(-arrival.count()), horizon_, search);
  const Seconds rail =
      FindBest(search,
               access_.LegsOf(from, JourneyEnd::kHome, PlatformTime::kIncluded),
               horizon_)
          .cell.time;
  const Seconds total =
      std::min(rail, access_.Direct(from, to, PlatformTime::kIncluded));
  if (total > horizon_) return Path();
  // The last moment to leave; the journey as one who leaves then finds it.
  return FindPath(from, to, arrival - total);
}

std::vector<ClockSession::Path> ClockSession::FindLater(
    const SessionPlace& from, const SessionPlace& to, const Path& path,
    size_t most) const {
  std::vector<Path> later;
  Path last = path;
  // One more than asked for: the last one counts only once the next one is
  // known to arrive later.
  while (later.size() <= most && !last.journey.rides.empty() &&
         !last.journey.rides.front().train.is_none()) {
    // A second after the last moment for this train.
    const Seconds departure =
        last.journey.rides.front().board - last.origin.time + Seconds(1);
    if (departure >= window_.to.since_midnight) break;
    Path next = FindPath(from, to, departure);
    if (next.total == kUnreachable || next.journey.rides.empty()) break;
    const Seconds slack = next.journey.rides.front().train.is_none()
                              ? Seconds(0)
                              : next.journey.rides.front().wait;
    next.departure += slack;
    next.total = next.total - slack;
    next.journey.rides.front().wait = next.journey.rides.front().wait - slack;
    next.journey.start += slack;
    if (next.departure >= window_.to.since_midnight) break;
    if (!later.empty() && next.arrival() == later.back().arrival()) {
      later.pop_back();  // leaves earlier and arrives no earlier
    }
    last = next;
    if (next.arrival() > path.arrival()) later.push_back(std::move(next));
  }
  if (later.size() > most) later.pop_back();
  return later;
}

void ClockSession::FindMatrix(
    absl::Span<const SessionPlace> from, absl::Span<const SessionPlace> to,
    SearchDirection direction, PlatformTime platform_time, int num_threads,
    absl::FunctionRef<void(size_t, absl::Span<const std::vector<LaneTime>>)>
        row) const {
  const bool forward = direction == SearchDirection::kFrom;
  const auto near = forward ? from : to;
  const auto far = forward ? to : from;
  const JourneyEnd near_end = forward ? JourneyEnd::kHome : JourneyEnd::kWork;
  const JourneyEnd far_end = forward ? JourneyEnd::kWork : JourneyEnd::kHome;
  const auto origins = LegsOfAll(near, near_end, platform_time, access_);
  const auto ends = LegsOfAll(far, far_end, platform_time, access_);
  const WindowSearch search(
      forward ? draws_ : reversed_,
      WindowBetween(window_.from.since_midnight, window_.to.since_midnight,
                    window_.step, !forward),
      horizon_, StopsOf(ends.values()), num_threads);
  const auto workers = static_cast<size_t>(std::max(1, num_threads));
  std::vector<std::optional<WindowProfiles>> profiles(workers);
  const size_t block = search.block_size();
  // One block of origins per worker at a time keeps the memory bounded.
  std::vector<std::vector<std::vector<LaneTime>>> rows(block * workers);
  for (size_t first = 0; first < near.size(); first += rows.size()) {
    const size_t size = std::min(rows.size(), near.size() - first);
    ParallelFor(
        (size + block - 1) / block, num_threads, [&](size_t unit, int worker) {
          auto& scratch = profiles[static_cast<size_t>(worker)];
          if (!scratch.has_value()) scratch.emplace(search);
          std::vector<Legs> legs;
          const size_t begin = unit * block;
          const size_t end = std::min(begin + block, size);
          for (size_t i = begin; i < end; ++i) {
            legs.push_back(origins[PlaceRow(first + i)]);
          }
          scratch->Search(legs);
          for (size_t i = begin; i < end; ++i) {
            rows[i].resize(far.size());
            for (const PlaceRow place : ends.ids()) {
              const auto& a = near[first + i];
              const auto& b = far[place.index()];
              scratch->TimesTo(i - begin, ends[place],
                               forward ? access_.Direct(a, b, platform_time)
                                       : access_.Direct(b, a, platform_time),
                               rows[i][place.index()]);
            }
          }
        });
    for (size_t i = 0; i < size; ++i) row(first + i, rows[i]);
  }
}

void ClockSession::FindMatrixAt(
    absl::Span<const SessionPlace> from, absl::Span<const SessionPlace> to,
    PlatformTime platform_time, int num_threads,
    absl::FunctionRef<void(size_t, absl::Span<const Cell>)> row) const {
  constexpr size_t kBlock = 64;  // origins between two calls of `row`
  const auto ends = LegsOfAll(to, JourneyEnd::kWork, platform_time, access_);
  std::vector<EarliestArrivalWorkspace> searches(
      static_cast<size_t>(std::max(1, num_threads)),
      EarliestArrivalWorkspace(draws_[0]));
  std::vector<std::vector<Cell>> rows(kBlock);
  for (size_t first = 0; first < from.size(); first += kBlock) {
    const size_t size = std::min(kBlock, from.size() - first);
    ParallelFor(size, num_threads, [&](size_t i, int worker) {
      const SessionPlace& origin = from[first + i];
      EarliestArrivalWorkspace& search = searches[static_cast<size_t>(worker)];
      EarliestArrival(draws_[0],
                      access_.LegsOf(origin, JourneyEnd::kHome, platform_time),
                      window_.from.since_midnight, horizon_, search);
      rows[i].resize(to.size());
      for (const PlaceRow place : ends.ids()) {
        Cell& cell = rows[i][place.index()];
        cell = FindBest(search, ends[place], horizon_).cell;
        const Seconds direct =
            access_.Direct(origin, to[place.index()], platform_time);
        if (direct <= cell.time && direct <= horizon_) cell = {direct, 0};
      }
    });
    for (size_t i = 0; i < size; ++i) row(first + i, rows[i]);
  }
}

}  // namespace railreach
