#include "engine/input/gtfs_route_types.h"

namespace railreach {
namespace {

struct Rule {
  int first;
  int last;
  absl::string_view name;
  std::optional<Tier> tier;
};

constexpr std::optional<Tier> kNoTier = std::nullopt;

// The first rule that holds a type counts.  A tier says how one gets to a
// train, how fast trains run and how long people wait, not who pays for it:
// what runs dense and stops often is metro, local trains are suburban.
constexpr Rule kRules[] = {
    // Basic types.
    {0, 0, "tram", Tier::kMetro},
    {1, 1, "metro", Tier::kMetro},
    // All trains of most feeds: nothing tells fast from local ones, and
    // conventional lies between.  Give tiers by route_id where it matters.
    {2, 2, "rail", Tier::kConventional},
    {3, 3, "bus", kNoTier},
    {4, 4, "ferry", kNoTier},
    {5, 5, "cable tram", Tier::kMetro},
    {6, 6, "aerial lift", kNoTier},
    // On rails, with stations, every few minutes.
    {7, 7, "funicular", Tier::kMetro},
    {11, 11, "trolleybus", kNoTier},
    {12, 12, "monorail", Tier::kMetro},
    // Extended types.
    {100, 100, "railway", Tier::kConventional},
    {101, 101, "high-speed rail", Tier::kTrunk},
    {102, 102, "long-distance rail", Tier::kConventional},
    {103, 103, "inter-regional rail", Tier::kIntercity},
    {104, 104, "car transport rail", kNoTier},  // one needs a car to board
    {105, 105, "sleeper rail", Tier::kConventional},
    {106, 106, "regional rail", Tier::kSuburban},
    {107, 107, "tourist railway", kNoTier},  // an outing, no way to work
    {108, 109, "suburban rail", Tier::kSuburban},
    {110, 110, "replacement rail", kNoTier},  // buses, nearly always
    {111, 111, "special rail", kNoTier},      // on some days only
    {112, 112, "lorry transport rail", kNoTier},
    {113, 114, "rail", Tier::kConventional},
    {115, 115, "vehicle transport rail", kNoTier},
    {116, 116, "rack railway", Tier::kSuburban},
    {117, 117, "additional rail", Tier::kConventional},
    {118, 199, "other rail", Tier::kConventional},
    {200, 299, "coach", kNoTier},
    {400, 499, "urban railway", Tier::kMetro},
    {500, 599, "metro", Tier::kMetro},
    {600, 699, "underground", Tier::kMetro},
    {700, 799, "bus", kNoTier},
    {800, 899, "trolleybus", kNoTier},
    {900, 999, "tram", Tier::kMetro},
    {1000, 1099, "water transport", kNoTier},
    {1100, 1199, "air", kNoTier},
    {1200, 1299, "ferry", kNoTier},
    {1300, 1399, "aerial lift", kNoTier},
    {1400, 1499, "funicular", Tier::kMetro},
    {1500, 1599, "taxi", kNoTier},
    {1700, 1799, "miscellaneous", kNoTier},
};

}  // namespace

GtfsTypeRule RuleOfType(int route_type) {
  for (const Rule& rule : kRules) {
    if (route_type >= rule.first && route_type <= rule.last) {
      return {rule.name, rule.tier};
    }
  }
  return {"unknown", kNoTier};
}

}  // namespace railreach
