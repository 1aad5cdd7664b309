#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/output/best_set_parts.h"
#include "engine/output/best_set_summary.h"
#include "engine/output/csv_writer.h"
#include "engine/wire/definitions.h"

namespace railreach {
namespace {

// Decimals of values, in people or per cent.
int Decimals(const BestSetReport& report) {
  const ObjectiveStyle style = StyleOf(report.parameters.objective);
  return style.scale > 1 ? 1 : style.decimals + 3;
}

void AddCandidate(const BestSetReport& report, uint32_t candidate,
                  CsvWriter& csv) {
  csv.IdAndNames(report.candidates[candidate])
      .Number(report.costs[candidate], 3);
}

std::string CandidatesCsv(const BestSetReport& report) {
  CsvWriter csv({"candidate_id", "name_zh", "name_en", "cost", "chosen",
                 "build_order", "value_so_far", "gain_of_step", "gain_so_far",
                 "km_so_far", "cost_so_far"});
  const int decimals = Decimals(report);
  const BestSetResult& result = report.result;
  double before = result.empty_value;
  int64_t number = 0;
  const bool ordered = !result.build_order.empty();
  for (const BuildStep& step : BuildStepsOf(result)) {
    AddCandidate(report, step.candidate, csv);
    csv.YesNo(true);
    ordered ? csv.Integer(++number) : csv.Blank();
    if (!step.ok) {
      csv.Blank().Blank().Blank().Blank().Blank().EndRow();
      continue;
    }
    csv.Number(step.value, decimals)
        .Number(step.value - before, decimals)
        .Number(step.value - result.empty_value, decimals)
        .Number(step.km, 3)
        .Number(step.cost, 3)
        .EndRow();
    before = step.value;
  }
  for (uint32_t c = 0; c < report.candidates.size(); ++c) {
    const CandidateSet& set = result.best.set;
    if (std::binary_search(set.begin(), set.end(), c)) continue;
    AddCandidate(report, c, csv);
    csv.YesNo(false).Blank().Blank().Blank().Blank().Blank().Blank().EndRow();
  }
  return csv.Take();
}

class KeyValueWriter {
 public:
  void Text(absl::string_view key, absl::string_view value) {
    csv_.Text(key).Text(value).EndRow();
  }
  void Number(absl::string_view key, std::optional<double> value,
              int decimals) {
    csv_.Text(key).Number(value, decimals).EndRow();
  }
  void Count(absl::string_view key, int64_t count) {
    csv_.Text(key).Integer(count).EndRow();
  }
  void YesNo(absl::string_view key, bool value) {
    csv_.Text(key).YesNo(value).EndRow();
  }
  std::string Take() { return csv_.Take(); }

 private:
  CsvWriter csv_{{"key", "value"}};
};

std::string SearchCsv(const BestSetReport& report) {
  KeyValueWriter csv;
  const SearchParameters& search = report.parameters;
  const BestSetResult& result = report.result;
  const int decimals = Decimals(report);
  csv.Text("railreach",
           report.tool_version.empty() ? ToolVersion() : report.tool_version);
  csv.Text("fingerprint", report.fingerprint);
  csv.Text("objective", StyleOf(search.objective).id);
  csv.Number("budget_km", search.budget_km, 3);
  csv.Number("budget_cost", search.budget_cost, 3);
  csv.Count("most_candidates", search.most_candidates);
  csv.Text("seed", absl::StrCat(search.seed));
  csv.Count("candidates", static_cast<int64_t>(report.candidates.size()));
  csv.Number("baseline_value", result.empty_value, decimals);
  csv.Number("value", result.best.value, decimals);
  csv.Number("gain", result.gain(), decimals);
  csv.Number("km", result.best.km, 3);
  csv.Number("cost", result.best.cost, 3);
  csv.Number("greedy_value", result.greedy.value, decimals);
  csv.Number("value_of_all", result.value_of_all, decimals);
  csv.Number("upper_bound", result.upper_bound, decimals);
  csv.Number("gap", result.gap(), decimals);
  csv.Number("gap_pct", result.gap_pct(), 2);
  csv.YesNo("proven", result.proven);
  csv.YesNo("exact", result.exact);
  csv.Count("bound_violations", result.bound_violations);
  csv.Count("evaluations", result.evaluations);
  csv.Count("branches", result.branches);
  csv.Text("stop", StopName(result.stop));
  return csv.Take();
}

std::string TraceCsv(const BestSetReport& report) {
  CsvWriter csv(
      {"evaluations", "step", "value", "gain", "km", "cost", "candidates"});
  const int decimals = Decimals(report);
  for (const Improvement& row : report.result.trace) {
    std::vector<std::string> ids;
    for (const uint32_t c : row.best.set) {
      ids.push_back(report.candidates[c].key);
    }
    csv.Integer(row.evaluations)
        .Text(StepName(row.step))
        .Number(row.best.value, decimals)
        .Number(row.best.value - report.result.empty_value, decimals)
        .Number(row.best.km, 3)
        .Number(row.best.cost, 3)
        .Text(absl::StrJoin(ids, "|"))
        .EndRow();
  }
  return csv.Take();
}

}  // namespace

ObjectiveStyle StyleOf(Objective objective) {
  switch (objective) {
    case Objective::kPeople60:
      return {"people_60",
              "60分钟可达人口(节点平均)",
              "people within 60 min, mean of the key nodes",
              "万人 x10,000 people",
              10'000,
              2};
    case Objective::kPeople60ByPeople:
      return {"people_60_by_people",
              "60分钟可达人口(按人口加权)",
              "people within 60 min, weighted by people",
              "万人 x10,000 people",
              10'000,
              2};
    case Objective::kPeopleCovered:
      return {
          "people_covered",      "车站覆盖人口", "people covered by stations",
          "万人 x10,000 people", 10'000,         2};
    case Objective::kDirectRate:
      return {"direct_rate", "直达率", "direct rate", "%", 1, 2};
    case Objective::kEfficiency:
      return {"efficiency", "网络效率", "global efficiency", "/h", 1, 4};
  }
  return {};
}

absl::string_view StepName(SearchStep step) {
  switch (step) {
    case SearchStep::kGreedy:
      return "greedy";
    case SearchStep::kLocalSearch:
      return "local_search";
    case SearchStep::kBranchAndBound:
      return "branch_and_bound";
    case SearchStep::kBuildOrder:
      return "build_order";
  }
  return "";
}

absl::string_view StopName(SearchStop stop) {
  switch (stop) {
    case SearchStop::kDone:
      return "done";
    case SearchStop::kTimeLimit:
      return "time_limit";
    case SearchStop::kStopFlag:
      return "stop_flag";
    case SearchStop::kEvaluations:
      return "evaluations";
  }
  return "";
}

std::vector<BuildStep> BuildStepsOf(const BestSetResult& result) {
  if (!result.build_order.empty()) return result.build_order;
  std::vector<BuildStep> steps;
  for (const uint32_t c : result.best.set) steps.push_back({c, false, 0, 0, 0});
  return steps;
}

std::vector<OutputFile> BestSetTables(const BestSetReport& report) {
  return {{"best_set.csv", CandidatesCsv(report)},
          {"best_set_search.csv", SearchCsv(report)},
          {"best_set_trace.csv", TraceCsv(report)}};
}

}  // namespace railreach
