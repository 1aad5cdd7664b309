// GTFS feeds as studies, station to station.
#ifndef TESTS_SUPPORT_FEED_STUDY_H_
#define TESTS_SUPPORT_FEED_STUDY_H_

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "engine/input/load_study.h"
#include "engine/network/network.h"
#include "engine/session/place_index.h"
#include "engine/study/study.h"
#include "gtest/gtest.h"

namespace railreach {

// One service day, "YYYYMMDD", of a feed; nobody walks but by its transfers.
inline Study LoadFeed(const std::string& path, const std::string& date,
                      const std::vector<std::string>& settings = {}) {
  Diagnostics diagnostics;
  GtfsOptions options;
  options.date = ParseGtfsDate(date);
  Study study = LoadStudy(path, settings, diagnostics, options);
  EXPECT_TRUE(diagnostics.ok()) << diagnostics.Report();
  study.parameters.transfer_radius = Metres(0);
  return study;
}

// The same at every station; one leaves a train in no time.
inline void SetPlatformTimes(Seconds entry, Seconds change, LineModel& model) {
  for (TierRules& rules : model.tiers) {
    rules.times = {entry, entry, entry, Seconds(0), change};
  }
  for (Station& station : model.stations) station.times = {};
}

// The stations where trains call.
inline std::vector<SessionPlace> ServedStations(const Model& model,
                                                const Network& network) {
  std::vector<SessionPlace> places;
  for (const StationId id : model.lines.stations.ids()) {
    const auto stops = network.stops.of_station[id];
    if (std::any_of(stops.begin(), stops.end(),
                    [&](StopId stop) { return network.InService(stop); })) {
      places.push_back(PlaceOf(model, id));
    }
  }
  return places;
}

// One departure a minute; a window of one departure is an instant.
inline WindowParameters EveryMinuteFrom(TimeOfDay from, int count) {
  WindowParameters window;
  window.from = from;
  window.to = {from.since_midnight + Seconds(60 * (count - 1) + 1)};
  return window;
}

}  // namespace railreach

#endif  // TESTS_SUPPORT_FEED_STUDY_H_
