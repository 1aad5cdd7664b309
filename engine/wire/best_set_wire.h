// The best set of candidates as bytes: the message BestSet.
#ifndef ENGINE_WIRE_BEST_SET_WIRE_H_
#define ENGINE_WIRE_BEST_SET_WIRE_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "engine/study/best_set.h"

namespace railreach {

// Deterministic: equal reports give equal bytes.  CHECKs that there is a cost
// for each candidate.
std::string EncodeBestSet(const BestSetReport& report);

// What EncodeBestSet was given.  InvalidArgument for bytes that are no such
// message or do not fit together: sets are ascending rows of the candidates.
absl::StatusOr<BestSetReport> DecodeBestSet(absl::string_view bytes);

}  // namespace railreach

#endif  // ENGINE_WIRE_BEST_SET_WIRE_H_
