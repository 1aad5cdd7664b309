// Whole files: reads with a limit, writes atomically.
#ifndef ENGINE_BASE_FILE_H_
#define ENGINE_BASE_FILE_H_

#include <cstddef>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace railreach {

inline constexpr size_t kMaxFileBytes = size_t{1} << 30;

// The bytes of a regular file.  NotFound, or ResourceExhausted above
// `max_bytes`, each with the path.
absl::StatusOr<std::string> ReadFile(const std::string& path,
                                     size_t max_bytes = kMaxFileBytes);

// Writes beside `path` and renames: readers see the old file or the new one,
// never a part.  Makes the folders above it.
absl::Status WriteFileAtomically(const std::string& path,
                                 absl::string_view bytes);

bool FileExists(const std::string& path);

}  // namespace railreach

#endif  // ENGINE_BASE_FILE_H_
