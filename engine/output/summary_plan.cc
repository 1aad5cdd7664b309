// The summary's connections, indicators and densities.
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/output/labels.h"
#include "engine/output/summary_parts.h"
#include "engine/output/text_table.h"

namespace railreach {
namespace {

constexpr size_t kMembersShown = 5;

const char* VerdictLabel(Verdict verdict) {
  switch (verdict) {
    case Verdict::kMet:
      return "达标 met";
    case Verdict::kMissed:
      return "未达标 missed";
    case Verdict::kNoTarget:
      return "无目标 no target";
    case Verdict::kNotComputed:
      return "未计算 not computed";
  }
  return "";
}

std::string TargetLabel(const Target& target) {
  if (!target.value.has_value()) return "-";
  return absl::StrCat(target.comparison == Comparison::kAtLeast ? ">= " : "<= ",
                      Fixed(*target.value, 2));
}

// The members that miss a floor, worst first, the first few by name.
std::string MissedMembers(const AssessmentRow& row) {
  std::vector<std::string> names;
  size_t missed = 0;
  for (const MemberValue& member : row.members) {
    if (member.met) continue;
    if (++missed > kMembersShown) continue;
    names.push_back(
        absl::StrCat(member.name_zh, " ",
                     member.value.has_value() ? Fixed(*member.value, 2) : "-"));
  }
  if (missed > kMembersShown) {
    names.push_back(absl::StrCat("... (", missed, ")"));
  }
  return absl::StrJoin(names, ", ");
}

std::vector<std::string> IndicatorCells(const Target& target,
                                        const AssessmentRow& row) {
  return {ShortLabel(target.name, 56),
          target.kind == TargetKind::kFloor ? "底线 floor" : "合作 cooperative",
          TargetLabel(target),
          row.value.has_value() ? Fixed(*row.value, 2) : "-",
          target.unit,
          VerdictLabel(row.verdict),
          target.value.has_value()
              ? absl::StrCat(row.members_met, "/", row.members.size())
              : absl::StrCat(row.members.size())};
}

// The name of the hub that the parameters give by id or name.
std::string HubLabel(const Study& study) {
  const std::string& hub = study.parameters.hub;
  for (const Station& station : study.model.lines.stations) {
    if (station.name.key == hub) return station.name.zh;
  }
  return hub.empty() ? "-" : hub;
}

// Kilometres and density of one region by class.
using ByMeasure = std::map<std::string, const DensityRow*>;

std::string DensityCell(const ByMeasure& rows, const char* measure) {
  const auto it = rows.find(measure);
  if (it == rows.end()) return "-";
  const DensityRow& row = *it->second;
  const std::string km = Fixed(row.track.km(), 0);
  if (!row.km_per_10000_km2.has_value()) return absl::StrCat(km, " km");
  return absl::StrCat(Fixed(*row.km_per_10000_km2, 1), " (", km, " km)");
}

}  // namespace

std::string ConnectionsPart(const Study& study, const StudyResult& result) {
  if (result.connections.empty()) return "";
  const ConnectionSummary& row = result.connections.front();
  return absl::StrCat(
      Section("节点之间", "Between key nodes"), "  直达率 direct rate ",
      Percent(row.direct_rate), " (功能区之间 functional areas ",
      Percent(row.functional_direct_rate), "); 平均换乘 mean changes ",
      Fixed(row.mean_changes, 2), "; 平均 mean ", Fixed(row.mean_minutes, 0),
      " min\n  经枢纽 via hub ", HubLabel(study), " ",
      Percent(row.share_via_hub), "; 经中心 via centre ",
      Percent(row.share_via_centre), "; 可达 reachable ", row.pairs_reachable,
      "/", row.pairs, "; 介数基尼 betweenness Gini ",
      Fixed(result.structure.betweenness_gini, 2), "\n");
}

std::string IndicatorsPart(const Study& study, const StudyResult& result) {
  TextTable table({{"指标 indicator"},
                   {"类型 kind"},
                   {"目标 target", Align::kRight},
                   {"现值 value", Align::kRight},
                   {"单位 unit"},
                   {"结论 verdict"},
                   {"成员 members", Align::kRight}});
  std::string notes;
  for (const AssessmentRow& row : result.assessments) {
    if (row.target.is_none()) continue;
    const Target& target = study.model.places.targets[row.target];
    table.AddRow(IndicatorCells(target, row));
    if (target.kind == TargetKind::kFloor && row.verdict == Verdict::kMissed) {
      absl::StrAppend(&notes, "  ", target.name.zh,
                      " 未达标 missed: ", MissedMembers(row), "\n");
    }
  }
  if (table.num_rows() == 0) return "";
  return absl::StrCat(
      Section("底线型与合作型指标", "Floor and cooperative indicators"),
      table.Format(), notes);
}

std::string DensityPart(const Study& study, const StudyResult& result) {
  const auto& regions = study.model.places.regions;
  std::vector<std::pair<RegionId, ByMeasure>> by_region;
  for (const DensityRow& row : result.densities) {
    if (row.region.is_none() || regions[row.region].level > Level::kCity) {
      continue;
    }
    if (by_region.empty() || by_region.back().first != row.region) {
      by_region.push_back({row.region, {}});
    }
    by_region.back().second[row.measure] = &row;
  }
  if (by_region.empty()) return "";
  TextTable table({{"区域 region"},
                   {"窄 narrow", Align::kRight},
                   {"中 middle", Align::kRight},
                   {"宽 wide", Align::kRight},
                   {"国铁 national", Align::kRight},
                   {"地铁 metro", Align::kRight},
                   {"合计 all", Align::kRight}});
  for (const auto& [region, rows] : by_region) {
    std::vector<std::string> cells = {Label(regions[region].name)};
    for (const char* measure :
         {"narrow", "middle", "wide", "national_rail", "metro", "all"}) {
      cells.push_back(DensityCell(rows, measure));
    }
    table.AddRow(std::move(cells));
  }
  return absl::StrCat(
      Section("城际与市域铁路密度(公里/万平方公里,口径窄、中、宽)",
              "Intercity and suburban density (km per 10,000 km2)"),
      table.Format());
}

}  // namespace railreach
