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
      : data_(data),
        model_(model),
        diagnostics_(diagnostics),
        is_continued_(model.trips.size(), false) {
    for (const TripId id : model.trips.ids()) {
      last_.push_back(id);
      first_.push_back(id);
    }
  }

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
                     "one arrives or elsewhere, one goes on as two or two "
                     "as one, or they run by frequencies"),
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
    const TripId from = data_.trips[row.from].id;
    const TripId to = data_.trips[row.to].id;
    if (from.is_none() || to.is_none() || !CanFollow(row.from, row.to) ||
        !IsFree(from, to)) {
      return false;
    }
    if (!GoesOnAs(to, from)) {
      Link(from, to);
      return true;
    }
    diagnostics_.Error(
        {"transfers.txt", row.line, 0},
        absl::StrCat(QuoteField("from_trip_id", model_.trips[from].key),
                     " goes on as '", model_.trips[to].key,
                     "', which goes on as the first one again"),
        "remove one of the rows");
    return true;
  }

  // Whether neither is linked at that end: a train is one train.
  bool IsFree(TripId from, TripId to) const {
    return model_.trips[from].continues_as.is_none() && !is_continued_[to];
  }
  // Whether the train of `trip` runs as `other` in the end.  Of trips that are
  // free at these ends.
  bool GoesOnAs(TripId trip, TripId other) const {
    return last_[trip] == other;
  }
  void Link(TripId from, TripId to) {
    model_.trips[from].continues_as = to;
    is_continued_[to] = true;
    const TripId first = first_[from];
    const TripId last = last_[to];
    last_[first] = last;
    first_[last] = first;
  }

  void LinkPair(GtfsTripId from, GtfsTripId to) {
    if (First(to).departure < Last(from).arrival) {
      if (overlaps_++ == 0) first_overlap_ = data_.trips[to].line_in_table;
      return;
    }
    const TripId first = data_.trips[from].id;
    const TripId next = data_.trips[to].id;
    if (IsFree(first, next) && CanFollow(from, to) &&
        !parted_.contains({from.index(), to.index()}) &&
        !GoesOnAs(next, first)) {
      Link(first, next);
    }
  }

  GtfsData& data_;
  LineModel& model_;
  Diagnostics& diagnostics_;
  IdVector<TripId, bool> is_continued_;
  // Of a train's first trip the last one, and of its last trip the first one;
  // of others, out of date.
  IdVector<TripId, TripId> last_;
  IdVector<TripId, TripId> first_;
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
