#include "engine/routing/scan_program.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <queue>
#include <tuple>
#include <utility>

#include "absl/types/span.h"
#include "engine/base/check.h"
#include "engine/base/csr.h"

namespace railreach::internal {
namespace {

// Slots handed out by time: one is free again in the second after its last use.
// What was freed last is taken first: it is still in the cache.
class SlotPool {
 public:
  // Requires times in ascending order.
  LabelSlot Take(Seconds now, Seconds last_use) {
    while (!in_use_.empty() && in_use_.top().first < now) {
      free_.push_back(in_use_.top().second);
      in_use_.pop();
    }
    if (free_.empty()) free_.push_back(static_cast<LabelSlot>(size_++));
    const LabelSlot slot = free_.back();
    free_.pop_back();
    in_use_.push({last_use, slot});
    return slot;
  }
  size_t size() const { return size_; }

 private:
  using Use = std::pair<Seconds, LabelSlot>;
  std::priority_queue<Use, std::vector<Use>, std::greater<>> in_use_;
  std::vector<LabelSlot> free_;
  size_t size_ = 0;
};

// A train of one row, as it is compiled.
struct Run {
  TrainRowId row;
  TrainId train;
  TrainId ahead;       // in its row; none: the first one
  uint32_t first = 0;  // where passengers first get on
  uint32_t last = 0;   // where they last get off; > first
};

// A part of a run that has a label of its own.
struct Part {
  size_t run;
  uint32_t first = 0;
  uint32_t last = 0;  // > first
};

// In the order in which a second is gone through.
enum class Kind : uint8_t {
  kArrival,
  kLetter,
  kChange,
  kDelivery,
  kDeparture,
  kStart,
  kStay,
};
constexpr size_t kKinds = 7;

struct Event {
  Seconds time;
  Kind kind;
  LabelMove move;
};

class Compiler {
 public:
  Compiler(const TimedNetwork& timed, Window window, Seconds horizon)
      : network_(timed.network), timetable_(timed.timetable) {
    program_.window = window;
    program_.horizon = horizon;
    program_.num_stops = network_.stops.size();
    end_ = window.departure(window.count - 1) + horizon;
  }

  ScanProgram Compile() {
    FindRuns();
    FindRepeats();
    FindParts();
    AddParts();
    TakeLetterSlots();
    WriteInstants();
    return std::move(program_);
  }

 private:
  absl::Span<const StopTime> TimesOf(const Run& run) const {
    return timetable_.times[run.train];
  }

  // The trains that anyone can ride within the window.
  void FindRuns() {
    for (const TrainRowId row : timetable_.stops.ids()) {
      TrainId ahead;
      for (const TrainId train : timetable_.trains[row]) {
        Run run = {row, train, std::exchange(ahead, train), 0, 0};
        if (FindEnds(run)) runs_.push_back(run);
      }
    }
  }

  bool FindEnds(Run& run) const {
    const auto times = TimesOf(run);
    const auto boards = timetable_.boards_of(run.row);
    const auto alights = timetable_.alights_of(run.row);
    uint32_t first = 0;
    uint32_t last = static_cast<uint32_t>(times.size()) - 1;
    while (first < last &&
           (!boards[first] || times[first].departure < program_.window.first)) {
      ++first;
    }
    while (last > first && (!alights[last] || times[last].arrival > end_)) {
      --last;
    }
    run.first = first;
    run.last = last;
    return first < last;
  }

  // When a train is boarded and left in the same second.
  void FindRepeats() {
    for (const Run& run : runs_) {
      const auto times = TimesOf(run);
      for (uint32_t i = run.first; i < run.last; ++i) {
        if (times[i].departure == times[i + 1].arrival) {
          repeats_.push_back(times[i].departure);
        }
      }
    }
    std::sort(repeats_.begin(), repeats_.end());
    repeats_.erase(std::unique(repeats_.begin(), repeats_.end()),
                   repeats_.end());
  }

  bool IsRepeated(Seconds second) const {
    return std::binary_search(repeats_.begin(), repeats_.end(), second);
  }

  // By when they are first boarded.
  void FindParts() {
    for (size_t k = 0; k < runs_.size(); ++k) {
      const Run& run = runs_[k];
      const auto times = TimesOf(run);
      const auto boards = timetable_.boards_of(run.row);
      uint32_t first = run.first;
      for (uint32_t i = first + 1; i < run.last; ++i) {
        if (boards[i] && times[i].arrival == times[i].departure &&
            IsRepeated(times[i].arrival)) {
          parts_.push_back({k, std::exchange(first, i), i});
        }
      }
      parts_.push_back({k, first, run.last});
    }
    const auto begin = [&](const Part& part) {
      return TimesOf(runs_[part.run])[part.first].departure;
    };
    std::stable_sort(
        parts_.begin(), parts_.end(),
        [&](const Part& a, const Part& b) { return begin(a) < begin(b); });
  }

  void AddParts() {
    SlotPool pool;
    std::vector<LabelSlot> slot_of(runs_.size(), 0);
    for (const Part& part : parts_) {
      const Run& run = runs_[part.run];
      const auto times = TimesOf(run);
      const Seconds begin = times[part.first].departure;
      const LabelSlot slot = pool.Take(begin, times[part.last].arrival);
      const LabelSlot before = std::exchange(slot_of[part.run], slot);
      if (part.first > run.first) {
        events_.push_back({begin, Kind::kStay, {before, slot}});
      }
      AddPart(part, slot);
    }
    program_.num_train_slots = pool.size();
  }

  void AddPart(const Part& part, LabelSlot slot) {
    const Run& run = runs_[part.run];
    const auto stops = timetable_.stops[run.row];
    const auto boards = timetable_.boards_of(run.row);
    const auto alights = timetable_.alights_of(run.row);
    const auto times = TimesOf(run);
    for (uint32_t i = part.first; i <= part.last; ++i) {
      const LabelSlot stop = Slot(stops[i]);
      if (i > part.first && alights[i]) {
        events_.push_back({times[i].arrival, Kind::kArrival, {slot, stop}});
        AddTransfers(run, i, slot);
      }
      if (i == part.last || !boards[i]) continue;
      events_.push_back({times[i].departure,
                         i == run.first ? Kind::kStart : Kind::kDeparture,
                         {stop, slot}});
    }
  }

  static LabelSlot Slot(StopId stop) {
    return static_cast<LabelSlot>(stop.index());
  }

  void AddTransfers(const Run& run, uint32_t position, LabelSlot train) {
    const StopId stop = timetable_.stops[run.row][position];
    const Seconds arrival = TimesOf(run)[position].arrival;
    bool written = false;
    for (const TransferLeg& leg : network_.transfers[stop]) {
      const Seconds ready = arrival + leg.time;
      if (ready > end_ || IsFutile(run, position, leg.to, ready)) continue;
      if (leg.time <= Seconds(0)) {
        events_.push_back({arrival, Kind::kChange, {train, Slot(leg.to)}});
        continue;
      }
      if (!std::exchange(written, true)) {
        letters_.push_back({arrival, train, arrival});
      }
      Letter& letter = letters_.back();
      letter.last = std::max(letter.last, ready);
      deliveries_.push_back({ready, letters_.size() - 1, Slot(leg.to)});
    }
  }

  // Whether all that leaves `to` from `ready` on is a later train of the same
  // row from here on: who is aboard already gets there no later.
  bool IsFutile(const Run& run, uint32_t position, StopId to,
                Seconds ready) const {
    for (const Timetable::Visit visit : timetable_.visits[to]) {
      const bool boards =
          timetable_.boards_of(visit.row)[visit.position] &&
          visit.position + 1 < timetable_.stops[visit.row].size();
      if (!boards) continue;
      if (visit.row != run.row || visit.position != position) return false;
      if (run.ahead.is_none()) continue;
      if (timetable_.times[run.ahead][position].departure >= ready) {
        return false;
      }
    }
    return true;
  }

  void TakeLetterSlots() {
    std::vector<size_t> order(letters_.size());
    for (size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
      return letters_[a].written < letters_[b].written;
    });
    SlotPool pool;
    std::vector<LabelSlot> slots(letters_.size());
    for (const size_t i : order) {
      slots[i] = pool.Take(letters_[i].written, letters_[i].last);
      events_.push_back(
          {letters_[i].written, Kind::kLetter, {letters_[i].train, slots[i]}});
    }
    program_.num_letter_slots = pool.size();
    for (const Delivery& delivery : deliveries_) {
      events_.push_back({delivery.time,
                         Kind::kDelivery,
                         {slots[delivery.letter], delivery.stop}});
    }
  }

  std::vector<LabelMove>& MovesOf(Kind kind) {
    switch (kind) {
      case Kind::kArrival:
        return program_.arrivals;
      case Kind::kLetter:
        return program_.letters;
      case Kind::kChange:
        return program_.changes;
      case Kind::kDelivery:
        return program_.deliveries;
      case Kind::kDeparture:
        return program_.departures;
      case Kind::kStart:
        return program_.starts;
      case Kind::kStay:
        break;
    }
    return program_.stays;
  }

  // By second and kind: a counting sort, as seconds are few and events many.
  void SortEvents() {
    const Seconds first = program_.window.first;
    const auto key = [&](const Event& event) {
      return static_cast<size_t>((event.time - first).count()) * kKinds +
             static_cast<size_t>(event.kind);
    };
    std::vector<uint32_t> next(
        (static_cast<size_t>((end_ - first).count()) + 1) * kKinds + 1, 0);
    for (const Event& event : events_) ++next[key(event) + 1];
    std::partial_sum(next.begin(), next.end(), next.begin());
    std::vector<Event> sorted(events_.size());
    for (const Event& event : events_) sorted[next[key(event)]++] = event;
    events_ = std::move(sorted);
  }

  void WriteInstants() {
    SortEvents();
    for (size_t i = 0; i < events_.size();) {
      const Seconds time = events_[i].time;
      for (; i < events_.size() && events_[i].time == time; ++i) {
        MovesOf(events_[i].kind).push_back(events_[i].move);
      }
      const auto end = [&](Kind kind) {
        return static_cast<uint32_t>(MovesOf(kind).size());
      };
      program_.instants.push_back({time, IsRepeated(time), end(Kind::kArrival),
                                   end(Kind::kLetter), end(Kind::kChange),
                                   end(Kind::kDelivery), end(Kind::kDeparture),
                                   end(Kind::kStart), end(Kind::kStay)});
    }
  }

  struct Letter {
    Seconds written;
    LabelSlot train;
    Seconds last;  // delivery
  };
  struct Delivery {
    Seconds time;
    size_t letter;
    LabelSlot stop;
  };

  const Network& network_;
  const Timetable& timetable_;
  Seconds end_;
  std::vector<Run> runs_;
  std::vector<Seconds> repeats_;  // ascending
  std::vector<Part> parts_;
  std::vector<Letter> letters_;
  std::vector<Delivery> deliveries_;
  std::vector<Event> events_;
  ScanProgram program_;
};

}  // namespace

ScanProgram CompileScan(const TimedNetwork& timed, Window window,
                        Seconds horizon) {
  CHECK(timed.all_by_clock());
  CHECK(window.count >= 1 && window.count <= kScanDeparturesMax);
  CHECK(window.step > Seconds(0) && horizon >= Seconds(0));
  return Compiler(timed, window, horizon).Compile();
}

}  // namespace railreach::internal
