// The summary's departure window: by the clock beside by headway.
#include <algorithm>
#include <cstdlib>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/base/time_of_day.h"
#include "engine/output/labels.h"
#include "engine/output/summary_parts.h"
#include "engine/output/table_parts.h"
#include "engine/output/text_table.h"

namespace railreach {
namespace {

constexpr size_t kShown = 5;  // of nodes that gain, and that lose

std::string People(int64_t people) {
  return TenThousands(static_cast<double>(people));
}

std::string Signed(double people) {
  return absl::StrCat(people > 0 ? "+" : "", TenThousands(people));
}

int HeadlineMinutes(const Study& study) {
  return study.parameters.headline_cutoff.count() / 60;
}

// Of the window's percentiles: the one nearest to 50.
size_t Typical(const WindowParameters& window) {
  size_t typical = 0;
  for (size_t p = 1; p < window.percentiles.size(); ++p) {
    if (std::abs(window.percentiles[p] - 50) <
        std::abs(window.percentiles[typical] - 50)) {
      typical = p;
    }
  }
  return typical;
}

// The lowest, the typical and the highest: p5, p50, p95.
std::vector<size_t> ShownPercentiles(const WindowParameters& window) {
  std::vector<size_t> shown = {0, Typical(window),
                               window.percentiles.size() - 1};
  shown.erase(std::unique(shown.begin(), shown.end()), shown.end());
  return shown;
}

std::string PercentileName(const WindowParameters& window, size_t p) {
  return absl::StrCat("p", window.percentiles[p]);
}

// Mean people of the region's key nodes within the headline cutoff, by
// headway.
double ByHeadway(const Study& study, const StudyResult& result,
                 const RegionSummary& row) {
  const int headline = HeadlineMinutes(study);
  if (headline == 60) return row.people_60;
  if (headline == 45) return row.people_45;
  const Places& places = study.model.places;
  const Membership membership = MembershipOf(places);
  double people = 0;
  int nodes = 0;
  for (const NodeId id : result.catchments.ids()) {
    const KeyNode& node = places.nodes[id];
    if (!CountsInCoverage(node.kind) || node.region.is_none()) continue;
    const auto& regions = membership.of_county[node.region];
    const bool inside =
        row.region.is_none() ||
        std::find(regions.begin(), regions.end(), row.region) != regions.end();
    if (!inside) continue;
    ++nodes;
    people += static_cast<double>(
        result.catchments[id].door_to_door.Within(headline));
  }
  return nodes == 0 ? 0 : people / nodes;
}

std::string RegionTable(const Study& study, const StudyResult& result) {
  const WindowParameters& window = *study.parameters.window;
  const Labels labels(study.model);
  const size_t typical = Typical(window);
  std::vector<TextTable::Column> columns = {
      {"区域 region"}, {"按间隔 by headway", Align::kRight}};
  for (const size_t p : ShownPercentiles(window)) {
    columns.push_back({PercentileName(window, p), Align::kRight});
  }
  columns.push_back({"均值 mean", Align::kRight});
  columns.push_back(
      {absl::StrCat("差 ", PercentileName(window, typical), " - headway"),
       Align::kRight});
  TextTable table(columns);
  const auto& rows = result.window->summaries;
  for (size_t i = 0; i < std::min(rows.size(), result.summaries.size()); ++i) {
    const RegionId region = rows[i].region;
    if (!region.is_none() &&
        study.model.places.regions[region].level > Level::kCity) {
      continue;
    }
    const double by_headway = ByHeadway(study, result, result.summaries[i]);
    std::vector<std::string> cells = {Label(labels.Of(region)),
                                      TenThousands(by_headway)};
    for (const size_t p : ShownPercentiles(window)) {
      cells.push_back(TenThousands(rows[i].people[p]));
    }
    cells.push_back(TenThousands(rows[i].mean_people));
    cells.push_back(Signed(rows[i].people[typical] - by_headway));
    table.AddRow(std::move(cells));
  }
  return table.num_rows() == 0 ? "" : table.Format();
}

// People at the typical percentile less those by headway, most first, of key
// nodes that count in coverage.
std::vector<std::pair<int64_t, NodeId>> Differences(const Study& study,
                                                    const StudyResult& result) {
  const int headline = HeadlineMinutes(study);
  const size_t typical = Typical(*study.parameters.window);
  std::vector<std::pair<int64_t, NodeId>> differences;
  for (const NodeId id : result.catchments.ids()) {
    if (!CountsInCoverage(study.model.places.nodes[id].kind)) continue;
    const int64_t more =
        result.window->catchments[id].people[typical].Within(headline) -
        result.catchments[id].door_to_door.Within(headline);
    if (more != 0) differences.push_back({more, id});
  }
  std::sort(
      differences.begin(), differences.end(), [](const auto& a, const auto& b) {
        return a.first > b.first || (a.first == b.first && a.second < b.second);
      });
  return differences;
}

std::vector<std::string> NodeCells(const Study& study,
                                   const StudyResult& result, NodeId id,
                                   int64_t difference) {
  const int headline = HeadlineMinutes(study);
  const KeyNode& node = study.model.places.nodes[id];
  const Catchment& by_headway = result.catchments[id];
  const WindowCatchment& row = result.window->catchments[id];
  std::vector<std::string> cells = {
      ShortLabel(node.name), node.kind,
      by_headway.direction == SearchDirection::kFrom ? "出发 from" : "到达 to",
      People(by_headway.door_to_door.Within(headline))};
  for (const size_t p : ShownPercentiles(*study.parameters.window)) {
    cells.push_back(People(row.people[p].Within(headline)));
  }
  cells.push_back(TenThousands(row.mean_people_headline));
  cells.push_back(Signed(static_cast<double>(difference)));
  return cells;
}

// Those that reach more by the clock, then those that reach less.
std::string NodeTable(const Study& study, const StudyResult& result) {
  const WindowParameters& window = *study.parameters.window;
  const auto differences = Differences(study, result);
  if (differences.empty()) return "";
  std::vector<TextTable::Column> columns = {
      {"差别最大的节点 largest differences"},
      {"类别 kind"},
      {"方向 direction"},
      {"按间隔 by headway", Align::kRight}};
  for (const size_t p : ShownPercentiles(window)) {
    columns.push_back({PercentileName(window, p), Align::kRight});
  }
  columns.push_back({"均值 mean", Align::kRight});
  columns.push_back(
      {absl::StrCat("差 ", PercentileName(window, Typical(window)),
                    " - headway"),
       Align::kRight});
  TextTable table(columns);
  bool left_out = false;
  for (size_t i = 0; i < differences.size(); ++i) {
    const auto& [more, id] = differences[i];
    const size_t rank = more > 0 ? i : differences.size() - 1 - i;
    if (rank < kShown) {
      table.AddRow(NodeCells(study, result, id, more));
    } else if (!left_out) {
      left_out = true;
      std::vector<std::string> cells(columns.size());
      cells[0] = "...";
      table.AddRow(std::move(cells));
    }
  }
  return absl::StrCat("\n", table.Format());
}

}  // namespace

std::string WindowPart(const Study& study, const StudyResult& result) {
  if (!HasWindow(study, result) || result.window->catchments.empty()) return "";
  const WindowParameters& window = *study.parameters.window;
  const std::string hours =
      absl::StrCat(ToString(window.from), "-", ToString(window.to));
  const std::string cutoff = absl::StrCat(HeadlineMinutes(study));
  const int highest = window.percentiles.back();
  const Seconds length = window.to.since_midnight - window.from.since_midnight;
  return absl::StrCat(
      Section(absl::StrCat("按时刻表 ", hours, "(万人,节点均值,", cutoff,
                           "分钟内)"),
              absl::StrCat("By the clock, ", hours, " (people x 10,000 within ",
                           cutoff, " min, mean of nodes)")),
      "  出发或最晚到达 departures or deadlines ",
      CeilDiv(length.count(), window.step.count()), ", 每 every ",
      window.step.count(), " s; p", highest, ": ", highest,
      "%的出发不更慢 no slower at ", highest, " of 100\n",
      RegionTable(study, result), NodeTable(study, result), "\n",
      WindowReasons(study, result));
}

}  // namespace railreach
