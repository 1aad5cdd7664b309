// The summary's new towns, and its best and worst key nodes.
#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/output/labels.h"
#include "engine/output/summary_parts.h"
#include "engine/output/text_table.h"

namespace railreach {
namespace {

constexpr size_t kShown = 10;

// The fastest way from a node to any of a kind.
struct Nearest {
  NodeId node;  // none: none is reached
  Seconds time = kUnreachable;
};

// Among the nodes of `kind`; with `city` only among those in that city.
Nearest NearestOf(const Study& study, const StudyResult& result, NodeId from,
                  absl::string_view kind, const RegionId* city,
                  const IdVector<RegionId, RegionId>& city_of) {
  Nearest nearest;
  const auto& nodes = study.model.places.nodes;
  if (from.index() >= result.pairs.num_rows()) return nearest;
  for (const NodeId to : nodes.ids()) {
    const KeyNode& node = nodes[to];
    if (to == from || node.kind != kind) continue;
    if (city != nullptr &&
        (node.region.is_none() || city_of[node.region] != *city)) {
      continue;
    }
    const Seconds time = result.pairs(from.index(), to.index()).total;
    if (time < nearest.time) nearest = {to, time};
  }
  return nearest;
}

// "38 <=45 人民广场": the time, the least of 30, 45 and 60 that holds it.
std::string Against(const Study& study, const Nearest& nearest) {
  if (nearest.node.is_none()) return "-";
  std::string within = ">60";
  for (const int minutes : {60, 45, 30}) {
    if (nearest.time <= Minutes(minutes)) {
      within = absl::StrCat("<=", minutes);
    }
  }
  return absl::StrCat(WholeMinutes(nearest.time), " ", within, " ",
                      Labels(study.model).Of(nearest.node).zh);
}

// Stands for the rows in the middle.
std::vector<std::string> Ellipsis() {
  std::vector<std::string> cells(10);
  cells[1] = "...";
  return cells;
}

// Key nodes that count in coverage, most people within reach first.
std::vector<NodeId> Ranked(const Study& study, const StudyResult& result) {
  const auto& nodes = study.model.places.nodes;
  const int headline = study.parameters.headline_cutoff.count() / 60;
  std::vector<std::pair<int64_t, NodeId>> ranked;
  for (const NodeId id : result.catchments.ids()) {
    if (!CountsInCoverage(nodes[id].kind)) continue;
    const int64_t people = result.catchments[id].door_to_door.Within(headline);
    ranked.push_back({-people, id});
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<NodeId> ids;
  for (const auto& [people, id] : ranked) ids.push_back(id);
  return ids;
}

std::vector<std::string> NodeCells(const Study& study,
                                   const StudyResult& result, NodeId id,
                                   size_t rank) {
  const KeyNode& node = study.model.places.nodes[id];
  const Catchment& row = result.catchments[id];
  const int headline = study.parameters.headline_cutoff.count() / 60;
  const auto people = [](int64_t count) {
    return TenThousands(static_cast<double>(count));
  };
  return {absl::StrCat(rank),
          ShortLabel(node.name),
          node.kind,
          row.direction == SearchDirection::kFrom ? "出发 from" : "到达 to",
          people(row.door_to_door.Within(45)),
          people(row.door_to_door.Within(headline)),
          absl::StrCat(people(row.people_high_entry), " - ",
                       people(row.people_low_entry)),
          people(row.platform.Within(45)),
          people(row.platform.Within(headline)),
          Percent(row.tier_use.assumed_share)};
}

}  // namespace

std::string NewTownsPart(const Study& study, const StudyResult& result) {
  const auto& nodes = study.model.places.nodes;
  const auto city_of = CityOfCounty(study.model.places);
  TextTable table({{"新城 new town"},
                   {"市中心 city centre"},
                   {"最近枢纽 nearest hub"},
                   {"最近机场 nearest airport"}});
  for (const NodeId id : nodes.ids()) {
    const KeyNode& node = nodes[id];
    if (node.kind != "new_town") continue;
    const RegionId city =
        node.region.is_none() ? RegionId() : city_of[node.region];
    const auto nearest = [&](absl::string_view kind, const RegionId* within) {
      return Against(study,
                     NearestOf(study, result, id, kind, within, city_of));
    };
    table.AddRow({Label(node.name),
                  nearest("city_centre", city.is_none() ? nullptr : &city),
                  nearest("hub", nullptr), nearest("airport", nullptr)});
  }
  if (table.num_rows() == 0) return "";
  return absl::StrCat(
      Section("新城与30/45/60分钟(门到门)",
              "New towns against 30/45/60 minutes (door to door)"),
      table.Format());
}

std::string BestAndWorstPart(const Study& study, const StudyResult& result) {
  const std::vector<NodeId> ranked = Ranked(study, result);
  if (ranked.empty()) return "";
  const std::string headline =
      absl::StrCat(study.parameters.headline_cutoff.count() / 60);
  TextTable table({{"#", Align::kRight},
                   {"节点 key node"},
                   {"类别 kind"},
                   {"方向 direction"},
                   {"45 min", Align::kRight},
                   {headline + " min", Align::kRight},
                   {absl::StrCat("进站 entry range ",
                                 CeilMinutes(study.parameters.headline_cutoff)),
                    Align::kRight},
                   {"站到站 platform 45", Align::kRight},
                   {headline, Align::kRight},
                   {"假定 assumed", Align::kRight}});
  for (size_t i = 0; i < ranked.size(); ++i) {
    if (i >= kShown && i + kShown < ranked.size()) {
      if (i == kShown) table.AddRow(Ellipsis());
      continue;
    }
    table.AddRow(NodeCells(study, result, ranked[i], i + 1));
  }
  return absl::StrCat(
      Section("最好与最差的十个节点(万人)",
              "The ten best and worst key nodes (people x 10,000)"),
      table.Format());
}

}  // namespace railreach
