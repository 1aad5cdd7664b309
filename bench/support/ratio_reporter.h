// Prints after all runs how a case's methods compare.
#ifndef BENCH_SUPPORT_RATIO_REPORTER_H_
#define BENCH_SUPPORT_RATIO_REPORTER_H_

#include <benchmark/benchmark.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace railreach {

// Benchmarks are called CASE/METHOD; their times per origin (the counter
// `per_origin`) are printed as multiples of the method `unit` of the same
// case.  Of repeated runs the median counts.
class RatioReporter : public benchmark::ConsoleReporter {
 public:
  explicit RatioReporter(std::string unit) : unit_(std::move(unit)) {}

  void ReportRuns(const std::vector<Run>& runs) override;
  void Finalize() override;

 private:
  std::string unit_;
  std::map<std::string, double> times_;
};

}  // namespace railreach

#endif  // BENCH_SUPPORT_RATIO_REPORTER_H_
