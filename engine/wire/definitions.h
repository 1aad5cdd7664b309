// What every reader of the figures should know, in Chinese and English; a part
// of every result.  Source: design/METRICS.md.
#ifndef ENGINE_WIRE_DEFINITIONS_H_
#define ENGINE_WIRE_DEFINITIONS_H_

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "engine/study/study.h"

namespace railreach {

struct Definition {
  absl::string_view zh;
  absl::string_view en;
};

// Those of a window come last, and only with one.
absl::Span<const Definition> DefinitionsOf(const StudyParameters& parameters);

// Of this program: "0.1.0".
absl::string_view ToolVersion();

}  // namespace railreach

#endif  // ENGINE_WIRE_DEFINITIONS_H_
