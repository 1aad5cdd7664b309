// The steps of the GTFS reader, in the order in which ReadGtfs takes them.
// Each reads one or two tables into GtfsData, or turns a part of it into the
// model; each reports all that is wrong.  Private to input/gtfs_*.
#ifndef ENGINE_INPUT_GTFS_STEPS_H_
#define ENGINE_INPUT_GTFS_STEPS_H_

#include "engine/base/diagnostics.h"
#include "engine/base/units.h"
#include "engine/input/gtfs_calendar.h"
#include "engine/input/gtfs_data.h"
#include "engine/input/gtfs_feed.h"
#include "engine/model/line_model.h"

namespace railreach {

// agency.txt and feed_info.txt: operators, the time zone, the language.
void ReadGtfsAgencies(const GtfsTexts& texts, GtfsData& data,
                      Diagnostics& diagnostics);
// stops.txt.
void ReadGtfsStops(const GtfsTexts& texts, GtfsData& data,
                   Diagnostics& diagnostics);
// routes.txt; tiers by the options.
void ReadGtfsLines(const GtfsTexts& texts, const GtfsOptions& options,
                   GtfsData& data, Diagnostics& diagnostics);
// translations.txt: Chinese and English names of stops and lines.
void ReadGtfsTranslations(const GtfsTexts& texts, GtfsData& data,
                          Diagnostics& diagnostics);
// trips.txt.  Needs the services of the calendar.
void ReadGtfsTrips(const GtfsTexts& texts, GtfsData& data,
                   Diagnostics& diagnostics);
// One warning for each route_type without a tier.
void ReportLinesWithoutTier(const GtfsData& data, Diagnostics& diagnostics);
// stop_times.txt: checks all rows, keeps those of trips on lines with a tier,
// puts them in order and fills in blank times.  Trips that cannot be used have
// no rows afterwards.
void ReadGtfsStopTimes(const GtfsTexts& texts, GtfsData& data,
                       Diagnostics& diagnostics);
// shapes.txt: whether its lengths fit the trips'.  Not read unless stop_times
// has distances.
void CheckGtfsShapes(const GtfsTexts& texts, const GtfsData& data,
                     Diagnostics& diagnostics);
// frequencies.txt.
void ReadGtfsFrequencies(const GtfsTexts& texts, GtfsData& data,
                         Diagnostics& diagnostics);

// How long a walk takes: 1.33 m/s, rounded up to a second.
Seconds WalkOf(Metres way);

// Stations and platforms, but for those that only lines without a tier use.
void AddGtfsStations(GtfsData& data, LineModel& model);
// Lines, their patterns, the day's trips and headway periods.
void AddGtfsPatterns(GtfsData& data, LineModel& model,
                     Diagnostics& diagnostics);
// transfers.txt: transfers, and trips that continue as others; then blocks.
void AddGtfsTransfers(const GtfsTexts& texts, GtfsData& data, LineModel& model,
                      Diagnostics& diagnostics);
// pathways.txt: transfers between platforms of a station, where transfers.txt
// does not state one.
void AddGtfsPathways(const GtfsTexts& texts, GtfsData& data, LineModel& model,
                     Diagnostics& diagnostics);

}  // namespace railreach

#endif  // ENGINE_INPUT_GTFS_STEPS_H_
