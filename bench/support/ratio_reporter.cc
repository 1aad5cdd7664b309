#include "bench/support/ratio_reporter.h"

#include <cstdio>

namespace railreach {

void RatioReporter::ReportRuns(const std::vector<Run>& runs) {
  ConsoleReporter::ReportRuns(runs);
  for (const Run& run : runs) {
    if (run.error_occurred) continue;
    if (run.run_type == Run::RT_Aggregate && run.aggregate_name != "median") {
      continue;
    }
    const auto per_origin = run.counters.find("per_origin");
    if (per_origin == run.counters.end()) continue;
    times_[run.run_name.function_name] = per_origin->second.value;
  }
}

void RatioReporter::Finalize() {
  for (const auto& [name, time] : times_) {
    const auto unit = times_.find(name.substr(0, name.find('/') + 1) + unit_);
    if (unit == times_.end()) continue;
    std::printf("%-32s %8.1f x %s\n", name.c_str(), time / unit->second,
                unit_.c_str());
  }
}

}  // namespace railreach
