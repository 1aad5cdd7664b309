// Tiers of lines, and what holds for every line of a tier.
#ifndef ENGINE_MODEL_TIER_H_
#define ENGINE_MODEL_TIER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/strings/string_view.h"
#include "engine/base/units.h"
#include "engine/model/run_time.h"

namespace railreach {

// The class of a line.  The order is that of every table and chart.
enum class Tier : uint8_t {
  kTrunk,
  kConventional,
  kIntercity,
  kSuburban,
  kMetro,
};
inline constexpr size_t kNumTiers = 5;
inline constexpr std::array<Tier, kNumTiers> kTiers = {
    Tier::kTrunk, Tier::kConventional, Tier::kIntercity, Tier::kSuburban,
    Tier::kMetro};

constexpr size_t Index(Tier tier) { return static_cast<size_t>(tier); }
absl::string_view Name(Tier tier);    // "trunk"
absl::string_view NameZh(Tier tier);  // "干线"
std::optional<Tier> ParseTier(absl::string_view name);

// A set of tiers, one bit each.
class TierSet {
 public:
  constexpr TierSet() = default;
  static constexpr TierSet All() { return TierSet((1u << kNumTiers) - 1); }
  constexpr bool contains(Tier t) const { return bits_ >> Index(t) & 1; }
  constexpr TierSet With(Tier t) const { return TierSet(bits_ | Bit(t)); }
  constexpr TierSet Without(Tier t) const { return TierSet(bits_ & ~Bit(t)); }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr uint32_t bits() const { return bits_; }
  friend constexpr bool operator==(TierSet, TierSet) = default;

 private:
  constexpr explicit TierSet(uint32_t bits) : bits_(bits) {}
  static constexpr uint32_t Bit(Tier t) { return 1u << Index(t); }
  uint32_t bits_ = 0;
};

// Times between street and train (METRICS: entry, exit, change).
struct PlatformTimes {
  Seconds entry;       // street to train
  Seconds entry_low;   // the optimist's entry, for the sensitivity row
  Seconds entry_high;  // the pessimist's
  Seconds exit;        // train to street
  Seconds change;      // train to train inside one secured area
};

struct TierRules {
  bool given = false;  // the tier has a row in tiers.csv
  PlatformTimes times;
  RunTimeProfile profile;
  std::vector<Metres> coverage_radii;  // ascending
  int direct_trips_per_hour = 1;       // least service that counts as direct
};

}  // namespace railreach

#endif  // ENGINE_MODEL_TIER_H_
