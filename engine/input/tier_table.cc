#include "engine/input/tier_table.h"

#include <filesystem>

#include "absl/strings/str_cat.h"
#include "engine/base/file.h"
#include "engine/input/native_reader.h"
#include "engine/input/native_row.h"

namespace railreach {

std::map<std::string, Tier> ReadTierTable(const std::string& path,
                                          Diagnostics& diagnostics) {
  std::map<std::string, Tier> tiers;
  const std::string file = std::filesystem::path(path).filename().string();
  const auto text = ReadFile(path);
  if (!text.ok()) {
    diagnostics.Error({file, 0, 0}, text.status().message(),
                      "check tier_table");
    return tiers;
  }
  const Table table(file, &*text, "route_id_or_type tier", "", diagnostics);
  table.ForEachRow([&](const Row& row) {
    const std::string key = row.Text("route_id_or_type");
    const Tier tier = row.OneOf<Tier>("tier", kTierChoices);
    if (!tiers.try_emplace(key, tier).second) {
      row.Error("route_id_or_type", absl::StrCat("'", key, "' stands twice"),
                "keep one row");
    }
  });
  return tiers;
}

}  // namespace railreach
