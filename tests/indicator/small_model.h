// Small networks on the equator, for tests of indicators.
#ifndef TESTS_INDICATOR_SMALL_MODEL_H_
#define TESTS_INDICATOR_SMALL_MODEL_H_

#include <string>
#include <utility>
#include <vector>

#include "engine/model/model.h"

namespace railreach {

// 0.01 degrees along the equator are 6378137 x pi / 18000 m = 1113.195 m.
inline constexpr double kStepMetres = 1113.195;
inline LatLng OnEquator(double hundredths) { return {0, hundredths / 100}; }

// Adds rows one by one; what has no argument of its own has its default.
struct SmallModel {
  Model model;

  RegionId Region(Level level, std::vector<RegionId> members = {},
                  double official_km2 = 0) {
    railreach::Region region;
    region.name.en = "region " + std::to_string(model.places.regions.size());
    region.level = level;
    region.region_members = std::move(members);
    region.area_km2 = official_km2;
    region.area_official = official_km2 > 0;
    return model.places.regions.push_back(std::move(region));
  }

  StationId Station(double hundredths, RegionId county = RegionId()) {
    railreach::Station station;
    station.position = OnEquator(hundredths);
    station.region = county;
    return model.lines.stations.push_back(std::move(station));
  }

  NodeId Node(double hundredths, const std::string& kind,
              RegionId county = RegionId()) {
    KeyNode node;
    node.kind = kind;
    node.name.en = "node " + std::to_string(model.places.nodes.size());
    node.position = OnEquator(hundredths);
    node.region = county;
    return model.places.nodes.push_back(std::move(node));
  }

  // A zone whose people all live at one point.
  ZoneId Zone(double hundredths, int64_t people, RegionId county = RegionId()) {
    railreach::Zone zone;
    zone.position = OnEquator(hundredths);
    zone.people = people;
    zone.region = county;
    const ZoneId id = model.places.zones.push_back(std::move(zone));
    model.places.points.push_back({id, OnEquator(hundredths), people});
    return id;
  }

  BandId Band(int from_hour, int to_hour) {
    railreach::Band band;
    band.from = {Minutes(60 * from_hour)};
    band.to = {Minutes(60 * to_hour)};
    return model.lines.bands.push_back(std::move(band));
  }

  LineId Line(Tier tier) {
    railreach::Line line;
    line.tier = tier;
    return model.lines.lines.push_back(std::move(line));
  }

  TrackId Track(StationId from, StationId to, double km) {
    railreach::Track track;
    track.from = from;
    track.to = to;
    track.length = Kilometres(km);
    return model.lines.tracks.push_back(std::move(track));
  }

  // A pattern over these tracks, from the first station on.
  PatternId Pattern(LineId line, Direction direction, StationId first,
                    const std::vector<TrackId>& tracks) {
    railreach::Pattern pattern;
    pattern.line = line;
    pattern.direction = direction;
    pattern.stops.push_back({first, {}, {}, false, {}});
    for (const TrackId id : tracks) {
      const railreach::Track& track = model.lines.tracks[id];
      const StationId at = pattern.stops.back().station;
      pattern.stops.push_back({track.from == at ? track.to : track.from,
                               Minutes(1),
                               {},
                               false,
                               {id}});
    }
    return model.lines.patterns.push_back(std::move(pattern));
  }

  void Every(PatternId pattern, BandId band, int minutes) {
    Service service;
    service.pattern = pattern;
    service.band = band;
    service.headway = Minutes(minutes);
    model.lines.services.push_back(service);
  }

  void Trains(PatternId pattern, BandId band, double trains) {
    Service service;
    service.pattern = pattern;
    service.band = band;
    service.milli_trains = static_cast<int64_t>(trains * 1000);
    model.lines.services.push_back(service);
  }
};

}  // namespace railreach

#endif  // TESTS_INDICATOR_SMALL_MODEL_H_
