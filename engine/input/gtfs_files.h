// The files of a GTFS feed as texts: from a folder, or from a zip.
#ifndef ENGINE_INPUT_GTFS_FILES_H_
#define ENGINE_INPUT_GTFS_FILES_H_

#include <cstddef>
#include <map>
#include <string>

#include "absl/strings/string_view.h"
#include "engine/base/diagnostics.h"
#include "engine/base/file.h"

namespace railreach {

// File name, such as "stops.txt" -> its bytes.
using GtfsTexts = std::map<std::string, std::string>;

// How much an archive may unpack to, so that a small file cannot fill the
// memory.
struct GtfsZipLimits {
  size_t entry_bytes = kMaxFileBytes;
  size_t total_bytes = 2 * kMaxFileBytes;  // of the files that are read
  // Unpacked / packed, of entries above `ratio_from`.  Timetables reach 30.
  size_t ratio = 400;
  size_t ratio_from = size_t{16} << 20;
  int64_t entries = 10'000;
};

// Whether the reader knows a file of this name; others are passed over.
bool IsGtfsFileName(absl::string_view name);

// The known files of an archive.  `name` names it in messages.
//
// They may stand at its top, or all in one folder (with a warning).  Errors:
// no zip file, damaged or encrypted entries, limits exceeded, names that lead
// out of the archive (absolute, "..", backslashes), a name that stands twice,
// several folders with a feed in each.  With errors some files may be missing.
// O(bytes).
GtfsTexts UnpackGtfs(absl::string_view name, absl::string_view bytes,
                     const GtfsZipLimits& limits, Diagnostics& diagnostics);

// The known files of a folder, or of a zip file.  Errors: as above; no such
// path; files that cannot be read or are over kMaxFileBytes.
GtfsTexts ReadGtfsFiles(const std::string& path, Diagnostics& diagnostics);

}  // namespace railreach

#endif  // ENGINE_INPUT_GTFS_FILES_H_
