#include "engine/input/gtfs_continuations.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "engine/geo/geodesic.h"

namespace railreach {
namespace {

constexpr Metres kSamePlace{500.0};

class Continuations {
 public:
  Continuations(GtfsData& data, LineModel& model, Diagnostics& diagnostics)
      : data_(data), model_(model), diagnostics_(diagnostics) {}

  void HonourRows(const std::vector<GtfsInSeat>& rows) {
    int64_t count = 0;
    uint32_t first = 0;
    for (const GtfsInSeat& row : rows) {
      if (!row.in_seat) {
        parted_.insert({row.from.index(), row.to.index()});
        continue;
      }
      if (!data_.trips[row.from].runs || !data_.trips[row.to].runs) continue;
      if (Honour(row)) continue;
      if (count++ == 0) first = row.line;
    }
    if (count == 0) return;
    diagnostics_.Warning(
        {"transfers.txt", first, 0},
        absl::StrCat(count,
                     " in-seat transfers cannot be honoured, this is "
                     "the first: the next trip leaves before the first "
                     "one arrives or elsewhere, the first one goes on "
                     "as two, or they run by frequencies"),
        "check the trips");
  }

  void LinkBlocks() {
    std::vector<GtfsTripId> trips;
    for (const GtfsTripId id : data_.trips.ids()) {
      if (!data_.trips[id].block.is_none() && !data_.trips[id].id.is_none()) {
        trips.push_back(id);
      }
    }
    std::stable_sort(
        trips.begin(), trips.end(), [this](GtfsTripId a, GtfsTripId b) {
          return std::make_tuple(data_.trips[a].block, First(a).departure) <
                 std::make_tuple(data_.trips[b].block, First(b).departure);
        });
    for (size_t i = 1; i < trips.size(); ++i) {
      if (data_.trips[trips[i - 1]].block == data_.trips[trips[i]].block) {
        LinkPair(trips[i - 1], trips[i]);
      }
    }
    if (overlaps_ == 0) return;
    diagnostics_.Warning(
        {"trips.txt", first_overlap_, 0},
        absl::StrCat(overlaps_,
                     " trips leave before the one before them in "
                     "their block_id arrives, this is the first; "
                     "nobody stays aboard there"),
        "check block_id and the times");
  }

 private:
  const GtfsStopTime& First(GtfsTripId id) const {
    return data_.times[id].front();
  }
  const GtfsStopTime& Last(GtfsTripId id) const {
    return data_.times[id].back();
  }
  Trip& TripOf(GtfsTripId id) { return model_.trips[data_.trips[id].id]; }

  bool IsSamePlace(GtfsStopId a, GtfsStopId b) const {
    return data_.StationOf(a) == data_.StationOf(b) ||
           GeodesicDistance(data_.stops[a].position, data_.stops[b].position) <=
               kSamePlace;
  }

  bool CanFollow(GtfsTripId from, GtfsTripId to) const {
    return from != to && First(to).departure >= Last(from).arrival &&
           IsSamePlace(Last(from).stop, First(to).stop);
  }

  bool Honour(const GtfsInSeat& row) {
    if (data_.trips[row.from].id.is_none() ||
        data_.trips[row.to].id.is_none() || !CanFollow(row.from, row.to)) {
      return false;
    }
    Trip& trip = TripOf(row.from);
    if (!trip.continues_as.is_none()) return false;
    trip.continues_as = data_.trips[row.to].id;
    return true;
  }

  void LinkPair(GtfsTripId from, GtfsTripId to) {
    if (First(to).departure < Last(from).arrival) {
      if (overlaps_++ == 0) first_overlap_ = data_.trips[to].line_in_table;
      return;
    }
    Trip& trip = TripOf(from);
    if (!trip.continues_as.is_none() || !CanFollow(from, to) ||
        parted_.contains({from.index(), to.index()})) {
      return;
    }
    trip.continues_as = data_.trips[to].id;
  }

  GtfsData& data_;
  LineModel& model_;
  Diagnostics& diagnostics_;
  absl::flat_hash_set<std::pair<uint32_t, uint32_t>> parted_;
  int64_t overlaps_ = 0;
  uint32_t first_overlap_ = 0;
};

}  // namespace

void SetContinuations(const std::vector<GtfsInSeat>& rows, GtfsData& data,
                      LineModel& model, Diagnostics& diagnostics) {
  Continuations continuations(data, model, diagnostics);
  continuations.HonourRows(rows);
  continuations.LinkBlocks();
}

}  // namespace railreach
