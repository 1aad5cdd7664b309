// A comparison as a folder: comparison.pb, tables/*.csv, layers/*.geojson.
#ifndef ENGINE_OUTPUT_COMPARISON_FOLDER_H_
#define ENGINE_OUTPUT_COMPARISON_FOLDER_H_

#include <string>

#include "absl/status/status.h"
#include "engine/study/compare.h"

namespace railreach {

// Whether WriteComparisonFolder() would find its place (whole_folder.h).
absl::Status CheckComparisonFolder(const std::string& folder);

// All or nothing, as WriteResultFolder(); an old comparison is replaced.
absl::Status WriteComparisonFolder(const std::string& folder,
                                   const StudyComparison& comparison);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_COMPARISON_FOLDER_H_
