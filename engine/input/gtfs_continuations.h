// Trips that go on as others: in-seat transfers and blocks.
// Private to input/gtfs_*.
#ifndef ENGINE_INPUT_GTFS_CONTINUATIONS_H_
#define ENGINE_INPUT_GTFS_CONTINUATIONS_H_

#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "engine/base/diagnostics.h"
#include "engine/input/gtfs_data.h"
#include "engine/model/line_model.h"

namespace railreach {

// A row of transfers.txt with transfer_type 4 (in the seat) or 5 (not).
struct GtfsInSeat {
  GtfsTripId from;
  GtfsTripId to;
  uint32_t line = 0;
  bool in_seat = true;
};

// Sets Trip::continues_as of the day's trips: what the rows say, then of each
// block the next trip in time, where the last stop of one and the first stop
// of the other are one stop, one station, or within 500 m, and the next one
// does not leave before this one is there; but for pairs that a row of type 5
// parts.
//
// A trip goes on as one other at most, and at most one goes on as it: GTFS
// knows trains that part and join, the model does not (Trip::continues_as).
// The first row counts, and rows before blocks.
//
// One counted warning each: rows that cannot be honoured (the next trip leaves
// too early; a second one at either end; trips by frequencies), and pairs of a
// block that overlap in time.  An error: rows by which a trip goes on as
// itself.  O(trips log trips).
void SetContinuations(const std::vector<GtfsInSeat>& rows, GtfsData& data,
                      LineModel& model, Diagnostics& diagnostics);

}  // namespace railreach

#endif  // ENGINE_INPUT_GTFS_CONTINUATIONS_H_
