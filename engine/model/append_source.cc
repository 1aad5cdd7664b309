#include "engine/model/append_source.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "engine/base/id_vector.h"
#include "engine/geo/geodesic.h"
#include "engine/model/join_stations.h"

namespace railreach {
namespace {

// New ids by old ones; none stays none.
template <typename IdType>
class Renumbering {
 public:
  void Add(IdType id) { ids_.push_back(id); }
  IdType operator()(IdType old) const {
    return old.is_none() ? old : ids_[old];
  }

 private:
  IdVector<IdType, IdType> ids_;
};

// Keys that are taken, and the way around them.
class Keys {
 public:
  template <typename Rows, typename KeyOf>
  Keys(absl::string_view source, const Rows& rows, KeyOf key_of)
      : source_(source) {
    for (const auto& row : rows) taken_.insert(key_of(row));
  }

  std::string Free(std::string key) {
    if (key.empty()) return key;
    while (!taken_.insert(key).second) key = absl::StrCat(source_, ":", key);
    return key;
  }

 private:
  absl::string_view source_;
  absl::flat_hash_set<std::string> taken_;
};

// Rows that are nothing but their name: equal names are the same row.
template <typename IdType>
class Names {
 public:
  explicit Names(IdVector<IdType, std::string>& rows) : rows_(rows) {
    for (const IdType id : rows.ids()) index_.try_emplace(rows[id], id);
  }
  IdType Intern(const std::string& name) {
    const auto [it, inserted] = index_.try_emplace(name, IdType(rows_.size()));
    if (inserted) rows_.push_back(name);
    return it->second;
  }

 private:
  IdVector<IdType, std::string>& rows_;
  absl::flat_hash_map<std::string, IdType> index_;
};

const auto kNamedKey = [](const auto& row) { return row.name.key; };
const auto kPlainKey = [](const auto& row) { return row.key; };
const auto kWholeRow = [](const std::string& row) { return row; };

class Appender {
 public:
  Appender(absl::string_view name, LineModel& source, LineModel& model)
      : name_(name), source_(source), model_(model) {}

  std::vector<StationJoin> Run(const JoinOptions& options) {
    AppendRules();
    std::vector<StationJoin> report = AppendStations(options);
    AppendPlatforms();
    AppendTracks();
    AppendBands();
    AppendLines();
    AppendPatterns();
    AppendServices();
    AppendTrips();
    AppendTransfers();
    return report;
  }

 private:
  void AppendRules() {
    for (const Tier tier : kTiers) {
      TierRules& rules = model_.tiers[Index(tier)];
      if (!rules.given) rules = source_.rules(tier);
    }
    if (model_.access_rules.empty()) {
      model_.access_rules = std::move(source_.access_rules);
    }
  }

  std::vector<StationJoin> AppendStations(const JoinOptions& options) {
    StationMatches matches =
        JoinStations(name_, source_.stations, options, model_.stations);
    Names<LandBlockId> blocks(model_.land_blocks);
    Keys keys(name_, model_.stations, kNamedKey);
    for (const StationId id : source_.stations.ids()) {
      Station& station = source_.stations[id];
      StationId known = matches.station[id];
      if (known.is_none()) {
        station.name.key = keys.Free(std::move(station.name.key));
        if (!station.land_block.is_none()) {
          station.land_block =
              blocks.Intern(source_.land_blocks[station.land_block]);
        }
        known = model_.stations.push_back(std::move(station));
      } else {
        model_.stations[known].passenger |= station.passenger;
      }
      stations_.Add(known);
    }
    return std::move(matches.report);
  }

  void AppendPlatforms() {
    Keys keys(name_, model_.platforms, kNamedKey);
    for (Platform& platform : source_.platforms) {
      platform.name.key = keys.Free(std::move(platform.name.key));
      platform.station = stations_(platform.station);
      platforms_.Add(model_.platforms.push_back(std::move(platform)));
    }
  }

  void AppendTracks() {
    Names<TrackLineId> names(model_.track_lines);
    for (const std::string& name : source_.track_lines) {
      track_lines_.Add(names.Intern(name));
    }
    for (Track& track : source_.tracks) {
      track.track_line = track_lines_(track.track_line);
      track.from = stations_(track.from);
      track.to = stations_(track.to);
      tracks_.Add(model_.tracks.push_back(std::move(track)));
    }
  }

  void AppendBands() {
    Keys keys(name_, model_.bands, kNamedKey);
    for (Band& band : source_.bands) {
      const auto same = std::find_if(
          model_.bands.begin(), model_.bands.end(), [&](const Band& known) {
            return known.from == band.from && known.to == band.to;
          });
      if (same != model_.bands.end()) {
        bands_.Add(BandId(static_cast<size_t>(same - model_.bands.begin())));
      } else {
        band.name.key = keys.Free(std::move(band.name.key));
        bands_.Add(model_.bands.push_back(std::move(band)));
      }
    }
  }

  void AppendLines() {
    Keys classes(name_, model_.operator_classes, kWholeRow);
    for (std::string& name : source_.operator_classes) {
      classes_.Add(
          model_.operator_classes.push_back(classes.Free(std::move(name))));
    }
    Keys keys(name_, model_.lines, kNamedKey);
    for (Line& line : source_.lines) {
      line.name.key = keys.Free(std::move(line.name.key));
      line.operator_class = classes_(line.operator_class);
      for (TrackLineId& id : line.track_lines) id = track_lines_(id);
      lines_.Add(model_.lines.push_back(std::move(line)));
    }
  }

  void AppendPatterns() {
    Keys groups(name_, model_.groups, kPlainKey);
    for (ServiceGroup& group : source_.groups) {
      group.key = groups.Free(std::move(group.key));
      groups_.Add(model_.groups.push_back(std::move(group)));
    }
    IndexTracks();
    Keys keys(name_, model_.patterns, kPlainKey);
    for (Pattern& pattern : source_.patterns) {
      pattern.key = keys.Free(std::move(pattern.key));
      pattern.line = lines_(pattern.line);
      pattern.group = groups_(pattern.group);
      for (PatternStop& stop : pattern.stops) {
        stop.station = stations_(stop.station);
        stop.platform = platforms_(stop.platform);
        for (TrackId& id : stop.tracks) id = tracks_(id);
      }
      FillTracks(pattern);
      patterns_.Add(model_.patterns.push_back(std::move(pattern)));
    }
  }

  void FillTracks(Pattern& pattern) {
    for (size_t i = 1; i < pattern.stops.size(); ++i) {
      PatternStop& stop = pattern.stops[i];
      const StationId from = pattern.stops[i - 1].station;
      if (!stop.tracks.empty() || from == stop.station) continue;
      TrackId& direct = direct_[std::minmax(from, stop.station)];
      if (direct.is_none()) {
        direct = Straight(from, stop.station, model_.lines[pattern.line].tier);
      }
      stop.tracks = {direct};
    }
  }

  void IndexTracks() {
    const auto rank = [&](TrackId id) {
      const Track& track = model_.tracks[id];
      return std::make_tuple(track.status, track.length, id);
    };
    for (const TrackId id : model_.tracks.ids()) {
      const Track& track = model_.tracks[id];
      TrackId& best = direct_[std::minmax(track.from, track.to)];
      if (best.is_none() || rank(id) < rank(best)) best = id;
    }
  }

  TrackId Straight(StationId from, StationId to, Tier tier) {
    if (own_tracks_.is_none()) {
      own_tracks_ =
          Names<TrackLineId>(model_.track_lines).Intern(std::string(name_));
    }
    Track track;
    track.track_line = own_tracks_;
    track.from = from;
    track.to = to;
    track.tier = tier;
    const Metres line = GeodesicDistance(model_.stations[from].position,
                                         model_.stations[to].position);
    track.length = Metres(line.metres() * model_.rules(tier).profile.curvature);
    return model_.tracks.push_back(std::move(track));
  }

  void AppendServices() {
    const size_t first = model_.services.size();
    for (Service& service : source_.services) {
      service.pattern = patterns_(service.pattern);
      service.band = bands_(service.band);
      service.group = groups_(service.group);
      model_.services.push_back(std::move(service));
    }
    // Bands of the model may stand in another order.
    std::stable_sort(
        model_.services.begin() + static_cast<std::ptrdiff_t>(first),
        model_.services.end(), [](const Service& a, const Service& b) {
          return std::tie(a.pattern, a.band) < std::tie(b.pattern, b.band);
        });
  }

  void AppendTrips() {
    const size_t first = model_.trips.size();
    Keys keys(name_, model_.trips, kPlainKey);
    for (const TripId id : source_.trips.ids()) {
      Trip& trip = source_.trips[id];
      trip.key = keys.Free(std::move(trip.key));
      trip.pattern = patterns_(trip.pattern);
      if (!trip.continues_as.is_none()) {
        trip.continues_as = TripId(first + trip.continues_as.index());
      }
      model_.trips.push_back(std::move(trip));
      model_.stop_times.AppendRow(std::as_const(source_.stop_times)[id]);
    }
    for (HeadwayPeriod& period : source_.headway_periods) {
      period.pattern = patterns_(period.pattern);
      model_.headway_periods.push_back(period);
    }
  }

  void AppendTransfers() {
    for (Transfer& transfer : source_.transfers) {
      transfer.from = stations_(transfer.from);
      transfer.to = stations_(transfer.to);
      transfer.from_platform = platforms_(transfer.from_platform);
      transfer.to_platform = platforms_(transfer.to_platform);
      model_.transfers.push_back(transfer);
    }
  }

  absl::string_view name_;
  LineModel& source_;  // rows are moved out of it
  LineModel& model_;
  Renumbering<StationId> stations_;
  Renumbering<PlatformId> platforms_;
  Renumbering<TrackLineId> track_lines_;
  Renumbering<TrackId> tracks_;
  Renumbering<BandId> bands_;
  Renumbering<OperatorClassId> classes_;
  Renumbering<LineId> lines_;
  Renumbering<GroupId> groups_;
  Renumbering<PatternId> patterns_;
  std::map<std::pair<StationId, StationId>, TrackId> direct_;
  TrackLineId own_tracks_;
};

}  // namespace

std::vector<StationJoin> AppendSource(absl::string_view name, LineModel source,
                                      const JoinOptions& options,
                                      LineModel& model) {
  return Appender(name, source, model).Run(options);
}

}  // namespace railreach
