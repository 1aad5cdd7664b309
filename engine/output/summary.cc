#include "engine/output/summary.h"

#include "absl/strings/str_cat.h"
#include "engine/output/summary_parts.h"

namespace railreach {

std::string SummaryText(const Study& study, const StudyResult& result,
                        SummaryOptions options) {
  return absl::StrCat(
      SummaryTitle(study, result), HeadlinePart(study, result),
      WindowPart(study, result),
      CountiesPart(study, result, options.all_counties),
      NewTownsPart(study, result), BestAndWorstPart(study, result),
      ConnectionsPart(study, result), IndicatorsPart(study, result),
      DensityPart(study, result), MeaningPart(study, result));
}

}  // namespace railreach
