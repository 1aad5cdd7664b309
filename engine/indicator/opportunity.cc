#include "engine/indicator/opportunity.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <tuple>
#include <utility>

#include "engine/base/check.h"

namespace railreach {
namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kSqrt3 = 1.73205080756887729353;

// Conveyal, "Step": 1 up to the cutoff.
double Weight(const StepDecay& decay, double t) {
  return t <= decay.cutoff_min ? 1 : 0;
}

// Conveyal, "Linear": 1 until half the width before the cutoff, 0 from half
// the width after it, 1/2 at the cutoff.
double Weight(const LinearDecay& decay, double t) {
  if (decay.width_min <= 0) return Weight(StepDecay{decay.cutoff_min}, t);
  const double end = decay.cutoff_min + decay.width_min / 2;
  return std::clamp((end - t) / decay.width_min, 0.0, 1.0);
}

// Conveyal, "Exponential": halved with every half life.
double Weight(const ExponentialDecay& decay, double t) {
  return std::exp2(-t / decay.half_life_min);
}

// Conveyal, "Fixed exponential"; R package accessibility, decay_exponential.
double Weight(const FixedExponentialDecay& decay, double t) {
  return std::exp(-decay.rate_per_min * t);
}

// R package accessibility, decay_logistic (Bauer and Groneberg 2016): the
// upper tail of the logistic distribution with mean `cutoff`, over its value
// at 0.
double Weight(const LogisticDecay& decay, double t) {
  const double steepness = kPi / (decay.standard_deviation_min * kSqrt3);
  return (1 + std::exp(-decay.cutoff_min * steepness)) /
         (1 + std::exp((t - decay.cutoff_min) * steepness));
}

// Sum of amounts at every whole minute in [first, last].
std::vector<double> Curve(absl::Span<const Opportunity> opportunities,
                          int first_minute, int last_minute) {
  std::vector<double> sums(static_cast<size_t>(last_minute - first_minute) + 1);
  for (const Opportunity& opportunity : opportunities) {
    if (opportunity.time > Minutes(last_minute)) continue;
    const int minute = std::max(CeilMinutes(opportunity.time), first_minute);
    sums[static_cast<size_t>(minute - first_minute)] += opportunity.amount;
  }
  std::partial_sum(sums.begin(), sums.end(), sums.begin());
  return sums;
}

}  // namespace

double Cumulative(absl::Span<const Opportunity> opportunities, Seconds cutoff) {
  double sum = 0;
  for (const Opportunity& opportunity : opportunities) {
    if (opportunity.time == kUnreachable) continue;
    if (opportunity.time <= cutoff) sum += opportunity.amount;
  }
  return sum;
}

Interval CumulativeInterval(absl::Span<const Opportunity> opportunities,
                            int first_minute, int last_minute) {
  CHECK(0 <= first_minute && first_minute <= last_minute);
  std::vector<double> sums = Curve(opportunities, first_minute, last_minute);
  const size_t size = sums.size();
  Interval interval;
  interval.mean = std::accumulate(sums.begin(), sums.end(), 0.0) /
                  static_cast<double>(size);
  std::sort(sums.begin(), sums.end());
  interval.median = (sums[(size - 1) / 2] + sums[size / 2]) / 2;
  return interval;
}

double DecayWeight(const Decay& decay, double minutes) {
  CHECK(minutes >= 0);
  const double weight = std::visit(
      [minutes](const auto& f) { return Weight(f, minutes); }, decay);
  // exp differs between processors in its last bit.
  return std::round(weight * 1e12) / 1e12;
}

double Gravity(absl::Span<const Opportunity> opportunities,
               const Decay& decay) {
  double sum = 0;
  for (const Opportunity& opportunity : opportunities) {
    if (opportunity.time == kUnreachable) continue;
    const double minutes = opportunity.time.count() / 60.0;
    sum += opportunity.amount * DecayWeight(decay, minutes);
  }
  return sum;
}

Seconds DualAccess(absl::Span<const Opportunity> opportunities, double amount) {
  if (amount <= 0) return Seconds(0);
  std::vector<Opportunity> sorted(opportunities.begin(), opportunities.end());
  std::sort(sorted.begin(), sorted.end(),
            [](const Opportunity& a, const Opportunity& b) {
              return std::tie(a.time, a.amount) < std::tie(b.time, b.amount);
            });
  double sum = 0;
  for (const Opportunity& opportunity : sorted) {
    if (opportunity.time == kUnreachable) break;
    sum += opportunity.amount;
    if (sum >= amount) return opportunity.time;
  }
  return kUnreachable;
}

}  // namespace railreach
