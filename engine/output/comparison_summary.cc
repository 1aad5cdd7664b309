#include "engine/output/comparison_summary.h"

#include <cmath>

#include "absl/strings/str_cat.h"
#include "engine/output/comparison_parts.h"
#include "engine/output/summary_parts.h"

namespace railreach {

std::string ComparisonSummary(const StudyComparison& comparison) {
  return absl::StrCat(
      ComparisonTitle(comparison), ComparisonHeadline(comparison),
      ComparisonCities(comparison), ComparisonSupply(comparison),
      ComparisonNodes(comparison), ComparisonZones(comparison),
      ComparisonJourneys(comparison), ComparisonTargets(comparison),
      ComparisonMeaning(comparison));
}

std::string Signed(double value, int decimals) {
  std::string text = Fixed(std::abs(value), decimals);
  // What rounds to nothing has no sign.
  if (text.find_first_of("123456789") == std::string::npos) return text;
  return (value > 0 ? "+" : "-") + text;
}

std::string PlainOf(const BothNumbers& both, bool of_b, double unit,
                    int decimals) {
  const std::optional<double>& value = of_b ? both.b : both.a;
  return value.has_value() ? Fixed(*value / unit, decimals) : "-";
}

std::string ChangeOf(const BothNumbers& both, double unit, int decimals) {
  const std::optional<double> change = both.difference();
  return change.has_value() ? Signed(*change / unit, decimals) : "-";
}

std::string RelativeChange(const BothNumbers& both) {
  const std::optional<double> change = both.difference();
  if (!change.has_value() || *both.a == 0) return "-";
  return absl::StrCat(Signed(*change / *both.a * 100, 1), "%");
}

BothNumbers AsNumbers(const BothCounts& both) {
  BothNumbers numbers;
  if (both.a) numbers.a = static_cast<double>(*both.a);
  if (both.b) numbers.b = static_cast<double>(*both.b);
  return numbers;
}

const RegionFigure* FigureOfWhole(const StudyComparison& comparison,
                                  absl::string_view figure) {
  for (const RegionFigure& row : comparison.regions) {
    if (row.figure == figure &&
        (!row.level || *row.level == Level::kStudyArea)) {
      return &row;
    }
  }
  return nullptr;
}

}  // namespace railreach
