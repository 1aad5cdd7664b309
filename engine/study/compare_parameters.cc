// Parameters and rules that differ between two results.
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/study/compare_parts.h"

namespace railreach {
namespace {

// One parameter as text; `measure` as in ParameterDifference.
struct ParameterText {
  std::string name;
  std::string text;
  bool measure = true;
};

std::string InSeconds(Seconds time) { return absl::StrCat(time.count(), " s"); }
std::string YesNo(bool value) { return value ? "yes" : "no"; }

absl::string_view WaitName(WaitModel model) {
  switch (model) {
    case WaitModel::kExpected:
      return "expected";
    case WaitModel::kOptimal:
      return "optimal";
    case WaitModel::kSampled:
      return "sampled";
  }
  return "";
}

std::string BandText(const Study& study) {
  for (const Band& band : study.model.lines.bands) {
    if (band.name.key != study.parameters.band) continue;
    return absl::StrCat(band.name.key, " ", ToString(band.from), "-",
                        ToString(band.to));
  }
  return study.parameters.band;
}

std::string CutoffsText(const std::vector<Seconds>& cutoffs) {
  return absl::StrJoin(cutoffs, ", ", [](std::string* text, Seconds cutoff) {
    absl::StrAppend(text, cutoff.count() / 60);
  });
}

std::string WindowText(const std::optional<WindowParameters>& window) {
  if (!window.has_value()) return "none";
  return absl::StrCat(ToString(window->from), "-", ToString(window->to),
                      " every ", window->step.count(), " s, percentiles ",
                      absl::StrJoin(window->percentiles, ", "), ", draws ",
                      window->draws, ", seed ", window->seed);
}

std::string SourceText(const SourceParameters& source) {
  return absl::StrCat(source.tables, source.gtfs,
                      source.date.empty() ? "" : " on ", source.date,
                      source.tiers.empty() ? "" : ": ",
                      absl::StrJoin(source.tiers, ", "));
}

std::vector<ParameterText> NetworkTexts(const StudyParameters& parameters) {
  const Selection& selection = parameters.selection;
  return {{"open_until", absl::StrCat(selection.open_until), false},
          {"include_planned", YesNo(selection.include_planned), false},
          {"least_confidence", std::string(Name(selection.least_confidence)),
           false},
          {"open_line", absl::StrJoin(selection.open_lines, ", "), false},
          {"close_line", absl::StrJoin(selection.close_lines, ", "), false},
          {"source",
           absl::StrJoin(parameters.sources, "; ",
                         [](std::string* text, const SourceParameters& row) {
                           absl::StrAppend(text, SourceText(row));
                         }),
           false},
          {"scenario", absl::StrJoin(parameters.scenarios, ", "), false}};
}

std::vector<ParameterText> MeasureTexts(const Study& study) {
  const StudyParameters& parameters = study.parameters;
  return {
      {"band", BandText(study)},
      {"wait_model", std::string(WaitName(parameters.wait_model))},
      {"cutoff_min", CutoffsText(parameters.cutoffs)},
      {"headline_cutoff_min",
       absl::StrCat(parameters.headline_cutoff.count() / 60)},
      {"pair_horizon", InSeconds(parameters.pair_horizon)},
      {"transfer_radius_m", absl::StrCat(parameters.transfer_radius.metres())},
      {"walk_kmh", absl::StrCat(parameters.walk_kmh)},
      {"walk_detour", absl::StrCat(parameters.walk_detour)},
      {"other_operator", InSeconds(parameters.other_operator)},
      {"origin_wait_max", InSeconds(parameters.origin_wait_max)},
      {"hub", parameters.hub},
      {"centre_region", absl::StrJoin(parameters.centre_regions, ", ")},
      {"window", WindowText(parameters.window)}};
}

void AddTierTexts(Tier tier, const TierRules& rules,
                  std::vector<ParameterText>& texts) {
  const auto add = [&](const char* what, const std::string& text) {
    texts.push_back({absl::StrCat("tier.", Name(tier), ".", what),
                     rules.given ? text : "not given"});
  };
  add("entry", InSeconds(rules.times.entry));
  add("entry_low", InSeconds(rules.times.entry_low));
  add("entry_high", InSeconds(rules.times.entry_high));
  add("exit", InSeconds(rules.times.exit));
  add("change", InSeconds(rules.times.change));
  add("coverage_m", absl::StrJoin(rules.coverage_radii, ", ",
                                  [](std::string* text, Metres radius) {
                                    absl::StrAppend(text, radius.metres());
                                  }));
  add("direct_trips_per_hour", absl::StrCat(rules.direct_trips_per_hour));
}

std::string AccessText(const LineModel& lines) {
  return absl::StrJoin(
      lines.access_rules, "; ", [](std::string* text, const AccessRule& rule) {
        absl::StrAppend(
            text, rule.tier.has_value() ? Name(*rule.tier) : "direct", " ",
            rule.mode, " end ", static_cast<int>(rule.end), " ", rule.speed_kmh,
            " km/h x ", rule.detour, " fixed ", rule.fixed.count(), " s most ",
            rule.maximum.count(), " s");
      });
}

std::vector<ParameterText> TextsOf(const Side& side) {
  std::vector<ParameterText> texts = MeasureTexts(side.study);
  for (const Tier tier : kTiers) {
    AddTierTexts(tier, side.lines().rules(tier), texts);
  }
  texts.push_back({"access_rules", AccessText(side.lines())});
  texts.push_back({"tool_version", side.result.tool_version});
  for (ParameterText& text : NetworkTexts(side.study.parameters)) {
    texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace

std::vector<ParameterDifference> CompareParameters(const Side& a,
                                                   const Side& b) {
  const std::vector<ParameterText> a_texts = TextsOf(a);
  const std::vector<ParameterText> b_texts = TextsOf(b);
  std::vector<ParameterDifference> differences;
  for (size_t i = 0; i < a_texts.size(); ++i) {
    if (a_texts[i].text == b_texts[i].text) continue;
    differences.push_back({a_texts[i].name, a_texts[i].text, b_texts[i].text,
                           a_texts[i].measure});
  }
  return differences;
}

}  // namespace railreach
