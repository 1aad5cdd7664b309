// Departure windows, and the stations that sources share.
#include <algorithm>
#include <utility>

#include "engine/wire/curve_wire.h"
#include "engine/wire/figures_wire.h"
#include "engine/wire/names_wire.h"
#include "railreach/v1/result.pb.h"

namespace railreach::wire {
namespace {

int32_t Packed(uint16_t time) { return time == kNotReached16 ? -1 : time; }

uint16_t TimeOf(int32_t time_s, RowReader& reader) {
  const bool right = time_s >= -1 && time_s < kNotReached16;
  reader.Require(right, "impossible time");
  return time_s == -1 || !right ? kNotReached16 : static_cast<uint16_t>(time_s);
}

void Encode(const WindowCatchment& row, v1::WindowCatchment& message) {
  for (const PeopleCurve& curve : row.people) {
    EncodeCurve(curve, *message.add_people());
  }
  for (const double people : row.mean_people) message.add_mean_people(people);
  message.set_mean_people_headline(row.mean_people_headline);
}

WindowCatchment Decode(const v1::WindowCatchment& message,
                       const StudyParameters& parameters, RowReader& reader) {
  WindowCatchment row;
  const bool fits =
      reader.Require(static_cast<size_t>(message.people_size()) ==
                         parameters.window->percentiles.size(),
                     "not one curve per percentile") &&
      reader.Require(static_cast<size_t>(message.mean_people_size()) ==
                         parameters.cutoffs.size(),
                     "not one mean per cutoff");
  if (!fits) return row;
  for (const auto& curve : message.people()) {
    row.people.push_back(DecodeCurve(curve, reader));
  }
  row.mean_people = ToVector<double>(message.mean_people());
  row.mean_people_headline = message.mean_people_headline();
  return row;
}

void Encode(const Matrix<PairWindow>& pairs, v1::WindowPairs& message) {
  const int rows = static_cast<int>(pairs.values().size());
  message.mutable_fastest_s()->Reserve(rows);
  message.mutable_p50_s()->Reserve(rows);
  message.mutable_p95_s()->Reserve(rows);
  message.mutable_mean_s()->Reserve(rows);
  message.mutable_departures()->Reserve(rows);
  for (const PairWindow& pair : pairs.values()) {
    message.add_fastest_s(Packed(pair.fastest));
    message.add_p50_s(Packed(pair.p50));
    message.add_p95_s(Packed(pair.p95));
    message.add_mean_s(Packed(pair.mean));
    message.add_departures(pair.departures);
  }
}

bool ShapesFit(const v1::WindowPairs& message, size_t rows) {
  const auto fits = [&](const auto& column) {
    return static_cast<size_t>(column.size()) == rows;
  };
  return fits(message.fastest_s()) && fits(message.p50_s()) &&
         fits(message.p95_s()) && fits(message.mean_s()) &&
         fits(message.departures());
}

Matrix<PairWindow> Decode(const v1::WindowPairs& message, RowReader& reader) {
  reader.Enter("window.pairs", 0);
  const size_t nodes = message.fastest_s().empty() ? 0 : reader.sizes().nodes;
  if (!reader.Require(ShapesFit(message, nodes * nodes),
                      "the columns do not fit the nodes")) {
    return {};
  }
  Matrix<PairWindow> pairs(nodes, nodes);
  int i = 0;
  for (size_t from = 0; from < nodes; ++from) {
    for (PairWindow& pair : pairs.row(from)) {
      reader.Enter("window.pairs", static_cast<size_t>(i));
      pair.fastest = TimeOf(message.fastest_s(i), reader);
      pair.p50 = TimeOf(message.p50_s(i), reader);
      pair.p95 = TimeOf(message.p95_s(i), reader);
      pair.mean = TimeOf(message.mean_s(i), reader);
      reader.Require(message.departures(i) <= 65'535, "too many departures");
      pair.departures = static_cast<uint16_t>(message.departures(i));
      ++i;
    }
  }
  return pairs;
}

void Encode(const WindowSummary& row, v1::WindowSummary& message) {
  if (!row.region.is_none()) message.set_region(row.region.index());
  message.set_nodes(row.nodes);
  for (const double people : row.people) message.add_people(people);
  message.set_mean_people(row.mean_people);
}

WindowSummary Decode(const v1::WindowSummary& message, size_t percentiles,
                     RowReader& reader) {
  WindowSummary row;
  row.region = reader.Id<RegionId>(message.has_region(), message.region());
  row.nodes = message.nodes();
  if (reader.Require(static_cast<size_t>(message.people_size()) == percentiles,
                     "not one value per percentile")) {
    row.people = ToVector<double>(message.people());
  }
  row.mean_people = message.mean_people();
  return row;
}

void Encode(const WindowResult& window, v1::WindowResult& message) {
  for (const auto& row : window.catchments) {
    Encode(row, *message.add_catchments());
  }
  Encode(window.pairs, *message.mutable_pairs());
  for (const auto& row : window.summaries) {
    Encode(row, *message.add_summaries());
  }
  v1::WaitSpread& spread = *message.mutable_spread();
  spread.set_sections(window.spread.sections);
  spread.set_trains(window.spread.trains);
  spread.set_by_clock_s(window.spread.by_clock_s);
  spread.set_if_even_s(window.spread.if_even_s);
}

WindowResult Decode(const v1::WindowResult& message,
                    const StudyParameters& parameters, RowReader& reader) {
  WindowResult window;
  reader.Enter("window.catchments", 0);
  const size_t rows = static_cast<size_t>(message.catchments_size());
  reader.Require(rows == 0 || rows == reader.sizes().nodes, "not one per node");
  for (const auto& row : message.catchments()) {
    reader.Enter("window.catchments", window.catchments.size());
    window.catchments.push_back(Decode(row, parameters, reader));
  }
  window.pairs = Decode(message.pairs(), reader);
  for (const auto& row : message.summaries()) {
    reader.Enter("window.summaries", window.summaries.size());
    window.summaries.push_back(
        Decode(row, parameters.window->percentiles.size(), reader));
  }
  const v1::WaitSpread& spread = message.spread();
  reader.Enter("window.spread", 0);
  reader.Require(spread.sections() >= 0 && spread.trains() >= 0,
                 "negative count");
  window.spread = {spread.sections(), spread.trains(), spread.by_clock_s(),
                   spread.if_even_s()};
  return window;
}

}  // namespace

void EncodeWindow(const StudyResult& result, v1::StudyResult& message) {
  if (!result.window.has_value()) return;
  Encode(*result.window, *message.mutable_window());
}

void DecodeWindow(const v1::StudyResult& message,
                  const StudyParameters& parameters, RowReader& reader,
                  StudyResult& result) {
  if (!message.has_window()) return;
  reader.Enter("window", 0);
  if (!reader.Require(parameters.window.has_value(),
                      "no window in the parameters")) {
    return;
  }
  result.window = Decode(message.window(), parameters, reader);
  reader.Enter("window.summaries", 0);
  const auto& rows = result.window->summaries;
  reader.Require(std::equal(rows.begin(), rows.end(), result.summaries.begin(),
                            result.summaries.end(),
                            [](const WindowSummary& a, const RegionSummary& b) {
                              return a.region == b.region;
                            }),
                 "not those of the study");
}

void EncodeJoins(const std::vector<StationJoin>& joins,
                 v1::StudyResult& message) {
  for (const StationJoin& join : joins) {
    v1::StationJoin& row = *message.add_station_joins();
    if (!join.station.is_none()) row.set_station(join.station.index());
    row.set_source(join.source);
    row.set_key(join.key);
    row.set_name(join.name);
    row.set_distance_mm(join.distance.mm());
    row.set_joined(join.joined);
    row.set_reason(join.reason);
  }
}

void DecodeJoins(const v1::StudyResult& message, RowReader& reader,
                 std::vector<StationJoin>& joins) {
  for (const auto& row : message.station_joins()) {
    reader.Enter("station_joins", joins.size());
    StationJoin join;
    join.station = reader.Id<StationId>(row.has_station(), row.station());
    join.source = row.source();
    join.key = row.key();
    join.name = row.name();
    join.distance = reader.LengthMm(row.distance_mm());
    join.joined = row.joined();
    join.reason = row.reason();
    joins.push_back(std::move(join));
  }
}

}  // namespace railreach::wire
