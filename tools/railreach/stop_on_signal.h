// How long runs end before their time: Ctrl-C, a full disk.
#ifndef TOOLS_RAILREACH_STOP_ON_SIGNAL_H_
#define TOOLS_RAILREACH_STOP_ON_SIGNAL_H_

#include <atomic>

#include "absl/status/status.h"

namespace railreach {

// While it lives, the first SIGINT or SIGTERM sets stop(), which a run looks at
// between units; a second one ends the process at once, as if nobody listened.
// One at a time.
class StopOnSignal {
 public:
  StopOnSignal();
  ~StopOnSignal();
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;

  const std::atomic<bool>& stop() const;
};

// Explain() for the error of a run with a journal: kExitStopped if it was
// stopped, kExitUnfinished if the same command with --resume may end well.
int ExplainUnfinished(const absl::Status& status);

}  // namespace railreach

#endif  // TOOLS_RAILREACH_STOP_ON_SIGNAL_H_
