// railreach merge: the shards of a batch as one file.
#include <filesystem>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_format.h"
#include "engine/output/merge_variants.h"
#include "tools/railreach/common.h"

namespace railreach {

int Merge(const MergeOptions& options) {
  const std::string path =
      absl::EndsWith(options.out, ".pb")
          ? options.out
          : (std::filesystem::path(options.out) / kVariantFileName).string();
  const absl::Status merged = MergeVariants(options.shards, path);
  if (!merged.ok()) return Explain(merged);
  absl::PrintF("%d shards merged: %s\n", options.shards.size(), path);
  return kExitDone;
}

}  // namespace railreach
