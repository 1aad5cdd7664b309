// The results of a batch as a folder: variants.pb, its ranked tables, and the
// journal while it runs.
#ifndef ENGINE_OUTPUT_BATCH_FOLDER_H_
#define ENGINE_OUTPUT_BATCH_FOLDER_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "engine/output/output_file.h"

namespace railreach {

// Of the folder.
std::string VariantFileIn(const std::string& folder);
std::string JournalIn(const std::string& folder);
std::string BestSetFileIn(const std::string& folder);

// OK if nothing stands at `folder`, or nothing but parts of a batch.
// FailedPrecondition: it is a file or holds anything else.
absl::Status CheckBatchFolder(const std::string& folder);

// Writes tables/NAME for each, one after the other, each atomically.
absl::Status WriteBatchTables(const std::string& folder,
                              const std::vector<OutputFile>& tables);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_BATCH_FOLDER_H_
