// A timetable compiled for one window: what a scan does, second by second.
// Internal to routing/.
#ifndef ENGINE_ROUTING_SCAN_PROGRAM_H_
#define ENGINE_ROUTING_SCAN_PROGRAM_H_

#include <cstdint>
#include <vector>

#include "engine/base/id_vector.h"
#include "engine/base/units.h"
#include "engine/model/ids.h"
#include "engine/network/timed_network.h"
#include "engine/routing/window.h"

namespace railreach::internal {

// A label is a row of bytes, one per origin: the latest departure that has got
// here by now, counted from 1; 0: none has.  There are three kinds: of stops
// (ready to board), of trains (aboard), and of letters: what a train carried
// when it arrived, on its way to where it can board again.  Trains and letters
// take slots that are reused as soon as they are done with: the program says
// which, and how many it needs at a time.
using LabelSlot = uint32_t;

// to = max(to, from); or to = from, where `to` is a slot newly taken.
struct LabelMove {
  LabelSlot from = 0;
  LabelSlot to = 0;
};

// Everything of one second, in this order.  Where trains take no time between
// two stops, the second is gone through until nothing rises (`repeat`); a train
// that also arrives and is boarded at a stop in such a second has a label of
// its own from there on (`stays`), or who boards would have arrived there.
struct Instant {
  Seconds time;
  bool repeat = false;
  // Ends of this instant's moves in the program's arrays; they start where
  // those of the instant before end.
  uint32_t arrivals = 0;
  uint32_t letters = 0;
  uint32_t changes = 0;
  uint32_t deliveries = 0;
  uint32_t departures = 0;
  uint32_t starts = 0;
  uint32_t stays = 0;
};

struct ScanProgram {
  Window window;
  Seconds horizon;
  std::vector<Instant> instants;      // ascending
  std::vector<LabelMove> arrivals;    // train -> off the train at a stop
  std::vector<LabelMove> letters;     // train -> letter, newly taken
  std::vector<LabelMove> changes;     // train -> stop, in the same second
  std::vector<LabelMove> deliveries;  // letter -> stop
  std::vector<LabelMove> departures;  // stop -> train
  std::vector<LabelMove> starts;      // stop -> train, newly taken
  std::vector<LabelMove> stays;       // train -> train, newly taken
  size_t num_stops = 0;
  size_t num_train_slots = 0;
  size_t num_letter_slots = 0;
};

// Of all that departs at the window's first instant or later and arrives by
// its last departure + horizon.  CHECKs that the network runs all by the clock
// and that the window has 1 .. kScanDeparturesMax departures.
// O(stop times x transfers of a stop, log of it to sort).
ScanProgram CompileScan(const TimedNetwork& timed, Window window,
                        Seconds horizon);

}  // namespace railreach::internal

#endif  // ENGINE_ROUTING_SCAN_PROGRAM_H_
