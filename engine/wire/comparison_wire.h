// A comparison as bytes: the message StudyComparison.
#ifndef ENGINE_WIRE_COMPARISON_WIRE_H_
#define ENGINE_WIRE_COMPARISON_WIRE_H_

#include <string>

#include "engine/study/compare.h"

namespace railreach {

// Deterministic: equal comparisons give equal bytes.  O(its size).
std::string EncodeComparison(const StudyComparison& comparison);

}  // namespace railreach

#endif  // ENGINE_WIRE_COMPARISON_WIRE_H_
