// railreach coverage: what the stations of each tier cover.
#include <cstdio>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "engine/base/parallel.h"
#include "engine/indicator/coverage.h"
#include "engine/model/name_index.h"
#include "engine/output/labels.h"
#include "engine/output/text_table.h"
#include "tools/railreach/common.h"

namespace railreach {
namespace {

std::string Km(Metres distance) {
  return absl::StrFormat("%.1f", distance.km());
}

std::string Percent(double part, double whole) {
  return whole > 0 ? absl::StrFormat("%.1f %%", 100 * part / whole) : "-";
}

void PrintNode(const Model& model, const NodeCoverage& node) {
  const ThingName& name = model.places.nodes[node.node].name;
  absl::PrintF("%s: %s people within 3 km (rank %d)\n", BothNames(name),
               FormatPeople(node.people_3km), node.people_rank);
  TextTable table({{"tier"}, {"km", Align::kRight}, {"nearest station"}});
  for (const Tier tier : kTiers) {
    const NearestStation& nearest = node.nearest[Index(tier)];
    if (nearest.station.is_none()) continue;
    const ThingName& station = model.lines.stations[nearest.station].name;
    table.AddRow(
        {std::string(Name(tier)), Km(nearest.distance), BothNames(station)});
  }
  std::fputs(table.Format().c_str(), stdout);
  if (node.hub.complex.is_none()) return;
  absl::PrintF("  hub: %s, %d tiers, %d lines, %s km (rank %d)\n",
               model.lines.stations[node.hub.complex].name.zh,
               node.hub.num_tiers, node.hub.num_lines, Km(node.hub.distance),
               node.hub_rank);
}

// The rows of one region, or of all but counties.
void PrintRegions(const Model& model, const Coverage& coverage, RegionId only) {
  TextTable table({{"region"},
                   {"tier"},
                   {"radius m", Align::kRight},
                   {"people covered", Align::kRight},
                   {"share", Align::kRight},
                   {"key nodes", Align::kRight}});
  for (const RegionCoverage& row : coverage.regions) {
    const Region& region = model.places.regions[row.region];
    const bool shown = only.is_none() ? region.level == Level::kStudyArea ||
                                            region.level == Level::kCity
                                      : row.region == only;
    if (!shown) continue;
    table.AddRow({region.name.zh, std::string(Name(row.tier)),
                  absl::StrCat(row.radius.mm() / 1000),
                  FormatPeople(row.people_covered),
                  Percent(static_cast<double>(row.people_covered),
                          static_cast<double>(row.people)),
                  absl::StrCat(row.nodes_covered, " of ", row.nodes)});
  }
  std::fputs(table.Format().c_str(), stdout);
}

void PrintCounties(const Model& model, const Coverage& coverage,
                   RegionId only) {
  TextTable table({{"county"},
                   {"state"},
                   {"tiers"},
                   {"trains/day", Align::kRight},
                   {"covered", Align::kRight},
                   {"towns served", Align::kRight},
                   {"nearest to the seat"},
                   {"km", Align::kRight}});
  for (const CountyCoverage& row : coverage.counties) {
    if (!only.is_none() && row.county != only) continue;
    const bool near = !row.seat_station.is_none();
    table.AddRow({model.places.regions[row.county].name.zh,
                  std::string(Name(row.state)), TierNames(row.tiers),
                  absl::StrFormat("%.0f", row.trains_per_day),
                  Percent(row.covered_share, 1),
                  absl::StrCat(row.towns_served, " of ", row.towns),
                  near ? model.lines.stations[row.seat_station].name.zh : "-",
                  near ? Km(row.seat_distance) : "-"});
  }
  if (table.num_rows() > 0) absl::PrintF("\n%s", table.Format());
}

}  // namespace

int ShowCoverage(const CoverageOptions& options) {
  const auto study = LoadOrExplain(options);
  if (!study) return kExitBadInput;
  const Model& model = study->model;
  if (model.places.regions.empty() && model.places.nodes.empty()) {
    return Explain(absl::InvalidArgumentError(
        "the study has no regions and no key nodes to cover; tables of places "
        "beside a feed give them (networks/README.md, \"Several sources\")"));
  }
  const Coverage coverage = MeasureCoverage(model, ServiceLevels(model.lines),
                                            NumThreads(options.threads));
  if (options.of.empty()) {
    PrintRegions(model, coverage, RegionId());
    PrintCounties(model, coverage, RegionId());
    return kExitDone;
  }
  NameIndex nodes("key node"), regions("region");
  for (const NodeId id : model.places.nodes.ids()) {
    nodes.Add(model.places.nodes[id].name, id.index());
  }
  for (const RegionId id : model.places.regions.ids()) {
    regions.Add(model.places.regions[id].name, id.index());
  }
  const auto region = regions.Find(options.of);
  const auto node = nodes.Find(options.of);
  if (node.ok()) PrintNode(model, coverage.nodes[*node]);
  if (region.ok()) {
    PrintRegions(model, coverage, RegionId(*region));
    PrintCounties(model, coverage, RegionId(*region));
  }
  if (node.ok() || region.ok()) return kExitDone;
  return Explain(absl::IsInvalidArgument(region.status()) ? region.status()
                                                          : node.status());
}

}  // namespace railreach
