// What a window scan writes.  Internal to routing/.
#ifndef ENGINE_ROUTING_SCAN_STATE_H_
#define ENGINE_ROUTING_SCAN_STATE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#include "engine/base/id_vector.h"
#include "engine/routing/lanes.h"
#include "engine/routing/scan_program.h"
#include "engine/routing/timetable_scan.h"
#include "hwy/aligned_allocator.h"

namespace railreach::internal {

// Rows of labels, each with a mark, 0 or 1: whether it holds anything; without
// the mark its bytes are left over from another time.  Most trains carry
// nobody, and are passed over without a look at their labels.
class LabelTable {
 public:
  LabelTable(size_t rows, size_t lanes)
      : lanes_(lanes),
        labels_(hwy::AllocateAligned<uint8_t>(std::max(rows, size_t{1}) *
                                              lanes)),  // aborts on 0 bytes
        marks_(rows, 0) {}

  uint8_t* row(LabelSlot slot) { return labels_.get() + slot * lanes_; }
  uint8_t& mark(LabelSlot slot) { return marks_[slot]; }
  void ClearMarks() { std::fill(marks_.begin(), marks_.end(), uint8_t{0}); }
  // All labels 0, no marks.
  void Clear() {
    std::memset(labels_.get(), 0, marks_.size() * lanes_);
    ClearMarks();
  }

 private:
  size_t lanes_;
  hwy::AlignedFreeUniquePtr<uint8_t[]> labels_;
  std::vector<uint8_t> marks_;
};

// From a place to a stop where it can board, as a scan meets it: at every step
// of the window, in its own second of the step.
struct Seed {
  LabelSlot stop = 0;
  uint32_t lane = 0;
  int32_t delay = 0;  // of the leg, in whole steps
};

struct ScanState {
  ScanState(const ScanProgram& scan_program, size_t num_lanes,
            ScanRecord scan_record);

  // Nothing reached, and the seeds of these origins.
  void Start(absl::Span<const Legs> origins);

  const ScanProgram& program;
  const size_t lanes;
  const ScanRecord record;
  // Labels at or below the threshold left too long ago for the cutoff:
  // [instant][cutoff], and [instant] for the horizon.
  std::vector<uint8_t> cutoff_thresholds;
  std::vector<uint8_t> horizon_thresholds;
  std::vector<uint32_t> profile_row;  // by stop; kNoProfile

  LabelTable board;    // by stop
  LabelTable off;      // by stop
  LabelTable trains;   // by train slot
  LabelTable letters;  // by letter slot
  std::vector<Seed> seeds;
  std::vector<uint32_t> seeds_of_second;  // [step + 1]: bounds in `seeds`

  std::vector<uint8_t> counts;     // [stop][cutoff][lane]
  std::vector<LaneTime> profiles;  // [profile row][profile lane][departure]
};

inline constexpr uint32_t kNoProfile = 0xffffffff;

}  // namespace railreach::internal

#endif  // ENGINE_ROUTING_SCAN_STATE_H_
