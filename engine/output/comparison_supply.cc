// What changed in supply, and which targets are met or missed now.
#include <array>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/output/comparison_parts.h"
#include "engine/output/summary_parts.h"
#include "engine/output/text_table.h"

namespace railreach {
namespace {

constexpr size_t kLinesShown = 40;

std::string StateLabel(TargetState state) {
  switch (state) {
    case TargetState::kNowMet:
      return "新达标 now met";
    case TargetState::kNoLongerMet:
      return "不再达标 no longer met";
    case TargetState::kStillMet:
      return "仍达标 still met";
    case TargetState::kStillMissed:
      return "仍未达标 still missed";
    case TargetState::kOther:
      return "无结论 no verdict";
  }
  return "";
}

std::string PresenceLabel(Presence presence) {
  switch (presence) {
    case Presence::kBoth:
      return "改变 changed";
    case Presence::kOnlyA:
      return "停运 closed";
    case Presence::kOnlyB:
      return "开通 opened";
    case Presence::kNeither:
      break;
  }
  return "-";
}

// "A > B"; one value where both are the same.
std::string BeforeAfter(const BothNumbers& both, int decimals) {
  const std::string a = PlainOf(both, false, 1, decimals);
  const std::string b = PlainOf(both, true, 1, decimals);
  return a == b ? a : absl::StrCat(a, " > ", b);
}

struct Counts {
  int opened = 0;
  int closed = 0;
  int changed = 0;

  void Add(Presence presence) {
    opened += presence == Presence::kOnlyB;
    closed += presence == Presence::kOnlyA;
    changed += presence == Presence::kBoth;
  }
};

std::string CountsLine(const StudyComparison& comparison) {
  Counts lines, stations;
  for (const LineChange& line : comparison.lines) lines.Add(line.presence);
  for (const StationChange& station : comparison.stations) {
    stations.Add(station.presence);
  }
  const auto text = [](const Counts& counts) {
    return absl::StrCat("开通 opened ", counts.opened, ", 停运 closed ",
                        counts.closed, ", 改变 changed ", counts.changed);
  };
  return absl::StrCat("  线路 lines: ", text(lines),
                      "\n  车站 stations: ", text(stations), "\n");
}

std::string TrackTable(const StudyComparison& comparison) {
  TextTable table({{"轨道 track (km)"},
                   {"A", Align::kRight},
                   {"B", Align::kRight},
                   {"差 change", Align::kRight}});
  std::vector<std::pair<std::string, std::string>> measures;
  for (const Tier tier : kTiers) {
    measures.push_back({absl::StrCat("track.", Name(tier)),
                        absl::StrCat(NameZh(tier), " ", Name(tier))});
  }
  measures.push_back({"track.all", "合计 all"});
  bool differs = false;
  for (const auto& [figure, label] : measures) {
    const RegionFigure* row = FigureOfWhole(comparison, figure);
    if (row == nullptr) continue;
    differs |= row->value.differs();
    table.AddRow({label, PlainOf(row->value, false, 1, 1),
                  PlainOf(row->value, true, 1, 1), ChangeOf(row->value, 1, 1)});
  }
  return differs ? table.Format() : "";
}

// Opened lines, then closed ones, then changed ones.
std::string LinesTable(const StudyComparison& comparison) {
  TextTable table({{""},
                   {"线路 line"},
                   {"层级 tier"},
                   {"km", Align::kRight},
                   {"车站 stations", Align::kRight},
                   {"高峰每小时 trains/h", Align::kRight}});
  size_t left_out = 0;
  for (const Presence presence :
       {Presence::kOnlyB, Presence::kOnlyA, Presence::kBoth}) {
    for (const LineChange& line : comparison.lines) {
      if (line.presence != presence) continue;
      if (table.num_rows() == kLinesShown) {
        ++left_out;
        continue;
      }
      const BothNumbers stations = AsNumbers(line.stations);
      const bool of_b = presence == Presence::kOnlyB;
      const auto cell = [&](const BothNumbers& both, int decimals) {
        return presence == Presence::kBoth ? BeforeAfter(both, decimals)
                                           : PlainOf(both, of_b, 1, decimals);
      };
      table.AddRow({PresenceLabel(presence), ShortLabel(line.name),
                    std::string(Name(line.tier)), cell(line.length_km, 1),
                    cell(stations, 0), cell(line.band_trains_per_hour, 1)});
    }
  }
  std::string text = table.num_rows() == 0 ? "" : table.Format();
  if (left_out > 0) {
    absl::StrAppend(&text, "  另有", left_out, "条见 tables/lines.csv  ",
                    left_out, " more in tables/lines.csv (with -o)\n");
  }
  return text;
}

// At most three of the names.
std::string NamesText(const std::vector<std::string>& names) {
  if (names.size() <= 3) return absl::StrJoin(names, ", ");
  return absl::StrCat(names[0], ", ", names[1], ", ", names[2], " +",
                      names.size() - 3);
}

// What moved: a verdict, a member, or the value.
bool Moved(const TargetChange& row) {
  return row.presence != Presence::kBoth || row.verdict_a != row.verdict_b ||
         row.value.differs() || !row.now_met.empty() ||
         !row.no_longer_met.empty();
}

std::string TargetText(const TargetChange& row) {
  const BothNumbers& target = row.target;
  return BeforeAfter(target, 1);
}

}  // namespace

std::string ComparisonSupply(const StudyComparison& comparison) {
  if (comparison.lines.empty() && comparison.stations.empty()) return "";
  return absl::StrCat(Section("供给的变化", "What changed in supply"),
                      CountsLine(comparison), TrackTable(comparison),
                      LinesTable(comparison));
}

std::string ComparisonTargets(const StudyComparison& comparison) {
  if (comparison.targets.empty()) return "";
  TextTable table({{"结论 state"},
                   {"指标 target"},
                   {"目标 target", Align::kRight},
                   {"值 value A > B", Align::kRight},
                   {"单位 unit"},
                   {"新达标成员 members now met"},
                   {"不再达标 no longer"}});
  std::array<int, 5> counts = {};
  for (const TargetState state :
       {TargetState::kNowMet, TargetState::kNoLongerMet,
        TargetState::kStillMissed, TargetState::kStillMet,
        TargetState::kOther}) {
    for (const TargetChange& row : comparison.targets) {
      if (row.state != state) continue;
      ++counts[static_cast<size_t>(state)];
      if (!Moved(row)) continue;
      table.AddRow({StateLabel(state), ShortLabel(row.name), TargetText(row),
                    BeforeAfter(row.value, 1), row.unit, NamesText(row.now_met),
                    NamesText(row.no_longer_met)});
    }
  }
  std::string line = "  ";
  for (size_t i = 0; i < counts.size(); ++i) {
    absl::StrAppend(&line, i == 0 ? "" : ", ",
                    StateLabel(static_cast<TargetState>(i)), " ", counts[i]);
  }
  return absl::StrCat(Section("目标", "Targets"), line, "\n",
                      table.num_rows() == 0 ? "" : table.Format());
}

}  // namespace railreach
