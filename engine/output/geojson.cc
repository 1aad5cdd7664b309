#include "engine/output/geojson.h"

#include "absl/strings/str_cat.h"
#include "engine/output/feature_writer.h"
#include "engine/output/labels.h"
#include "engine/output/line_shapes.h"
#include "engine/output/region_features.h"
#include "engine/output/table_parts.h"

namespace railreach {
namespace {

std::string MinutesName(absl::string_view prefix, Seconds time) {
  return absl::StrCat(prefix, time.count() / 60, "min");
}

std::string StationsLayer(const Study& study, const StudyResult& result) {
  FeatureWriter layer("stations");
  const Labels labels(study.model);
  const auto& stations = study.model.lines.stations;
  for (const StationId id : stations.ids()) {
    const Station& station = stations[id];
    layer.Point(station.position);
    layer.Names(station.name);
    layer.Text("county_zh", labels.Of(station.region).zh);
    layer.Bool("passenger", station.passenger);
    layer.Bool("assumed", station.provenance.assumed);
    if (id.index() < result.service_levels.size()) {
      const ServiceLevel& level = result.service_levels[id];
      layer.Text("tiers", TierNames(level.tiers));
      layer.Integer("lines", level.num_lines);
      layer.Number("trains_per_day", level.trains_per_day, 1);
      layer.Minutes("longest_gap_min", level.longest_gap);
    }
    layer.EndFeature();
  }
  return layer.Take();
}

std::string LinesLayer(const Study& study, const StudyResult& result) {
  FeatureWriter layer("lines");
  const LineModel& lines = study.model.lines;
  const auto shapes = LineShapes(lines);
  for (const LineId id : lines.lines.ids()) {
    const Line& line = lines.lines[id];
    layer.MultiLineString(shapes[id]);
    layer.Names(line.name);
    layer.Text("tier", Name(line.tier));
    layer.Text("status", Name(line.status));
    layer.Integer("opening_year", line.opening_year);
    layer.Text("colour", line.colour);
    layer.Bool("open", line.open);
    layer.Bool("assumed", line.provenance.assumed);
    if (id.index() < result.line_lengths.size()) {
      layer.Number("length_km", result.line_lengths[id].km(), 3);
    }
    layer.EndFeature();
  }
  return layer.Take();
}

void AddCatchment(const StudyParameters& parameters, const Catchment& row,
                  FeatureWriter& layer) {
  layer.Text("direction", Name(row.direction));
  for (const Seconds cutoff : parameters.cutoffs) {
    const int minutes = cutoff.count() / 60;
    layer.Integer(MinutesName("people_", cutoff),
                  row.door_to_door.Within(minutes));
    layer.Integer(MinutesName("people_platform_", cutoff),
                  row.platform.Within(minutes));
  }
  const Seconds headline = parameters.headline_cutoff;
  layer.Integer(MinutesName("people_without_rail_", headline),
                row.without_rail.Within(headline.count() / 60));
  layer.Integer(MinutesName("people_low_entry_", headline),
                row.people_low_entry);
  layer.Integer(MinutesName("people_high_entry_", headline),
                row.people_high_entry);
  layer.Number("assumed_ride_time_share", row.tier_use.assumed_share, 4);
  layer.Number("transport_performance_pct", row.transport_performance, 2);
  layer.Bool("resolved", row.resolved);
}

// By the clock: typical, reliable and mean people within the headline cutoff.
void AddWindow(const StudyParameters& parameters, const WindowCatchment& row,
               FeatureWriter& layer) {
  const Seconds headline = parameters.headline_cutoff;
  const std::vector<int>& percentiles = parameters.window->percentiles;
  for (size_t p = 0; p < percentiles.size(); ++p) {
    if (percentiles[p] != 50 && percentiles[p] != 95) continue;
    layer.Integer(
        absl::StrCat(MinutesName("people_", headline), "_p", percentiles[p]),
        row.people[p].Within(headline.count() / 60));
  }
  layer.Number(MinutesName("people_", headline) + "_mean",
               row.mean_people_headline, 0);
}

std::string KeyNodesLayer(const Study& study, const StudyResult& result) {
  FeatureWriter layer("key_nodes");
  const Labels labels(study.model);
  const auto& nodes = study.model.places.nodes;
  for (const NodeId id : nodes.ids()) {
    const KeyNode& node = nodes[id];
    layer.Point(node.position);
    layer.Names(node.name);
    layer.Text("kind", node.kind);
    layer.Text("county_zh", labels.Of(node.region).zh);
    if (id.index() < result.catchments.size()) {
      AddCatchment(study.parameters, result.catchments[id], layer);
      if (HasWindow(study, result)) {
        AddWindow(study.parameters, result.window->catchments[id], layer);
      }
    }
    layer.EndFeature();
  }
  return layer.Take();
}

// The largest cutoff comes first, so that smaller ones are drawn on top.
std::string IsochronesLayer(const Study& study, const StudyResult& result) {
  FeatureWriter layer("isochrones");
  const auto& nodes = study.model.places.nodes;
  for (const NodeId id : result.isochrones.ids()) {
    const std::vector<Isochrone>& cutoffs = result.isochrones[id];
    for (auto row = cutoffs.rbegin(); row != cutoffs.rend(); ++row) {
      layer.MultiPolygon(row->polygons);
      layer.Names(nodes[id].name);
      layer.Text("kind", nodes[id].kind);
      if (id.index() < result.catchments.size()) {
        const Catchment& catchment = result.catchments[id];
        layer.Text("direction", Name(catchment.direction));
        layer.Integer("people",
                      catchment.door_to_door.Within(row->cutoff.count() / 60));
      }
      layer.Number("cutoff_min", row->cutoff.count() / 60.0, 0);
      layer.Number("area_km2", row->area_km2, 2);
      layer.EndFeature();
    }
  }
  return layer.Take();
}

}  // namespace

std::vector<OutputFile> GeoJsonLayers(const Study& study,
                                      const StudyResult& result) {
  return {{"stations.geojson", StationsLayer(study, result)},
          {"lines.geojson", LinesLayer(study, result)},
          {"key_nodes.geojson", KeyNodesLayer(study, result)},
          {"isochrones.geojson", IsochronesLayer(study, result)},
          {"regions.geojson", RegionsLayer(study, result)}};
}

}  // namespace railreach
