// Where the results of a run's units go.
#ifndef ENGINE_STUDY_UNIT_SINK_H_
#define ENGINE_STUDY_UNIT_SINK_H_

#include <cstddef>
#include <string>

#include "absl/status/status.h"

namespace railreach {

// Keeps the bytes of units, in whatever order they come.  Implementations are
// safe to call from several threads.
class UnitSink {
 public:
  virtual ~UnitSink() = default;

  // Whether the unit's bytes are kept already, by an earlier run say.
  virtual bool Has(size_t unit) const = 0;

  // Keeps them.  An error, such as a full disk, leaves what is kept as it was.
  virtual absl::Status Put(size_t unit, std::string bytes) = 0;
};

}  // namespace railreach

#endif  // ENGINE_STUDY_UNIT_SINK_H_
