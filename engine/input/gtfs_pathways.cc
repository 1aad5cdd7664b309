// pathways.txt: ways between the platforms of a station.
#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <queue>
#include <string>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "engine/base/csr.h"
#include "engine/geo/geodesic.h"
#include "engine/input/gtfs_steps.h"

namespace railreach {
namespace {

// Stations with more platforms are left to transfers.txt: their pairs would
// fill the memory.
constexpr size_t kMostPlatforms = 200;

struct Way {
  GtfsStopId to;
  Seconds time;
};
using WayEntries = std::vector<std::pair<GtfsStopId, Way>>;

class PathwaysReader {
 public:
  PathwaysReader(const GtfsTexts& texts, const GtfsData& data,
                 Diagnostics& diagnostics)
      : data_(data),
        table_(texts, "pathways.txt", GtfsNeed::kOptional, diagnostics),
        key_(table_.Required("pathway_id")),
        from_(table_.Required("from_stop_id")),
        to_(table_.Required("to_stop_id")),
        mode_(table_.Required("pathway_mode")),
        both_ways_(table_.Required("is_bidirectional")),
        length_(table_.Column("length")),
        time_(table_.Column("traversal_time")) {}

  WayEntries Run() {
    while (table_.Next()) ReadRow();
    // A boarding area is a part of its platform.
    for (const GtfsStopId id : data_.stops.ids()) {
      const GtfsStop& stop = data_.stops[id];
      if (stop.kind == GtfsStopKind::kBoardingArea && !stop.parent.is_none()) {
        ways_.push_back({id, {stop.parent, Seconds(0)}});
        ways_.push_back({stop.parent, {id, Seconds(0)}});
      }
    }
    return std::move(ways_);
  }

 private:
  void ReadRow() {
    keys_.Add(table_, key_);
    const GtfsStopId from = ReadEnd(from_);
    const GtfsStopId to = ReadEnd(to_);
    table_.Whole(mode_, {1, 7});
    const bool both_ways = table_.Whole(both_ways_, {0, 1}) == 1;
    const auto length = table_.OptionalNumber(length_, {0, 100'000});
    const Seconds time(
        static_cast<int32_t>(table_.OptionalWhole(time_, {0, 86'400}, 0)));
    if (!table_.row_ok() || from.is_none() || to.is_none()) return;
    if (from == to) {
      table_.Warning(to_,
                     absl::StrCat(QuoteField("pathway_id", table_.Raw(key_)),
                                  " leads back to where it starts"),
                     "correct or remove it");
      return;
    }
    const Metres way = length.has_value()
                           ? Metres(*length)
                           : GeodesicDistance(data_.stops[from].position,
                                              data_.stops[to].position);
    const Seconds takes = table_.Has(time_) ? time : WalkOf(way);
    ways_.push_back({from, {to, takes}});
    if (both_ways) ways_.push_back({to, {from, takes}});
  }

  GtfsStopId ReadEnd(const GtfsColumn& column) {
    const GtfsStopId id = data_.stop_keys.GetRequired(table_, column);
    if (!id.is_none() && data_.stops[id].kind == GtfsStopKind::kStation) {
      table_.Error(column,
                   absl::StrCat(QuoteField(column.name, table_.Raw(column)),
                                " is a station (location_type 1)"),
                   "name one of its platforms, entrances or nodes");
    }
    return id;
  }

  const GtfsData& data_;
  GtfsTable table_;
  GtfsColumn key_, from_, to_, mode_, both_ways_, length_, time_;
  GtfsKeys<Id<struct GtfsPathwayTag>> keys_{"pathways.txt"};
  WayEntries ways_;
};

// Least times from one platform over ways inside its station.
class StationSearch {
 public:
  StationSearch(const GtfsData& data, const WayEntries& ways)
      : data_(data),
        ways_(Csr<GtfsStopId, Way>::FromEntries(data.stops.size(), ways)),
        best_(data.stops.size(), kUnreachable) {}

  void From(GtfsStopId start) {
    for (const GtfsStopId id : touched_) best_[id] = kUnreachable;
    touched_.clear();
    Reach(start, Seconds(0));
    while (!queue_.empty()) {
      const auto [time, index] = queue_.top();
      queue_.pop();
      const GtfsStopId at(index);
      if (time > best_[at]) continue;
      for (const Way& way : ways_[at]) {
        if (Station(way.to) == Station(start)) Reach(way.to, time + way.time);
      }
    }
  }
  Seconds To(GtfsStopId id) const { return best_[id]; }

 private:
  // Boarding areas are two steps below.
  GtfsStopId Station(GtfsStopId id) const {
    return data_.StationOf(data_.StationOf(id));
  }

  void Reach(GtfsStopId id, Seconds time) {
    if (time >= best_[id]) return;
    best_[id] = time;
    touched_.push_back(id);
    queue_.push({time, id.index()});
  }

  using Entry = std::pair<Seconds, uint32_t>;
  const GtfsData& data_;
  Csr<GtfsStopId, Way> ways_;
  IdVector<GtfsStopId, Seconds> best_;
  std::vector<GtfsStopId> touched_;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
};

// Platforms of the model by their station.
std::map<GtfsStopId, std::vector<GtfsStopId>> PlatformsOf(
    const GtfsData& data) {
  std::map<GtfsStopId, std::vector<GtfsStopId>> platforms;
  for (const GtfsStopId id : data.stops.ids()) {
    if (!data.stops[id].platform.is_none()) {
      platforms[data.stops[id].parent].push_back(id);
    }
  }
  return platforms;
}

}  // namespace

void AddGtfsPathways(const GtfsTexts& texts, GtfsData& data, LineModel& model,
                     Diagnostics& diagnostics) {
  if (texts.count("pathways.txt") == 0) return;
  const WayEntries ways = PathwaysReader(texts, data, diagnostics).Run();
  absl::flat_hash_set<std::pair<PlatformId, PlatformId>> stated;
  for (const Transfer& row : model.transfers) {
    stated.insert({row.from_platform, row.to_platform});
  }
  StationSearch search(data, ways);
  for (const auto& [station, platforms] : PlatformsOf(data)) {
    if (platforms.size() > kMostPlatforms) {
      diagnostics.Warning(
          {"pathways.txt", 0, 0},
          absl::StrCat(QuoteField("stop_id", data.stop_keys.key(station)),
                       " has over ", kMostPlatforms,
                       " platforms: its pathways are not followed"),
          "state its changes in transfers.txt");
      continue;
    }
    for (const GtfsStopId from : platforms) {
      search.From(from);
      for (const GtfsStopId to : platforms) {
        const GtfsStop& a = data.stops[from];
        const GtfsStop& b = data.stops[to];
        if (from == to || search.To(to) == kUnreachable ||
            stated.contains({a.platform, b.platform})) {
          continue;
        }
        Transfer transfer;
        transfer.from = a.station;
        transfer.to = b.station;
        transfer.time = search.To(to);
        transfer.from_platform = a.platform;
        transfer.to_platform = b.platform;
        model.transfers.push_back(transfer);
      }
    }
  }
}

}  // namespace railreach
