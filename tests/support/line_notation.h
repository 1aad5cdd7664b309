// Networks as one draws them on paper, for tests.
#ifndef TESTS_SUPPORT_LINE_NOTATION_H_
#define TESTS_SUPPORT_LINE_NOTATION_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "engine/base/units.h"
#include "engine/model/ids.h"
#include "engine/model/line_model.h"
#include "engine/network/network.h"
#include "engine/routing/query.h"

namespace railreach {

// One row a line or a rule; times are minutes, or seconds with an `s`:
//
//   M1 every 6   A 2 B 3 C            a line, both ways
//   M1 every 6 oneway   A 2 B 3 C     one way only
//   G7 trains 4 group HSR   A 20 D    counted trains, in a service group
//   G9 trains 2 group HSR scheduled   A 19 D
//   M4 every 5 ring oneway   A 2 B 2 C 2 A
//   M5 every 5 dwell 1   A 2 B 3 C    dwell at each stop between
//   walk A 5 B                        a row of the transfer table each way
//   change B 2   entry B 3   exit B 1 the times of a station, else 0
//
// Stations are made as they are named, so far apart that nobody walks by
// proximity; all lines are metros of one operator class; the one band lasts
// two hours.  An unreadable row stops the test.
LineModel ParseLines(absl::string_view text);

// BuildNetwork of its one band, expected waits.
Network NetworkOf(const LineModel& model);

StationId StationNamed(const LineModel& model, absl::string_view name);
// Every stop of the station, ready to board after its entry time.
std::vector<Leg> LegsFrom(const LineModel& model, const Network& network,
                          absl::string_view station);
// From leaving a train to the street at the station, walks from stations
// beside it included.
std::vector<Leg> LegsTo(const LineModel& model, const Network& network,
                        absl::string_view station);

}  // namespace railreach

#endif  // TESTS_SUPPORT_LINE_NOTATION_H_
