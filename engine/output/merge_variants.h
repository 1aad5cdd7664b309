// Joins the shards of a batch into the file of a single run.
#ifndef ENGINE_OUTPUT_MERGE_VARIANTS_H_
#define ENGINE_OUTPUT_MERGE_VARIANTS_H_

#include <string>

#include "absl/status/status.h"
#include "absl/types/span.h"

namespace railreach {

// The name of the file in the folder of a run's results, and of its journal.
inline constexpr char kVariantFileName[] = "variants.pb";
inline constexpr char kJournalName[] = "journal";

// Writes to `path`, atomically, the bytes that the batch would have given
// without --shard.
//
//   shards   in any order, files or folders that hold variants.pb.
//
// Every row is read and checked before it is copied; memory holds one row and
// the names of the shards.
//
// InvalidArgument, with the file and what to do: none is given; one is of
// another input, version or cut; one is missing or there twice; one is not
// finished, cut or corrupt; `path` is one of them.  Then `path` is as it was.
absl::Status MergeVariants(absl::Span<const std::string> shards,
                           const std::string& path);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_MERGE_VARIANTS_H_
