// Stations, lines and densities.
#include <array>

#include "engine/model/service.h"
#include "engine/output/csv_writer.h"
#include "engine/output/labels.h"
#include "engine/output/table_parts.h"

namespace railreach {
namespace {

// What the result says of each station; nullptr: nothing.
struct StationFigures {
  const StationStructure* structure = nullptr;
  const StationCentrality* centrality = nullptr;
};

IdVector<StationId, StationFigures> FiguresOf(const Study& study,
                                              const StudyResult& result) {
  IdVector<StationId, StationFigures> figures(
      study.model.lines.stations.size());
  for (const StationStructure& row : result.structure.stations) {
    if (!row.station.is_none()) figures[row.station].structure = &row;
  }
  for (const StationCentrality& row : result.coverage.stations) {
    if (!row.station.is_none()) figures[row.station].centrality = &row;
  }
  return figures;
}

void AddLevel(const StudyResult& result, StationId id, CsvWriter& csv) {
  if (id.index() >= result.service_levels.size()) {
    csv.Blank().Blank().Blank().Blank().Blank().Blank();
    return;
  }
  const ServiceLevel& level = result.service_levels[id];
  csv.Text(TierNames(level.tiers))
      .Integer(level.num_lines)
      .Number(level.trains_per_day, 1)
      .Minutes(level.longest_gap, 1)
      .Clock(level.first_train)
      .Clock(level.last_train);
}

void AddFigures(const StationFigures& figures, CsvWriter& csv) {
  if (const StationStructure* row = figures.structure; row != nullptr) {
    csv.Integer(row->component)
        .YesNo(row->articulation)
        .Number(row->betweenness, 6);
  } else {
    csv.Blank().Blank().Blank();
  }
  if (const StationCentrality* row = figures.centrality; row != nullptr) {
    csv.Km(row->seat_distance)
        .YesNo(row->within_2km)
        .YesNo(row->within_5km)
        .Integer(row->people_3km)
        .YesNo(row->planned);
  } else {
    csv.Blank().Blank().Blank().Blank().Blank();
  }
}

// Trains of one line, per direction.
struct LineTrains {
  std::array<double, 2> per_day = {};           // by Direction
  std::array<double, 2> per_hour_in_band = {};  // of the study
  int patterns = 0;
};

IdVector<LineId, LineTrains> TrainsOf(const Study& study) {
  const LineModel& lines = study.model.lines;
  IdVector<LineId, LineTrains> trains(lines.lines.size());
  for (const Pattern& pattern : lines.patterns) {
    if (!pattern.line.is_none() && pattern.open)
      ++trains[pattern.line].patterns;
  }
  for (const Service& service : lines.services) {
    const Pattern& pattern = lines.patterns[service.pattern];
    if (pattern.line.is_none() || !pattern.open) continue;
    const Band& band = lines.bands[service.band];
    const size_t direction = static_cast<size_t>(pattern.direction);
    const double count =
        static_cast<double>(MilliTrains(service, band.length())) / 1000;
    LineTrains& line = trains[pattern.line];
    line.per_day[direction] += count;
    const double hours = band.length().count() / 3600.0;
    if (band.name.key == study.parameters.band && hours > 0) {
      line.per_hour_in_band[direction] += count / hours;
    }
  }
  return trains;
}

void AddTrains(const LineTrains& trains, CsvWriter& csv) {
  csv.Integer(trains.patterns)
      .Number(trains.per_day[0], 1)
      .Number(trains.per_day[1], 1)
      .Number(trains.per_hour_in_band[0], 2)
      .Number(trains.per_hour_in_band[1], 2);
}

}  // namespace

std::string StationsCsv(const Study& study, const StudyResult& result) {
  CsvWriter csv(
      {"station_id",  "name_zh",    "name_en",        "lat",
       "lon",         "county_zh",  "county_en",      "passenger",
       "tiers",       "lines",      "trains_per_day", "longest_gap_min",
       "first_train", "last_train", "component",      "articulation",
       "betweenness", "seat_km",    "within_2km",     "within_5km",
       "people_3km",  "planned",    "assumed"});
  const Labels labels(study.model);
  const auto figures = FiguresOf(study, result);
  const auto& stations = study.model.lines.stations;
  for (const StationId id : stations.ids()) {
    const Station& station = stations[id];
    csv.IdAndNames(station.name)
        .Place(station.position)
        .Names(labels.Of(station.region))
        .YesNo(station.passenger);
    AddLevel(result, id, csv);
    AddFigures(figures[id], csv);
    csv.YesNo(station.provenance.assumed).EndRow();
  }
  return csv.Take();
}

std::string LinesCsv(const Study& study, const StudyResult& result) {
  CsvWriter csv({"line_id",
                 "name_zh",
                 "name_en",
                 "tier",
                 "status",
                 "opening_year",
                 "operator",
                 "operator_class",
                 "colour",
                 "density_class",
                 "ring",
                 "open",
                 "length_km",
                 "patterns",
                 "trains_per_day_out",
                 "trains_per_day_back",
                 "band_trains_per_hour_out",
                 "band_trains_per_hour_back",
                 "confidence",
                 "assumed"});
  const LineModel& lines = study.model.lines;
  const auto trains = TrainsOf(study);
  for (const LineId id : lines.lines.ids()) {
    const Line& line = lines.lines[id];
    csv.IdAndNames(line.name).Text(Name(line.tier)).Text(Name(line.status));
    line.opening_year == 0 ? csv.Blank() : csv.Integer(line.opening_year);
    csv.Text(line.operator_name)
        .Text(line.operator_class.is_none()
                  ? ""
                  : lines.operator_classes[line.operator_class])
        .Text(line.colour)
        .Text(Name(line.density_class))
        .YesNo(line.ring)
        .YesNo(line.open);
    id.index() < result.line_lengths.size() ? csv.Km(result.line_lengths[id])
                                            : csv.Blank();
    AddTrains(trains[id], csv);
    csv.Text(Name(line.confidence)).YesNo(line.provenance.assumed).EndRow();
  }
  return csv.Take();
}

std::string DensitiesCsv(const Study& study, const StudyResult& result) {
  CsvWriter csv({"region_id", "name_zh", "name_en", "level", "area_km2",
                 "area_official", "measure", "track_km", "assumed_track_km",
                 "km_per_10000km2"});
  const Labels labels(study.model);
  for (const DensityRow& row : result.densities) {
    const Region region = row.region.is_none()
                              ? Region()
                              : study.model.places.regions[row.region];
    csv.IdAndNames(labels.Of(row.region)).Text(Name(region.level));
    region.area_km2 > 0 ? csv.Number(region.area_km2, 1) : csv.Blank();
    csv.YesNo(region.area_official)
        .Text(row.measure)
        .Km(row.track)
        .Km(row.assumed_track)
        .Number(row.km_per_10000_km2, 2)
        .EndRow();
  }
  return csv.Take();
}

}  // namespace railreach
