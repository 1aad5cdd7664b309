#include "engine/wire/pair_wire.h"

#include "railreach/v1/figures.pb.h"

namespace railreach::wire {
namespace {

constexpr uint32_t kDirect = 1;
constexpr uint32_t kViaHub = 2;
constexpr uint32_t kViaCentre = 4;

uint32_t Flags(const PairRow& pair) {
  return (pair.direct ? kDirect : 0) | (pair.via_hub ? kViaHub : 0) |
         (pair.via_centre ? kViaCentre : 0);
}

// Calls `visit` with every column, the column of lines left out.
template <typename Message, typename Visit>
void ForEachColumn(Message& message, Visit visit) {
  visit(message.total_s());
  visit(message.access_s());
  visit(message.entry_s());
  visit(message.wait_s());
  visit(message.ride_s());
  visit(message.change_s());
  visit(message.exit_s());
  visit(message.egress_s());
  visit(message.schedule_delay_s());
  visit(message.num_rides());
  visit(message.fewest_rides());
  visit(message.flags());
  visit(message.tiers());
  visit(message.straight_line_mm());
  visit(message.path_mm());
  visit(message.assumed_ride_s());
  visit(message.num_lines());
}

void Reserve(int rows, v1::PairSheet& message) {
  message.mutable_total_s()->Reserve(rows);
  message.mutable_access_s()->Reserve(rows);
  message.mutable_entry_s()->Reserve(rows);
  message.mutable_wait_s()->Reserve(rows);
  message.mutable_ride_s()->Reserve(rows);
  message.mutable_change_s()->Reserve(rows);
  message.mutable_exit_s()->Reserve(rows);
  message.mutable_egress_s()->Reserve(rows);
  message.mutable_schedule_delay_s()->Reserve(rows);
  message.mutable_num_rides()->Reserve(rows);
  message.mutable_fewest_rides()->Reserve(rows);
  message.mutable_flags()->Reserve(rows);
  message.mutable_tiers()->Reserve(rows);
  message.mutable_straight_line_mm()->Reserve(rows);
  message.mutable_path_mm()->Reserve(rows);
  message.mutable_assumed_ride_s()->Reserve(rows);
  message.mutable_num_lines()->Reserve(rows);
}

void Append(const PairRow& pair, v1::PairSheet& message) {
  message.add_total_s(PackedTime(pair.total));
  message.add_access_s(pair.access.count());
  message.add_entry_s(pair.entry.count());
  message.add_wait_s(pair.wait.count());
  message.add_ride_s(pair.ride.count());
  message.add_change_s(pair.change.count());
  message.add_exit_s(pair.exit.count());
  message.add_egress_s(pair.egress.count());
  message.add_schedule_delay_s(pair.schedule_delay.count());
  message.add_num_rides(pair.rides);
  message.add_fewest_rides(pair.fewest_rides);
  message.add_flags(Flags(pair));
  message.add_tiers(pair.tiers.bits());
  message.add_straight_line_mm(pair.straight_line.mm());
  message.add_path_mm(pair.path.mm());
  message.add_assumed_ride_s(pair.assumed_ride.count());
  message.add_num_lines(static_cast<uint32_t>(pair.lines.size()));
  for (const LineId line : pair.lines) message.add_lines(PackedRow(line));
}

// True if every column has `rows` values and the lines add up.
bool ShapesFit(const v1::PairSheet& message, size_t rows) {
  bool fit = true;
  ForEachColumn(message, [&](const auto& column) {
    fit &= static_cast<size_t>(column.size()) == rows;
  });
  uint64_t lines = 0;
  for (const uint32_t count : message.num_lines()) lines += count;
  return fit && lines == static_cast<uint64_t>(message.lines_size());
}

// All of row `i` but its lines.
PairRow RowOf(const v1::PairSheet& message, int i, RowReader& reader) {
  PairRow pair;
  pair.total = reader.Time(message.total_s(i));
  pair.access = reader.Duration(message.access_s(i));
  pair.entry = reader.Duration(message.entry_s(i));
  pair.wait = reader.Duration(message.wait_s(i));
  pair.ride = reader.Duration(message.ride_s(i));
  pair.change = reader.Duration(message.change_s(i));
  pair.exit = reader.Duration(message.exit_s(i));
  pair.egress = reader.Duration(message.egress_s(i));
  pair.schedule_delay = reader.Duration(message.schedule_delay_s(i));
  pair.rides = reader.Byte(message.num_rides(i));
  pair.fewest_rides = reader.Byte(message.fewest_rides(i));
  reader.Require(message.flags(i) <= (kDirect | kViaHub | kViaCentre),
                 "unknown flag");
  pair.direct = message.flags(i) & kDirect;
  pair.via_hub = message.flags(i) & kViaHub;
  pair.via_centre = message.flags(i) & kViaCentre;
  pair.tiers = reader.Tiers(message.tiers(i));
  pair.straight_line = reader.LengthMm(message.straight_line_mm(i));
  pair.path = reader.LengthMm(message.path_mm(i));
  pair.assumed_ride = reader.Duration(message.assumed_ride_s(i));
  return pair;
}

}  // namespace

void EncodePairs(const PairSheet& pairs, v1::PairSheet& message) {
  Reserve(static_cast<int>(pairs.values().size()), message);
  for (const PairRow& pair : pairs.values()) Append(pair, message);
}

PairSheet DecodePairs(const v1::PairSheet& message, RowReader& reader) {
  reader.Enter("pairs", 0);
  const size_t nodes = message.total_s().empty() ? 0 : reader.sizes().nodes;
  if (!reader.Require(ShapesFit(message, nodes * nodes),
                      "the columns do not fit the nodes")) {
    return PairSheet();
  }
  PairSheet pairs(nodes, nodes);
  int i = 0;
  int next_line = 0;
  for (size_t from = 0; from < nodes; ++from) {
    for (PairRow& pair : pairs.row(from)) {
      reader.Enter("pairs", static_cast<size_t>(i));
      pair = RowOf(message, i, reader);
      for (uint32_t k = 0; k < message.num_lines(i); ++k) {
        pair.lines.push_back(
            reader.PackedId<LineId>(message.lines(next_line++)));
      }
      ++i;
    }
  }
  return pairs;
}

}  // namespace railreach::wire
