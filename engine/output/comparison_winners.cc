// The key nodes, zones and journeys that change most.
#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/output/comparison_parts.h"
#include "engine/output/summary_parts.h"
#include "engine/output/text_table.h"

namespace railreach {
namespace {

constexpr size_t kShown = 10;

// A row and how much it changes; only rows that change.
struct Ranked {
  double change;
  size_t row;
};

// The most gains first, then the most losses, `kShown` of each.
std::vector<Ranked> GainsThenLosses(std::vector<Ranked> rows) {
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Ranked& a, const Ranked& b) {
                     return std::abs(a.change) > std::abs(b.change);
                   });
  std::vector<Ranked> gains, losses;
  for (const Ranked& row : rows) {
    std::vector<Ranked>& list = row.change > 0 ? gains : losses;
    if (row.change != 0 && list.size() < kShown) list.push_back(row);
  }
  gains.insert(gains.end(), losses.begin(), losses.end());
  return gains;
}

std::string Times(const StudyComparison& comparison) {
  return absl::StrCat(comparison.headline_cutoff.count() / 60);
}

std::string Slash(const BothCounts& both) {
  const auto text = [](const std::optional<int64_t>& value) {
    return value ? absl::StrCat(*value) : std::string("-");
  };
  return absl::StrCat(text(both.a), " > ", text(both.b));
}

// "沪杭-3 > ..." of a node: the nearest station where it is another one.
std::string NearestText(const NodeChange& node) {
  if (!node.nearest_b.has_value()) return "-";
  return absl::StrCat(Shorten(node.nearest_b->station.zh.empty()
                                  ? Label(node.nearest_b->station)
                                  : node.nearest_b->station.zh,
                              16),
                      " ", Fixed(node.nearest_b->distance.km(), 1), " km");
}

bool NearestDiffers(const NodeChange& node) {
  if (node.nearest_a.has_value() != node.nearest_b.has_value()) return true;
  return node.nearest_a.has_value() &&
         node.nearest_a->distance != node.nearest_b->distance;
}

const ThingName& NameOf(const StudyComparison& comparison, uint32_t node) {
  return comparison.nodes[node].name;
}

// Seconds saved by a pair of both sides, weighted by people at both ends.
std::vector<Ranked> RankPairs(const StudyComparison& comparison) {
  std::vector<Ranked> ranked;
  const auto weight = [&](uint32_t node) {
    return static_cast<double>(
        std::max<int64_t>(comparison.nodes[node].people_3km.b.value_or(0), 1));
  };
  for (size_t i = 0; i < comparison.pairs.size(); ++i) {
    const PairChange& pair = comparison.pairs[i];
    if (pair.presence() != Presence::kBoth) continue;
    const int32_t saved = pair.a->total.count() - pair.b->total.count();
    if (std::abs(saved) <= kNoticed.count()) continue;
    ranked.push_back({saved * weight(pair.from) * weight(pair.to), i});
  }
  return ranked;
}

// "wait -5, change -3": the parts that differ by more than a minute.
std::string PartsText(const JourneyParts& a, const JourneyParts& b) {
  const std::pair<const char*, Seconds JourneyParts::*> parts[] = {
      {"接驳 access", &JourneyParts::access},
      {"进站 entry", &JourneyParts::entry},
      {"候车 wait", &JourneyParts::wait},
      {"乘车 ride", &JourneyParts::ride},
      {"换乘 change", &JourneyParts::change},
      {"出站 exit", &JourneyParts::exit},
      {"离站 egress", &JourneyParts::egress}};
  std::string text;
  for (const auto& [name, part] : parts) {
    const int32_t change = (b.*part).count() - (a.*part).count();
    if (std::abs(change) <= kNoticed.count()) continue;
    absl::StrAppend(&text, text.empty() ? "" : ", ", name, " ",
                    Signed(change / 60.0, 0));
  }
  return text;
}

}  // namespace

std::string ComparisonNodes(const StudyComparison& comparison) {
  std::vector<Ranked> changes;
  for (size_t i = 0; i < comparison.nodes.size(); ++i) {
    const NodeChange& node = comparison.nodes[i];
    if (!node.comparable || !node.counts) continue;
    changes.push_back(
        {static_cast<double>(*node.headline.b - *node.headline.a), i});
  }
  TextTable table({{"节点 key node"},
                   {"类别 kind"},
                   {"A", Align::kRight},
                   {"B", Align::kRight},
                   {"差 change", Align::kRight},
                   {"%", Align::kRight},
                   {"直达 direct", Align::kRight},
                   {"新的最近站 new nearest station"}});
  for (const Ranked& rank : GainsThenLosses(std::move(changes))) {
    const NodeChange& node = comparison.nodes[rank.row];
    const BothNumbers people = AsNumbers(node.headline);
    table.AddRow({ShortLabel(node.name), node.kind,
                  PlainOf(people, false, 10'000, 1),
                  PlainOf(people, true, 10'000, 1), ChangeOf(people, 10'000, 1),
                  RelativeChange(people), Slash(node.direct_links),
                  NearestDiffers(node) ? NearestText(node) : ""});
  }
  if (table.num_rows() == 0) return "";
  return absl::StrCat(
      Section(absl::StrCat(Times(comparison),
                           "分钟可达人口增减最多的节点(万,各十个)"),
              absl::StrCat("Key nodes that gain and lose most (people within ",
                           Times(comparison), " min x 10,000, ten of each)")),
      table.Format());
}

std::string ComparisonZones(const StudyComparison& comparison) {
  std::vector<Ranked> changes;
  for (size_t i = 0; i < comparison.zones.size(); ++i) {
    const ZoneChange& zone = comparison.zones[i];
    const std::optional<int64_t> nodes = zone.nodes_within.difference();
    if (zone.halo || !nodes.has_value()) continue;
    const int64_t people = std::min(*zone.people.a, *zone.people.b);
    changes.push_back({static_cast<double>(*nodes * people), i});
  }
  TextTable table({{"小区 zone"},
                   {"人口(万) people", Align::kRight},
                   {absl::StrCat(Times(comparison), "分钟内节点 nodes within ",
                                 Times(comparison), " min"),
                    Align::kRight},
                   {"平均时间差 mean change (min)", Align::kRight},
                   {"更快 faster", Align::kRight},
                   {"更慢 slower", Align::kRight}});
  for (const Ranked& rank : GainsThenLosses(std::move(changes))) {
    const ZoneChange& zone = comparison.zones[rank.row];
    table.AddRow(
        {ShortLabel(zone.name),
         PlainOf(AsNumbers(zone.people), true, 10'000, 1),
         Slash(zone.nodes_within),
         zone.mean_change_s ? Signed(*zone.mean_change_s / 60, 1) : "-",
         absl::StrCat(zone.nodes_faster + zone.nodes_gained),
         absl::StrCat(zone.nodes_slower + zone.nodes_lost)});
  }
  if (table.num_rows() == 0) return "";
  return absl::StrCat(
      Section("增减最多的小区(人口 x 节点数,各十个)",
              "Zones that gain and lose most (people x nodes, ten of each)"),
      table.Format());
}

std::string ComparisonJourneys(const StudyComparison& comparison) {
  TextTable table({{"从 from"},
                   {"到 to"},
                   {"A", Align::kRight},
                   {"B", Align::kRight},
                   {"差 change", Align::kRight},
                   {"换乘 transfers", Align::kRight},
                   {"哪一段 which part (min)"}});
  for (const Ranked& rank : GainsThenLosses(RankPairs(comparison))) {
    const PairChange& pair = comparison.pairs[rank.row];
    const double change = pair.b->total.count() - pair.a->total.count();
    table.AddRow({ShortLabel(NameOf(comparison, pair.from), 24),
                  ShortLabel(NameOf(comparison, pair.to), 24),
                  WholeMinutes(pair.a->total), WholeMinutes(pair.b->total),
                  Signed(change / 60, 0),
                  Slash({pair.a->transfers, pair.b->transfers}),
                  PartsText(*pair.a, *pair.b)});
  }
  if (table.num_rows() == 0) return "";
  return absl::StrCat(
      Section("变化最大的出行(分钟,省时 x 两端3公里内人口,各十个)",
              "Journeys that change most (min; time x people within 3 km of "
              "both ends, ten of each)"),
      table.Format());
}

}  // namespace railreach
