// A result as a folder: result.pb, tables/*.csv, layers/*.geojson.
#ifndef ENGINE_OUTPUT_RESULT_FOLDER_H_
#define ENGINE_OUTPUT_RESULT_FOLDER_H_

#include <string>

#include "absl/status/status.h"
#include "engine/study/result.h"
#include "engine/study/study.h"

namespace railreach {

// What goes into the folder beside result.pb.
struct ResultParts {
  bool tables = true;
  bool layers = true;
};

// Whether WriteResultFolder() would find its place: OK, or FailedPrecondition.
// To be asked before long work.
absl::Status CheckResultFolder(const std::string& folder);

// All or nothing: everything is written to a new folder beside `folder`, which
// then takes its place.  An empty folder is replaced, and so is an old result:
// a folder that holds result.pb, tables, layers and the report.html of that
// result, and nothing else.
//
// FailedPrecondition: `folder` is a file, a link, or holds anything else (it
// is left alone).  Unavailable or PermissionDenied: it cannot be written.
absl::Status WriteResultFolder(const std::string& folder, const Study& study,
                               const StudyResult& result, ResultParts parts);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_RESULT_FOLDER_H_
