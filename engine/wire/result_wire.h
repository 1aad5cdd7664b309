// A study's result as bytes: the message StudyResult, with the names that its
// rows refer to.
#ifndef ENGINE_WIRE_RESULT_WIRE_H_
#define ENGINE_WIRE_RESULT_WIRE_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "engine/study/result.h"
#include "engine/study/study.h"

namespace railreach {

// Deterministic: equal arguments give equal bytes.  Outlines are rounded to
// 1e-6 degrees.  CHECKs that cutoffs and horizon are whole minutes.
// O(size of the result).
std::string EncodeResult(const Study& study, const StudyResult& result);

// What EncodeResult was given, as far as it is in the file.  `study.model`
// holds names and places: without zone points, transfers and the times of
// patterns.  It serves engine/output, not another run.
struct DecodedResult {
  Study study;
  StudyResult result;
};

// EncodeResult of it gives the same bytes again, if this version of the tool
// wrote them.  InvalidArgument, naming the row, for bytes that are no result
// or do not fit together; every id of a decoded result is none or a row of its
// table, and every matrix fits.
absl::StatusOr<DecodedResult> DecodeResult(absl::string_view bytes);

// The message as JSON (protobuf's mapping, field names as in the .proto) or as
// protobuf text.
//
//   what  a field of StudyResult: "summaries"; empty: all.
//
// InvalidArgument: the bytes are no result, or no field is called so (near
// misses are named).
absl::StatusOr<std::string> ResultToJson(absl::string_view bytes,
                                         absl::string_view what);
absl::StatusOr<std::string> ResultToText(absl::string_view bytes,
                                         absl::string_view what);

}  // namespace railreach

#endif  // ENGINE_WIRE_RESULT_WIRE_H_
