// Trains by the clock, on the stops of a Network.
#ifndef ENGINE_NETWORK_TIMETABLE_H_
#define ENGINE_NETWORK_TIMETABLE_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "engine/base/csr.h"
#include "engine/base/draw.h"
#include "engine/base/id_vector.h"
#include "engine/base/units.h"
#include "engine/model/ids.h"
#include "engine/model/line_model.h"
#include "engine/model/tier.h"
#include "engine/network/stop_table.h"

namespace railreach {

// A row holds trains that call at the same stops in the same order, by time;
// none of them overtakes another, nor arrives before the one ahead.  Times are
// seconds since the service day's 00:00; of a reversed timetable, the same
// seconds counted backwards (-t), so that a search still runs forward.
struct Timetable {
  Csr<TrainRowId, StopId> stops;  // at least 2 each
  // Beside stops.values().  Trains that run through from one trip into the
  // next change their pattern on the way.
  std::vector<PatternId> pattern;  // that runs on from here, or ended here
  std::vector<uint8_t> boards;     // 0 or 1: passengers may get on,
  std::vector<uint8_t> alights;    // and off
  Csr<TrainRowId, TrainId> trains;
  IdVector<TrainId, TripId> trip;  // its first; none: drawn from a headway
  Csr<TrainId, StopTime> times;    // [stops of the row]

  // Where a stop stands in rows.
  struct Visit {
    TrainRowId row;
    uint32_t position = 0;
    friend bool operator==(Visit, Visit) = default;
  };
  Csr<StopId, Visit> visits;

  absl::Span<const uint8_t> boards_of(TrainRowId row) const {
    return absl::MakeConstSpan(boards).subspan(stops.first(row),
                                               stops[row].size());
  }
  absl::Span<const uint8_t> alights_of(TrainRowId row) const {
    return absl::MakeConstSpan(alights).subspan(stops.first(row),
                                                stops[row].size());
  }
  absl::Span<const PatternId> pattern_of(TrainRowId row) const {
    return absl::MakeConstSpan(pattern).subspan(stops.first(row),
                                                stops[row].size());
  }
};

struct TimetableOptions {
  // Trains that run at any time in [from, to] are kept.
  Seconds from;
  Seconds to;
  TierSet tiers = TierSet::All();
  // Services known by headway or count run as trains too: all of a pattern's
  // headway periods, or else of its bands, each with the first train at an
  // instant drawn within the headway (METRICS: wait, `sampled`; keyed by the
  // pattern's key, so the same in every variant).  None: they are left out.
  std::optional<Draw> draw;
};

// Trips that continue as others run through.  Trains drawn on a ring go twice
// round, and passengers board in the first round only, so that no ride ends at
// the seam and no train is there twice.
// O(stop times x log trains).  Deterministic.
Timetable BuildTimetable(const LineModel& model, const StopTable& stops,
                         const TimetableOptions& options);

// The timetable in which every train runs backwards.  O(size).
Timetable Reversed(const Timetable& timetable);

}  // namespace railreach

#endif  // ENGINE_NETWORK_TIMETABLE_H_
