// Folders that are written as a whole.
#ifndef ENGINE_OUTPUT_WHOLE_FOLDER_H_
#define ENGINE_OUTPUT_WHOLE_FOLDER_H_

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace railreach {

// What a folder of one kind holds, so that nothing else is ever replaced.
struct FolderKind {
  absl::string_view name;                   // "result"
  absl::string_view mark;                   // the file that tells one
  bool (*is_part)(absl::string_view name);  // of a file or folder in it
};

// OK if nothing stands at `folder`, or what WriteWholeFolder() may replace.
absl::Status CheckReplaceable(const std::string& folder,
                              const FolderKind& kind);

// All or nothing: `write` fills a new folder beside `folder`, which then takes
// its place.  An empty folder is replaced, and so is an old one of this kind:
// it holds the mark, and parts alone.
//
//   write   gets the path of the new folder, which it makes.
//
// FailedPrecondition: `folder` is a file, a link, or holds anything else (it
// is left alone).  Unavailable: it cannot be put in place.  Else what `write`
// returns.
absl::Status WriteWholeFolder(
    const std::string& folder, const FolderKind& kind,
    absl::FunctionRef<absl::Status(const std::string&)> write);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_WHOLE_FOLDER_H_
