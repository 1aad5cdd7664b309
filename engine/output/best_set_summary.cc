#include "engine/output/best_set_summary.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/output/best_set_parts.h"
#include "engine/output/summary_parts.h"
#include "engine/output/text_table.h"

namespace railreach {
namespace {

// Values of one objective as the summary writes them.
class Writer {
 public:
  explicit Writer(const BestSetReport& report)
      : style_(StyleOf(report.parameters.objective)) {}
  const ObjectiveStyle& style() const { return style_; }
  std::string operator()(double value) const {
    return Fixed(value / style_.scale, style_.decimals);
  }
  std::string Gain(double gain) const {
    return absl::StrCat(gain >= 0 ? "+" : "", (*this)(gain));
  }

 private:
  ObjectiveStyle style_;
};

std::string Aim(const BestSetReport& report) {
  const SearchParameters& search = report.parameters;
  const ObjectiveStyle style = StyleOf(search.objective);
  std::vector<std::string> limits;
  if (search.budget_km > 0) {
    limits.push_back(
        absl::StrCat("新线不超过 at most ", Fixed(search.budget_km, 1), " km"));
  }
  if (search.budget_cost > 0) {
    limits.push_back(
        absl::StrCat("费用不超过 cost at most ", Fixed(search.budget_cost, 1)));
  }
  if (search.most_candidates > 0) {
    limits.push_back(absl::StrCat("不超过", search.most_candidates,
                                  "个 at most ", search.most_candidates));
  }
  return absl::StrCat(
      "  目标 objective  ", style.zh, " ", style.en, " (", style.unit,
      ")\n  预算 budget     ",
      limits.empty() ? "不限 none" : absl::StrJoin(limits, "; "),
      "\n  备选 candidates ", report.candidates.size(), "\n");
}

std::string Chosen(const BestSetReport& report, const Writer& write) {
  const BestSetResult& result = report.result;
  if (result.best.set.empty()) {
    return "\n  没有预算内的方案更好  no affordable set is better\n";
  }
  TextTable table({{"顺序 order", Align::kRight},
                   {"选中 chosen"},
                   {"本步增益 gain", Align::kRight},
                   {"累计增益 in all", Align::kRight},
                   {"累计km", Align::kRight},
                   {"累计费用 cost", Align::kRight}});
  double before = result.empty_value;
  int number = 0;
  for (const BuildStep& step : BuildStepsOf(result)) {
    ++number;
    std::vector<std::string> cells = {
        result.build_order.empty() ? "-" : absl::StrCat(number),
        ShortLabel(report.candidates[step.candidate])};
    if (step.ok) {
      for (std::string cell : {write.Gain(step.value - before),
                               write.Gain(step.value - result.empty_value),
                               Fixed(step.km, 1), Fixed(step.cost, 1)}) {
        cells.push_back(std::move(cell));
      }
      before = step.value;
    } else {
      cells.resize(6, "-");
    }
    table.AddRow(std::move(cells));
  }
  return absl::StrCat("\n", table.Format());
}

std::string Totals(const BestSetReport& report, const Writer& write) {
  const BestSetResult& result = report.result;
  return absl::StrCat(
      "\n  现状 baseline ", write(result.empty_value), " -> ",
      write(result.best.value), " (", write.Gain(result.gain()),
      "); 新线 new track ", Fixed(result.best.km, 1), " km; 费用 cost ",
      Fixed(result.best.cost, 1), "\n  贪心法 greedy ",
      write.Gain(result.greedy.value - result.empty_value),
      result.value_of_all.has_value()
          ? absl::StrCat("; 全部备选 all candidates ",
                         write.Gain(*result.value_of_all - result.empty_value))
          : "; 全部备选不能同时实施 all candidates cannot be applied together",
      "\n");
}

// What is known of the optimum.
std::string Bound(const BestSetReport& report, const Writer& write) {
  const BestSetResult& result = report.result;
  if (result.proven) {
    return "  已证明最优(目标随线路增加不减)  proven optimal, as the "
           "objective is monotone in what was evaluated; gap 0\n";
  }
  if (result.bound_violations > 0) {
    return absl::StrCat(
        "  目标不单调(", result.bound_violations,
        "次),无法给出上界:未证明最优  the objective is not monotone (",
        result.bound_violations,
        " times), so there is no bound: not proven optimal\n");
  }
  if (!result.upper_bound.has_value()) {
    return "  上界未知,未证明最优  no bound is known: not proven optimal\n";
  }
  return absl::StrCat(
      "  未证明最优:上界增益 not proven optimal: no affordable set gains more "
      "than ",
      write.Gain(*result.upper_bound - result.empty_value), "; 差距 gap ",
      write(*result.gap()), " (上界增益的 ", Fixed(*result.gap_pct(), 1),
      "% of that)\n");
}

std::string Ending(const BestSetReport& report) {
  const BestSetResult& result = report.result;
  switch (result.stop) {
    case SearchStop::kDone:
      return "";
    case SearchStop::kTimeLimit:
      return absl::StrCat("  到达时限 stopped at the time limit of ",
                          Fixed(report.parameters.seconds, 0),
                          " s: 再次运行结果可能不同 another run may find "
                          "another set\n");
    case SearchStop::kStopFlag:
      return "  被中断,此为已找到的最好方案  stopped: the best found until "
             "then\n";
    case SearchStop::kEvaluations:
      return "  到达计算次数上限  stopped at the most evaluations\n";
  }
  return "";
}

std::string Method(const BestSetReport& report) {
  const BestSetResult& result = report.result;
  std::string text = absl::StrCat(
      "  ",
      result.exact || result.proven ? "精确搜索 exact search"
                                    : "启发式 heuristic",
      ": 贪心、局部搜索、分支定界 greedy, local search, branch and bound; ",
      result.evaluations, " 次计算 evaluations, ", result.branches,
      " 个分支 branches, 种子 seed ", report.parameters.seed, "\n",
      "  线路相互补充,单独最好的线路不一定在最优方案中  lines complement "
      "each other: the best one alone need not be in the best set\n");
  if (!result.not_ok_alone.empty()) {
    std::vector<std::string> names;
    for (const uint32_t c : result.not_ok_alone) {
      names.push_back(ShortLabel(report.candidates[c]));
    }
    absl::StrAppend(&text, "  不能单独实施 cannot be applied alone: ",
                    absl::StrJoin(names, ", "), "\n");
  }
  return text;
}

}  // namespace

std::string BestSetSummary(const BestSetReport& report) {
  const Writer write(report);
  return absl::StrCat(Section("最优方案", "The best set of candidates"),
                      Aim(report), Chosen(report, write), Totals(report, write),
                      Bound(report, write), Ending(report), Method(report));
}

}  // namespace railreach
