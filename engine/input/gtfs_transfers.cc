// transfers.txt.
#include <cstdint>
#include <string>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "engine/geo/geodesic.h"
#include "engine/input/gtfs_continuations.h"
#include "engine/input/gtfs_steps.h"

namespace railreach {
namespace {

constexpr int kNotPossible = 3;
constexpr int kTimed = 1;
constexpr int kInSeat = 4;
constexpr int kNotInSeat = 5;

class TransfersReader {
 public:
  TransfersReader(const GtfsTexts& texts, GtfsData& data, LineModel& model,
                  Diagnostics& diagnostics)
      : data_(data),
        model_(model),
        table_(texts, "transfers.txt", GtfsNeed::kOptional, diagnostics),
        from_stop_(table_.Column("from_stop_id")),
        to_stop_(table_.Column("to_stop_id")),
        from_line_(table_.Column("from_route_id")),
        to_line_(table_.Column("to_route_id")),
        from_trip_(table_.Column("from_trip_id")),
        to_trip_(table_.Column("to_trip_id")),
        type_(table_.Required("transfer_type")),
        time_(table_.Column("min_transfer_time")) {}

  std::vector<GtfsInSeat> Run() {
    while (table_.Next()) ReadRow();
    if (narrower_ > 0) {
      table_.diagnostics().Warning(
          {table_.file(), first_narrower_, 0},
          absl::StrCat(narrower_,
                       " transfers between certain trips or lines "
                       "are not honoured, this is the first"),
          "state them for all trains of the two stops");
    }
    return std::move(in_seat_);
  }

 private:
  struct RowIds {
    GtfsStopId stops[2];
    GtfsLineId lines[2];
    GtfsTripId trips[2];
    int type;
  };

  void ReadRow() {
    ++data_.summary.transfers;
    RowIds ids;
    ids.type = static_cast<int>(table_.OptionalWhole(type_, {0, 5}, 0));
    ids.stops[0] = ReadStop(from_stop_, ids.type);
    ids.stops[1] = ReadStop(to_stop_, ids.type);
    ids.lines[0] = data_.line_keys.Get(table_, from_line_);
    ids.lines[1] = data_.line_keys.Get(table_, to_line_);
    ids.trips[0] = data_.trip_keys.Get(table_, from_trip_);
    ids.trips[1] = data_.trip_keys.Get(table_, to_trip_);
    CheckLineOfTrip(from_trip_, ids.trips[0], ids.lines[0]);
    CheckLineOfTrip(to_trip_, ids.trips[1], ids.lines[1]);
    const Seconds time = ReadTime(ids);
    if (!table_.row_ok() || !IsNew(ids)) return;
    if (ids.type >= kInSeat) {
      AddInSeat(ids);
    } else if (table_.Has(from_line_) || table_.Has(to_line_) ||
               table_.Has(from_trip_) || table_.Has(to_trip_)) {
      if (narrower_++ == 0) first_narrower_ = table_.line();
    } else if (!ids.stops[0].is_none() && !ids.stops[1].is_none()) {
      AddTransfer(ids, time);
    }
  }

  // In-seat transfers are between trips and need no stops.
  GtfsStopId ReadStop(const GtfsColumn& column, int type) {
    const GtfsStopId id = type >= kInSeat
                              ? data_.stop_keys.Get(table_, column)
                              : data_.stop_keys.GetRequired(table_, column);
    if (!id.is_none() && data_.stops[id].kind > GtfsStopKind::kStation) {
      table_.Error(column,
                   absl::StrCat(QuoteField(column.name, table_.Raw(column)),
                                " is no stop or station (location_type 0, 1)"),
                   "name the stops that trains stop at");
    }
    return id;
  }

  void CheckLineOfTrip(const GtfsColumn& column, GtfsTripId trip,
                       GtfsLineId line) {
    if (trip.is_none() || line.is_none()) return;
    const GtfsLineId own = data_.trips[trip].line;
    if (own.is_none() || own == line) return;
    table_.Error(
        column,
        absl::StrCat(QuoteField(column.name, table_.Raw(column)),
                     " is a trip of route_id '", data_.line_keys.key(own),
                     "', not of '", data_.line_keys.key(line), "'"),
        "correct one of them");
  }

  Seconds ReadTime(const RowIds& ids) {
    const Seconds given(
        static_cast<int32_t>(table_.OptionalWhole(time_, {0, 86'400}, 0)));
    if (ids.type == kNotPossible) return kUnreachable;
    if (table_.Has(time_) || ids.type == kTimed) return given;
    if (ids.type == 2) {
      table_.Error(time_,
                   "min_transfer_time is blank where transfer_type 2 "
                   "asks for it",
                   "fill it in");
    }
    if (ids.stops[0].is_none() || ids.stops[1].is_none()) return given;
    return WalkOf(GeodesicDistance(data_.stops[ids.stops[0]].position,
                                   data_.stops[ids.stops[1]].position));
  }

  // False, with an error, for a row whose keys another one had.
  bool IsNew(const RowIds& ids) {
    const auto key = std::make_tuple(
        ids.stops[0].index(), ids.stops[1].index(), ids.lines[0].index(),
        ids.lines[1].index(), ids.trips[0].index(), ids.trips[1].index());
    if (seen_.insert(key).second) return true;
    table_.RowError(
        absl::StrCat("the transfer from '", table_.Raw(from_stop_), "' to '",
                     table_.Raw(to_stop_), "' stands twice"),
        "keep one row");
    return false;
  }

  void AddInSeat(const RowIds& ids) {
    for (const int k : {0, 1}) {
      const GtfsColumn& column = k == 0 ? from_trip_ : to_trip_;
      if (!ids.trips[k].is_none()) continue;
      if (!table_.Has(column)) {
        table_.Error(column,
                     absl::StrCat(column.name, " is blank where transfer_type ",
                                  ids.type, " asks for it"),
                     "name both trips");
      }
      return;
    }
    in_seat_.push_back(
        {ids.trips[0], ids.trips[1], table_.line(), ids.type != kNotInSeat});
  }

  void AddTransfer(const RowIds& ids, Seconds time) {
    const GtfsStop& from = data_.stops[ids.stops[0]];
    const GtfsStop& to = data_.stops[ids.stops[1]];
    if (from.station.is_none() || to.station.is_none()) return;
    Transfer transfer;
    transfer.from = from.station;
    transfer.to = to.station;
    transfer.time = time;
    transfer.from_platform = from.platform;
    transfer.to_platform = to.platform;
    transfer.provenance.line = table_.line();
    transfer.provenance.assumed =
        !table_.Has(time_) && ids.type != kNotPossible;
    model_.transfers.push_back(transfer);
  }

  GtfsData& data_;
  LineModel& model_;
  GtfsTable table_;
  GtfsColumn from_stop_, to_stop_, from_line_, to_line_, from_trip_, to_trip_;
  GtfsColumn type_, time_;
  absl::flat_hash_set<
      std::tuple<uint32_t, uint32_t, uint32_t, uint32_t, uint32_t, uint32_t>>
      seen_;
  std::vector<GtfsInSeat> in_seat_;
  int64_t narrower_ = 0;
  uint32_t first_narrower_ = 0;
};

}  // namespace

Seconds WalkOf(Metres way) {
  // 1.33 m/s, rounded up.
  return Seconds(static_cast<int32_t>(CeilDiv(way.mm(), 1330)));
}

void AddGtfsTransfers(const GtfsTexts& texts, GtfsData& data, LineModel& model,
                      Diagnostics& diagnostics) {
  std::vector<GtfsInSeat> in_seat;
  if (texts.count("transfers.txt") > 0) {
    in_seat = TransfersReader(texts, data, model, diagnostics).Run();
  }
  SetContinuations(in_seat, data, model, diagnostics);
}

}  // namespace railreach
