// Accessibility measures over opportunities of any kind: cumulative,
// interval, decay, dual.
#ifndef ENGINE_INDICATOR_OPPORTUNITY_H_
#define ENGINE_INDICATOR_OPPORTUNITY_H_

#include <cstdint>
#include <variant>
#include <vector>

#include "absl/types/span.h"
#include "engine/base/units.h"

namespace railreach {

// One destination as seen from one origin.
struct Opportunity {
  Seconds time;       // kUnreachable: counts in nothing
  double amount = 0;  // people, jobs
};

// Sum of what lies within the cutoff, t <= cutoff.  O(n).
double Cumulative(absl::Span<const Opportunity> opportunities, Seconds cutoff);

// Mean and median of Cumulative over every whole minute in [first, last], both
// included (R package accessibility, cumulative_interval).  CHECKs that
// 0 <= first <= last.  O(n + minutes log minutes).
struct Interval {
  double mean = 0;
  double median = 0;  // of an even number: mean of the two in the middle
};
Interval CumulativeInterval(absl::Span<const Opportunity> opportunities,
                            int first_minute, int last_minute);

// Decay functions f with f(0) = 1, t in minutes.
struct StepDecay {
  double cutoff_min;  // 1 up to it, inclusive, then 0
};
struct LinearDecay {
  double cutoff_min;  // 1/2 there
  double width_min;   // from 1 to 0 over it, the cutoff in its middle; 0: a
                      // step.  1 - t / c (R package) is {c / 2, c}.
};
struct ExponentialDecay {
  double half_life_min;  // 2^(-t / half life)
};
struct FixedExponentialDecay {
  double rate_per_min;  // e^(-rate t)
};
struct LogisticDecay {
  double cutoff_min;
  double standard_deviation_min;
};
using Decay = std::variant<StepDecay, LinearDecay, ExponentialDecay,
                           FixedExponentialDecay, LogisticDecay>;

// Source: Conveyal docs, decay functions; R package accessibility for the
// logistic, normalised to f(0) = 1.  CHECKs minutes >= 0.  Rounded to 1e-12.
double DecayWeight(const Decay& decay, double minutes);

// Sum of amount x f(t).  O(n).
double Gravity(absl::Span<const Opportunity> opportunities, const Decay& decay);

// The least time within which at least `amount` lies, kUnreachable if never
// (dual access).  O(n log n).
Seconds DualAccess(absl::Span<const Opportunity> opportunities, double amount);

}  // namespace railreach

#endif  // ENGINE_INDICATOR_OPPORTUNITY_H_
