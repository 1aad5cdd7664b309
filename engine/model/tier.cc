#include "engine/model/tier.h"

namespace railreach {
namespace {

struct TierName {
  absl::string_view en;
  absl::string_view zh;
};

constexpr std::array<TierName, kNumTiers> kNames = {{
    {"trunk", "干线"},
    {"conventional", "普速"},
    {"intercity", "城际"},
    {"suburban", "市域"},
    {"metro", "地铁"},
}};

}  // namespace

absl::string_view Name(Tier tier) { return kNames[Index(tier)].en; }
absl::string_view NameZh(Tier tier) { return kNames[Index(tier)].zh; }

std::optional<Tier> ParseTier(absl::string_view name) {
  for (const Tier tier : kTiers) {
    if (Name(tier) == name) return tier;
  }
  return std::nullopt;
}

}  // namespace railreach
