// The fields of each modification: written down once, for reading, writing and
// checking.  Internal to wire.
//
// Describe(fields, thing) names each field of scenario.proto with the member
// that it fills, what it may be, and what excludes what.  `Fields` is one of
// MessageReader, MessageWriter and MessageChecker.
#ifndef ENGINE_WIRE_SCENARIO_FIELDS_H_
#define ENGINE_WIRE_SCENARIO_FIELDS_H_

#include <cstddef>
#include <string>
#include <utility>
#include <variant>

#include "absl/strings/string_view.h"
#include "engine/scenario/modification.h"

namespace railreach::wire {

enum class Need : uint8_t { kMay, kMust };
using enum Need;

// What a number may be, both ends included.
struct Bounds {
  double least;
  double most;
};

// A word of the tables and what it stands for.
template <typename T>
using WordOf = std::pair<absl::string_view, T>;

inline constexpr Bounds kKmh = {1, 1000};
inline constexpr Bounds kDaySeconds = {0, 86'400};
inline constexpr Bounds kRunSeconds = {1, 86'400};
inline constexpr Bounds kPlatformSeconds = {0, 7200};
inline constexpr Bounds kPeople = {0, 1e10};

inline constexpr WordOf<Tier> kTierWords[] = {
    {"trunk", Tier::kTrunk},
    {"conventional", Tier::kConventional},
    {"intercity", Tier::kIntercity},
    {"suburban", Tier::kSuburban},
    {"metro", Tier::kMetro}};
inline constexpr WordOf<Status> kStatusWords[] = {
    {"existing", Status::kExisting},
    {"construction", Status::kConstruction},
    {"planned", Status::kPlanned}};
inline constexpr WordOf<Confidence> kConfidenceWords[] = {
    {"high", Confidence::kHigh},
    {"medium", Confidence::kMedium},
    {"low", Confidence::kLow}};
inline constexpr WordOf<DensityClass> kDensityWords[] = {
    {"none", DensityClass::kNone},
    {"narrow", DensityClass::kNarrow},
    {"middle", DensityClass::kMiddle},
    {"wide", DensityClass::kWide}};
inline constexpr WordOf<Direction> kDirectionWords[] = {
    {"out", Direction::kOut}, {"back", Direction::kBack}};
inline constexpr WordOf<absl::string_view> kWayWords[] = {{"out", "out"},
                                                          {"back", "back"}};

template <typename Fields>
void Describe(Fields& f, StopAt& stop) {
  f.Text("station", stop.station, kMust);
  f.Text("name_zh", stop.name.zh, kMay);
  f.Text("name_en", stop.name.en, kMay);
  f.Point(stop.position, kMay);
  f.Duration("run_s", stop.run, kRunSeconds, kMay);
  f.Duration("dwell_s", stop.dwell, kDaySeconds, kMay);
  f.Needs("name_zh", "lat");
  f.Needs("name_en", "lat");
}

template <typename Fields>
void Describe(Fields& f, TrainsAt& trains) {
  f.Text("band", trains.band, kMay);
  f.Headway("headway_min", trains.headway);
  f.Number("trains", trains.trains, {0, 10'000});
  f.ExactlyOne({"headway_min", "trains"});
}

template <typename Fields>
void Describe(Fields& f, AddLine& change) {
  f.Text("line", change.name.key, kMust);
  f.Text("name_zh", change.name.zh, kMust);
  f.Text("name_en", change.name.en, kMust);
  f.Word("tier", change.tier, kTierWords, kMust);
  f.List("stop", change.stops, 2);
  f.Number("design_speed_kmh", change.design_speed_kmh, kKmh);
  f.List("service", change.trains, 0);
  f.Clocks("departure", change.departures, kMay);
  f.Text("operator_class", change.operator_class, kMay);
  f.Text("operator", change.operator_name, kMay);
  f.Text("service_group", change.service_group, kMay);
  f.Flag("one_way", change.one_way);
  f.Flag("ring", change.ring);
  f.Colour("colour", change.colour);
  f.Word("density_class", change.density_class, kDensityWords, kMay);
  f.AtLeastOne({"service", "departure"});
}

template <typename Fields>
void Describe(Fields& f, OpenLines& change) {
  f.Texts("line", change.lines, kMay);
  f.Whole("open_until", change.open_until, {1800, 2200}, kMay);
  f.Word("status", change.status, kStatusWords, kMay);
  f.Word("least_confidence", change.least_confidence, kConfidenceWords, kMay);
  f.AtLeastOne({"line", "open_until", "status"});
}

template <typename Fields>
void Describe(Fields& f, CloseLine& change) {
  f.Text("line", change.line, kMust);
}

template <typename Fields>
void Describe(Fields& f, CloseSection& change) {
  f.Text("line", change.line, kMay);
  f.Text("from", change.from, kMust);
  f.Text("to", change.to, kMust);
}

template <typename Fields>
void Describe(Fields& f, CloseStation& change) {
  f.Text("station", change.station, kMust);
}

template <typename Fields>
void Describe(Fields& f, CloseTransfer& change) {
  f.Text("from", change.from, kMust);
  f.Text("to", change.to, kMust);
  f.Flag("one_way", change.one_way);
}

template <typename Fields>
void Describe(Fields& f, AddStop& change) {
  f.Text("line", change.line, kMust);
  f.One("stop", change.stop);
  f.Text("after", change.after, kMay);
  f.Text("before", change.before, kMay);
  f.Together("after", "before");
}

template <typename Fields>
void Describe(Fields& f, ExtendLine& change) {
  f.Text("line", change.line, kMust);
  f.Text("at", change.terminus, kMust);
  f.List("stop", change.stops, 1);
  f.Number("design_speed_kmh", change.design_speed_kmh, kKmh);
}

template <typename Fields>
void Describe(Fields& f, ShortenLine& change) {
  f.Text("line", change.line, kMust);
  f.Text("from", change.from, kMust);
  f.Text("to", change.to, kMust);
}

template <typename Fields>
void Describe(Fields& f, RerouteLine& change) {
  f.Text("line", change.line, kMust);
  f.Text("from", change.from, kMust);
  f.Text("to", change.to, kMust);
  f.List("stop", change.via, 0);
  f.Number("design_speed_kmh", change.design_speed_kmh, kKmh);
}

template <typename Fields>
void Describe(Fields& f, BranchLine& change) {
  f.Text("line", change.line, kMust);
  f.Text("from", change.origin, kMust);
  f.Text("at", change.at, kMust);
  f.List("stop", change.stops, 1);
  f.List("service", change.trains, 1);
  f.Number("design_speed_kmh", change.design_speed_kmh, kKmh);
}

template <typename Fields>
void Describe(Fields& f, JoinLines& change) {
  f.Text("line", change.first, kMust);
  f.Text("second_line", change.second, kMust);
  f.Text("at", change.at, kMust);
  f.Text("second_at", change.second_at, kMay);
  f.Duration("dwell_s", change.dwell, kDaySeconds, kMay);
}

template <typename Fields>
void Describe(Fields& f, SplitLine& change) {
  f.Text("line", change.line, kMust);
  f.Text("at", change.at, kMust);
}

template <typename Fields>
void Describe(Fields& f, SetRunTimes& change) {
  f.Text("line", change.line, kMust);
  f.Text("from", change.from, kMay);
  f.Text("to", change.to, kMay);
  f.Number("factor", change.factor, {0.1, 10});
  f.Number("design_speed_kmh", change.design_speed_kmh, kKmh);
  f.Duration("run_s", change.run, kRunSeconds, kMay);
  f.Together("from", "to");
  f.ExactlyOne({"factor", "design_speed_kmh", "run_s"});
}

template <typename Fields>
void Describe(Fields& f, SetDwell& change) {
  f.Text("line", change.line, kMust);
  f.Text("station", change.station, kMay);
  f.Duration("dwell_s", change.dwell, kDaySeconds, kMust);
}

template <typename Fields>
void Describe(Fields& f, SetTrains& change) {
  f.Text("line", change.line, kMust);
  f.Word("direction", change.direction, kWayWords, kMay);
  f.List("service", change.trains, 0);
  f.Number("factor", change.headway_factor, {0.01, 100});
  f.ExactlyOne({"service", "factor"});
}

template <typename Fields>
void Describe(Fields& f, SetTier& change) {
  f.Text("line", change.line, kMust);
  f.Word("tier", change.tier, kTierWords, kMust);
}

template <typename Fields>
void Describe(Fields& f, SetPlatformTimes& change) {
  f.Text("station", change.station, kMay);
  f.Word("tier", change.tier, kTierWords, kMay);
  f.Duration("entry_s", change.entry, kPlatformSeconds, kMay);
  f.Duration("exit_s", change.exit, kPlatformSeconds, kMay);
  f.Duration("change_s", change.change, kPlatformSeconds, kMay);
  f.ExactlyOne({"station", "tier"});
  f.AtLeastOne({"entry_s", "exit_s", "change_s"});
}

template <typename Fields>
void Describe(Fields& f, SetTransfer& change) {
  f.Text("from", change.from, kMust);
  f.Text("to", change.to, kMust);
  f.Duration("time_s", change.time, kPlatformSeconds, kMust);
  f.Flag("one_way", change.one_way);
}

template <typename Fields>
void Describe(Fields&, IntegrateOperators&) {}

template <typename Fields, typename Change>
void DescribeTrips(Fields& f, Change& change) {
  f.Text("line", change.line, kMust);
  f.Texts("trip", change.trips, kMay);
  f.Clock("from_time", change.from);
  f.Clock("to_time", change.to);
  f.AtLeastOne({"trip", "from_time", "to_time"});
  f.Excludes("trip", {"from_time", "to_time"});
}

template <typename Fields>
void Describe(Fields& f, DropTrips& change) {
  DescribeTrips(f, change);
}

template <typename Fields>
void Describe(Fields& f, ShiftTrips& change) {
  DescribeTrips(f, change);
  f.Duration("later_s", change.later, {-86'400, 86'400}, kMust);
}

template <typename Fields>
void Describe(Fields& f, AddTrips& change) {
  f.Text("line", change.line, kMust);
  f.Word("direction", change.direction, kDirectionWords, kMay);
  f.Clocks("departure", change.departures, kMust);
}

template <typename Fields>
void Describe(Fields& f, MovePeople& change) {
  f.Text("from", change.from, kMay);
  f.Text("to", change.to, kMay);
  f.Whole("people", change.people, {-1e10, 1e10}, kMust);
  f.AtLeastOne({"from", "to"});
}

template <typename Fields>
void Describe(Fields& f, AddZone& change) {
  f.Text("zone", change.name.key, kMust);
  f.Text("name_zh", change.name.zh, kMust);
  f.Text("name_en", change.name.en, kMust);
  f.Point(change.position, kMust);
  f.Whole("people", change.people, kPeople, kMust);
  f.Text("region", change.region, kMust);
}

inline constexpr size_t kNumKinds = std::variant_size_v<Change>;

// The change of field number `number` of the message Modification, empty:
// numbers and alternatives stand in the same order.  Requires 1 <= number <=
// kNumKinds.
template <size_t kIndex = 0>
Change EmptyChange(int number) {
  if constexpr (kIndex + 1 < kNumKinds) {
    if (number != static_cast<int>(kIndex) + 1) {
      return EmptyChange<kIndex + 1>(number);
    }
  }
  return Change(std::in_place_index<kIndex>);
}

}  // namespace railreach::wire

#endif  // ENGINE_WIRE_SCENARIO_FIELDS_H_
