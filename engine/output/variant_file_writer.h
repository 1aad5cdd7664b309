// The journal of a run that is done becomes its file of variants.
#ifndef ENGINE_OUTPUT_VARIANT_FILE_WRITER_H_
#define ENGINE_OUTPUT_VARIANT_FILE_WRITER_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "engine/output/journal.h"

namespace railreach {

// Writes the header (EncodeBatchHeader) and the journal's units in order to
// `path`, atomically, in the memory of one unit; then removes the journal, and
// what killed runs left beside `path`.
//
// NotFound or DataLoss of Journal::Get(); ResourceExhausted: the disk is full.
// After an error the journal is still there and `path` is as it was.
absl::Status WriteVariantFile(absl::string_view header_bytes, Journal& journal,
                              const std::string& path);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_VARIANT_FILE_WRITER_H_
