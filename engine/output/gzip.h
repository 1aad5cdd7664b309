// Bytes in the gzip format (RFC 1952).
#ifndef ENGINE_OUTPUT_GZIP_H_
#define ENGINE_OUTPUT_GZIP_H_

#include <cstddef>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace railreach {

// What counts more: kFast for what is sent at once, kSmall for what is kept.
enum class GzipAim { kFast, kSmall };

// With neither time nor name in it.  Deterministic for one version of zlib.
std::string Gzip(absl::string_view bytes, GzipAim aim);

// InvalidArgument: no gzip, cut or damaged.  ResourceExhausted: more than
// `max_bytes`; no more than that is ever held.
absl::StatusOr<std::string> Gunzip(absl::string_view gzipped, size_t max_bytes);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_GZIP_H_
