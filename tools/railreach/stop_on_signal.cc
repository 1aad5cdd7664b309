#include "tools/railreach/stop_on_signal.h"

#include <signal.h>

#include "tools/railreach/common.h"

namespace railreach {
namespace {

std::atomic<bool> stop_flag = false;
static_assert(std::atomic<bool>::is_always_lock_free);
struct sigaction old_interrupt;
struct sigaction old_terminate;

void Stop(int signal_number) {
  if (!stop_flag.exchange(true)) return;
  signal(signal_number, SIG_DFL);
  raise(signal_number);  // taken when this handler returns
}

}  // namespace

StopOnSignal::StopOnSignal() {
  stop_flag = false;
  struct sigaction action = {};
  action.sa_handler = Stop;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, &old_interrupt);
  sigaction(SIGTERM, &action, &old_terminate);
}

StopOnSignal::~StopOnSignal() {
  sigaction(SIGINT, &old_interrupt, nullptr);
  sigaction(SIGTERM, &old_terminate, nullptr);
}

const std::atomic<bool>& StopOnSignal::stop() const { return stop_flag; }

int ExplainUnfinished(const absl::Status& status) {
  const int code = Explain(status);
  switch (status.code()) {
    case absl::StatusCode::kCancelled:
      return kExitStopped;
    case absl::StatusCode::kResourceExhausted:
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kDataLoss:
      return kExitUnfinished;
    default:
      return code;
  }
}

}  // namespace railreach
