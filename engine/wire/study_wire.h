// The parameters of a study as text: study.textproto, and --set key=value.
#ifndef ENGINE_WIRE_STUDY_WIRE_H_
#define ENGINE_WIRE_STUDY_WIRE_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "engine/study/study.h"

namespace railreach {

// Reads proto/railreach/v1/study.proto in text form.  What is left out keeps
// the default of StudyParameters.
//
//   file  names the text in messages.
//
// InvalidArgument lists every problem as "FILE:LINE:COLUMN: error: WHAT; FIX":
// text that is not UTF-8, unknown fields and values, values out of range.
absl::StatusOr<StudyParameters> ParseStudyParameters(
    absl::string_view file, absl::string_view textproto);

// Sets one parameter by the name of its field, replacing what was there:
// ("cutoff_min", "30,60"), ("hub", "上海虹桥"), ("outlines", "false").  Texts
// need no quotes unless they hold a comma in a list.  The fields of a window
// are set one by one, ("window.from", "07:00"), or together: ("window", "{from:
// \"07:00\" to: \"09:00\"}"); "" takes the window or all sources off.
//
// InvalidArgument, and `parameters` unchanged: no such parameter (near misses
// are named), or the value does not fit.
absl::Status SetParameter(absl::string_view key, absl::string_view value,
                          StudyParameters& parameters);

// The same for several "key=value", checked together at the end, so that
// their order does not matter.  All or nothing.
absl::Status SetParameters(absl::Span<const std::string> assignments,
                           StudyParameters& parameters);

// study.textproto with every field set: ParseStudyParameters gives back the
// same parameters.  Requires cutoffs and horizon of whole minutes.
std::string StudyParametersText(const StudyParameters& parameters);

}  // namespace railreach

#endif  // ENGINE_WIRE_STUDY_WIRE_H_
