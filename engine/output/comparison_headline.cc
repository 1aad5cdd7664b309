// The summary's title with what is not measured alike, the headline of the
// whole and the cities, and what it means.
#include <cmath>

#include "absl/strings/str_cat.h"
#include "engine/output/comparison_parts.h"
#include "engine/output/summary_parts.h"
#include "engine/output/text_table.h"

namespace railreach {
namespace {

constexpr double kTenThousand = 10'000;

std::string SideLine(absl::string_view label, const ComparedStudy& side) {
  return absl::StrCat("  ", label, "  ", Label(side.name), "; 线路 lines ",
                      side.num_lines, ", 车站 stations ", side.num_stations,
                      ", 人口 people ",
                      TenThousands(static_cast<double>(side.people_study_area)),
                      "万 x 10,000\n");
}

std::string ParametersPart(const StudyComparison& comparison, bool measure,
                           absl::string_view title) {
  TextTable table({{"参数 parameter"}, {"A"}, {"B"}});
  for (const ParameterDifference& row : comparison.parameters) {
    if (row.measure != measure) continue;
    const auto cell = [](const std::string& text) {
      return text.empty() ? std::string("-") : Shorten(text, 60);
    };
    table.AddRow({row.name, cell(row.a), cell(row.b)});
  }
  return table.num_rows() == 0
             ? ""
             : absl::StrCat("  ", title, "\n", table.Format(4));
}

// Rows that only one side has.
std::string RowsPart(const StudyComparison& comparison) {
  TextTable table({{"表 table"},
                   {"共有 both", Align::kRight},
                   {"仅 A only", Align::kRight},
                   {"仅 B only", Align::kRight}});
  for (const RowCounts& row : comparison.rows) {
    if (row.only_a + row.only_b == 0) continue;
    table.AddRow({row.table, absl::StrCat(row.both), absl::StrCat(row.only_a),
                  absl::StrCat(row.only_b)});
  }
  if (table.num_rows() == 0) return "";
  return absl::StrCat(
      "  两表行数不同,均值与合计只用共有者 "
      "rows of one side alone are in no mean or sum\n",
      table.Format(4));
}

void AddMeasure(const std::string& name, const BothNumbers& both, double unit,
                int decimals, bool relative, TextTable& table) {
  table.AddRow({name, PlainOf(both, false, unit, decimals),
                PlainOf(both, true, unit, decimals),
                ChangeOf(both, unit, decimals),
                relative ? RelativeChange(both) : ""});
}

void AddPeople(const StudyComparison& comparison, TextTable& table) {
  const ComparisonTotals& totals = comparison.totals;
  for (size_t i = 0; i < comparison.cutoffs.size(); ++i) {
    AddMeasure(
        absl::StrCat(comparison.cutoffs[i].count() / 60,
                     "分钟可达人口 people within ",
                     comparison.cutoffs[i].count() / 60, " min (万 x 10,000)"),
        totals.mean_people[i], kTenThousand, 1, true, table);
  }
  const int headline = comparison.headline_cutoff.count() / 60;
  AddMeasure(absl::StrCat(headline, "分钟,按人口加权 ", headline,
                          " min, weighted by people (万 x 10,000)"),
             totals.mean_headline_by_people, kTenThousand, 1, true, table);
}

void AddFigure(const StudyComparison& comparison, absl::string_view figure,
               const std::string& name, double unit, int decimals,
               bool relative, TextTable& table) {
  const RegionFigure* row = FigureOfWhole(comparison, figure);
  if (row == nullptr) return;
  AddMeasure(name, row->value, unit, decimals, relative, table);
}

std::string PeopleText(int64_t people) {
  return TenThousands(static_cast<double>(people));
}

std::string GroupsLine(absl::string_view label, const PeopleGroups& groups) {
  return absl::StrCat("  ", label, ": 受益 gain ", PeopleText(groups.gain),
                      ", 受损 lose ", PeopleText(groups.lose),
                      ", 有得有失 both ", PeopleText(groups.mixed),
                      ", 不变 neither ", PeopleText(groups.same), "\n");
}

std::string WinnersLines(const StudyComparison& comparison) {
  const ComparisonTotals& totals = comparison.totals;
  return absl::StrCat(
      "  节点 key nodes: 增加 gain ", totals.nodes_gain, ", 减少 lose ",
      totals.nodes_lose, ", 不变 same ",
      totals.nodes - totals.nodes_gain - totals.nodes_lose, "\n",
      "  节点对 ordered pairs ", totals.pairs, ": 新可达 gained ",
      totals.pairs_gained, ", 不再可达 lost ", totals.pairs_lost,
      ", 加快 faster ", totals.pairs_faster, ", 变慢 slower ",
      totals.pairs_slower, " (>1 min)\n",
      GroupsLine("区内人口(万) people of the study area (x 10,000)",
                 totals.study_area),
      GroupsLine("外围人口(万) people of the halo (x 10,000)", totals.halo));
}

const char* DirectionZh(double change) { return change < 0 ? "减少" : "增加"; }

}  // namespace

std::string ComparisonTitle(const StudyComparison& comparison) {
  return absl::StrCat(
      "比较  Comparison\n", SideLine("A 前 before", comparison.a),
      SideLine("B 后 after ", comparison.b),
      ParametersPart(comparison, false, "网络的差异 what the networks are"),
      ParametersPart(comparison, true,
                     "注意: 测度口径不同,差异不全来自网络 "
                     "WARNING: not measured alike, so differences are not "
                     "those of the network alone"),
      RowsPart(comparison));
}

std::string ComparisonHeadline(const StudyComparison& comparison) {
  const ComparisonTotals& totals = comparison.totals;
  if (totals.nodes == 0) return "";
  TextTable table({{"指标 figure"},
                   {"A", Align::kRight},
                   {"B", Align::kRight},
                   {"差 change", Align::kRight},
                   {"%", Align::kRight}});
  AddPeople(comparison, table);
  AddMeasure("节点对直达率 direct rate of pairs (%)", totals.direct_rate, 0.01,
             1, false, table);
  AddMeasure("两者皆可达的节点对平均时间 mean time, pairs of both (min)",
             totals.mean_minutes, 1, 1, true, table);
  AddFigure(comparison, "mean_changes",
            "平均换乘次数,各自可达对 mean changes, pairs of each side", 1, 2,
            false, table);
  AddFigure(comparison, "efficiency", "全局效率 efficiency (1/h)", 1, 3, true,
            table);
  AddFigure(comparison, "track.all", "线路轨道 track in use (km)", 1, 1, true,
            table);
  return absl::StrCat(
      Section(absl::StrCat("总体(", totals.nodes, "个节点均值,门到门)"),
              absl::StrCat("The whole (mean of ", totals.nodes,
                           " key nodes, door to door)")),
      table.Format(), WinnersLines(comparison));
}

std::string ComparisonCities(const StudyComparison& comparison) {
  TextTable table({{"城市 city"},
                   {"A", Align::kRight},
                   {"B", Align::kRight},
                   {"差 change", Align::kRight},
                   {"%", Align::kRight}});
  for (const RegionFigure& row : comparison.regions) {
    if (row.figure != "people_60" || row.level != Level::kCity) continue;
    AddMeasure(Label(row.region), row.value, kTenThousand, 1, true, table);
  }
  if (table.num_rows() == 0) return "";
  return absl::StrCat(
      Section("各市60分钟可达人口(万,节点均值)",
              "People within 60 min by city (x 10,000, mean of nodes)"),
      table.Format());
}

std::string ComparisonMeaning(const StudyComparison& comparison) {
  const ComparisonTotals& totals = comparison.totals;
  const std::optional<double> change = totals.mean_headline.difference();
  if (totals.nodes == 0 || !change.has_value()) return "";
  const int minutes = comparison.headline_cutoff.count() / 60;
  const std::string mean = TenThousands(*totals.mean_headline.a);
  const std::string by = TenThousands(*change < 0 ? -*change : *change);
  const int64_t gain = totals.study_area.gain + totals.study_area.mixed;
  const int64_t lose = totals.study_area.lose + totals.study_area.mixed;
  return absl::StrCat(
      Section("说明", "What it means"), "  门到门", minutes,
      "分钟(含)以内,一个重点节点平均可达人口由", mean, "万",
      DirectionZh(*change), by, "万(", RelativeChange(totals.mean_headline),
      ");", totals.nodes_gain, "个节点增加,", totals.nodes_lose,
      "个减少。\n  区内", PeopleText(gain),
      "万人住在至少有一个节点更快(超过1分钟)或新可达的地方,", PeopleText(lose),
      "万人住在至少有一个节点更慢或不再可达的地方。\n"
      "  仅在一方可达者不计入时间差,单独计数;没有岗位数据,数字是可达人口,"
      "不是通勤人口。\n",
      "  Within ", minutes, " minutes door to door (inclusive) a key node ",
      "reaches on average ", Fixed(std::abs(*change) / 1e6, 2),
      " million people ", *change < 0 ? "fewer" : "more", " than the ",
      Fixed(*totals.mean_headline.a / 1e6, 2), " million before (",
      RelativeChange(totals.mean_headline), ");\n  ", totals.nodes_gain,
      " nodes gain, ", totals.nodes_lose, " lose. ",
      Fixed(static_cast<double>(gain) / 1e6, 2),
      " million people of the study area live where at least one node comes "
      "nearer by\n  more than a minute or within reach for the first time, ",
      Fixed(static_cast<double>(lose) / 1e6, 2),
      " million where one gets farther or is lost. What only one side\n"
      "  reaches is in no difference of times and is counted apart; these are "
      "people within reach, not commuters.\n");
}

}  // namespace railreach
