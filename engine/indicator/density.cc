#include "engine/indicator/density.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace railreach {
namespace {

constexpr absl::string_view kNationalRail = "rail";  // of operator classes

// One bit for each measure, in the order of the rows.
constexpr size_t kNumClasses = 3;
constexpr size_t kFirstClass = kNumTiers;
constexpr size_t kNationalRailMeasure = kFirstClass + kNumClasses;
constexpr size_t kAllMeasure = kNationalRailMeasure + 1;
constexpr size_t kNumMeasures = kAllMeasure + 1;
using Measures = uint32_t;

std::string MeasureName(size_t measure) {
  if (measure < kNumTiers) return std::string(Name(kTiers[measure]));
  if (measure == kNationalRailMeasure) return "national_rail";
  if (measure == kAllMeasure) return "all";
  constexpr std::array<DensityClass, kNumClasses> kClasses = {
      DensityClass::kNarrow, DensityClass::kMiddle, DensityClass::kWide};
  return std::string(Name(kClasses[measure - kFirstClass]));
}

// METRICS "Density": a wider class includes the narrower ones.
Measures MeasuresOf(const LineModel& model, const Line& line) {
  Measures measures = Measures{1} << Index(line.tier);
  measures |= Measures{1} << kAllMeasure;
  for (size_t k = 0; k < kNumClasses; ++k) {
    const auto row = static_cast<DensityClass>(k + 1);
    const bool counts =
        line.density_class != DensityClass::kNone && line.density_class <= row;
    if (counts) measures |= Measures{1} << (kFirstClass + k);
  }
  if (!line.operator_class.is_none() &&
      model.operator_classes[line.operator_class] == kNationalRail) {
    measures |= Measures{1} << kNationalRailMeasure;
  }
  return measures;
}

// For every link the measures that count it.
IdVector<TrackId, Measures> MeasuresByTrack(const LineModel& model) {
  IdVector<TrackId, Measures> used(model.tracks.size(), 0);
  for (const Pattern& pattern : model.patterns) {
    const Line& line = model.lines[pattern.line];
    if (!model.Runs(pattern)) continue;
    const Measures measures = MeasuresOf(model, line);
    for (const PatternStop& stop : pattern.stops) {
      for (const TrackId track : stop.tracks) used[track] |= measures;
    }
  }
  return used;
}

struct Length {
  Metres track;
  Metres assumed;
};
using RegionLengths = IdVector<RegionId, std::array<Length, kNumMeasures>>;

void AddLength(Metres length, bool assumed, Measures measures,
               std::array<Length, kNumMeasures>& lengths) {
  for (size_t measure = 0; measure < kNumMeasures; ++measure) {
    if ((measures >> measure & 1) == 0) continue;
    lengths[measure].track += length;
    if (assumed) lengths[measure].assumed += length;
  }
}

// METRICS "Track-km": without polygons half to each end's county, an odd
// millimetre to the second one; then to all regions that hold the county.
RegionLengths LengthsByRegion(const Model& model) {
  RegionLengths lengths(model.places.regions.size());
  const Membership membership = MembershipOf(model.places);
  const IdVector<TrackId, Measures> used = MeasuresByTrack(model.lines);
  for (const TrackId id : model.lines.tracks.ids()) {
    if (used[id] == 0) continue;
    const Track& track = model.lines.tracks[id];
    const Metres first = Metres::FromMillimetres(track.length.mm() / 2);
    const auto add = [&](StationId end, Metres length) {
      const RegionId county = model.lines.stations[end].region;
      if (county.is_none()) return;
      for (const RegionId region : membership.of_county[county]) {
        AddLength(length, track.provenance.assumed, used[id], lengths[region]);
      }
    };
    add(track.from, first);
    add(track.to, track.length - first);
  }
  return lengths;
}

// Adds the cities that `region` holds, members of members included.
void AddCities(const Places& places, RegionId region, std::vector<bool>& seen,
               std::vector<RegionId>& cities) {
  if (seen[region.index()]) return;
  seen[region.index()] = true;
  if (places.regions[region].level == Level::kCity) cities.push_back(region);
  for (const RegionId member : places.regions[region].region_members) {
    AddCities(places, member, seen, cities);
  }
}

std::optional<double> OwnOfficialArea(const Region& region) {
  if (!region.area_official || region.area_km2 <= 0) return std::nullopt;
  return region.area_km2;
}

// Of a study area without an area of its own: the sum over its cities.
std::optional<double> OfficialAreaKm2(const Places& places, RegionId id) {
  const Region& region = places.regions[id];
  if (region.level != Level::kStudyArea || region.area_km2 > 0) {
    return OwnOfficialArea(region);
  }
  std::vector<bool> seen(places.regions.size(), false);
  std::vector<RegionId> cities;
  AddCities(places, id, seen, cities);
  double sum = 0;
  for (const RegionId city : cities) {
    const std::optional<double> area = OwnOfficialArea(places.regions[city]);
    if (!area) return std::nullopt;
    sum += *area;
  }
  if (sum <= 0) return std::nullopt;
  return sum;
}

}  // namespace

std::vector<DensityRow> MeasureDensity(const Model& model) {
  const RegionLengths lengths = LengthsByRegion(model);
  std::vector<DensityRow> rows;
  for (const RegionId id : model.places.regions.ids()) {
    const Region& region = model.places.regions[id];
    if (region.halo || region.level == Level::kTownCluster) continue;
    const std::optional<double> area = OfficialAreaKm2(model.places, id);
    for (size_t measure = 0; measure < kNumMeasures; ++measure) {
      DensityRow& row = rows.emplace_back();
      row.region = id;
      row.measure = MeasureName(measure);
      row.track = lengths[id][measure].track;
      row.assumed_track = lengths[id][measure].assumed;
      if (area) row.km_per_10000_km2 = row.track.km() / *area * 10000;
    }
  }
  return rows;
}

IdVector<LineId, Metres> LineLengths(const LineModel& model) {
  IdVector<LineId, std::vector<PatternId>> patterns(model.lines.size());
  for (const PatternId pattern : model.patterns.ids()) {
    const Pattern& row = model.patterns[pattern];
    if (row.open) patterns[row.line].push_back(pattern);
  }
  IdVector<LineId, Metres> lengths(model.lines.size());
  IdVector<TrackId, LineId> last_counted(model.tracks.size());
  for (const LineId line : model.lines.ids()) {
    for (const PatternId pattern : patterns[line]) {
      for (const PatternStop& stop : model.patterns[pattern].stops) {
        for (const TrackId track : stop.tracks) {
          if (last_counted[track] == line) continue;
          last_counted[track] = line;
          lengths[line] += model.tracks[track].length;
        }
      }
    }
  }
  return lengths;
}

}  // namespace railreach
