#include "engine/output/ranking_summary.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "engine/output/ranking_tables.h"
#include "engine/output/summary_parts.h"
#include "engine/output/text_table.h"

namespace railreach {
namespace {

constexpr size_t kNameWidth = 30;  // in each language
constexpr size_t kProblemWidth = 100;
constexpr size_t kMostKinds = 10;

// "+12.30", "0.00"; "-" for what does not exist.
std::string Signed(std::optional<double> value, int decimals) {
  if (!value.has_value()) return "-";
  const std::string text = Fixed(*value, decimals);
  const bool is_zero = text.find_first_not_of("-0.") == absl::string_view::npos;
  return *value > 0 && !is_zero ? absl::StrCat("+", text) : text;
}

std::string SignedTenThousands(double people) {
  return Signed(people / 10'000, 2);
}

absl::string_view ByLabel(RankBy by) {
  switch (by) {
    case RankBy::kPeople:
      return "60分钟可达人口增益(按人口加权) gain in people within 60 min, "
             "nodes "
             "weighted by people";
    case RankBy::kMeanPeople:
      return "60分钟可达人口增益(节点平均) gain in people within 60 min, mean "
             "of "
             "nodes";
    case RankBy::kCoverage:
      return "车站覆盖人口增益 gain in people covered by stations";
    case RankBy::kDirect:
      return "直达率增益 gain in the direct rate";
    case RankBy::kEfficiency:
      return "全局效率增益 gain in global efficiency";
    case RankBy::kGainPerKm:
      return "每公里新线增益 gain per km of new track";
    case RankBy::kGainPerCost:
      break;
  }
  return "单位造价增益 gain per cost";
}

// In both languages, each cut to kNameWidth; once where they are the same.
std::string VariantLabel(const BatchHeader& header,
                         const std::vector<uint32_t>& scenarios) {
  const ThingName name = VariantName(header, scenarios);
  const std::string zh = Shorten(name.zh, kNameWidth);
  if (name.zh == name.en) return zh;
  return absl::StrCat(zh, " ", Shorten(name.en, kNameWidth));
}

std::string TitlePart(const BatchHeader& header, const RankTable& table) {
  std::string text = absl::StrCat(
      Label(header.parameters.name), "\n  方案 variants ", table.num_variants,
      ", 措施 scenarios ", header.scenarios.size(), ", 节点 key nodes ",
      header.nodes.size(), "; 不能实施 not applied ", table.num_problems, "\n");
  if (table.num_variants < header.num_variants) {
    absl::StrAppend(&text, "  全部方案 of all ", header.num_variants,
                    " variants");
    if (header.shard.of > 1) {
      absl::StrAppend(&text, "; 分片 shard ", header.shard.number, "/",
                      header.shard.of);
    }
    text += "\n";
  }
  return text;
}

std::string BaselinePart(const BatchHeader& header) {
  const VariantFigures& is = header.baseline;
  std::string text = absl::StrCat(
      Section("基准(人口以万计)", "Baseline (people x 10,000)"),
      "  60分钟可达人口 people within 60 min: 按人口加权 weighted ",
      TenThousands(is.people_60_by_people), ", 节点平均 mean ",
      TenThousands(is.people_60), "; 45分钟 within 45 min ",
      TenThousands(is.people_45), "\n  覆盖人口 people covered ",
      TenThousands(static_cast<double>(is.people_covered)),
      ", 覆盖节点 nodes covered ", is.nodes_covered, "; 直达率 direct rate ",
      Fixed(is.direct_rate, 1), "%");
  if (HasEfficiency(header)) {
    absl::StrAppend(&text, "; 效率 efficiency ", Fixed(is.efficiency, 4),
                    " /h");
  }
  return text + "\n";
}

// Which columns there is something for.
struct Shown {
  bool efficiency = false;
  bool cost = false;
};

std::vector<TextTable::Column> ColumnsOf(Shown shown) {
  std::vector<TextTable::Column> columns = {{"#", Align::kRight},
                                            {"方案 variant"},
                                            {"加权 weighted", Align::kRight},
                                            {"平均 mean", Align::kRight},
                                            {"覆盖 covered", Align::kRight},
                                            {"直达 direct", Align::kRight}};
  if (shown.efficiency) columns.push_back({"效率 eff.", Align::kRight});
  columns.push_back({"新线 km", Align::kRight});
  columns.push_back({"每公里 /km", Align::kRight});
  if (shown.cost) {
    columns.push_back({"造价 cost", Align::kRight});
    columns.push_back({"单位造价 /cost", Align::kRight});
  }
  columns.push_back({"前沿 front"});
  return columns;
}

std::string FrontMark(const RankRow& row) {
  if (row.best_by_km && row.best_by_cost) return "* km, cost";
  return row.best_by_km ? "* km" : row.best_by_cost ? "* cost" : "";
}

void AddRow(const BatchHeader& header, const RankRow& row, std::string rank,
            Shown shown, TextTable& table) {
  const Gains& gains = row.gains;
  std::vector<std::string> cells = {
      std::move(rank),
      VariantLabel(header, row.scenarios),
      SignedTenThousands(gains.people_by_people),
      SignedTenThousands(gains.people_60),
      SignedTenThousands(static_cast<double>(gains.people_covered)),
      Signed(gains.direct_rate, 2)};
  if (shown.efficiency) cells.push_back(Signed(gains.efficiency, 4));
  cells.push_back(Fixed(row.new_track.km(), 1));
  cells.push_back(Signed(row.gain_per_km, 0));
  if (shown.cost) {
    const bool known = row.gain_per_cost.has_value();
    cells.push_back(known ? Fixed(row.cost, 1) : "-");
    cells.push_back(Signed(row.gain_per_cost, 1));
  }
  cells.push_back(FrontMark(row));
  table.AddRow(std::move(cells));
}

Shown ShownOf(const BatchHeader& header) {
  return {HasEfficiency(header),
          std::any_of(header.scenarios.begin(), header.scenarios.end(),
                      [](const BatchScenario& is) { return is.cost > 0; })};
}

std::string RankedPart(const BatchHeader& header, const RankTable& table,
                       size_t most) {
  if (table.rows.empty()) return "";
  const Shown shown = ShownOf(header);
  TextTable text(ColumnsOf(shown));
  const size_t num = std::min(most, table.rows.size());
  for (size_t i = 0; i < num; ++i) {
    AddRow(header, table.rows[i], absl::StrCat(i + 1), shown, text);
  }
  const bool losses = table.options.losses_first;
  return absl::StrCat(
      losses
          ? Section("关键性(损失最大者在前)", "Criticality, largest loss first")
          : Section("方案排序", "Ranked variants"),
      "  依据 by: ", ByLabel(table.options.by),
      "\n  增益以万人、百分点计;每公里与单位造价以人计;* 帕累托前沿\n"
      "  Gains in 10,000 people and percentage points, per km and cost in "
      "people; * Pareto front\n",
      text.Format());
}

// Members of the fronts that are not among the first `most` rows.
std::string FrontPart(const BatchHeader& header, const RankTable& table,
                      size_t most) {
  std::set<size_t> shown_above;
  for (size_t i = 0; i < std::min(most, table.rows.size()); ++i) {
    shown_above.insert(table.rows[i].variant);
  }
  const Shown shown = ShownOf(header);
  TextTable text(ColumnsOf(shown));
  size_t others = 0;
  for (const auto* front : {&table.front_by_km, &table.front_by_cost}) {
    for (const RankRow& row : *front) {
      if (!shown_above.insert(row.variant).second || ++others > most) continue;
      AddRow(header, row, "", shown, text);
    }
  }
  if (text.num_rows() == 0) return "";
  std::string part =
      absl::StrCat(Section("帕累托前沿的其余方案", "Others on a Pareto front"),
                   text.Format());
  if (others > most) {
    absl::StrAppend(&part, "  ... ", others - most,
                    " 个见 more in pareto.csv\n");
  }
  return part;
}

std::string ProblemsPart(const BatchHeader& header, const RankTable& table) {
  if (table.num_problems == 0) return "";
  std::string part = absl::StrCat(
      Section("不能实施的方案", "Variants that could not be applied"));
  TextTable text(
      {{"方案数 variants", Align::kRight}, {"原因 why"}, {"例如 such as"}});
  for (size_t i = 0; i < std::min(table.kinds.size(), kMostKinds); ++i) {
    const ProblemKind& kind = table.kinds[i];
    text.AddRow({absl::StrCat(kind.count), Shorten(kind.kind, kProblemWidth),
                 absl::StrCat(kind.first.variant, " ",
                              VariantLabel(header, kind.first.scenarios))});
  }
  absl::StrAppend(&part, text.Format());
  if (table.kinds.size() > kMostKinds) {
    absl::StrAppend(&part, "  ... ", table.kinds.size() - kMostKinds,
                    " 类见 more kinds in problem_kinds.csv\n");
  }
  return part;
}

}  // namespace

std::string RankingSummary(const BatchHeader& header, const RankTable& table,
                           size_t most) {
  return absl::StrCat(TitlePart(header, table), BaselinePart(header),
                      RankedPart(header, table, most),
                      FrontPart(header, table, most),
                      ProblemsPart(header, table));
}

}  // namespace railreach
