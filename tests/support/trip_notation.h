// Timetables as one-line sketches for the hand examples.
#ifndef TESTS_SUPPORT_TRIP_NOTATION_H_
#define TESTS_SUPPORT_TRIP_NOTATION_H_

#include <optional>

#include "absl/strings/string_view.h"
#include "engine/model/ids.h"
#include "engine/model/line_model.h"
#include "engine/network/timed_network.h"

namespace railreach {

// The rows of ParseLines (tests/support/line_notation.h) and of trips, times
// in minutes after 00:00, or in seconds with an `s`:
//
//   trip T1 A 0 B 5/6 C 10        at A from 0, at B from 5 to 6, at C at 10
//   trip T1>T2 A 0 B 5            runs on as T2, which stands below
//   trip T1 A 0 B!b 5 C!a 10      nobody boards at B, nobody leaves at C
//
// Trips with the same stops belong to one pattern, a metro line of its own
// named after its stops ("ABC").
LineModel ParseTrips(absl::string_view text);

// All trains of the day; without a draw, headways are waited for.
TimedNetwork TimedNetworkOf(const LineModel& model,
                            std::optional<Draw> draw = std::nullopt);

// The only stop of a station.
StopId StopNamed(const LineModel& model, const TimedNetwork& timed,
                 absl::string_view station);

}  // namespace railreach

#endif  // TESTS_SUPPORT_TRIP_NOTATION_H_
