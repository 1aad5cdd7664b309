#include "engine/model/defaults.h"

#include <array>
#include <initializer_list>
#include <optional>

namespace railreach {
namespace {

TimeOfDay OClock(int32_t hour) { return {Minutes(60 * hour)}; }

// METRICS "Defaults": bands.
void FillBands(LineModel& model) {
  model.bands.push_back({{"early", "清晨", "Early"}, OClock(5), OClock(7)});
  model.bands.push_back(
      {{"morning_peak", "早高峰", "Morning peak"}, OClock(7), OClock(9)});
  model.bands.push_back({{"day", "日间", "Day"}, OClock(9), OClock(17)});
  model.bands.push_back(
      {{"evening_peak", "晚高峰", "Evening peak"}, OClock(17), OClock(19)});
  model.bands.push_back({{"late", "夜间", "Late"}, OClock(19), OClock(24)});
}

std::vector<Metres> Radii(std::initializer_list<double> metres) {
  return {metres.begin(), metres.end()};
}

// METRICS "Defaults" and "Covered by a tier"; profiles as calibrated on the
// trains around Shanghai.
TierRules DefaultRules(Tier tier) {
  // Entry, its low and high, exit, change.
  const PlatformTimes express = {Minutes(15), Minutes(10), Minutes(20),
                                 Minutes(5), Minutes(12)};
  const auto far = Radii({3000, 5000, 10000});
  switch (tier) {
    case Tier::kTrunk:
      return {true,
              express,
              {.cap_kmh = 300,
               .acceleration_m_s2 = 0.28,
               .braking_m_s2 = 0.28,
               .dwell = Seconds(120),
               .recovery_pct = 10,
               .curvature = 1.04},
              far,
              1};
    case Tier::kConventional:
      return {true,
              {Minutes(18), Minutes(12), Minutes(25), Minutes(6), Minutes(15)},
              {.cap_kmh = 120,
               .acceleration_m_s2 = 0.1,
               .braking_m_s2 = 0.2,
               .dwell = Seconds(240),
               .recovery_pct = 20,
               .curvature = 1.1},
              far,
              1};
    case Tier::kIntercity:
      return {true,
              express,
              {.cap_kmh = 260,
               .acceleration_m_s2 = 0.28,
               .braking_m_s2 = 0.28,
               .dwell = Seconds(120),
               .recovery_pct = 10,
               .curvature = 1.04},
              far,
              1};
    case Tier::kSuburban:
      return {true,
              {Minutes(4), Minutes(3), Minutes(8), Minutes(3), Minutes(4)},
              {.cap_kmh = 120,
               .acceleration_m_s2 = 0.9,
               .braking_m_s2 = 0.9,
               .dwell = Seconds(40),
               .recovery_pct = 16,
               .curvature = 1.08},
              Radii({1000, 2000, 3000}),
              2};
    case Tier::kMetro:
      break;
  }
  return {true,
          {Minutes(3), Minutes(2), Minutes(5), Minutes(2), Minutes(4)},
          {.cap_kmh = 120,
           .acceleration_m_s2 = 0.75,
           .braking_m_s2 = 0.75,
           .dwell = Seconds(35),
           .recovery_pct = 21,
           .curvature = 1.06},
          Radii({600, 800, 1500}),
          2};
}

// METRICS "Defaults": access modes.  Car and e-bike wait at home only.
class AccessRules {
 public:
  explicit AccessRules(LineModel& model) : model_(model) {}

  void Walk(std::optional<Tier> tier, int32_t most) {
    Add(tier, "walk", JourneyEnd::kBoth, 4.8, 1.3, 0, most);
  }
  void Feeder(Tier tier, int32_t most) {
    Add(tier, "feeder", JourneyEnd::kBoth, 15, 1.4, 5, most);
  }
  void Car(Tier tier, int32_t most) {
    Add(tier, "car", JourneyEnd::kHome, 30, 1.3, 5, most);
  }
  void EBike(std::optional<Tier> tier, JourneyEnd end, int32_t most) {
    Add(tier, "e-bike", end, 15, 1.4, 2, most);
  }

 private:
  // `fixed` and `most` in minutes.
  void Add(std::optional<Tier> tier, const char* mode, JourneyEnd end,
           double kmh, double detour, int32_t fixed, int32_t most) {
    AccessRule rule;
    rule.tier = tier;
    rule.mode = mode;
    rule.end = end;
    rule.speed_kmh = kmh;
    rule.detour = detour;
    rule.fixed = Minutes(fixed);
    rule.maximum = Minutes(most);
    rule.provenance.assumed = true;
    model_.access_rules.push_back(rule);
  }

  LineModel& model_;
};

void FillAccessRules(LineModel& model) {
  AccessRules rules(model);
  for (const Tier tier : {Tier::kTrunk, Tier::kIntercity}) {
    rules.Walk(tier, 15);
    rules.Feeder(tier, 25);
    rules.Car(tier, 30);
  }
  rules.Walk(Tier::kConventional, 15);
  rules.Feeder(Tier::kConventional, 25);
  rules.Car(Tier::kConventional, 25);
  rules.Walk(Tier::kSuburban, 15);
  rules.Feeder(Tier::kSuburban, 20);
  rules.Walk(Tier::kMetro, 15);
  rules.EBike(Tier::kMetro, JourneyEnd::kHome, 15);
  rules.Walk(std::nullopt, 60);
  rules.EBike(std::nullopt, JourneyEnd::kBoth, 60);
}

}  // namespace

void FillDefaults(LineModel& model) {
  if (model.bands.empty()) FillBands(model);
  for (const Tier tier : kTiers) {
    TierRules& rules = model.tiers[Index(tier)];
    if (!rules.given) rules = DefaultRules(tier);
  }
  if (model.access_rules.empty()) FillAccessRules(model);
}

}  // namespace railreach
