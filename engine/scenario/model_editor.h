// The network of a variant while it is changed.  Private to scenario: the only
// code that touches both the model and the list of changes.
#ifndef ENGINE_SCENARIO_MODEL_EDITOR_H_
#define ENGINE_SCENARIO_MODEL_EDITOR_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "engine/model/model.h"
#include "engine/scenario/apply.h"
#include "engine/scenario/baseline_names.h"
#include "engine/scenario/stop_plan.h"

namespace railreach {

// A train by the clock of a new pattern.
struct NewTrip {
  std::string key;
  std::vector<StopTime> times;
  TripId old = {};      // whose run it takes over; none: a train of its own
  bool starts = false;  // where the old one started: it continues what that did
  bool ends = false;    // where the old one ended
};

// Either services, or trips and headway periods, from which the services are
// counted.  The pattern is filled in.
struct Trains {
  std::vector<Service> services;  // by band
  std::vector<NewTrip> trips;
  std::vector<HeadwayPeriod> periods;

  bool empty() const {
    return services.empty() && trips.empty() && periods.empty();
  }
};

class ModelEditor {
 public:
  // `variant` equals the baseline, its list of changes is empty.
  ModelEditor(const Model& baseline, const BaselineNames& names,
              Variant& variant);

  const Model& baseline() const { return baseline_; }
  const BaselineNames& names() const { return names_; }
  const LineModel& lines() const { return model_; }
  const Places& places() const { return variant_.model.places; }

  // Rows to be changed in place: all that does not move a stop (stop_table.h).
  Line& EditLine(LineId id);
  Pattern& EditPattern(PatternId id);
  Station& EditStation(StationId id);
  std::vector<Service>& EditServices();
  std::vector<Transfer>& EditTransfers();
  LineModel& EditRules();  // tiers, access rules, `integrated`
  Places& EditPlaces();

  StationId Append(Station station);
  LineId Append(Line line);
  TrackId Append(Track track);
  // The row of this name, appended if there is none.
  TrackLineId TrackLineNamed(absl::string_view name);
  GroupId GroupNamed(absl::string_view key);

  // A track between two stations that the tier can use, and is fast enough;
  // none: there is no such track.
  TrackId DirectTrack(StationId from, StationId to, Tier tier,
                      double design_speed_kmh) const;
  // The shortest way over several tracks of the baseline that the tier can use
  // and that are fast enough, no longer than `most`; none: there is no such.
  std::vector<TrackId> TrackPath(StationId from, StationId to, Tier tier,
                                 double design_speed_kmh, Metres most) const;
  // All patterns that run over `track` do so over its two parts from now on:
  // infrastructure is split, not built anew.  `first` begins at its `from`.
  void SplitTrack(TrackId track, TrackId first, TrackId second);

  // The row that stands for a line now: SetTier gives it another.
  LineId Current(LineId line) const;
  void Supersede(LineId old, LineId line) {
    successors_.push_back({old, line});
  }

  // Patterns of the line that are not closed, ascending; of all lines that
  // run, where it is none.
  std::vector<PatternId> PatternsOf(LineId line) const;
  absl::Span<const Service> ServicesOf(PatternId id) const;
  absl::Span<const HeadwayPeriod> PeriodsOf(PatternId id) const;
  std::vector<TripId> TripsOf(PatternId id) const;
  bool RunsByClock(PatternId id) const;
  // As stops are grouped (stop_table.h), which no change in place may alter.
  GroupId GroupOf(PatternId id) const;
  bool IsScheduled(PatternId id) const;
  int64_t MilliTrainsOf(PatternId id, BandId band) const;
  int64_t MilliTrainsOf(PatternId id) const;  // of all bands

  // Sets the trains of a pattern by headway in a band.
  void SetService(PatternId id, BandId band, Seconds headway,
                  int64_t milli_trains);

  // A pattern like `old` with the stops of the plan, and its trains.
  Pattern PatternBy(PatternId old, const StopPlan& plan) const;
  Trains TrainsBy(PatternId old, const StopPlan& plan) const;

  // The key gets a suffix where it is taken from another pattern.
  PatternId Append(Pattern pattern, Trains trains);
  // What goes on as one of its trains ends from now on.
  void Close(PatternId id);
  // Trains run by the stops of the plans instead; those of less than two stops
  // do not run.
  void Replace(PatternId old, absl::Span<const StopPlan> plans);

  // What went wrong with times of the day; cleared.
  std::string TakeFault() { return std::exchange(fault_, ""); }

  // Puts the list of changes in order.
  void Finish();

 private:
  TripId& Before(TripId trip);  // the trip that continues as this one
  void AppendTrips(PatternId id, std::vector<NewTrip> trips);
  void TakeOver(TripId old, TripId trip, bool starts, bool ends);
  void Link(TripId trip, TripId next);
  bool IsFitFor(const Track& track, Tier tier, double design_speed_kmh) const;

  const Model& baseline_;
  const BaselineNames& names_;
  Variant& variant_;
  LineModel& model_;
  ChangeSet& changes_;
  std::vector<std::pair<LineId, LineId>> successors_;
  std::vector<TripId> before_;  // by trip, made when first asked for
  std::string fault_;
};

}  // namespace railreach

#endif  // ENGINE_SCENARIO_MODEL_EDITOR_H_
