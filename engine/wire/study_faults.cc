// The checks on the values of a study's parameters.
#include "absl/strings/str_cat.h"
#include "engine/wire/parameter_checker.h"
#include "engine/wire/study_message.h"
#include "railreach/v1/study.pb.h"

namespace railreach::wire {
namespace {

// Lanes of the search hold 65,534 s.
constexpr uint32_t kMostMinutes = 1092;

template <typename Texts>
void CheckTexts(const char* field, const Texts& texts, Checker& checker) {
  for (int i = 0; i < texts.size(); ++i) checker.Text(field, i, texts[i]);
}

// The headline's figures stand on curves that end at the last cutoff.
void CheckHeadline(const v1::Study& study, Checker& checker) {
  const StudyParameters defaults;
  const uint32_t last =
      study.cutoff_min_size() > 0
          ? study.cutoff_min(study.cutoff_min_size() - 1)
          : static_cast<uint32_t>(defaults.cutoffs.back().count() / 60);
  const uint32_t headline =
      study.has_headline_cutoff_min()
          ? study.headline_cutoff_min()
          : static_cast<uint32_t>(defaults.headline_cutoff.count() / 60);
  if (headline >= 1 && headline <= last) return;
  checker.Add(
      study.has_headline_cutoff_min() ? "headline_cutoff_min" : "cutoff_min",
      -1,
      absl::StrCat("headline_cutoff_min: ", headline, " is not in 1 .. ", last,
                   ", the last cutoff_min"),
      "lower it, or add a cutoff");
}

void CheckWalks(const v1::Study& study, Checker& checker) {
  // The least speed keeps a walk's time within 32 bits.
  checker.Range("transfer_radius_m", study.has_transfer_radius_m(),
                study.transfer_radius_m(), 0, 5000);
  checker.Range("walk_kmh", study.has_walk_kmh(), study.walk_kmh(), 0.1, 30);
  checker.Range("walk_detour", study.has_walk_detour(), study.walk_detour(), 1,
                5);
  checker.Range("other_operator_s", study.has_other_operator_s(),
                study.other_operator_s(), 0, 3600);
  checker.Range("origin_wait_max_s", study.has_origin_wait_max_s(),
                study.origin_wait_max_s(), 0, 7200);
  checker.Range("outline_error_m", study.has_outline_error_m(),
                study.outline_error_m(), 10, 2000);
}

}  // namespace

std::vector<ParameterFault> FaultsOf(const v1::Study& study) {
  Checker checker;
  if (study.has_band()) checker.Text("band", -1, study.band());
  checker.Enum("wait_model", study.has_wait_model(), study.wait_model(),
               v1::Study::WaitModel_IsValid(study.wait_model()),
               "EXPECTED, OPTIMAL, SAMPLED");
  checker.Range("open_until", study.has_open_until(), study.open_until(), 0,
                2200);
  checker.Enum("least_confidence", study.has_least_confidence(),
               study.least_confidence(),
               v1::Study::Confidence_IsValid(study.least_confidence()),
               "HIGH, MEDIUM, LOW");
  CheckTexts("open_line", study.open_line(), checker);
  CheckTexts("close_line", study.close_line(), checker);
  checker.Ascending("cutoff_min", study.cutoff_min(), kMostMinutes, "minutes");
  CheckHeadline(study, checker);
  checker.Range("pair_horizon_min", study.has_pair_horizon_min(),
                study.pair_horizon_min(), 1, kMostMinutes);
  CheckWalks(study, checker);
  CheckTexts("centre_region", study.centre_region(), checker);
  CheckWindow(study, checker);
  CheckSources(study, checker);
  CheckTexts("scenario", study.scenario(), checker);
  CheckBatch(study, checker);
  return checker.Take();
}

}  // namespace railreach::wire
