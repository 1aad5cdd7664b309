// What a view and a scenario make of a study's lines.
#ifndef ENGINE_SESSION_NETWORK_CHANGE_H_
#define ENGINE_SESSION_NETWORK_CHANGE_H_

#include <vector>

#include "engine/model/ids.h"
#include "engine/model/line_model.h"

namespace railreach {

// Rows of the model after, each list ascending.
struct NetworkChange {
  std::vector<StationId> new_stations;
  std::vector<LineId> new_lines;
  // Appended, or with other stops, tracks or trains.
  std::vector<PatternId> patterns;
  // That run in one of the two only: after, before.
  std::vector<PatternId> opened;
  std::vector<PatternId> closed;
};

// Requires that `after` is `before` with rows appended and changed in place.
// O(size of both).
NetworkChange ChangeOf(const LineModel& before, const LineModel& after);

}  // namespace railreach

#endif  // ENGINE_SESSION_NETWORK_CHANGE_H_
