// What one run computes: a network, and how it is to be measured.
#ifndef ENGINE_STUDY_STUDY_H_
#define ENGINE_STUDY_STUDY_H_

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/fingerprint.h"
#include "engine/base/time_of_day.h"
#include "engine/base/units.h"
#include "engine/model/append_source.h"
#include "engine/model/model.h"
#include "engine/model/name.h"
#include "engine/model/selection.h"
#include "engine/network/build_network.h"
#include "engine/study/batch.h"

namespace railreach {

// Departures searched by the clock, beside the headways of the band.
struct WindowParameters {
  TimeOfDay from;  // leave in [from, to), or arrive in (from, to]
  TimeOfDay to;
  Seconds step = Minutes(1);
  std::vector<int> percentiles = {5, 25, 50, 75, 95};  // per cent, ascending
  // Of the wait model `sampled`: the offsets of services known by headway.
  int draws = 10;
  uint64_t seed = 1;
};

// Where lines come from: tables or a GTFS feed.
struct SourceParameters {
  std::string tables;  // a folder, relative to the parameters' file; or
  std::string gtfs;    // a folder or zip file
  std::string name;    // of a feed; empty: its file's name
  std::string date;    // of a feed, YYYYMMDD; empty: the busiest weekday
  std::string tier_table;  // of a feed: a CSV (tier_table.h); empty: none
  // Only lines of these tiers run; empty: all.  "none": no line at all, so
  // that tables give places only.
  std::vector<std::string> tiers;
};

// The parameters of a study, as study.textproto gives them; each default is
// METRICS's.  Written into every result.
struct StudyParameters {
  ThingName name;
  std::string band = "morning_peak";  // key of bands.csv
  WaitModel wait_model = WaitModel::kExpected;
  Selection selection;
  std::vector<Seconds> cutoffs = {Minutes(15), Minutes(30), Minutes(45),
                                  Minutes(60), Minutes(90)};  // ascending
  Seconds headline_cutoff = Minutes(60);
  Seconds pair_horizon = Minutes(240);  // of the pair sheet
  Metres transfer_radius{500.0};
  double walk_kmh = 4.8;
  double walk_detour = 1.3;
  Seconds other_operator = Minutes(3);
  Seconds origin_wait_max = Minutes(10);
  bool outlines = true;  // of isochrones
  Metres outline_error{100.0};
  // Station keys or names: pairs that run through them are counted (flatness).
  std::string hub;  // such as 上海虹桥, with its complex
  std::vector<std::string> centre_regions;  // counties that are the centre
  std::optional<WindowParameters> window;
  // The tables first, then feeds; none: the tables beside the parameters.
  std::vector<SourceParameters> sources;
  // Files of scenarios (input/scenario_files.h), relative to the parameters'
  // file; all that they hold is applied, in order, before anything is computed.
  std::vector<std::string> scenarios;
  // Where set, a run measures these variants of the study and ranks them.
  std::optional<BatchParameters> batch;
};

// How far catchments are searched: to the last cutoff, and at least to the 90
// min of the transport performance, so that no figure is cut short.
inline Seconds CatchmentHorizon(const StudyParameters& parameters) {
  return std::max(parameters.cutoffs.back(), Minutes(90));
}

struct Study {
  StudyParameters parameters;
  Model model;  // track paths resolved, lines selected
  std::vector<StationJoin> joins;  // of feeds with what was there before
  std::vector<InputFile> inputs;
  size_t num_warnings = 0;
};

}  // namespace railreach

#endif  // ENGINE_STUDY_STUDY_H_
