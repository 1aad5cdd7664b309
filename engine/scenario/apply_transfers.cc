// Transfers, and times between street and train.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "engine/scenario/changes.h"

namespace railreach {
namespace {

constexpr Seconds kLongest(3600);

struct Ends {
  StationId from;
  StationId to;
};

// The row's direction, and the other.
std::vector<Ends> WaysOf(StationId from, StationId to, bool one_way) {
  if (one_way) return {{from, to}};
  return {{from, to}, {to, from}};
}

bool Joins(const Transfer& row, const Ends& ends) {
  return row.from == ends.from && row.to == ends.to;
}

// Sets a time; whether it was another.
bool Assign(const std::optional<Seconds>& value, Seconds& time) {
  if (!value || time == *value) return false;
  time = *value;
  return true;
}

bool Assign(const std::optional<Seconds>& value, std::optional<Seconds>& time) {
  if (!value || time == value) return false;
  time = value;
  return true;
}

// Whether anything was changed.  An entry that is given has no range.
bool Assign(const SetPlatformTimes& change, PlatformOverrides& times) {
  bool differs = Assign(change.entry, times.entry);
  if (change.entry) {
    differs |= times.entry_low.has_value() || times.entry_high.has_value();
    times.entry_low = times.entry_high = std::nullopt;
  }
  differs |= Assign(change.exit, times.exit);
  differs |= Assign(change.change, times.change);
  return differs;
}

bool Assign(const SetPlatformTimes& change, PlatformTimes& times) {
  bool differs = Assign(change.entry, times.entry);
  times.entry_low = std::min(times.entry_low, times.entry);
  times.entry_high = std::max(times.entry_high, times.entry);
  differs |= Assign(change.exit, times.exit);
  differs |= Assign(change.change, times.change);
  return differs;
}

}  // namespace

void ApplyChange(const SetPlatformTimes& change, Resolver& resolve,
                 ModelEditor& editor) {
  if (change.station.empty() == !change.tier) {
    resolve.Error("times are those of exactly one of a station and a tier");
  }
  StationId station;
  if (!change.station.empty()) station = resolve.Station(change.station);
  if (!change.entry && !change.exit && !change.change) {
    resolve.Error("none of entry, exit and change is given");
  }
  if (change.entry) resolve.CheckTime("an entry", *change.entry, kLongest);
  if (change.exit) resolve.CheckTime("an exit", *change.exit, kLongest);
  if (change.change) resolve.CheckTime("a change", *change.change, kLongest);
  if (!resolve.ok()) return;
  bool differs = false;
  if (station.is_none()) {
    TierRules rules = editor.lines().rules(*change.tier);
    differs = Assign(change, rules.times);
    if (differs) editor.EditRules().tiers[Index(*change.tier)] = rules;
  } else {
    PlatformOverrides times = editor.lines().stations[station].times;
    differs = Assign(change, times);
    if (differs) editor.EditStation(station).times = times;
  }
  if (!differs) resolve.Error("the times are so already");
}

void ApplyChange(const SetTransfer& change, Resolver& resolve,
                 ModelEditor& editor) {
  const StationId from = resolve.Station(change.from);
  const StationId to = resolve.Station(change.to);
  if (!from.is_none() && from == to) {
    resolve.Error("a transfer joins two stations",
                  "set_platform_times has the change within one");
  }
  resolve.CheckTime("a transfer", change.time, Minutes(4 * 60));
  if (!resolve.ok()) return;
  std::vector<Transfer> rows = editor.lines().transfers;
  bool differs = false;
  for (const Ends& ends : WaysOf(from, to, change.one_way)) {
    bool found = false;
    for (Transfer& row : rows) {
      if (!Joins(row, ends)) continue;
      found = true;
      differs |= row.time != change.time;
      row.time = change.time;
    }
    if (found) continue;
    differs = true;
    rows.push_back({ends.from, ends.to, change.time, {0, true}});
  }
  if (differs) {
    editor.EditTransfers() = std::move(rows);
  } else {
    resolve.Error(
        absl::StrCat("the transfer takes ", change.time.count(), " s already"));
  }
}

void ApplyChange(const CloseTransfer& change, Resolver& resolve,
                 ModelEditor& editor) {
  const StationId from = resolve.Station(change.from);
  const StationId to = resolve.Station(change.to);
  if (!resolve.ok()) return;
  std::vector<Transfer> rows = editor.lines().transfers;
  const size_t before = rows.size();
  for (const Ends& ends : WaysOf(from, to, change.one_way)) {
    rows.erase(
        std::remove_if(rows.begin(), rows.end(),
                       [&](const Transfer& row) { return Joins(row, ends); }),
        rows.end());
  }
  if (rows.size() == before) {
    resolve.Error(absl::StrCat("no transfer leads from ", resolve.Called(from),
                               " to ", resolve.Called(to)));
    return;
  }
  editor.EditTransfers() = std::move(rows);
}

void ApplyChange(const IntegrateOperators&, Resolver& resolve,
                 ModelEditor& editor) {
  if (editor.lines().integrated) {
    resolve.Error("operators are integrated already");
    return;
  }
  editor.EditRules().integrated = true;
}

}  // namespace railreach
